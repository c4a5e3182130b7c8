/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-act.h"

#include <glib/gi18n-lib.h>

/* What the user did, and the words for it. */

MwAct *
mw_act_new (const char *verb)
{
  MwAct *act = g_new0 (MwAct, 1);

  act->verb = g_strdup (verb);
  return act;
}

void
mw_act_free (MwAct *act)
{
  g_free (act->verb);
  g_free (act->subject);
  g_free (act->detail);
  g_free (act);
}

static char *
describe_edit (const MwAct *act, const char *subject)
{
  guint field;

  if (act->table == NULL)
    return g_strdup_printf (_ ("“%s” changed"), subject);
  if (act->detail != NULL && mw_table_find_field (act->table, act->detail, &field))
    /* Translators: kind of record, its name, and the field: "Contract “X”: End date changed". */
    return g_strdup_printf (_ ("%s “%s”: %s changed"), _ (act->table->label), subject, mw_field_get_label (&act->table->fields[field]));
  return g_strdup_printf (_ ("%s “%s” changed"), _ (act->table->label), subject);
}

/**
 * mw_act_describe:
 *
 * Returns: (transfer full): such as "Contract “X”: End date changed"
 */
char *
mw_act_describe (const MwAct *act)
{
  const char *kind = act->table != NULL ? _ (act->table->label) : "";
  /* What was forgotten has no name in the history. */
  const char *subject = act->subject != NULL ? act->subject : "…";

  if (g_str_equal (act->verb, "create"))
    return g_strdup_printf (_ ("%s “%s” added"), kind, subject);
  if (g_str_equal (act->verb, "edit"))
    return describe_edit (act, subject);
  if (g_str_equal (act->verb, "delete"))
    return g_strdup_printf (_ ("%s “%s” deleted"), kind, subject);
  if (g_str_equal (act->verb, "import"))
    return g_strdup_printf (_ ("“%s” imported"), subject);
  if (g_str_equal (act->verb, "rules"))
    return g_strdup_printf (_ ("Rules chosen for “%s”"), subject);
  if (g_str_equal (act->verb, "plan"))
    /* Translators: %s is a number. */
    return g_strdup_printf (_ ("Taken over from the plan: %s links"), subject);
  if (g_str_equal (act->verb, "agenda"))
    return g_strdup_printf (_ ("Agenda of “%s” changed"), subject);
  if (g_str_equal (act->verb, "report"))
    return g_strdup_printf (_ ("Report on “%s” remembered"), subject);
  if (g_str_equal (act->verb, "copy"))
    return g_strdup_printf (_ ("%s “%s” copied"), kind, subject);
  if (g_str_equal (act->verb, "reject"))
    return g_strdup_printf (_ ("“%s” rejected"), subject);
  if (g_str_equal (act->verb, "forbid"))
    return g_strdup_printf (_ ("“%s” kept out of the plan"), subject);
  if (g_str_equal (act->verb, "allow"))
    return g_strdup_printf (_ ("“%s” left to the plan again"), subject);
  if (g_str_equal (act->verb, "link"))
    return g_strdup_printf (_ ("“%s” linked"), subject);
  if (g_str_equal (act->verb, "unlink"))
    return g_strdup_printf (_ ("“%s” unlinked"), subject);
  return g_strdup (_ ("Reference data filled in"));
}
