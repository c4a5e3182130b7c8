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

/* @anywhere: whether the region is the whole country, so that it fits with each other one */
void
mw_regions_add (MwRegions *self, const char *code, const char *name, gboolean anywhere, const char *const *neighbours)
{
  MwRegion *region = g_new0 (MwRegion, 1);

  region->code = g_strdup (code);
  region->name = g_strdup (name);
  region->anywhere = anywhere;
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

static MwRegionRelation
relate_two (const MwRegions *self, const char *a, const char *b)
{
  if (g_str_equal (a, b))
    return MW_REGION_SAME;

  const MwRegion *first = mw_regions_find (self, a);
  const MwRegion *second = mw_regions_find (self, b);
  if ((first != NULL && first->anywhere) || (second != NULL && second->anywhere))
    return MW_REGION_ANYWHERE;
  if ((first != NULL && g_strv_contains ((const char *const *) first->neighbours, b)) || (second != NULL && g_strv_contains ((const char *const *) second->neighbours, a)))
    return MW_REGION_NEIGHBOUR;
  return MW_REGION_APART;
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
