/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-due-bar.h"

#include <glib/gi18n.h>

/*
 * What is due today and this week, in one line above the pages when the program starts. It goes for good when it is
 * closed, or when the agenda itself is opened.
 */

struct _MwDueBar
{
  AdwBin parent_instance;

  /* Template children */
  GtkLabel *label;

  /* State */
  gboolean dismissed;
};

G_DEFINE_FINAL_TYPE (MwDueBar, mw_due_bar, ADW_TYPE_BIN)

static void
append (GString *text, const char *label, guint n)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s: %u", text->len > 0 ? " · " : "", label, n);
}

/* So many things are named. */
#define MOST_NAMES 2

/* Returns: (transfer full): such as "Due today: 2 · Later this week: 3 · Overdue: 6 · First: Brugman Advies", or "" */
static char *
describe (const MwTalkDue *due, const char *first)
{
  GString *text = g_string_new (NULL);

  append (text, _ ("Due today"), due->today);
  append (text, _ ("Later this week"), due->this_week);
  append (text, _ ("Overdue"), due->overdue);
  if (*first != '\0')
    g_string_append_printf (text, " · %s: %s", _ ("First"), first);
  return g_string_free (text, FALSE);
}

static void
dismiss_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_due_bar_dismiss (MW_DUE_BAR (widget));
}

static void
mw_due_bar_class_init (MwDueBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/maatwerk/Maatwerk/ui/mw-due-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MwDueBar, label);
  gtk_widget_class_install_action (widget_class, "due.dismiss", NULL, dismiss_action);
}

static void
mw_due_bar_init (MwDueBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Nothing due is nothing to tell. */
void
mw_due_bar_show (MwDueBar *self, MwTalkBoard *board, MwNotation notation)
{
  MwTalkDue due = mw_talk_board_count_due (board);
  g_autofree char *first = mw_talk_board_name_due (board, MOST_NAMES, notation);
  g_autofree char *text = describe (&due, first);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), !self->dismissed && *text != '\0');
}

void
mw_due_bar_dismiss (MwDueBar *self)
{
  self->dismissed = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
