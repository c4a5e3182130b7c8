/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "mw-output.h"
#include "mw-report.h"

G_BEGIN_DECLS

gboolean mw_contract_csv_write (const MwOutputTarget *target, MwNotation notation, MwReportNext next, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
