/* SPDX-License-Identifier: EUPL-1.2 */
#define G_LOG_DOMAIN "mw-contract-csv"

#include "config.h"
#include "mw-contract-csv.h"

#include <csv.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mw-contract.h"
#include "mw-error.h"
#include "mw-report-book.h"
#include "mw-text.h"

/*
 * A list of contracts as CSV, with the marks that a spreadsheet in the language of the messages expects: semicolons
 * and decimal commas in Dutch. The file has no types, so a text that would be taken for a formula gets an apostrophe.
 */

typedef struct
{
  FILE *file;
  MwNotation notation;
  gboolean first; /* of its line */
} Writer;

static void
put_raw (Writer *writer, const char *text)
{
  gsize length = strlen (text);
  gsize needed = csv_write (NULL, 0, text, length);
  g_autofree char *quoted = g_malloc (needed);

  csv_write (quoted, needed, text, length);
  if (!writer->first)
    fputc (writer->notation == MW_NOTATION_DUTCH ? ';' : ',', writer->file);
  writer->first = FALSE;
  /* Nothing at all is not the same as an empty text. */
  if (length > 0)
    fwrite (quoted, 1, needed, writer->file);
}

/* @text: (nullable) */
static void
put_text (Writer *writer, const char *text)
{
  g_autofree char *made = NULL;
  const char *portable = mw_text_make_portable (text != NULL ? text : "", &made);
  g_autofree char *guarded = *portable != '\0' && strchr ("=+-@\t", *portable) != NULL ? g_strconcat ("'", portable, NULL) : NULL;

  put_raw (writer, guarded != NULL ? guarded : portable);
}

static void
put_money (Writer *writer, gboolean known, MwMoney money)
{
  const char *sign = money.cents < 0 ? "-" : "";
  gint64 size = ABS (money.cents);
  g_autofree char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT "%c%02d", sign, size / 100, writer->notation == MW_NOTATION_DUTCH ? ',' : '.', (int) (size % 100));

  put_raw (writer, known ? text : "");
}

static void
put_field (Writer *writer, const MwRecord *record, guint field)
{
  g_autofree char *text = mw_record_is_known (record, field) ? mw_record_format_field (record, field, writer->notation) : NULL;

  put_text (writer, text);
}

static void
end_line (Writer *writer)
{
  fputs ("\r\n", writer->file);
  writer->first = TRUE;
}

static void
put_heads (Writer *writer)
{
  static const char *const heads[] = { N_ ("Number"), N_ ("Title"), N_ ("Supplier"), N_ ("Client"), N_ ("Category"), N_ ("Start date"), N_ ("End date"), N_ ("Status"), N_ ("Contract value"), N_ ("Duty"), N_ ("Duty amount"), N_ ("Realised"), N_ ("Of what was realised is known"), N_ ("Expected today"), N_ ("Behind"), N_ ("Plan overdue") };

  /* So that a spreadsheet knows how the letters are written. */
  fputs ("\xef\xbb\xbf", writer->file);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    put_raw (writer, _ (heads[i]));
  end_line (writer);
}

static void
put_contract (Writer *writer, const MwContractFacts *facts)
{
  const MwDuty *duty = &facts->duty;
  const MwProgress *progress = &facts->progress;
  MwSum realised = mw_sum_of (progress->realised, progress->realised_known);
  MwMoney value = { 0 };
  gboolean value_known = mw_record_get_money (facts->contract, MW_CONTRACT_VALUE, &value);

  put_field (writer, facts->contract, MW_CONTRACT_NUMBER);
  put_field (writer, facts->contract, MW_CONTRACT_TITLE);
  put_text (writer, facts->supplier);
  put_text (writer, facts->client);
  put_text (writer, facts->category);
  put_field (writer, facts->contract, MW_CONTRACT_START_DATE);
  put_field (writer, facts->contract, MW_CONTRACT_END_DATE);
  put_raw (writer, mw_contract_state_get_label (facts->state));
  put_money (writer, value_known, value);
  put_raw (writer, mw_tristate_get_label (duty->applies));
  put_money (writer, duty->applies == MW_YES && duty->amount_known, duty->amount);
  put_money (writer, mw_sum_is_known (&realised), realised.amount);
  put_text (writer, mw_report_describe_known (progress));
  put_money (writer, progress->expected_known, progress->expected);
  put_raw (writer, mw_tristate_get_label (progress->behind));
  put_raw (writer, mw_tristate_get_label (duty->plan_overdue));
  end_line (writer);
}

static gboolean
write_rows (Writer *writer, MwReportNext next, gpointer data, GCancellable *cancellable, GError **error)
{
  put_heads (writer);
  for (;;)
    {
      g_autoptr (MwContractFacts) facts = NULL;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !next (data, &facts, error))
        return FALSE;
      if (facts == NULL)
        return TRUE;
      put_contract (writer, facts);
    }
}

/* The output says of what, and what to do. */
static gboolean
fail (GError **error)
{
  g_set_error_literal (error, MW_ERROR, errno == ENOSPC ? MW_ERROR_NO_SPACE : MW_ERROR_READ_ONLY, g_strerror (errno));
  return FALSE;
}

static gboolean
write_list (MwOutput *output, MwNotation notation, MwReportNext next, gpointer data, GCancellable *cancellable, GError **error)
{
  Writer writer = { g_fopen (mw_output_get_part (output), "wb"), notation, TRUE };
  gboolean broken;

  if (writer.file == NULL)
    return fail (error);
  if (!write_rows (&writer, next, data, cancellable, error))
    {
      fclose (writer.file);
      return FALSE;
    }
  broken = fflush (writer.file) != 0 || ferror (writer.file);
  if (fclose (writer.file) != 0 || broken)
    return fail (error);
  return TRUE;
}

/**
 * mw_contract_csv_write:
 * @target: what stands there is replaced by a whole file only; it has no properties by which to know one of ours
 * @next: gives the contracts in the order in which they are shown
 *
 * Returns: %FALSE with what mw_output_begin() gives, what stood there untouched
 */
gboolean
mw_contract_csv_write (const MwOutputTarget *target, MwNotation notation, MwReportNext next, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwOutput) output = mw_output_begin (target, error);
  GError *failure = NULL;

  if (output == NULL)
    return FALSE;
  if (!write_list (output, notation, next, data, cancellable, &failure))
    return mw_output_explain (output, failure, error);
  return mw_output_finish (output, FALSE, error);
}
