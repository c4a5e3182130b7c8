/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-regions.h"

/* The regions that places lie in, and which of them border. Read from data/reference/regions.json. */

struct _MwRegions
{
  GPtrArray *all;
};

static void
region_free (gpointer data)
{
  MwRegion *region = data;

  g_free (region->code);
  g_free (region->name);
  g_strfreev (region->within);
  g_strfreev (region->neighbours);
  g_free (region);
}

MwRegions *
mw_regions_new (void)
{
  MwRegions *self = g_new0 (MwRegions, 1);

  self->all = g_ptr_array_new_with_free_func (region_free);
  return self;
}

void
mw_regions_free (MwRegions *self)
{
  g_ptr_array_unref (self->all);
  g_free (self);
}

/**
 * mw_regions_add:
 * @anywhere: whether the region is the whole country, so that it fits with each other one
 * @within: (nullable): codes of the larger regions that it lies in, wholly or in part
 */
void
mw_regions_add (MwRegions *self, const char *code, const char *name, gboolean anywhere, const char *const *within, const char *const *neighbours)
{
  static const char *const nowhere[] = { NULL };
  MwRegion *region = g_new0 (MwRegion, 1);

  region->code = g_strdup (code);
  region->name = g_strdup (name);
  region->anywhere = anywhere;
  region->within = g_strdupv ((GStrv) (within != NULL ? within : nowhere));
  region->neighbours = g_strdupv ((GStrv) neighbours);
  g_ptr_array_add (self->all, region);
}

/* Returns: (element-type MwRegion): in the order of the file */
const GPtrArray *
mw_regions_get_all (const MwRegions *self)
{
  return self->all;
}

const MwRegion *
mw_regions_find (const MwRegions *self, const char *code)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      const MwRegion *region = g_ptr_array_index (self->all, i);
      if (g_str_equal (region->code, code))
        return region;
    }
  return NULL;
}

static gboolean
holds (char **codes, const char *code)
{
  return g_strv_contains ((const char *const *) codes, code);
}

/* Whether one that borders on @small lies within @large: a labour-market region beside a province. */
static gboolean
borders_into (const MwRegions *self, const MwRegion *small, const MwRegion *large)
{
  for (char **code = small->neighbours; *code != NULL; code++)
    {
      const MwRegion *neighbour = mw_regions_find (self, *code);
      if (neighbour != NULL && holds (neighbour->within, large->code))
        return TRUE;
    }
  return FALSE;
}

static MwRegionRelation
relate_known (const MwRegions *self, const MwRegion *a, const MwRegion *b)
{
  if (a->anywhere || b->anywhere)
    return MW_REGION_ANYWHERE;
  if (holds (a->within, b->code) || holds (b->within, a->code))
    return MW_REGION_SAME;
  if (holds (a->neighbours, b->code) || holds (b->neighbours, a->code) || borders_into (self, a, b) || borders_into (self, b, a))
    return MW_REGION_NEIGHBOUR;
  return MW_REGION_APART;
}

static MwRegionRelation
relate_two (const MwRegions *self, const char *a, const char *b)
{
  const MwRegion *first = mw_regions_find (self, a);
  const MwRegion *second = mw_regions_find (self, b);

  if (g_str_equal (a, b))
    return MW_REGION_SAME;
  if (first != NULL && second != NULL)
    return relate_known (self, first, second);
  /* A code that the reference data does not know: only the whole country is sure to hold it. */
  return (first != NULL && first->anywhere) || (second != NULL && second->anywhere) ? MW_REGION_ANYWHERE : MW_REGION_APART;
}

/**
 * mw_regions_relate:
 * @a: (array zero-terminated=1): codes
 * @b: (array zero-terminated=1): codes
 *
 * Returns: the nearest relation between any two of them
 */
MwRegionRelation
mw_regions_relate (const MwRegions *self, const char *const *a, const char *const *b)
{
  MwRegionRelation best = MW_REGION_UNKNOWN;

  for (const char *const *first = a; *first != NULL; first++)
    {
      for (const char *const *second = b; *second != NULL; second++)
        best = MAX (best, relate_two (self, *first, *second));
    }
  return best;
}
