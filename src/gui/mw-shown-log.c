/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-shown"

#include "config.h"
#include "mw-shown-log.h"

#include <gtk/gtk.h>

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GHashTable *told = user_data;
  gpointer widget = g_value_get_object (values);
  const char *name = G_OBJECT_TYPE_NAME (widget);

  if (!GTK_IS_WINDOW (widget) && !g_str_has_prefix (name, "Mw"))
    return TRUE;
  if (g_hash_table_add (told, (gpointer) name))
    g_debug ("%s", name);
  return TRUE;
}

static void
free_told (gpointer told)
{
  g_hash_table_unref (told);
}

/* With G_MESSAGES_DEBUG=mw-shown the program tells which of its widgets, and which windows, come on
 * the screen: each kind the first time. A test that goes around in it knows by that where it has
 * been. */
void
mw_shown_log_start (void)
{
  if (g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, G_LOG_DOMAIN))
    return;
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET),
                              0,
                              mapped_cb,
                              g_hash_table_new (g_str_hash, g_str_equal),
                              free_told);
}
