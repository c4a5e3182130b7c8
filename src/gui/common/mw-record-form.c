/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-record-form"

#include "config.h"
#include "mw-record-form.h"

#include <glib/gi18n.h>

#include "mw-focus.h"
#include "mw-form-row.h"

/*
 * A form for a record of any kind: one row per field, in the groups that its table names. It works on a
 * copy; what is understood and allowed is told with "edited", what is not is shown at its field.
 */

struct _MwRecordForm
{
  AdwBin parent_instance;

  /* Owned */
  MwWorkspace *workspace;
  MwRecord *record;
  MwRecord *original; /* as it was set */
  GPtrArray *rows;    /* MwFormRow */
  GtkWidget *box;     /* borrowed: the child */

  /* Borrowed */
  const guint *fields; /* (nullable): only these */
  gsize n_fields;

  /* State */
  gboolean wide;
};

G_DEFINE_FINAL_TYPE (MwRecordForm, mw_record_form, ADW_TYPE_BIN)

enum
{
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The widgets go first: on their way out they still call into their rows. */
static void
clear_rows (MwRecordForm *self)
{
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->box = NULL;
  g_ptr_array_set_size (self->rows, 0);
}

static void
mw_record_form_dispose (GObject *object)
{
  MwRecordForm *self = MW_RECORD_FORM (object);

  clear_rows (self);
  g_clear_object (&self->record);
  g_clear_object (&self->original);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (mw_record_form_parent_class)->dispose (object);
}

static void
mw_record_form_finalize (GObject *object)
{
  g_ptr_array_unref (MW_RECORD_FORM (object)->rows);

  G_OBJECT_CLASS (mw_record_form_parent_class)->finalize (object);
}

static void
mw_record_form_class_init (MwRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_record_form_finalize;

  /**
   * MwRecordForm::edited:
   * @field: which field
   *
   * The user gave a field another value, which is in the record already.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mw_record_form_init (MwRecordForm *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_form_row_free);
}

void
mw_record_form_set_workspace (MwRecordForm *self, MwWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
}

/* In a window of its own there is room for long names; to be called before the record is set. */
void
mw_record_form_set_wide (MwRecordForm *self, gboolean wide)
{
  self->wide = wide;
}

/* @fields: (array): the only ones to show, which must live as long as the form; to be called before the record is set */
void
mw_record_form_set_fields (MwRecordForm *self, const guint *fields, gsize n_fields)
{
  self->fields = fields;
  self->n_fields = n_fields;
}

gboolean
mw_record_form_is_wide (MwRecordForm *self)
{
  return self->wide;
}

/* Returns: (transfer none): the copy that the form works on */
MwRecord *
mw_record_form_get_record (MwRecordForm *self)
{
  return self->record;
}

MwWorkspace *
mw_record_form_get_workspace (MwRecordForm *self)
{
  return self->workspace;
}

static GtkWidget *
add_group (MwRecordForm *self, const char *section)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (section != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (section));
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static gboolean
is_shown (MwRecordForm *self, guint field)
{
  if (mw_record_get_table (self->record)->fields[field].flags & (MW_FIELD_HIDDEN | MW_FIELD_CHOSEN))
    return FALSE;
  for (gsize i = 0; i < self->n_fields; i++)
    {
      if (self->fields[i] == field)
        return TRUE;
    }
  return self->fields == NULL;
}

/* A group begins with the first field of its section that is shown. */
static void
build_rows (MwRecordForm *self)
{
  const MwTable *table = mw_record_get_table (self->record);
  const char *section = NULL;
  GtkWidget *group = NULL;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
  for (guint i = 0; i < table->n_fields; i++)
    {
      MwFormRow *row;
      if (table->fields[i].section != NULL)
        {
          section = table->fields[i].section;
          group = NULL;
        }
      if (!is_shown (self, i))
        continue;
      if (group == NULL)
        group = add_group (self, section);
      row = mw_form_row_new (self, i);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row->widget);
      g_ptr_array_add (self->rows, row);
      mw_form_row_show (row);
    }
}

/* What the user is typing right now is not overwritten by a refresh of the same record. */
static gboolean
is_being_typed (MwFormRow *row)
{
  GtkRoot *root = gtk_widget_get_root (row->widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, row->widget) && mw_form_row_is_typed (row);
}

/**
 * mw_record_form_set_record:
 * @record: copied
 *
 * The workspace must have been set.
 */
void
mw_record_form_set_record (MwRecordForm *self, const MwRecord *record)
{
  gboolean same_table = self->record != NULL && mw_record_get_table (self->record) == mw_record_get_table (record);
  gboolean same_record = same_table && mw_record_get_id (self->record) == mw_record_get_id (record);

  if (!same_table)
    clear_rows (self);
  g_clear_object (&self->record);
  self->record = mw_record_copy (record);
  g_clear_object (&self->original);
  self->original = mw_record_copy (record);
  if (!same_table)
    {
      build_rows (self);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      MwFormRow *row = g_ptr_array_index (self->rows, i);
      if (!same_record || !is_being_typed (row))
        mw_form_row_show (row);
    }
}

/* What belongs to a supplier can be chosen only once that is. */
static gboolean
depends_on_supplier (const MwField *field)
{
  return field->target == &mw_contract_table || field->target == &mw_contact_table || field->target == &mw_initiative_table;
}

/* Rows whose list depends on the field that changed are listed anew. */
static void
show_dependent_rows (MwRecordForm *self, guint field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MwFormRow *row = g_ptr_array_index (self->rows, i);
      if (row->field != field && depends_on_supplier (mw_form_row_get_field (row)))
        mw_form_row_show (row);
    }
}

/* For rows: the record has a new value. */
void
mw_record_form_field_edited (MwRecordForm *self, guint field)
{
  show_dependent_rows (self, field);
  g_signal_emit (self, signals[EDITED], 0, field);
}

static MwFormRow *
find_row (MwRecordForm *self, guint field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MwFormRow *row = g_ptr_array_index (self->rows, i);
      if (row->field == field)
        return row;
    }
  return NULL;
}

void
mw_record_form_show_error (MwRecordForm *self, guint field, const char *message)
{
  MwFormRow *row = find_row (self, field);

  if (row != NULL)
    mw_form_row_set_error (row, message);
}

/* Whether anything was typed or chosen since the record was set. */
gboolean
mw_record_form_is_changed (MwRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MwFormRow *row = g_ptr_array_index (self->rows, i);
      if (mw_form_row_is_typed (row) || !mw_record_field_equals (self->record, self->original, row->field))
        return TRUE;
    }
  return FALSE;
}

/**
 * mw_record_form_find_unsaved:
 * @label: (out): the name of the first field of which the value could not be saved
 * @text: (out) (transfer full): what was typed there
 */
gboolean
mw_record_form_find_unsaved (MwRecordForm *self, const char **label, char **text)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      MwFormRow *row = g_ptr_array_index (self->rows, i);
      if (!row->wrong || !mw_form_row_is_typed (row))
        continue;
      *label = mw_field_get_label (mw_form_row_get_field (row));
      *text = row->dup_text (row);
      return TRUE;
    }
  return FALSE;
}

/* Puts the keyboard at the first field. */
void
mw_record_form_focus_first (MwRecordForm *self)
{
  if (self->rows->len > 0)
    mw_record_form_focus_field (self, ((MwFormRow *) g_ptr_array_index (self->rows, 0))->field);
}

/* Puts the keyboard where the field is edited, and scrolls it into sight. */
void
mw_record_form_focus_field (MwRecordForm *self, guint field)
{
  MwFormRow *row = find_row (self, field);

  if (row != NULL)
    mw_focus_show (row->inner != NULL ? row->inner : row->widget);
}

/**
 * mw_record_form_check:
 *
 * The rules between fields. Each field that is to be mended says so: one that was told counts as unknown for those that
 * come after it.
 *
 * Returns: the first field that is wrong, or G_MAXUINT where the record may be saved
 */
guint
mw_record_form_check (MwRecordForm *self)
{
  const MwTable *table = mw_record_get_table (self->record);
  g_autoptr (MwRecord) rest = mw_record_copy (self->record);
  guint first = G_MAXUINT;

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autoptr (GError) error = NULL;
      guint wrong = first;
      /* What is missing stays missing, and was told the first time. */
      if (mw_record_check (rest, &wrong, &error) || (i > 0 && !mw_record_is_known (rest, wrong)))
        break;
      mw_record_form_show_error (self, wrong, error->message);
      first = MIN (first, wrong);
      mw_record_clear (rest, wrong);
    }
  return first;
}

/**
 * mw_record_form_commit:
 *
 * Takes in what is on the screen. All that is wrong is told where it stands; the first of it gets the focus.
 *
 * Returns: whether the record may be saved
 */
gboolean
mw_record_form_commit (MwRecordForm *self)
{
  guint wrong = G_MAXUINT;

  for (guint i = 0; i < self->rows->len; i++)
    {
      MwFormRow *row = g_ptr_array_index (self->rows, i);
      if (!mw_form_row_commit (row))
        wrong = MIN (wrong, row->field);
    }
  wrong = MIN (wrong, mw_record_form_check (self));
  if (wrong == G_MAXUINT)
    return TRUE;
  mw_record_form_focus_field (self, wrong);
  return FALSE;
}
