/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *mw_date_get_month_name (GDateMonth month);
const char *mw_date_get_weekday_name (GDateWeekday weekday);
const char *mw_date_get_weekday_mark (GDateWeekday weekday);

G_END_DECLS
