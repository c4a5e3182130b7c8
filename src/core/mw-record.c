/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-record.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "mw-date.h"
#include "mw-error.h"
#include "mw-text.h"

/*
 * One record of any kind: an id and a value per field of its table. A value is a text, an integer or
 * unknown, just as in the file. A record does not know where it is kept.
 */

typedef struct
{
  gboolean known;
  gint64 integer;
  char *text;
} MwValue;

struct _MwRecord
{
  GObject parent_instance;

  const MwTable *table;
  gint64 id;
  MwValue *values;
};

G_DEFINE_FINAL_TYPE (MwRecord, mw_record, G_TYPE_OBJECT)

static void
mw_record_finalize (GObject *object)
{
  MwRecord *self = MW_RECORD (object);

  for (guint i = 0; i < self->table->n_fields; i++)
    g_free (self->values[i].text);
  g_free (self->values);

  G_OBJECT_CLASS (mw_record_parent_class)->finalize (object);
}

static void
mw_record_class_init (MwRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_record_finalize;
}

static void
mw_record_init (MwRecord *self)
{
}

static const MwField *
field_of (const MwRecord *self, guint field)
{
  g_assert (field < self->table->n_fields);
  return &self->table->fields[field];
}

/**
 * mw_record_new:
 *
 * Returns: (transfer full): a record without an id, of which every field is unknown
 */
MwRecord *
mw_record_new (const MwTable *table)
{
  MwRecord *self = g_object_new (MW_TYPE_RECORD, NULL);

  self->table = table;
  self->values = g_new0 (MwValue, table->n_fields);
  return self;
}

MwRecord *
mw_record_copy (const MwRecord *self)
{
  MwRecord *copy = mw_record_new (self->table);

  copy->id = self->id;
  for (guint i = 0; i < self->table->n_fields; i++)
    mw_record_copy_field (copy, self, i);
  return copy;
}

const MwTable *
mw_record_get_table (const MwRecord *self)
{
  return self->table;
}

/* 0 is a record that was never saved. */
gint64
mw_record_get_id (const MwRecord *self)
{
  return self->id;
}

void
mw_record_set_id (MwRecord *self, gint64 id)
{
  self->id = id;
}

/* Returns: (transfer none): what names the record, for a person; "" where that is unknown or not a text */
const char *
mw_record_get_title (const MwRecord *self)
{
  const MwField *field = &self->table->fields[self->table->title_field];
  const char *title = self->values[self->table->title_field].text;

  return title != NULL ? mw_field_get_choice_label (field, title) : "";
}

gboolean
mw_record_is_known (const MwRecord *self, guint field)
{
  g_return_val_if_fail (field < self->table->n_fields, FALSE);

  return self->values[field].known;
}

void
mw_record_clear (MwRecord *self, guint field)
{
  g_return_if_fail (field < self->table->n_fields);

  g_clear_pointer (&self->values[field].text, g_free);
  self->values[field].integer = 0;
  self->values[field].known = FALSE;
}

gboolean
mw_record_field_equals (const MwRecord *self, const MwRecord *other, guint field)
{
  const MwValue *a = &self->values[field];
  const MwValue *b = &other->values[field];

  g_return_val_if_fail (self->table == other->table, FALSE);

  return a->known == b->known && a->integer == b->integer && g_strcmp0 (a->text, b->text) == 0;
}

void
mw_record_copy_field (MwRecord *self, const MwRecord *other, guint field)
{
  g_return_if_fail (self->table == other->table);

  g_autofree char *text = g_strdup (other->values[field].text);
  mw_record_clear (self, field);
  self->values[field].known = other->values[field].known;
  self->values[field].integer = other->values[field].integer;
  self->values[field].text = g_steal_pointer (&text);
}

/* Returns: (transfer none) (nullable): the text, %NULL where it is unknown */
const char *
mw_record_get_text (const MwRecord *self, guint field)
{
  g_return_val_if_fail (mw_field_is_text (field_of (self, field)), NULL);

  return self->values[field].text;
}

static int
compare_words (const void *a, const void *b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* A set has one spelling only, so that equal sets are equal texts. */
static char *
sort_codes (const char *codes)
{
  g_auto (GStrv) words = g_strsplit_set (codes, " ,", -1);
  GString *sorted = g_string_new (NULL);
  const char *last = NULL;

  qsort (words, g_strv_length (words), sizeof (char *), compare_words);
  for (char **word = words; *word != NULL; word++)
    {
      if (**word == '\0' || g_strcmp0 (*word, last) == 0)
        continue;
      if (sorted->len > 0)
        g_string_append_c (sorted, ' ');
      g_string_append (sorted, *word);
      last = *word;
    }
  return g_string_free (sorted, FALSE);
}

/**
 * mw_record_set_text:
 * @text: (nullable): %NULL or blank makes the field unknown
 */
void
mw_record_set_text (MwRecord *self, guint field, const char *text)
{
  g_return_if_fail (mw_field_is_text (field_of (self, field)));

  g_autofree char *clean = mw_text_clean (text);
  mw_record_clear (self, field);
  if (clean == NULL)
    return;

  self->values[field].known = TRUE;
  if (field_of (self, field)->type == MW_FIELD_CODES)
    self->values[field].text = sort_codes (clean);
  else
    self->values[field].text = g_steal_pointer (&clean);
}

/* Returns: whether it is known; @integer is untouched where it is not */
gboolean
mw_record_get_integer (const MwRecord *self, guint field, gint64 *integer)
{
  g_return_val_if_fail (!mw_field_is_text (field_of (self, field)), FALSE);

  if (!self->values[field].known)
    return FALSE;
  *integer = self->values[field].integer;
  return TRUE;
}

/* Returns: the id of the record that is referred to, 0 where that is unknown */
gint64
mw_record_get_reference (const MwRecord *self, guint field)
{
  g_return_val_if_fail (field_of (self, field)->type == MW_FIELD_REFERENCE, 0);

  return self->values[field].integer;
}

void
mw_record_set_integer (MwRecord *self, guint field, gint64 integer)
{
  g_return_if_fail (!mw_field_is_text (field_of (self, field)));

  self->values[field].known = TRUE;
  self->values[field].integer = integer;
}

/* @id: of the record to refer to; 0 makes it unknown */
void
mw_record_set_reference (MwRecord *self, guint field, gint64 id)
{
  if (id != 0)
    mw_record_set_integer (self, field, id);
  else
    mw_record_clear (self, field);
}

gboolean
mw_record_get_money (const MwRecord *self, guint field, MwMoney *money)
{
  g_return_val_if_fail (field_of (self, field)->type == MW_FIELD_MONEY, FALSE);

  return mw_record_get_integer (self, field, &money->cents);
}

void
mw_record_set_money (MwRecord *self, guint field, MwMoney money)
{
  g_return_if_fail (field_of (self, field)->type == MW_FIELD_MONEY);

  mw_record_set_integer (self, field, money.cents);
}

gboolean
mw_record_get_date (const MwRecord *self, guint field, GDate *date)
{
  g_return_val_if_fail (field_of (self, field)->type == MW_FIELD_DATE, FALSE);

  return mw_date_from_iso (self->values[field].text, date);
}

void
mw_record_set_date (MwRecord *self, guint field, const GDate *date)
{
  g_autofree char *iso = mw_date_to_iso (date);

  mw_record_set_text (self, field, iso);
}

MwTristate
mw_record_get_yes_no (const MwRecord *self, guint field)
{
  g_return_val_if_fail (field_of (self, field)->type == MW_FIELD_YES_NO, MW_UNKNOWN);

  if (!self->values[field].known)
    return MW_UNKNOWN;
  return self->values[field].integer != 0 ? MW_YES : MW_NO;
}

void
mw_record_set_yes_no (MwRecord *self, guint field, MwTristate value)
{
  if (value == MW_UNKNOWN)
    mw_record_clear (self, field);
  else
    mw_record_set_integer (self, field, value == MW_YES ? 1 : 0);
}

static char *
format_integer (const MwField *field, gint64 integer, MwNotation notation)
{
  switch (field->type)
    {
    case MW_FIELD_MONEY:
      return mw_money_format ((MwMoney){ integer }, notation);
    case MW_FIELD_PERCENTAGE:
      return mw_basis_points_format (integer, notation);
    case MW_FIELD_YES_NO:
      return g_strdup (integer != 0 ? _ ("Yes") : _ ("No"));
    case MW_FIELD_TEXT:
    case MW_FIELD_NOTE:
    case MW_FIELD_DATE:
    case MW_FIELD_CHOICE:
    case MW_FIELD_CODES:
    case MW_FIELD_INTEGER:
    case MW_FIELD_REFERENCE:
    default:
      return field->flags & MW_FIELD_HOURS ? mw_hours_format (integer, notation) : g_strdup_printf ("%" G_GINT64_FORMAT, integer);
    }
}

static char *
format_codes (const MwField *field, const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", mw_field_get_choice_label (field, words[i]));
  return g_string_free (labels, FALSE);
}

/**
 * mw_record_format_field:
 *
 * Returns: (transfer full): the value for a person, "" where it is unknown. A reference gives its id,
 *   because a record does not know other records.
 */
char *
mw_record_format_field (const MwRecord *self, guint field, MwNotation notation)
{
  const MwField *description = field_of (self, field);
  const MwValue *value = &self->values[field];
  GDate date;

  if (!value->known)
    return g_strdup ("");
  if (!mw_field_is_text (description))
    return format_integer (description, value->integer, notation);
  if (description->type == MW_FIELD_DATE && mw_date_from_iso (value->text, &date))
    return mw_date_format (&date, notation);
  if (description->type == MW_FIELD_CHOICE)
    return g_strdup (mw_field_get_choice_label (description, value->text));
  if (description->type == MW_FIELD_CODES && description->choices != NULL)
    return format_codes (description, value->text);
  return g_strdup (value->text);
}

static gboolean
parse_count (const char *text, gint64 *count, GError **error)
{
  char *end;

  /* A number that is too large to count stays too large; see mw_record_check_field(). */
  *count = g_ascii_strtoll (text, &end, 10);
  if (end != text && *end == '\0' && *count >= 0)
    return TRUE;

  g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("“%s” is not a whole number of 0 or more."), text);
  return FALSE;
}

static gboolean
parse_number (MwRecord *self, guint field, const char *text, MwNotation notation, GError **error)
{
  const MwField *description = field_of (self, field);
  MwMoney money;
  gint64 number;

  if (description->type == MW_FIELD_MONEY)
    {
      if (!mw_money_parse (text, notation, &money, error))
        return FALSE;
      number = money.cents;
    }
  else if (description->type == MW_FIELD_PERCENTAGE)
    {
      if (!mw_basis_points_parse (text, notation, &number, error))
        return FALSE;
    }
  else if (description->flags & MW_FIELD_HOURS)
    {
      if (!mw_hours_parse (text, notation, &number, error))
        return FALSE;
    }
  else if (!parse_count (text, &number, error))
    return FALSE;

  mw_record_set_integer (self, field, number);
  return TRUE;
}

/**
 * mw_record_parse_field:
 * @text: what a person typed; blank makes the field unknown
 *
 * Returns: %FALSE with %MW_ERROR_INVALID, the field untouched, where @text cannot be understood
 */
gboolean
mw_record_parse_field (MwRecord *self, guint field, const char *text, MwNotation notation, GError **error)
{
  g_autofree char *clean = mw_text_clean (text);
  GDate date;

  if (clean == NULL)
    mw_record_clear (self, field);
  else if (field_of (self, field)->type == MW_FIELD_DATE)
    {
      if (!mw_date_parse (clean, &date, error))
        return FALSE;
      mw_record_set_date (self, field, &date);
    }
  else if (mw_field_is_text (field_of (self, field)))
    mw_record_set_text (self, field, clean);
  else
    return parse_number (self, field, clean, notation, error);
  return TRUE;
}

#define FAIL_FIELD(format) \
  (g_set_error (error, MW_ERROR, MW_ERROR_INVALID, format, mw_field_get_label (description)), FALSE)

/**
 * mw_record_check_field:
 *
 * Returns: whether the value of this one field is allowed, whatever the others hold
 */
gboolean
mw_record_check_field (const MwRecord *self, guint field, GError **error)
{
  const MwField *description = field_of (self, field);
  const MwValue *value = &self->values[field];
  GDate date;

  if (!value->known)
    {
      if (description->flags & MW_FIELD_REQUIRED)
        return FAIL_FIELD (_ ("“%s” cannot be left empty."));
      return TRUE;
    }
  if (!mw_field_is_text (description) && description->type != MW_FIELD_REFERENCE && value->integer < 0)
    return FAIL_FIELD (_ ("“%s” cannot be below zero."));
  if (description->type == MW_FIELD_MONEY && value->integer > mw_field_get_maximum (description))
    return FAIL_FIELD (_ ("“%s” is more than any contract is worth. Check the number."));
  if (description->type == MW_FIELD_INTEGER && value->integer > mw_field_get_maximum (description))
    return FAIL_FIELD (_ ("“%s” is too large. Check the number."));
  if (description->type == MW_FIELD_PERCENTAGE && value->integer > 10000)
    return FAIL_FIELD (_ ("“%s” cannot be above 100 %%."));
  if (description->type == MW_FIELD_DATE && !mw_date_from_iso (value->text, &date))
    return FAIL_FIELD (_ ("“%s” is not a date."));
  if (description->type == MW_FIELD_CHOICE && !mw_field_has_choice (description, value->text))
    return FAIL_FIELD (_ ("“%s” has a value that is not in its list."));
  return TRUE;
}

/**
 * mw_record_check:
 * @field: (out) (nullable): the field to mend, only set on failure
 *
 * Returns: whether the whole record may be saved
 */
gboolean
mw_record_check (const MwRecord *self, guint *field, GError **error)
{
  guint wrong = 0;
  gboolean valid = TRUE;

  for (guint i = 0; i < self->table->n_fields && valid; i++)
    {
      wrong = i;
      valid = mw_record_check_field (self, i, error);
    }
  if (valid && self->table->check != NULL)
    valid = self->table->check (self, &wrong, error);
  if (!valid && field != NULL)
    *field = wrong;
  return valid;
}

/* Whether the dates in two fields stand in the right order, as far as they are known. */
gboolean
mw_record_check_dates (const MwRecord *self, guint start, guint end, guint *field, GError **error)
{
  GDate first;
  GDate last;

  if (!mw_record_get_date (self, start, &first) || !mw_record_get_date (self, end, &last) || g_date_compare (&first, &last) <= 0)
    return TRUE;

  *field = end;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, _ ("The end date lies before the start date."));
  return FALSE;
}
