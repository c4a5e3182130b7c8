/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-output.h"
#include "mw-report.h"

G_BEGIN_DECLS

gboolean mw_report_page_write (const MwReport *report, MwOutput *output, GError **error);

G_END_DECLS
