/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"

G_BEGIN_DECLS

/**
 * MwSchemaVersion:
 * @MW_SCHEMA_INITIAL: categories, organisations, contracts, nominations, initiatives, matches, rule sets, acts
 * @MW_SCHEMA_PARTS_AND_SEARCH: the changeset of an act in parts, a leaner search table
 * @MW_SCHEMA_VALUE_AND_REALISATION: value tables, contributions, rules from a day on, preferences
 * @MW_SCHEMA_CONVERSATIONS: talks, their agenda, agreements, work contacts
 * @MW_SCHEMA_REPORTS: what was reported on which day, hours of a full-time job
 *
 * The value is PRAGMA user_version of the file. A released step is never changed.
 */
typedef enum
{
  MW_SCHEMA_INITIAL = 1,
  MW_SCHEMA_PARTS_AND_SEARCH,
  MW_SCHEMA_VALUE_AND_REALISATION,
  MW_SCHEMA_CONVERSATIONS,
  MW_SCHEMA_REPORTS,
  MW_SCHEMA_CURRENT = MW_SCHEMA_REPORTS,
} MwSchemaVersion;

#define MW_APPLICATION_ID 0x4d574b31 /* "MWK1" */

gboolean mw_migrations_check (MwConnection *connection, gint64 *version, GError **error);
gboolean mw_migrations_create (MwConnection *connection, GError **error);
gboolean mw_migrations_run (MwConnection *connection, GError **error);

G_END_DECLS
