/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-facts.h"

G_BEGIN_DECLS

/**
 * MwMadeUp:
 * @left: how many contracts are still to come
 * @fail_after: it fails when so many are left; %G_MAXUINT for never
 * @title: of each of them
 *
 * A source of contracts that are all the same, and whose texts do harm where they are not written as texts.
 */
typedef struct
{
  guint left;
  guint fail_after;
  const char *title;
} MwMadeUp;

gboolean mw_made_up_next (gpointer made_up, MwContractFacts **facts, GError **error);

G_END_DECLS
