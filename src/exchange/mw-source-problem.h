/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-contract-source.h"

G_BEGIN_DECLS

MwSourceProblem *mw_source_problem_new (const MwSourceColumn *column, const char *text, MwReading reading) G_GNUC_WARN_UNUSED_RESULT;
void mw_source_problem_free (MwSourceProblem *problem);
char *mw_source_problem_describe (const MwSourceProblem *problem) G_GNUC_WARN_UNUSED_RESULT;
char *mw_source_problem_describe_all (const MwSourceProblem *example, guint count) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
