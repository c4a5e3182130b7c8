/* SPDX-License-Identifier: EUPL-1.2 */
#include <stdlib.h>
#include <string.h>

#include "mw-application.h"
#include "mw-bench.h"
#include "mw-contract-import.h"
#include "mw-header-names.h"
#include "mw-locale.h"
#include "mw-reference.h"
#include "mw-workspace.h"

/*
 * How long it takes until the window is there, and how much memory it then has, beside an empty window of
 * libadwaita with a list of a hundred rows. Each is started as a process of its own, by turns.
 */

#define ROUNDS 7
#define BARE_ROWS 100

/* After the last frame for so long the window is taken to be at rest. */
#define REST_MS 1500

typedef struct
{
  gint64 start;
  gboolean was_painted;
  gboolean had_list;
  double first_frame;
  double list_frame;
  GtkWidget *window;
  guint rest;
} Watch;

static double
read_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");
  return line != NULL ? g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024 : 0;
}

static gboolean
rest_cb (gpointer data)
{
  Watch *watch = data;

  g_print ("%f %f %f\n", watch->first_frame, watch->list_frame, read_memory ());
  exit (EXIT_SUCCESS);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget))
    return gtk_widget_get_mapped (widget) && gtk_column_view_get_model (GTK_COLUMN_VIEW (widget)) != NULL && g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (widget)))) > 0 ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
painted_cb (GdkFrameClock *clock, Watch *watch)
{
  if (!watch->was_painted)
    watch->first_frame = mw_bench_since (watch->start);
  watch->was_painted = TRUE;
  if (!watch->had_list && find_list (watch->window) != NULL)
    {
      watch->list_frame = mw_bench_since (watch->start);
      watch->had_list = TRUE;
    }
  if (watch->rest != 0)
    g_source_remove (watch->rest);
  watch->rest = g_timeout_add (REST_MS, rest_cb, watch);
}

static void
realized_cb (GtkWidget *window, Watch *watch)
{
  watch->window = window;
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), watch);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Watch *watch)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), watch);
}

static int
run (GApplication *application, int argc, char **argv, Watch *watch)
{
  g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), watch);
  return g_application_run (application, argc, argv);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_bare_list (void)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (strings)))));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < BARE_ROWS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Coördinatie van dienst %u", i);
      gtk_string_list_append (strings, text);
    }
  for (guint i = 0; i < 6; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Titel", factory);
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      gtk_column_view_append_column (view, column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
activate_bare_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_bare_list ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_bare (Watch *watch)
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.maatwerk.Bare", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_bare_cb), NULL);
  return run (G_APPLICATION (application), 0, NULL, watch);
}

static int
run_program (char *path, Watch *watch)
{
  GDate today;
  char *argv[] = { (char *) "maatwerk", path, NULL };
  g_autoptr (MwApplication) application = NULL;

  g_date_set_dmy (&today, 1, G_DATE_JUNE, 2026);
  application = mw_application_new (&today);
  return run (G_APPLICATION (application), 2, argv, watch);
}

typedef struct
{
  GArray *first;
  GArray *list;
  GArray *memory;
} Series;

static Series
series_new (void)
{
  return (Series){ g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
series_free (Series *series)
{
  g_array_unref (series->first);
  g_array_unref (series->list);
  g_array_unref (series->memory);
}

static void
measure (const char *self, const char *argument, Series *series)
{
  const char *argv[] = { self, argument, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  double values[3];
  int status;
  char *rest;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  rest = output;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = g_ascii_strtod (rest, &rest);
  g_array_append_val (series->first, values[0]);
  g_array_append_val (series->list, values[1]);
  g_array_append_val (series->memory, values[2]);
}

static void
make_file (MwFixture *fixture)
{
  g_autofree char *csv = mw_bench_write_register (fixture, mw_bench_get_rows ());
  g_autoptr (MwHeaderNames) names = mw_reference_load_header_names (NULL, NULL);
  g_autoptr (MwContractSource) source = mw_contract_source_open (csv, NULL, names, NULL);
  g_autoptr (MwConnection) connection = NULL;
  MwImportJob job = { .source = source };
  g_autoptr (MwImportSummary) summary = NULL;

  g_assert_true (mw_workspace_create_file (fixture->path, FALSE, &fixture->today, NULL));
  connection = mw_connection_open (fixture->path, MW_OPEN_WRITE, NULL);
  summary = mw_import_job_run (connection, &job, NULL);
  g_assert_nonnull (summary);
}

static int
compare (const char *self)
{
  MwFixture fixture;
  Series own = series_new ();
  Series bare = series_new ();

  if (!gtk_init_check ())
    return 77; /* skipped, for there is no display */
  mw_fixture_set_up (&fixture, NULL);
  make_file (&fixture);
  for (guint i = 0; i < ROUNDS; i++)
    {
      measure (self, fixture.path, &own);
      measure (self, "--bare", &bare);
    }
  g_print ("# %u contracts, medians of %u starts by turns\n", mw_bench_get_rows (), ROUNDS);
  mw_bench_print ("the first frame", mw_bench_take_percentile (own.first, 50), "an empty window with a list of 100 rows", mw_bench_take_percentile (bare.first, 50), "ms");
  mw_bench_print ("the frame with the list", mw_bench_take_percentile (own.list, 50), "the same", mw_bench_take_percentile (bare.list, 50), "ms");
  mw_bench_print ("memory at rest", mw_bench_take_percentile (own.memory, 50), "the same", mw_bench_take_percentile (bare.memory, 50), "MB");
  mw_fixture_tear_down (&fixture, NULL);
  series_free (&own);
  series_free (&bare);
  return EXIT_SUCCESS;
}

int
main (int argc, char *argv[])
{
  Watch watch = { .start = g_get_monotonic_time () };

  mw_locale_set_up ();
  if (argc < 2)
    return compare (argv[0]);
  return g_str_equal (argv[1], "--bare") ? run_bare (&watch) : run_program (argv[1], &watch);
}
