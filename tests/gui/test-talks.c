/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"

#include "mw-agenda-item.h"
#include "mw-agreement.h"
#include "mw-contact.h"
#include "mw-contacts-dialog.h"
#include "mw-conversation.h"
#include "mw-due-bar.h"
#include "mw-record-dialog.h"
#include "mw-record-form.h"
#include "mw-room-dialog.h"
#include "mw-shown.h"
#include "mw-talk-agenda-list.h"
#include "mw-talk-row.h"
#include "mw-talk-sheet-dialog.h"
#include "mw-talk-sheet.h"
#include "mw-talk-view.h"
#include "mw-talks-page.h"

static GtkWidget *
open_talks (MwShown *self)
{
  GtkWidget *page = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_TALKS_PAGE, 0);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "talks");
  mw_test_await (mw_gui_test_count (page, MW_TYPE_TALK_ROW) > 5);
  return page;
}

static MwRecord *
find_record (MwShown *self, const MwTable *table, const char *title)
{
  GListModel *all = mw_workspace_get_records (self->workspace, table);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (MwRecord) record = g_list_model_get_item (all, i);
      if (g_strcmp0 (mw_record_get_title (record), title) == 0)
        return record;
    }
  g_error ("no “%s”", title);
}

static GtkWidget *
find_row (GtkWidget *page, const char *title)
{
  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_TALK_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_TALK_ROW, i);
      const MwTalkEntry *entry = mw_talk_row_get_entry (MW_TALK_ROW (row));
      if (entry->record != NULL && g_strcmp0 (mw_record_get_title (entry->record), title) == 0)
        return row;
    }
  return NULL;
}

static GtkWidget *
choose (MwShown *self, const char *title)
{
  GtkWidget *page = open_talks (self);
  GtkWidget *row = find_row (page, title);

  g_assert_nonnull (row);
  gtk_list_box_select_row (GTK_LIST_BOX (gtk_widget_get_parent (row)), GTK_LIST_BOX_ROW (row));
  return mw_gui_test_find (page, MW_TYPE_TALK_VIEW, 0);
}

static GtkWidget *
find_group (GtkWidget *root, const char *title)
{
  for (guint i = 0; i < mw_gui_test_count (root, ADW_TYPE_PREFERENCES_GROUP); i++)
    {
      GtkWidget *group = mw_gui_test_find (root, ADW_TYPE_PREFERENCES_GROUP, i);
      if (g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), title) == 0)
        return group;
    }
  g_assert_not_reached ();
}

static guint
count_rows (GtkWidget *view, const char *group)
{
  return mw_gui_test_count (find_group (view, group), ADW_TYPE_ACTION_ROW);
}

/* What is proposed goes onto the agenda, all at once, and an undo takes all of it back. */
static void
test_prepare (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = choose (self, "Voortgang traineeship inkoop");
  guint proposed;

  mw_test_await (gtk_widget_get_visible (find_group (view, "Proposed")));
  proposed = count_rows (view, "Proposed");
  g_assert_cmpuint (proposed, >, 5);
  g_assert_cmpuint (count_rows (view, "Agenda"), ==, 1);
  gtk_widget_activate_action (mw_gui_test_find (view, MW_TYPE_TALK_AGENDA_LIST, 0), "agenda.take-all", NULL);
  mw_test_await (count_rows (view, "Agenda") == proposed + 1);
  mw_test_await (!gtk_widget_get_visible (find_group (view, "Proposed")));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  mw_test_await (count_rows (view, "Agenda") == 1);
}

/* Done is one key: the agreement leaves the agenda, with today as its day. */
static void
test_done (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_talks (self);
  const char *title = "Taalmaatje zoeken bij het Taalhuis";
  GtkWidget *row = find_row (page, title);
  GDate done;

  g_assert_nonnull (row);
  gtk_widget_activate_action (row, "talk.done", NULL);
  mw_test_await (find_row (page, title) == NULL);
  g_assert_true (mw_record_get_date (find_record (self, &mw_agreement_table, title), MW_AGREEMENT_DONE_DATE, &done));
  g_assert_cmpint (g_date_compare (&done, mw_workspace_get_today (self->workspace)), ==, 0);
}

static gboolean
shows_text (GtkWidget *root, const char *part)
{
  for (guint i = 0; i < mw_gui_test_count (root, GTK_TYPE_LABEL); i++)
    {
      GtkWidget *label = mw_gui_test_find (root, GTK_TYPE_LABEL, i);
      if (gtk_widget_get_mapped (label) && strstr (gtk_label_get_label (GTK_LABEL (label)), part) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* With a supplier that nobody talks with a talk is planned from its row. */
static void
test_plan_with_silent (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_talks (self);
  guint before = g_list_model_get_n_items (mw_workspace_get_records (self->workspace, &mw_conversation_table));
  GtkWidget *silent = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_TALK_ROW) && silent == NULL; i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_TALK_ROW, i);
      if (mw_talk_row_get_entry (MW_TALK_ROW (row))->section == MW_TALK_SILENT)
        silent = row;
    }
  g_assert_nonnull (silent);
  gtk_widget_activate_action (silent, "talk.plan", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG);
  g_assert_false (gtk_widget_get_mapped (mw_gui_test_find (page, MW_TYPE_TALK_VIEW, 0)));
  /* Before it is saved it says what would be a good day. */
  mw_test_await (shows_text (dialog, "Good days for this talk:"));
  gtk_widget_activate_action (dialog, "record.save", NULL);
  mw_test_await (g_list_model_get_n_items (mw_workspace_get_records (self->workspace, &mw_conversation_table)) == before + 1);
  /* It leads to the talk that was made. */
  mw_test_await (gtk_widget_get_mapped (mw_gui_test_find (page, MW_TYPE_TALK_VIEW, 0)));
}

/* Who, what phase and what words: each narrows the list, and together they may leave nothing, which is said. */
static void
test_filters (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_talks (self);
  guint all = mw_gui_test_count (page, MW_TYPE_TALK_ROW);
  GtkWidget *role = mw_gui_test_find (page, GTK_TYPE_DROP_DOWN, 1);
  GtkWidget *search = mw_gui_test_find (page, GTK_TYPE_SEARCH_ENTRY, 0);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (role), 3);
  g_assert_cmpuint (mw_gui_test_count (page, MW_TYPE_TALK_ROW), ==, 2);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (role), 0);
  g_assert_cmpuint (mw_gui_test_count (page, MW_TYPE_TALK_ROW), ==, all);
  gtk_editable_set_text (GTK_EDITABLE (search), "brugman");
  mw_test_await (mw_gui_test_count (page, MW_TYPE_TALK_ROW) < all && mw_gui_test_count (page, MW_TYPE_TALK_ROW) > 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "zzzz");
  mw_test_await (mw_gui_test_count (page, MW_TYPE_TALK_ROW) == 0);
}

static GtkWidget *
find_row_of_kind (GtkWidget *page, MwTalkEntryKind kind)
{
  for (guint i = 0; i < mw_gui_test_count (page, MW_TYPE_TALK_ROW); i++)
    {
      GtkWidget *row = mw_gui_test_find (page, MW_TYPE_TALK_ROW, i);
      if (mw_talk_row_get_entry (MW_TALK_ROW (row))->kind == kind)
        return row;
    }
  return NULL;
}

/* What was agreed for the next talk is planned from its row, on that day and about the same contracts; then the row goes. */
static void
test_plan_agreed (MwShown *self, gconstpointer unused)
{
  GtkWidget *page = open_talks (self);
  GtkWidget *row = find_row_of_kind (page, MW_TALK_ENTRY_NEXT);
  const MwRecord *held = find_record (self, &mw_conversation_table, "Eerste gesprek over leer-werkplekken");
  MwRecord *talk;

  g_assert_nonnull (row);
  gtk_widget_activate_action (row, "talk.plan", NULL);
  gtk_widget_activate_action (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG), "record.save", NULL);
  mw_test_await (find_row_of_kind (page, MW_TALK_ENTRY_NEXT) == NULL);
  talk = mw_workspace_find_next_talk (self->workspace, mw_record_get_reference (held, MW_CONVERSATION_SUPPLIER));
  g_assert_nonnull (talk);
  g_assert_cmpstr (mw_record_get_text (talk, MW_CONVERSATION_DATE), ==, mw_record_get_text (held, MW_CONVERSATION_NEXT_DATE));
  g_assert_true (mw_record_field_equals (talk, held, MW_CONVERSATION_CONTRACTS));
}

/* From the room calendar a contract joins the talk that is planned with its supplier, and undo takes it off again. */
static void
test_discuss_contract (MwShown *self, gconstpointer unused)
{
  const char *title = "Voortgang traineeship inkoop";
  const MwRecord *talk = find_record (self, &mw_conversation_table, title);
  gint64 supplier_id = mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER);
  g_autofree char *before = g_strdup (mw_record_get_text (talk, MW_CONVERSATION_CONTRACTS));
  g_autoptr (GPtrArray) contracts = mw_workspace_list_choices (self->workspace, talk, MW_CONVERSATION_CONTRACTS);
  gint64 other = 0;

  for (guint i = 0; i < contracts->len; i++)
    {
      gint64 id = mw_record_get_id (g_ptr_array_index (contracts, i));
      other = id != g_ascii_strtoll (before, NULL, 10) ? id : other;
    }
  g_assert_cmpint (other, !=, 0);
  open_talks (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.discuss", "(xx)", supplier_id, other);
  mw_test_await (g_strcmp0 (mw_record_get_text (find_record (self, &mw_conversation_table, title), MW_CONVERSATION_CONTRACTS), before) != 0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL);
  mw_test_await (g_strcmp0 (mw_record_get_text (find_record (self, &mw_conversation_table, title), MW_CONVERSATION_CONTRACTS), before) == 0);
}

static void
answer (const char *response)
{
  GtkWidget *dialog = mw_shown_find_dialog (ADW_TYPE_MESSAGE_DIALOG);

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  /* A click closes it too. */
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A planned talk may stand in a calendar, so that deleting it asks whether to cancel it; one that was cancelled goes at
 * once. */
static void
test_delete (MwShown *self, gconstpointer unused)
{
  const char *title = "Ruimte voor mensen met autisme";
  GtkWidget *view = choose (self, title);
  GListModel *talks = mw_workspace_get_records (self->workspace, &mw_conversation_table);
  guint before = g_list_model_get_n_items (talks);

  gtk_widget_activate_action (view, "talk.delete", NULL);
  answer ("keep");
  g_assert_true (mw_conversation_is (find_record (self, &mw_conversation_table, title), "planned"));
  gtk_widget_activate_action (view, "talk.delete", NULL);
  answer ("instead");
  mw_test_await (mw_conversation_is (find_record (self, &mw_conversation_table, title), "cancelled"));
  g_assert_cmpuint (g_list_model_get_n_items (talks), ==, before);
  mw_test_await (mw_conversation_is (mw_record_form_get_record (MW_RECORD_FORM (mw_gui_test_find (view, MW_TYPE_RECORD_FORM, 2))), "cancelled"));
  gtk_widget_activate_action (view, "talk.delete", NULL);
  mw_test_await (g_list_model_get_n_items (mw_workspace_get_records (self->workspace, &mw_conversation_table)) == before - 1);
}

/* Clearing the date asks the same; what was asked is done, or the date stays. */
static void
test_clear_date (MwShown *self, gconstpointer unused)
{
  const char *title = "Ruimte voor mensen met autisme";
  GtkWidget *view = choose (self, title);
  GtkWidget *details = mw_gui_test_find (view, MW_TYPE_RECORD_FORM, 1);
  MwRecord *talk = mw_record_form_get_record (MW_RECORD_FORM (details));

  mw_record_clear (talk, MW_CONVERSATION_DATE);
  mw_record_form_field_edited (MW_RECORD_FORM (details), MW_CONVERSATION_DATE);
  answer ("keep");
  mw_test_await (mw_record_is_known (mw_record_form_get_record (MW_RECORD_FORM (details)), MW_CONVERSATION_DATE));
  g_assert_true (mw_record_is_known (find_record (self, &mw_conversation_table, title), MW_CONVERSATION_DATE));
  talk = mw_record_form_get_record (MW_RECORD_FORM (details));
  mw_record_clear (talk, MW_CONVERSATION_DATE);
  mw_record_form_field_edited (MW_RECORD_FORM (details), MW_CONVERSATION_DATE);
  answer ("discard");
  mw_test_await (!mw_record_is_known (find_record (self, &mw_conversation_table, title), MW_CONVERSATION_DATE));
}

/* The preparation has what it is for, when and with whom; the record what came of it, and nothing stands twice. */
static void
test_forms (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = choose (self, "Voortgang traineeship inkoop");

  g_assert_cmpuint (mw_gui_test_count (view, MW_TYPE_RECORD_FORM), ==, 3);
  mw_test_await (shows_text (view, "Goals"));
  g_assert_true (shows_text (view, "When and where"));
  g_assert_true (shows_text (view, "Who takes part"));
  g_assert_true (shows_text (view, "Agenda"));
  g_assert_true (shows_text (view, "HR, Procurement, Supplier"));
  g_assert_false (shows_text (view, "Outcome"));
}

/* From a link to the talk that is planned with its supplier. */
static void
test_discuss (MwShown *self, gconstpointer unused)
{
  const MwRecord *talk = find_record (self, &mw_conversation_table, "Ruimte voor mensen met autisme");
  GtkWidget *page = open_talks (self);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.discuss", "(xx)", mw_record_get_reference (talk, MW_CONVERSATION_SUPPLIER), (gint64) 0);
  g_assert_cmpuint (mw_gui_test_count (mw_gui_test_find (page, MW_TYPE_TALK_VIEW, 0), MW_TYPE_TALK_AGENDA_LIST), ==, 1);
  mw_test_await (count_rows (page, "Agenda") == 1);
}

/* A preparation of the usual length is one page; a very long one goes on, and nothing of it is lost. */
static void
test_sheet (MwShown *self, gconstpointer unused)
{
  g_autoptr (MwRecord) talk = mw_record_copy (find_record (self, &mw_conversation_table, "Voortgang traineeship inkoop"));
  g_autofree char *path = mw_fixture_get_path (&self->base, "sheet.pdf");
  g_autoptr (MwTalkSheet) sheet = mw_talk_sheet_new (self->workspace, talk);
  g_autoptr (MwTalkSheet) long_sheet = NULL;
  g_autoptr (GString) goal = g_string_new ("een\uffff\vtwee ");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = mw_talk_sheet_get_text (sheet);
  g_autofree char *pdf = NULL;

  g_assert_cmpuint (mw_talk_sheet_get_n_pages (sheet), ==, 1);
  g_assert_nonnull (strstr (text, "Kade Inkoopadvies – Voortgang traineeship inkoop"));
  g_assert_nonnull (strstr (text, "1. Hoe gaat het met de eerste trainee"));
  g_assert_nonnull (strstr (text, "Thursday 26 November 2026, 10:00"));
  g_assert_true (mw_talk_sheet_save (sheet, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_false (mw_talk_sheet_save (sheet, "/nowhere/at/all.pdf", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  for (guint i = 0; i < 400; i++)
    g_string_append_printf (goal, "Zin %u over wat wij willen bereiken. ", i);
  mw_record_set_text (talk, MW_CONVERSATION_OUR_GOAL, goal->str);
  long_sheet = mw_talk_sheet_new (self->workspace, talk);
  g_assert_cmpuint (mw_talk_sheet_get_n_pages (long_sheet), >, 1);
  g_assert_true (mw_talk_sheet_save (long_sheet, path, &error));
  g_assert_no_error (error);
}

/* Returns: how many points of it are dark, as letters are */
static guint
count_ink (GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  guint ink = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  gdk_paintable_snapshot (picture, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guchar *line = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
      for (int x = 0; x < width; x++)
        ink += line[4 * x] < 96;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

/* The preview is drawn, with text on it, and without a complaint. */
static void
test_preview (MwShown *self, gconstpointer unused)
{
  GtkWidget *view = choose (self, "Voortgang traineeship inkoop");
  GtkWidget *dialog;

  gtk_widget_activate_action (view, "talk.print", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_TALK_SHEET_DIALOG);
  mw_test_await (count_ink (mw_gui_test_find (dialog, GTK_TYPE_DRAWING_AREA, 0)) > 500);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* What is due is told when the program starts, until the agenda was seen. */
static void
test_due (MwShown *self, gconstpointer unused)
{
  GtkWidget *bar = mw_gui_test_find (GTK_WIDGET (self->window), MW_TYPE_DUE_BAR, 0);
  GtkWidget *label = mw_gui_test_find (bar, GTK_TYPE_LABEL, 0);

  mw_test_await (gtk_widget_get_visible (bar));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "Overdue: "));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "First: "));
  open_talks (self);
  g_assert_false (gtk_widget_get_visible (bar));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "contracts");
  g_assert_false (gtk_widget_get_visible (bar));
}

/* The room calendar has a line for each moment, and each opens the contract that it is of. */
static void
test_room (MwShown *self, gconstpointer unused)
{
  GtkWidget *dialog;
  GtkWidget *list;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-room", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_ROOM_DIALOG);
  mw_test_await (mw_gui_test_count (dialog, ADW_TYPE_ACTION_ROW) > 10);
  list = gtk_widget_get_parent (mw_gui_test_find (dialog, ADW_TYPE_ACTION_ROW, 0));
  g_signal_emit_by_name (list, "row-activated", mw_gui_test_find (dialog, ADW_TYPE_ACTION_ROW, 0));
  g_assert_nonnull (mw_shown_find_dialog (MW_TYPE_RECORD_DIALOG));
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  for (guint i = 0; i < mw_gui_test_count (root, GTK_TYPE_BUTTON); i++)
    {
      GtkWidget *button = mw_gui_test_find (root, GTK_TYPE_BUTTON, i);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
  g_error ("no button “%s”", label);
}

/* It asks first; then the contact is gone, and undo brings nobody back. */
static void
test_forget (MwShown *self, gconstpointer unused)
{
  GListModel *contacts = mw_workspace_get_records (self->workspace, &mw_contact_table);
  guint before = g_list_model_get_n_items (contacts);
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-contacts", NULL);
  dialog = mw_shown_find_dialog (MW_TYPE_CONTACTS_DIALOG);
  g_assert_cmpuint (mw_gui_test_count (dialog, ADW_TYPE_ACTION_ROW), ==, before);
  g_signal_emit_by_name (find_button (dialog, "Forget…"), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (contacts), ==, before);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (mw_shown_find_dialog (ADW_TYPE_MESSAGE_DIALOG)), "discard");
  mw_test_await (g_list_model_get_n_items (mw_workspace_get_records (self->workspace, &mw_contact_table)) == before - 1);
  mw_test_await (mw_gui_test_count (dialog, ADW_TYPE_ACTION_ROW) == before - 1);
  g_assert_null (mw_workspace_get_undo_label (self->workspace));
}

int
main (int argc, char *argv[])
{
  mw_gui_test_init (&argc, &argv);
  mw_shown_add ("/talks/prepare", test_prepare);
  mw_shown_add ("/talks/done", test_done);
  mw_shown_add ("/talks/plan-with-silent", test_plan_with_silent);
  mw_shown_add ("/talks/filters", test_filters);
  mw_shown_add ("/talks/plan-agreed", test_plan_agreed);
  mw_shown_add ("/talks/discuss-contract", test_discuss_contract);
  mw_shown_add ("/talks/delete", test_delete);
  mw_shown_add ("/talks/clear-date", test_clear_date);
  mw_shown_add ("/talks/forms", test_forms);
  mw_shown_add ("/talks/discuss", test_discuss);
  mw_shown_add ("/talks/sheet", test_sheet);
  mw_shown_add ("/talks/preview", test_preview);
  mw_shown_add ("/talks/due", test_due);
  mw_shown_add ("/talks/room", test_room);
  mw_shown_add ("/talks/forget", test_forget);
  return g_test_run ();
}
