/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Waits for @condition with the main context blocked, never spinning, and gives up by itself. */
#define mw_test_await(condition)                                                      \
  G_STMT_START                                                                        \
  {                                                                                   \
    gint64 await_deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;            \
    guint await_tick = g_timeout_add (50, mw_test_tick, NULL);                        \
    while (!(condition))                                                              \
      {                                                                               \
        if (g_get_monotonic_time () > await_deadline)                                 \
          g_error ("%s:%d: gave up waiting for: %s", __FILE__, __LINE__, #condition); \
        g_main_context_iteration (NULL, TRUE);                                        \
      }                                                                               \
    g_source_remove (await_tick);                                                     \
  }                                                                                   \
  G_STMT_END

/* With the sanitizers everything takes many times as long; long tests then take a part of their cases. */
#if defined(__SANITIZE_ADDRESS__)
#define MW_TEST_SLOWDOWN 8
#else
#define MW_TEST_SLOWDOWN 1
#endif

gboolean mw_test_tick (gpointer unused);
void mw_test_settle (void);

/* A folder of its own for each case; what is in it is deleted with it. */
typedef struct
{
  char *folder;
  char *path; /* of a Maatwerk file in it that does not exist yet */
  GDate today;
} MwFixture;

void mw_test_remove_tree (const char *path);
void mw_test_init (int *argc, char ***argv);
void mw_fixture_set_up (MwFixture *fixture, gconstpointer unused);
void mw_fixture_tear_down (MwFixture *fixture, gconstpointer unused);
char *mw_fixture_write (MwFixture *fixture, const char *name, const char *data, gssize size) G_GNUC_WARN_UNUSED_RESULT;
char *mw_fixture_get_path (MwFixture *fixture, const char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean mw_fixture_has_parts (MwFixture *fixture);

/* Remembers the outcome of an async call for mw_test_await(). */
void mw_test_take_result_cb (GObject *object, GAsyncResult *result, gpointer place);

/* Where an output is to come that tells of no open file; with the second the user said that what is there may go. */
#define MW_TEST_TO(place) (&(MwOutputTarget){ .path = (place) })
#define MW_TEST_OVER(place) (&(MwOutputTarget){ .path = (place), .asked = TRUE })

#define mw_test_add(path, func) g_test_add (path, MwFixture, NULL, mw_fixture_set_up, func, mw_fixture_tear_down)

G_END_DECLS
