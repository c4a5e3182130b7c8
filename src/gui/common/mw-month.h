/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_MONTH (mw_month_get_type ())
G_DECLARE_FINAL_TYPE (MwMonth, mw_month, MW, MONTH, AdwBin)

GtkWidget *mw_month_new (void);
void mw_month_show (MwMonth *self, const GDate *date);

G_END_DECLS
