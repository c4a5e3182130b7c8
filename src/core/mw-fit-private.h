/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-fit.h"

G_BEGIN_DECLS

/* What both sides state about whom, where and when, read once from the records. */
typedef struct
{
  int level_low; /* -1: unknown */
  int level_high;
  gint64 first_day; /* Julian day, 0: unknown */
  gint64 last_day;
  GStrv regions;
} MwFitTerms;

struct _MwSupply
{
  MwRecord *initiative;
  MwFitTerms terms;
  gint64 today; /* Julian day, 0: not told */
  GStrv groups;
  MwTristate place_bound;
  gint64 taken_places;
  gboolean free_known;
  gint64 free_places;
  gint64 contract_end; /* Julian day, 0: unknown */
  gboolean contract_known;
  MwRecord *rule_set; /* (nullable) */
  MwTristate must_relate;
  MwTristate duty_applies;
  int duty_open;      /* permille of the duty that nothing is planned for, -1: unknown */
  guint duty_missing; /* the field of the contract that would tell */
};

struct _MwDemand
{
  MwRecord *nomination;
  MwFitTerms terms;
  gint64 today; /* Julian day, 0: not told */
  char *group;
  gint64 filled_places;
  gboolean open_known;
  gint64 open_places;
};

G_END_DECLS
