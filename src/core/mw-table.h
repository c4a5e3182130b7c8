/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MwTable MwTable;
typedef struct _MwRecord MwRecord;

/* More places or persons than any request, offer or link has. */
#define MW_MAX_PLACES 100000

/**
 * MwFieldType:
 * @MW_FIELD_TEXT: one line of text
 * @MW_FIELD_NOTE: several lines of text
 * @MW_FIELD_INTEGER: a whole number of zero or more
 * @MW_FIELD_MONEY: cents
 * @MW_FIELD_PERCENTAGE: basis points, 0 to 10000
 * @MW_FIELD_DATE: ISO text
 * @MW_FIELD_YES_NO: 1 or 0; unknown is neither
 * @MW_FIELD_CHOICE: one of the values of the field's choices
 * @MW_FIELD_REFERENCE: the id of a record of the field's target table
 * @MW_FIELD_CODES: a set of codes, kept in a link table; sorted, parted by spaces. With a target they are ids of its
 *   records
 *
 * Every field can be unknown, whatever its type.
 */
typedef enum
{
  MW_FIELD_TEXT,
  MW_FIELD_NOTE,
  MW_FIELD_INTEGER,
  MW_FIELD_MONEY,
  MW_FIELD_PERCENTAGE,
  MW_FIELD_DATE,
  MW_FIELD_YES_NO,
  MW_FIELD_CHOICE,
  MW_FIELD_REFERENCE,
  MW_FIELD_CODES,
} MwFieldType;

/**
 * MwFieldFlags:
 * @MW_FIELD_REQUIRED: may not be unknown
 * @MW_FIELD_HIDDEN: kept, but not in forms
 * @MW_FIELD_CHOSEN: not in forms either, but chosen in a window of its own, and told of in the history
 * @MW_FIELD_OWNED: a reference whose record goes when the one it points to is deleted
 * @MW_FIELD_CODE: a text that is a number or code of its own, in which nobody looks for data of persons
 * @MW_FIELD_HOURS: an integer of minutes that a person reads and writes as hours
 * @MW_FIELD_LOOSE: a reference that becomes unknown when the record it points to is deleted, or leaves the set
 *
 * A reference that is neither owned nor loose keeps the record it points to from being deleted.
 */
typedef enum
{
  MW_FIELD_REQUIRED = 1 << 0,
  MW_FIELD_HIDDEN = 1 << 1,
  MW_FIELD_OWNED = 1 << 2,
  MW_FIELD_LOOSE = 1 << 3,
  MW_FIELD_CODE = 1 << 4,
  MW_FIELD_CHOSEN = 1 << 5,
  MW_FIELD_HOURS = 1 << 6,
} MwFieldFlags;

/* A value as it is kept, and its msgid. */
typedef struct
{
  const char *value;
  const char *label;
} MwChoice;

/**
 * MwField:
 * @column: name of the column, and the key in JSON
 * @label: msgid
 * @section: (nullable): msgid of the heading that starts here in a form
 * @explanation: (nullable): msgid of one sentence that tells what to fill in
 * @choices: (nullable): ends with a %NULL value
 * @target: (nullable): the table that a reference, or a set of them, points to
 * @link_table: (nullable): where the codes of a set are kept
 * @link_column: (nullable): the column of the codes there
 * @maximum: of a number, 0 for that of its type; see mw_field_get_maximum()
 * @empty: (nullable): msgid of what it means that nothing is filled in, where that is not "unknown"
 */
typedef struct
{
  const char *column;
  MwFieldType type;
  const char *label;
  MwFieldFlags flags;
  const char *section;
  const char *explanation;
  const MwChoice *choices;
  const MwTable *target;
  const char *link_table;
  const char *link_column;
  gint64 maximum;
  const char *empty;
} MwField;

/**
 * MwTable:
 * @name: name of the table in the file
 * @label: msgid of what one record is called
 * @title_field: the field that names a record for a person
 * @key_field: the field by which files name a record; a reference where none does
 * @check: (nullable): rules between fields; sets @field to the one to mend
 *
 * Describes one kind of record, once, for the file, the forms, the importer and JSON alike.
 */
struct _MwTable
{
  const char *name;
  const char *label;
  const MwField *fields;
  guint n_fields;
  guint title_field;
  guint key_field;
  gboolean (*check) (const MwRecord *record, guint *field, GError **error);
};

extern const MwTable mw_agenda_item_table;
extern const MwTable mw_agreement_table;
extern const MwTable mw_category_table;
extern const MwTable mw_contact_table;
extern const MwTable mw_contract_table;
extern const MwTable mw_contract_extension_table;
extern const MwTable mw_contribution_table;
extern const MwTable mw_conversation_table;
extern const MwTable mw_initiative_table;
extern const MwTable mw_match_table;
extern const MwTable mw_nomination_table;
extern const MwTable mw_organisation_table;
extern const MwTable mw_preference_table;
extern const MwTable mw_report_figure_table;
extern const MwTable mw_report_line_table;
extern const MwTable mw_report_snapshot_table;
extern const MwTable mw_rule_choice_table;
extern const MwTable mw_rule_set_table;
extern const MwTable mw_target_group_table;
extern const MwTable mw_value_row_table;
extern const MwTable mw_value_table_table;

const MwTable *const *mw_tables_get_all (void);
const MwTable *mw_tables_find (const char *name);

gboolean mw_table_find_field (const MwTable *table, const char *column, guint *field);
const char *mw_field_get_empty_label (const MwField *field);
const char *mw_field_get_label (const MwField *field);
const char *mw_field_get_choice_label (const MwField *field, const char *value);
gboolean mw_field_has_choice (const MwField *field, const char *value);
gint64 mw_field_get_maximum (const MwField *field);
gboolean mw_field_is_text (const MwField *field);

G_END_DECLS
