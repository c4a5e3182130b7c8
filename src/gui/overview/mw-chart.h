/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_CHART (mw_chart_get_type ())
G_DECLARE_FINAL_TYPE (MwChart, mw_chart, MW, CHART, AdwBin)

#define MW_CHART_MAX_PARTS 3

/**
 * MwChartRow:
 * @label: what the row is about
 * @value: what stands beside the bar
 * @spoken: the same in whole words, for who hears it
 * @fractions: of the longest bar, one over the other; below 0 for none
 * @mark: where a line stands, below 0 for none
 * @alert: whether it asks for attention, which @value says too
 */
typedef struct
{
  const char *label;
  const char *value;
  const char *spoken;
  double fractions[MW_CHART_MAX_PARTS];
  double mark;
  gboolean alert;
} MwChartRow;

void mw_chart_clear (MwChart *self);
void mw_chart_set_title (MwChart *self, const char *title, const char *legend);
void mw_chart_add (MwChart *self, const MwChartRow *row);
guint mw_chart_get_n_rows (MwChart *self);

G_END_DECLS
