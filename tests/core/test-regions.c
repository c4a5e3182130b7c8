/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-regions.h"
#include "mw-test.h"

static MwRegions *regions;

static void
add (const char *code, gboolean anywhere, const char *within, const char *neighbours)
{
  g_auto (GStrv) larger = g_strsplit (within, " ", -1);
  g_auto (GStrv) beside = g_strsplit (neighbours, " ", -1);

  mw_regions_add (regions, code, code, anywhere, (const char *const *) larger, (const char *const *) beside);
}

/* Three provinces in a row, with labour-market regions of which one lies in two of them. */
static void
make_map (void)
{
  regions = mw_regions_new ();
  add ("NL", TRUE, "", "");
  add ("OV", FALSE, "", "GE");
  add ("GE", FALSE, "", "OV LI");
  add ("LI", FALSE, "", "GE");
  add ("twente", FALSE, "OV", "veluwe");
  add ("veluwe", FALSE, "GE OV", "twente nijmegen");
  add ("nijmegen", FALSE, "GE", "veluwe venlo");
  add ("venlo", FALSE, "LI", "nijmegen maastricht");
  add ("maastricht", FALSE, "LI", "venlo");
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    MwRegionRelation relation;
  } cases[] = {
    { "", "OV", MW_REGION_UNKNOWN },
    { "OV", "OV", MW_REGION_SAME },
    { "OV", "GE", MW_REGION_NEIGHBOUR },
    { "OV", "LI", MW_REGION_APART },
    { "NL", "LI", MW_REGION_ANYWHERE },
    { "NL", "twente", MW_REGION_ANYWHERE },
    { "NL", "elsewhere", MW_REGION_ANYWHERE },
    { "OV", "elsewhere", MW_REGION_APART },
    { "elsewhere", "elsewhere", MW_REGION_SAME },
    { "twente", "OV", MW_REGION_SAME },
    { "veluwe", "OV", MW_REGION_SAME },
    { "veluwe", "GE", MW_REGION_SAME },
    { "twente", "GE", MW_REGION_NEIGHBOUR }, /* for the veluwe lies in it */
    { "twente", "LI", MW_REGION_APART },
    { "nijmegen", "LI", MW_REGION_NEIGHBOUR },
    { "nijmegen", "OV", MW_REGION_NEIGHBOUR },
    { "maastricht", "GE", MW_REGION_APART }, /* its province borders, it does not itself */
    { "twente", "veluwe", MW_REGION_NEIGHBOUR },
    { "twente", "nijmegen", MW_REGION_APART },
    { "maastricht OV", "twente", MW_REGION_SAME },
    { "maastricht nijmegen", "OV", MW_REGION_NEIGHBOUR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) a = g_strsplit (cases[i].a, " ", -1);
      g_auto (GStrv) b = g_strsplit (cases[i].b, " ", -1);
      const char *const *first = (const char *const *) (*cases[i].a != '\0' ? a : a + g_strv_length (a));
      g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpint (mw_regions_relate (regions, first, (const char *const *) b), ==, cases[i].relation);
      g_assert_cmpint (mw_regions_relate (regions, (const char *const *) b, first), ==, cases[i].relation);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  mw_test_init (&argc, &argv);
  make_map ();
  g_test_add_func ("/regions/pairs-by-hand", test_pairs);
  result = g_test_run ();
  mw_regions_free (regions);
  return result;
}
