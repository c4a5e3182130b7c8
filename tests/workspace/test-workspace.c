/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "mw-category.h"
#include "mw-contract.h"
#include "mw-error.h"
#include "mw-initiative.h"
#include "mw-match.h"
#include "mw-nomination.h"
#include "mw-organisation.h"
#include "mw-test.h"
#include "mw-workspace.h"

typedef struct
{
  MwFixture base;
  MwWorkspace *workspace;
  GAsyncResult *result;
} Open;

static void
set_up (Open *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  mw_fixture_set_up (&self->base, NULL);
  g_assert_true (mw_workspace_create_file (self->base.path, TRUE, &self->base.today, &error));
  self->workspace = mw_workspace_open (self->base.path, MW_ACCESS_WRITE, &self->base.today, &error);
  g_assert_no_error (error);
}

static void
tear_down (Open *self, gconstpointer unused)
{
  g_clear_object (&self->result);
  mw_workspace_close (self->workspace);
  /* Answers to what was asked last may still be on their way. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->workspace);
  mw_fixture_tear_down (&self->base, NULL);
}

static MwAct *
finish (Open *self, GError **error)
{
  MwAct *act;

  mw_test_await (self->result != NULL);
  act = mw_workspace_act_finish (self->workspace, self->result, error);
  g_clear_object (&self->result);
  return act;
}

static gint64
save (Open *self, const MwRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = NULL;

  mw_workspace_save_async (self->workspace, record, mw_test_take_result_cb, &self->result);
  act = finish (self, &error);
  g_assert_no_error (error);
  return act->record_id;
}

/* All small records as text, to compare states. */
static char *
dump (Open *self)
{
  GString *all = g_string_new (NULL);
  const MwTable *small[] = { &mw_organisation_table, &mw_nomination_table, &mw_initiative_table, &mw_match_table, NULL };

  for (guint t = 0; small[t] != NULL; t++)
    {
      GListModel *model = mw_workspace_get_records (self->workspace, small[t]);
      for (guint i = 0; i < g_list_model_get_n_items (model); i++)
        {
          g_autoptr (MwRecord) record = g_list_model_get_item (model, i);
          for (guint f = 0; f < small[t]->n_fields; f++)
            {
              g_autofree char *value = mw_record_format_field (record, f, MW_NOTATION_ISO);
              g_string_append_printf (all, "%s|", value);
            }
          g_string_append_c (all, '\n');
        }
    }
  return g_string_free (all, FALSE);
}

static MwRecord *
make_match (Open *self)
{
  MwRecord *match = mw_record_new (&mw_match_table);
  g_autoptr (MwRecord) initiative = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_initiative_table), 0);
  g_autoptr (MwRecord) nomination = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_nomination_table), 0);

  mw_record_set_integer (match, MW_MATCH_INITIATIVE, mw_record_get_id (initiative));
  mw_record_set_integer (match, MW_MATCH_NOMINATION, mw_record_get_id (nomination));
  mw_record_set_integer (match, MW_MATCH_PLACES, 3);
  mw_record_set_text (match, MW_MATCH_STATUS, "shortlisted");
  return match;
}

/* A list of commands of every kind, then undo them all: the state is that of the start. */
static void
test_undo_everything (Open *self, gconstpointer unused)
{
  g_autofree char *start = dump (self);
  g_autofree char *end = NULL;
  g_autoptr (MwRecord) supplier = mw_record_new (&mw_organisation_table);
  g_autoptr (MwRecord) initiative = mw_record_new (&mw_initiative_table);
  g_autoptr (MwRecord) match = make_match (self);
  g_autofree char *label = NULL;
  guint acts = 0;

  mw_record_set_text (supplier, MW_ORGANISATION_NAME, "Nieuw");
  mw_record_set_text (supplier, MW_ORGANISATION_KIND, "supplier");
  mw_record_set_id (supplier, save (self, supplier));
  mw_record_set_text (initiative, MW_INITIATIVE_TITLE, "Plek");
  mw_record_set_text (initiative, MW_INITIATIVE_STATUS, "idea");
  mw_record_set_text (initiative, MW_INITIATIVE_TARGET_GROUPS, "WIA PW");
  mw_record_set_integer (initiative, MW_INITIATIVE_SUPPLIER, mw_record_get_id (supplier));
  mw_record_set_id (initiative, save (self, initiative));
  mw_record_set_id (match, save (self, match));
  mw_record_set_text (match, MW_MATCH_STATUS, "agreed");
  save (self, match);
  label = mw_workspace_get_undo_label (self->workspace);
  g_assert_nonnull (strstr (label, "Status changed"));
  mw_workspace_delete_async (self->workspace, &mw_initiative_table, mw_record_get_id (initiative), mw_test_take_result_cb, &self->result);
  g_autoptr (MwAct) deleted = finish (self, NULL);
  g_assert_nonnull (deleted);

  for (;;)
    {
      g_autofree char *next = mw_workspace_get_undo_label (self->workspace);
      if (next == NULL)
        break;
      mw_workspace_undo_async (self->workspace, mw_test_take_result_cb, &self->result);
      g_autoptr (MwAct) act = finish (self, NULL);
      g_assert_nonnull (act);
      acts++;
    }
  end = dump (self);
  g_assert_cmpuint (acts, ==, 5);
  g_assert_cmpstr (start, ==, end);
}

/* What cannot be saved is told, with its code; nothing else changes. */
static void
test_failures_are_told (Open *self, gconstpointer unused)
{
  g_autoptr (MwRecord) invalid = mw_record_new (&mw_initiative_table);
  g_autoptr (MwRecord) used = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_organisation_table), 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;

  mw_workspace_save_async (self->workspace, invalid, mw_test_take_result_cb, &self->result);
  g_assert_null (finish (self, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_clear_error (&error);
  mw_workspace_delete_async (self->workspace, &mw_organisation_table, mw_record_get_id (used), mw_test_take_result_cb, &self->result);
  g_assert_null (finish (self, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_CONSTRAINT);
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
}

/* The tree of categories stays a tree. */
static void
test_category_circle (Open *self, gconstpointer unused)
{
  GListModel *categories = mw_workspace_get_records (self->workspace, &mw_category_table);
  g_autoptr (MwRecord) parent = g_list_model_get_item (categories, 0);
  g_autoptr (MwRecord) child = g_list_model_get_item (categories, 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mw_record_get_reference (child, MW_CATEGORY_PARENT), ==, mw_record_get_id (parent));
  mw_record_set_integer (parent, MW_CATEGORY_PARENT, mw_record_get_id (child));
  mw_workspace_save_async (self->workspace, parent, mw_test_take_result_cb, &self->result);
  g_assert_null (finish (self, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
}

static void
remember_cb (MwWorkspace *workspace, const char *description, char **place)
{
  g_free (*place);
  *place = g_strdup (description);
}

static void
test_acts_are_announced (Open *self, gconstpointer unused)
{
  g_autoptr (MwRecord) match = make_match (self);
  g_autofree char *said = NULL;

  g_signal_connect (self->workspace, "acted", G_CALLBACK (remember_cb), &said);
  save (self, match);
  g_assert_true (g_str_has_suffix (said, "linked"));
}

static void
test_report (Open *self, gconstpointer unused)
{
  g_autofree char *path = mw_fixture_get_path (&self->base, "r.xlsx");
  g_autoptr (GError) error = NULL;

  MwReportJob job = { .path = path, .parts = MW_REPORT_ALL };
  g_autoptr (MwReportMemory) memory = NULL;

  mw_workspace_report_async (self->workspace, &job, mw_test_take_result_cb, &self->result);
  mw_test_await (self->result != NULL);
  memory = mw_workspace_report_finish (self->workspace, self->result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (memory);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* A field offers only what it can mean: suppliers for a supplier, that supplier's contracts for a contract. */
static void
test_choices (Open *self, gconstpointer unused)
{
  g_autoptr (MwRecord) initiative = g_list_model_get_item (mw_workspace_get_records (self->workspace, &mw_initiative_table), 0);
  g_autoptr (GPtrArray) suppliers = mw_workspace_list_choices (self->workspace, initiative, MW_INITIATIVE_SUPPLIER);
  g_autoptr (GPtrArray) contracts = mw_workspace_list_choices (self->workspace, initiative, MW_INITIATIVE_CONTRACT);

  for (guint i = 0; i < suppliers->len; i++)
    g_assert_cmpstr (mw_record_get_text (g_ptr_array_index (suppliers, i), MW_ORGANISATION_KIND), ==, "supplier");
  g_assert_cmpuint (contracts->len, >, 0);
  for (guint i = 0; i < contracts->len; i++)
    g_assert_cmpint (mw_record_get_reference (g_ptr_array_index (contracts, i), MW_CONTRACT_SUPPLIER), ==, mw_record_get_reference (initiative, MW_INITIATIVE_SUPPLIER));
}

#define ADD(path, func) g_test_add (path, Open, NULL, set_up, func, tear_down)

/* What one process writes, another that only reads shows, without being asked. */
static void
test_reader_follows (Open *self, gconstpointer unused)
{
  MwWorkspace *reader = mw_workspace_open (self->base.path, MW_ACCESS_READ, &self->base.today, NULL);
  GListModel *suppliers = mw_workspace_get_records (reader, &mw_organisation_table);
  guint before = g_list_model_get_n_items (suppliers);
  g_autoptr (MwRecord) organisation = mw_record_new (&mw_organisation_table);

  g_assert_true (mw_workspace_is_read_only (reader));
  mw_workspace_take_over (reader);
  mw_record_set_text (organisation, MW_ORGANISATION_NAME, "Aanwinst");
  mw_record_set_text (organisation, MW_ORGANISATION_KIND, "supplier");
  save (self, organisation);
  mw_test_await (g_list_model_get_n_items (suppliers) == before + 1);
  mw_workspace_close (reader);
  g_object_unref (reader);
}

int
main (int argc, char *argv[])
{
  mw_test_init (&argc, &argv);
  ADD ("/workspace/undo-everything", test_undo_everything);
  ADD ("/workspace/failures-are-told", test_failures_are_told);
  ADD ("/workspace/categories-stay-a-tree", test_category_circle);
  ADD ("/workspace/acts-are-announced", test_acts_are_announced);
  ADD ("/workspace/writes-the-report", test_report);
  ADD ("/workspace/a-reader-follows-the-writer", test_reader_follows);
  ADD ("/workspace/offers-only-what-a-field-can-mean", test_choices);
  return g_test_run ();
}
