/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-regions.h"
#include "mw-test.h"

G_BEGIN_DECLS

/* A file of its own for each case, open to write, with what else rules are worked out from. */
typedef struct
{
  MwFixture base;
  MwConnection *connection;
  MwRegions *regions;
} MwOpen;

void mw_open_set_up_demo (MwOpen *self, gconstpointer unused);
void mw_open_set_up_empty (MwOpen *self, gconstpointer unused);
void mw_open_tear_down (MwOpen *self, gconstpointer unused);

#define mw_open_add_demo(path, func) g_test_add (path, MwOpen, NULL, mw_open_set_up_demo, func, mw_open_tear_down)
#define mw_open_add_empty(path, func) g_test_add (path, MwOpen, NULL, mw_open_set_up_empty, func, mw_open_tear_down)

G_END_DECLS
