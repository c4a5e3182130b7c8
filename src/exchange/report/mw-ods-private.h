/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <stdio.h>

#include "mw-sheet-writer.h"

G_BEGIN_DECLS

#define MW_ODS_VERSION "1.3"

/* Cells below a table, and those that ask for attention. */
typedef enum
{
  MW_ODS_PLAIN,
  MW_ODS_TOTAL,
  MW_ODS_ALERTED,
} MwOdsVariant;

const char *mw_ods_get_namespaces (void);
char *mw_ods_escape (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *mw_ods_make_paragraphs (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *mw_ods_name_style (MwSheetStyle style, MwOdsVariant variant, guint sheet, guint column) G_GNUC_WARN_UNUSED_RESULT;
char *mw_ods_name_cell (const char *sheet, guint column, guint row, gboolean absolute) G_GNUC_WARN_UNUSED_RESULT;
char *mw_ods_name_range (MwSheetWriter *writer, const MwSheetRange *range, gboolean absolute) G_GNUC_WARN_UNUSED_RESULT;

void mw_ods_append_cell_styles (GString *xml, MwSheetWriter *writer, guint n_sheets);
char *mw_ods_make_styles (MwSheetWriter *writer, guint n_sheets) G_GNUC_WARN_UNUSED_RESULT;
char *mw_ods_make_settings (MwSheetWriter *writer, guint n_sheets) G_GNUC_WARN_UNUSED_RESULT;
char *mw_ods_make_meta (const MwSheetProperties *properties) G_GNUC_WARN_UNUSED_RESULT;

char *mw_ods_make_chart (MwSheetWriter *writer, const MwSheetChart *chart) G_GNUC_WARN_UNUSED_RESULT;
char *mw_ods_make_frame (const MwSheetChart *chart, guint number) G_GNUC_WARN_UNUSED_RESULT;

typedef struct _MwOdsPackage MwOdsPackage;

MwOdsPackage *mw_ods_package_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void mw_ods_package_list (MwOdsPackage *self, const char *name, const char *media_type);
void mw_ods_package_add (MwOdsPackage *self, const char *name, const char *media_type, char *text);
void mw_ods_package_add_file (MwOdsPackage *self, const char *name, const char *media_type, FILE *file);
gboolean mw_ods_package_save (MwOdsPackage *self, GError **error);
void mw_ods_package_free (MwOdsPackage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwOdsPackage, mw_ods_package_free)

G_END_DECLS
