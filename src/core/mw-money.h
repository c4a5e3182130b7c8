/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwMoney:
 * @cents: euro cents, excluding VAT
 *
 * An amount. It is a type of its own so that it cannot be added to a count by mistake.
 */
typedef struct
{
  gint64 cents;
} MwMoney;

/**
 * MwNotation:
 * @MW_NOTATION_ISO: 1234.56 and 2026-12-31, for files that programs read
 * @MW_NOTATION_DUTCH: 1.234,56 and 31-12-2026
 * @MW_NOTATION_ENGLISH: 1,234.56 and 2026-12-31
 *
 * How numbers and dates are written. It follows the language of the messages, never the C library's locale.
 */
typedef enum
{
  MW_NOTATION_ISO,
  MW_NOTATION_DUTCH,
  MW_NOTATION_ENGLISH,
} MwNotation;

gboolean mw_money_add (MwMoney a, MwMoney b, MwMoney *sum, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_money_share (MwMoney base, gint64 basis_points, MwMoney *share, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean mw_money_scale (MwMoney base, const gint64 *factors, guint n_factors, const gint64 *divisors, guint n_divisors, MwMoney *scaled, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gint64 mw_money_get_ratio (MwMoney part, MwMoney whole);
gboolean mw_money_parse (const char *text, MwNotation notation, MwMoney *money, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *mw_money_format (MwMoney money, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
MwMoney mw_money_round_down_short (MwMoney money);
char *mw_money_format_short (MwMoney money, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

char *mw_tenths_format (gint64 tenths, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
char *mw_count_format (gint64 count, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_hours_parse (const char *text, MwNotation notation, gint64 *minutes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *mw_hours_format (gint64 minutes, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_basis_points_parse (const char *text, MwNotation notation, gint64 *basis_points, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *mw_basis_points_format (gint64 basis_points, MwNotation notation) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
