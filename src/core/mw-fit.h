/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-record.h"
#include "mw-regions.h"

G_BEGIN_DECLS

/**
 * MwFitPartKind:
 *
 * The named parts of a fit. Some of them can also block a pair.
 */
typedef enum
{
  MW_FIT_GROUP,
  MW_FIT_LEVEL,
  MW_FIT_REGION,
  MW_FIT_PERIOD,
  MW_FIT_PLACES,
  MW_FIT_HORIZON,
  MW_FIT_DUTY,
  MW_FIT_NOVELTY,
  MW_FIT_PRIORITY,
  MW_FIT_RELATION, /* blocks only, has no weight; so does what follows */
  MW_FIT_CHOICE,   /* kept apart by hand */
  MW_N_FIT_PARTS,
} MwFitPartKind;

/**
 * MwFitBand:
 * @MW_FIT_FITS: nothing blocks, and all that could block is known
 * @MW_FIT_UNKNOWN: a field that decides is empty; fits if we knew it
 * @MW_FIT_BLOCKED: at least one part blocks
 */
typedef enum
{
  MW_FIT_FITS,
  MW_FIT_UNKNOWN,
  MW_FIT_BLOCKED,
} MwFitBand;

typedef enum
{
  MW_FIT_PART_SCORED,
  MW_FIT_PART_UNKNOWN, /* unknown, but does not decide */
  MW_FIT_PART_DECIDES, /* unknown, and could block */
  MW_FIT_PART_BLOCKS,
} MwFitPartState;

/**
 * MwFitPart:
 * @permille: 0 to 1000, meaningful only when scored
 * @table: the kind of record that the part's field belongs to
 * @field: the field that the reason came from; where it is unknown, the one to fill in
 */
typedef struct
{
  MwFitPartState state;
  int permille;
  const MwTable *table;
  guint field;
} MwFitPart;

/**
 * MwFit:
 * @low: 0-100, with every unknown part at its worst
 * @high: 0-100, with every unknown part at its best; equal to @low where all is known
 */
typedef struct
{
  MwFitBand band;
  int low;
  int high;
  MwFitPart parts[MW_N_FIT_PARTS];
} MwFit;

/**
 * MwFitContext:
 * @regions: which regions border
 * @wider_groups: (element-type utf8 utf8): code of a target group → code of the wider one it belongs to
 * @weights: weight of each part, 0 or more
 */
typedef struct
{
  const MwRegions *regions;
  GHashTable *wider_groups;
  int weights[MW_N_FIT_PARTS];
} MwFitContext;

typedef struct _MwSupply MwSupply;
typedef struct _MwDemand MwDemand;

MwSupply *mw_supply_new (const MwRecord *initiative, const MwRecord *contract, const MwRecord *rule_set, gint64 taken_places) G_GNUC_WARN_UNUSED_RESULT;
MwSupply *mw_supply_new_changed (const MwSupply *like, const MwRecord *initiative) G_GNUC_WARN_UNUSED_RESULT;
void mw_supply_free (MwSupply *self);
const MwRecord *mw_supply_get_initiative (const MwSupply *self);
void mw_supply_set_duty (MwSupply *self, MwTristate applies, int open_permille, guint missing);
void mw_supply_set_today (MwSupply *self, const GDate *today);
gboolean mw_supply_is_over (const MwSupply *self);
gboolean mw_supply_get_free_places (const MwSupply *self, gint64 *places);
void mw_supply_set_free_places (MwSupply *self, gint64 places);

MwDemand *mw_demand_new (const MwRecord *nomination, const char *target_group, gint64 filled_places) G_GNUC_WARN_UNUSED_RESULT;
MwDemand *mw_demand_new_changed (const MwDemand *like, const MwRecord *nomination) G_GNUC_WARN_UNUSED_RESULT;
void mw_demand_free (MwDemand *self);
const MwRecord *mw_demand_get_nomination (const MwDemand *self);
const char *mw_demand_get_group (const MwDemand *self);
void mw_demand_set_today (MwDemand *self, const GDate *today);
gboolean mw_demand_is_over (const MwDemand *self);
gint64 mw_demand_get_missed_places (const MwDemand *self);
gboolean mw_fit_had_period (const MwSupply *supply, const MwDemand *demand);
gboolean mw_demand_get_open_places (const MwDemand *self, gint64 *places);
void mw_demand_set_open_places (MwDemand *self, gint64 places);

#define MW_FIT_MAX_WEIGHT 100

void mw_fit_context_init_weights (MwFitContext *context);
void mw_fit_compute (const MwFitContext *context, const MwSupply *supply, const MwDemand *demand, MwFit *fit);
void mw_fit_forbid (MwFit *fit);
void mw_fit_lift (const MwFitContext *context, MwFit *fit, MwFitPartKind part);
guint mw_fit_count_parts (const MwFit *fit, MwFitPartState state, MwFitPartKind *first);
char *mw_fit_describe_part (const MwFit *fit, MwFitPartKind part, const MwSupply *supply, const MwDemand *demand) G_GNUC_WARN_UNUSED_RESULT;
int mw_fit_get_points (const MwFitContext *context, const MwFit *fit, MwFitPartKind part);
char *mw_fit_describe_gap (const MwFitContext *context, const MwFit *best, const MwFit *fit) G_GNUC_WARN_UNUSED_RESULT;
GStrv mw_fit_list_warnings (const MwFit *fit, const MwSupply *supply, const MwDemand *demand) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_fit_part_has_weight (MwFitPartKind part);
const char *mw_fit_part_get_label (MwFitPartKind part);
int mw_fit_compare (const MwFit *a, const MwFit *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwSupply, mw_supply_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwDemand, mw_demand_free)

G_END_DECLS
