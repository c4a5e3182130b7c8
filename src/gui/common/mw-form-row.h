/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record-form.h"

G_BEGIN_DECLS

/**
 * MwFormRow:
 * @widget: the row in the list
 * @show: puts the value of the record on the screen
 * @dup_text: (nullable): for a field that is typed, what stands in it
 * @commit: takes what is on the screen into the record; %FALSE where that is not understood
 *
 * How one field is shown and edited. Made by mw_form_row_new() by the type of the field.
 */
typedef struct _MwFormRow MwFormRow;
struct _MwFormRow
{
  MwRecordForm *form; /* borrowed */
  guint field;
  GtkWidget *widget; /* borrowed from the form's list */
  void (*show) (MwFormRow *row);
  gboolean (*commit) (MwFormRow *row);
  char *(*dup_text) (MwFormRow *row);
  GPtrArray *choices; /* MwRecord that a reference can point to */
  char *shown;        /* the text of a typed field when it was shown or taken in */
  gboolean wrong;     /* whether an error is shown */
  GtkWidget *inner;
  GtkWidget *message; /* (nullable): the line below it that says what is wrong */
  gboolean showing;
};

MwFormRow *mw_form_row_new (MwRecordForm *form, guint field) G_GNUC_WARN_UNUSED_RESULT;
void mw_form_row_free (MwFormRow *row);
void mw_form_row_show (MwFormRow *row);
gboolean mw_form_row_commit (MwFormRow *row);
void mw_form_row_set_error (MwFormRow *row, const char *message);
void mw_form_row_look_for_persons (MwFormRow *row);
gboolean mw_form_row_is_typed (MwFormRow *row);
void mw_form_row_let_escape_restore (MwFormRow *row, GtkWidget *text);
const MwField *mw_form_row_get_field (MwFormRow *row);

void mw_form_row_init_entry (MwFormRow *row);
void mw_form_row_init_note (MwFormRow *row);
void mw_form_row_init_choice (MwFormRow *row);
void mw_form_row_init_reference (MwFormRow *row);
void mw_form_row_init_codes (MwFormRow *row);

G_END_DECLS
