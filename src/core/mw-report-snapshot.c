/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-report-snapshot.h"

#include <glib/gi18n-lib.h>

/* What a report said on the day on which it was handed out: its key figures, and what it told of each contract. */

static const MwField snapshot_fields[] = {
  [MW_REPORT_SNAPSHOT_TITLE] = { "title", MW_FIELD_TEXT, N_ ("Report"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN },
  [MW_REPORT_SNAPSHOT_SCOPE] = { "scope", MW_FIELD_TEXT, N_ ("Category"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_CODE },
  [MW_REPORT_SNAPSHOT_DATE] = { "date", MW_FIELD_DATE, N_ ("Date"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN },
  [MW_REPORT_SNAPSHOT_FROM_DATE] = { "from_date", MW_FIELD_DATE, N_ ("From"), MW_FIELD_HIDDEN },
  [MW_REPORT_SNAPSHOT_PROGRAM] = { "program", MW_FIELD_TEXT, N_ ("Made with"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_CODE },
  [MW_REPORT_SNAPSHOT_RULE_SETS] = { "rule_sets", MW_FIELD_TEXT, N_ ("Rule sets"), MW_FIELD_HIDDEN | MW_FIELD_CODE },
};

static const MwField figure_fields[] = {
  [MW_REPORT_FIGURE_SNAPSHOT] = { "report_snapshot_id", MW_FIELD_REFERENCE, N_ ("Report"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_OWNED, .target = &mw_report_snapshot_table },
  [MW_REPORT_FIGURE_CODE] = { "code", MW_FIELD_TEXT, N_ ("Code"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_CODE },
  [MW_REPORT_FIGURE_VALUE] = { "value", MW_FIELD_INTEGER, N_ ("Value"), MW_FIELD_HIDDEN, .maximum = G_MAXINT64 },
  [MW_REPORT_FIGURE_UNKNOWN] = { "unknown_count", MW_FIELD_INTEGER, N_ ("Unknown"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN },
};

static const MwField line_fields[] = {
  [MW_REPORT_LINE_SNAPSHOT] = { "report_snapshot_id", MW_FIELD_REFERENCE, N_ ("Report"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN | MW_FIELD_OWNED, .target = &mw_report_snapshot_table },
  [MW_REPORT_LINE_CONTRACT] = { "contract", MW_FIELD_INTEGER, N_ ("Contract"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN, .maximum = G_MAXINT64 },
  [MW_REPORT_LINE_NUMBER] = { "number", MW_FIELD_TEXT, N_ ("Number"), MW_FIELD_HIDDEN | MW_FIELD_CODE },
  [MW_REPORT_LINE_TITLE] = { "title", MW_FIELD_TEXT, N_ ("Title"), MW_FIELD_REQUIRED | MW_FIELD_HIDDEN },
  [MW_REPORT_LINE_VALUE] = { "value_cents", MW_FIELD_MONEY, N_ ("Contract value"), MW_FIELD_HIDDEN },
  [MW_REPORT_LINE_DUTY] = { "duty_cents", MW_FIELD_MONEY, N_ ("Duty amount"), MW_FIELD_HIDDEN },
  [MW_REPORT_LINE_REALISED] = { "realised_cents", MW_FIELD_MONEY, N_ ("Realised"), MW_FIELD_HIDDEN },
  [MW_REPORT_LINE_EXPECTED] = { "expected_cents", MW_FIELD_MONEY, N_ ("Expected today"), MW_FIELD_HIDDEN },
};

const MwTable mw_report_snapshot_table = {
  .name = "report_snapshot",
  .label = N_ ("Report"),
  .fields = snapshot_fields,
  .n_fields = G_N_ELEMENTS (snapshot_fields),
  .title_field = MW_REPORT_SNAPSHOT_TITLE,
  .key_field = MW_REPORT_SNAPSHOT_TITLE,
};

const MwTable mw_report_figure_table = {
  .name = "report_figure",
  .label = N_ ("Key figure"),
  .fields = figure_fields,
  .n_fields = G_N_ELEMENTS (figure_fields),
  .title_field = MW_REPORT_FIGURE_CODE,
  .key_field = MW_REPORT_FIGURE_CODE,
};

const MwTable mw_report_line_table = {
  .name = "report_line",
  .label = N_ ("Contract in a report"),
  .fields = line_fields,
  .n_fields = G_N_ELEMENTS (line_fields),
  .title_field = MW_REPORT_LINE_TITLE,
  .key_field = MW_REPORT_LINE_TITLE,
};
