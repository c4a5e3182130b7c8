/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-connection.h"
#include "mw-test.h"

G_BEGIN_DECLS

char *mw_test_dump_records (MwConnection *connection) G_GNUC_WARN_UNUSED_RESULT;
char *mw_test_dump_file (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void mw_test_assert_sound (const char *path);
void mw_test_copy_file (const char *from, const char *to);

G_END_DECLS
