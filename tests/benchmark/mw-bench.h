/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-test.h"

G_BEGIN_DECLS

guint mw_bench_get_rows (void);
double mw_bench_since (gint64 start);
void mw_bench_print (const char *what, double own, const char *beside, double least, const char *unit);
double mw_bench_take_percentile (GArray *values, guint percent);
char *mw_bench_write_register (MwFixture *fixture, guint n_rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
