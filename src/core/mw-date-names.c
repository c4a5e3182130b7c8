/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-date-names.h"

#include <glib/gi18n-lib.h>

/* What months and days are called in the language of the messages, whatever the locale calls them. */

const char *
mw_date_get_month_name (GDateMonth month)
{
  static const char *const names[] = { N_ ("January"), N_ ("February"), N_ ("March"), N_ ("April"), N_ ("May"), N_ ("June"), N_ ("July"), N_ ("August"), N_ ("September"), N_ ("October"), N_ ("November"), N_ ("December") };

  return _ (names[month - 1]);
}

const char *
mw_date_get_weekday_name (GDateWeekday weekday)
{
  static const char *const names[] = { N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday") };

  return _ (names[weekday - 1]);
}

/* In two letters, for a column of a calendar. */
const char *
mw_date_get_weekday_mark (GDateWeekday weekday)
{
  static const char *const marks[] = { N_ ("Mo"), N_ ("Tu"), N_ ("We"), N_ ("Th"), N_ ("Fr"), N_ ("Sa"), N_ ("Su") };

  return _ (marks[weekday - 1]);
}
