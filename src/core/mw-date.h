/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

#include "mw-money.h"

G_BEGIN_DECLS

gboolean mw_date_from_iso (const char *text, GDate *date) G_GNUC_WARN_UNUSED_RESULT;
char *mw_date_to_iso (const GDate *date) G_GNUC_WARN_UNUSED_RESULT;

gboolean mw_date_parse (const char *text, GDate *date, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *mw_date_format (const GDate *date, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

char *mw_date_format_weekday (const GDate *date) G_GNUC_WARN_UNUSED_RESULT;
char *mw_date_format_long (const GDate *date) G_GNUC_WARN_UNUSED_RESULT;

int mw_date_whole_months (const GDate *from, const GDate *to);
/**
 * MwMonths:
 * @numerator: parts of a month
 * @denominator: parts in a month, above 0
 *
 * A duration in months, exact, so that money is rounded only once.
 */
typedef struct
{
  gint64 numerator;
  gint64 denominator;
} MwMonths;

MwMonths mw_date_months (const GDate *from, const GDate *to);
void mw_date_add_months (GDate *date, int months);
gboolean mw_date_from_serial (gint64 serial, gboolean from_1904, GDate *date) G_GNUC_WARN_UNUSED_RESULT;

/**
 * MwDateOrder:
 * @MW_DATE_ORDER_UNKNOWN: not decided yet
 * @MW_DATE_ORDER_DAY_FIRST: 31-12-2026
 * @MW_DATE_ORDER_MONTH_FIRST: 12/31/2026
 * @MW_DATE_ORDER_YEAR_FIRST: 2026-12-31
 */
typedef enum
{
  MW_DATE_ORDER_UNKNOWN,
  MW_DATE_ORDER_DAY_FIRST,
  MW_DATE_ORDER_MONTH_FIRST,
  MW_DATE_ORDER_YEAR_FIRST,
} MwDateOrder;

gboolean mw_date_read (const char *text, MwDateOrder order, GDate *date, MwDateOrder *seen) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
