/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-plain.h"

/*
 * Text as it is, for widgets of libadwaita that would read it as markup. "Jansen & Zn" is no markup, and a label that is
 * given it shows nothing at all. Titles of windows, of status pages and of dialogs are plain by themselves.
 */

/**
 * mw_plain_row_set:
 * @row: an action row or an expander row
 * @title: (nullable): %NULL leaves it as it is
 * @subtitle: (nullable): the same
 */
void
mw_plain_row_set (GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle == NULL)
    return;
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

/* @subtitle: (nullable) */
GtkWidget *
mw_plain_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  mw_plain_row_set (row, title, subtitle);
  return row;
}

/**
 * mw_plain_group_set:
 * @title: (nullable): %NULL leaves it as it is
 * @description: (nullable): the same
 */
void
mw_plain_group_set (AdwPreferencesGroup *group, const char *title, const char *description)
{
  g_autofree char *safe_title = title != NULL ? g_markup_escape_text (title, -1) : NULL;
  g_autofree char *safe_description = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  if (safe_title != NULL)
    adw_preferences_group_set_title (group, safe_title);
  if (safe_description != NULL)
    adw_preferences_group_set_description (group, safe_description);
}

void
mw_plain_page_describe (AdwStatusPage *page, const char *description)
{
  g_autofree char *safe = g_markup_escape_text (description, -1);

  adw_status_page_set_description (page, safe);
}

/* Returns: (transfer full) */
AdwToast *
mw_plain_toast_new (const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  return adw_toast_new (safe);
}
