/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwOutputTarget:
 * @path: where a file is to come
 * @open_file: (nullable): the file that it tells of, which is never replaced
 * @asked: whether the user was asked, and said that what stands there may go
 */
typedef struct
{
  const char *path;
  const char *open_file;
  gboolean asked;
} MwOutputTarget;

typedef struct _MwOutput MwOutput;

MwOutput *mw_output_begin (const MwOutputTarget *target, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char *mw_output_get_part (MwOutput *self);
gboolean mw_output_put (MwOutput *self, const char *data, gsize size, GError **error);
gboolean mw_output_finish (MwOutput *self, gboolean sealed, GError **error);
gboolean mw_output_explain (MwOutput *self, GError *failure, GError **error);
void mw_output_free (MwOutput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwOutput, mw_output_free)

gboolean mw_output_write (const MwOutputTarget *target, const char *data, gsize size, gboolean sealed, GError **error);

G_END_DECLS
