/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwRegionRelation:
 * @MW_REGION_UNKNOWN: one of the sets is empty
 * @MW_REGION_APART: no region in common and none that border
 * @MW_REGION_NEIGHBOUR: none in common, but two of them border
 * @MW_REGION_ANYWHERE: one of the sets holds the whole country
 * @MW_REGION_SAME: a region in common, or one that lies within the other
 */
typedef enum
{
  MW_REGION_UNKNOWN,
  MW_REGION_APART,
  MW_REGION_NEIGHBOUR,
  MW_REGION_ANYWHERE,
  MW_REGION_SAME,
} MwRegionRelation;

/**
 * MwRegion:
 * @within: codes of the provinces that a labour-market region lies in; empty for a province
 * @neighbours: codes of regions of the same kind
 */
typedef struct
{
  char *code;
  char *name;
  gboolean anywhere;
  GStrv within;
  GStrv neighbours;
} MwRegion;

typedef struct _MwRegions MwRegions;

MwRegions *mw_regions_new (void) G_GNUC_WARN_UNUSED_RESULT;
void mw_regions_free (MwRegions *self);
void mw_regions_add (MwRegions *self, const char *code, const char *name, gboolean anywhere, const char *const *within, const char *const *neighbours);
const GPtrArray *mw_regions_get_all (const MwRegions *self);
const MwRegion *mw_regions_find (const MwRegions *self, const char *code);
MwRegionRelation mw_regions_relate (const MwRegions *self, const char *const *a, const char *const *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwRegions, mw_regions_free)

G_END_DECLS
