/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  MW_FILES_MAATWERK,
  MW_FILES_TABLES,
  MW_FILES_WORKBOOK,
  MW_FILES_ODS,
  MW_FILES_CSV,
  MW_FILES_PICTURE,
  MW_FILES_PDF,
  MW_FILES_CALENDAR,
} MwFiles;

typedef enum
{
  MW_ANSWER_KEEP,
  MW_ANSWER_INSTEAD,
  MW_ANSWER_CONFIRM,
} MwAnswer;

void mw_dialogs_open_file_async (GtkWindow *parent, const char *title, MwFiles files, GAsyncReadyCallback callback, gpointer user_data);
void mw_dialogs_save_file_async (GtkWindow *parent, const char *title, MwFiles files, const char *name, GAsyncReadyCallback callback, gpointer user_data);
GFile *mw_dialogs_file_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void mw_dialogs_follow_text_size (GtkApplication *application);
void mw_dialogs_show_failure (GtkWindow *parent, const char *heading, const GError *error);
void mw_dialogs_tell_saved (GtkWindow *parent, const char *path, const char *note);
void mw_dialogs_tell (GtkWindow *parent, const char *heading, const char *body);
void mw_dialogs_ask_async (GtkWindow *parent, const char *heading, const char *body, const char *confirm, GAsyncReadyCallback callback, gpointer user_data);
gboolean mw_dialogs_ask_finish (GAsyncResult *result);
void mw_dialogs_ask_instead_async (GtkWindow *parent, const char *heading, const char *body, const char *instead, const char *confirm, GAsyncReadyCallback callback, gpointer user_data);
MwAnswer mw_dialogs_ask_instead_finish (GAsyncResult *result);
void mw_dialogs_ask_discard_async (GtkWindow *parent, GAsyncReadyCallback callback, gpointer user_data);
void mw_dialogs_finish (GtkWindow *dialog);
void mw_dialogs_show_file (GtkWindow *parent, const char *path);

G_END_DECLS
