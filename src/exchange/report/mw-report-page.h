/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-report.h"

G_BEGIN_DECLS

gboolean mw_report_page_write (const MwReport *report, const char *path, GError **error);

G_END_DECLS
