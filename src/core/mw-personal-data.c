/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-personal-data.h"

#include <glib/gi18n-lib.h>

/*
 * Looks for what does not belong in the file: a citizen service number (BSN) or a date of birth. It warns and does
 * not forbid, for an innocent number can look the same: one in eleven passes the test of a BSN.
 */

/* Nine digits, bare or parted as on a passport or a pay slip; not part of an amount or of a longer number. */
#define BSN "(?<![\\d.,€])(?<!€[\\s\\x{a0}])(\\d{9}|\\d{4}\\.\\d{2}\\.\\d{3}|\\d{4} \\d{2} \\d{3}|\\d{3} \\d{3} \\d{3})(?![.,]?\\d)"

#define MONTHS "jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|aug(?:ustus|ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"

/* The year is the first group that matched. */
#define DATE "(?<!\\d)(?:\\d{1,2}[-/.]\\d{1,2}[-/.](\\d{4})|(\\d{4})-\\d{2}-\\d{2}|\\d{1,2} (?:" MONTHS ")\\.? (\\d{4}))(?!\\d)"
#define SAID "(?:\\bgeb\\.|\\bgeboren\\b|\\bgeboortedatum\\b|\\bborn\\b|\\bdate of birth\\b)\\D{0,20}(?:\\d{1,2}\\D{1,12}){0,2}\\d{4}"

/* A contract is seldom so old, and who works seldom younger, unless the text says that it is a birth. */
#define YOUNGEST 18
#define OLDEST 90

static const GRegex *
get_regex (const char *pattern, GRegex **regex)
{
  if (g_once_init_enter (regex))
    {
      GRegex *made = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (regex, made);
    }
  return *regex;
}

/* The eleven test: the first digit nine times, the second eight times, …, the last one taken off. */
static gboolean
passes_eleven_test (const char *match)
{
  int weight = 9;
  int sum = 0;
  gboolean all_zero = TRUE;

  for (const char *c = match; *c != '\0'; c++)
    {
      if (!g_ascii_isdigit (*c))
        continue;
      sum += (*c - '0') * (weight > 1 ? weight : -1);
      all_zero = all_zero && *c == '0';
      weight--;
    }
  return !all_zero && sum % 11 == 0;
}

static gboolean
has_bsn (const char *text)
{
  static GRegex *regex;
  g_autoptr (GMatchInfo) matches = NULL;

  for (g_regex_match (get_regex (BSN, &regex), text, 0, &matches); g_match_info_matches (matches); g_match_info_next (matches, NULL))
    {
      g_autofree char *match = g_match_info_fetch (matches, 0);
      if (passes_eleven_test (match))
        return TRUE;
    }
  return FALSE;
}

static int
get_year (GMatchInfo *matches)
{
  for (int group = 1; group <= 3; group++)
    {
      g_autofree char *year = g_match_info_fetch (matches, group);
      if (year != NULL && *year != '\0')
        return (int) g_ascii_strtoll (year, NULL, 10);
    }
  return 0;
}

static gboolean
has_birth_date (const char *text, const GDate *today)
{
  static GRegex *said;
  static GRegex *date;
  g_autoptr (GMatchInfo) matches = NULL;

  if (g_regex_match (get_regex (SAID, &said), text, 0, NULL))
    return TRUE;
  for (g_regex_match (get_regex (DATE, &date), text, 0, &matches); g_match_info_matches (matches); g_match_info_next (matches, NULL))
    {
      int age = g_date_get_year (today) - get_year (matches);
      if (age >= YOUNGEST && age <= OLDEST)
        return TRUE;
    }
  return FALSE;
}

/**
 * mw_personal_data_find:
 * @text: (nullable)
 *
 * Returns: what the text seems to hold, the gravest first
 */
MwPersonalData
mw_personal_data_find (const char *text, const GDate *today)
{
  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return MW_PERSONAL_DATA_NONE;
  if (has_bsn (text))
    return MW_PERSONAL_DATA_BSN;
  return has_birth_date (text, today) ? MW_PERSONAL_DATA_BIRTH_DATE : MW_PERSONAL_DATA_NONE;
}

/* Returns: (nullable): a warning for a person, %NULL for nothing */
const char *
mw_personal_data_describe (MwPersonalData found)
{
  switch (found)
    {
    case MW_PERSONAL_DATA_BSN:
      return _ ("This looks like a citizen service number (BSN). Keep no data of persons here.");
    case MW_PERSONAL_DATA_BIRTH_DATE:
      return _ ("This looks like a date of birth. Keep no data of persons here.");
    case MW_PERSONAL_DATA_NONE:
    default:
      return NULL;
    }
}
