/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "mw-cli.h"
#include "mw-workspace.h"

G_BEGIN_DECLS

/**
 * MwCliOptions:
 * @arguments: what stands on the command line beside options, from the file on
 *
 * All options of all commands.
 */
typedef struct
{
  const char *command;
  GStrv arguments;
  GDate today;
  gboolean today_given;
  char *category;
  char *sheet;
  char *preset;
  GStrv map;
  GDate from;  /* not a valid one where it was not given */
  GDate until; /* nor this */
  gboolean remember;
  gboolean demo;
  gboolean dry_run;
  gboolean json;
} MwCliOptions;

int mw_cli_fail (const GError *error);
int mw_cli_usage (const char *command);
MwWorkspace *mw_cli_open (const MwCliOptions *options, MwAccess access, GError **error);
gboolean mw_cli_find_category (MwWorkspace *workspace, const char *name, gint64 *category_id, GError **error);

int mw_cli_agenda (const MwCliOptions *options);
int mw_cli_import (const MwCliOptions *options);
int mw_cli_list (const MwCliOptions *options);
int mw_cli_plan (const MwCliOptions *options);
int mw_cli_report (const MwCliOptions *options);
int mw_cli_check (const MwCliOptions *options);

G_END_DECLS
