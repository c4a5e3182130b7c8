/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-cli-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "mw-category.h"
#include "mw-date.h"
#include "mw-error.h"
#include "mw-text.h"

/* The commands that need no display. They use the same workspace as the window does. */

typedef struct
{
  const char *name;
  int (*run) (const MwCliOptions *options);
  guint arguments;
  const char *options; /* that it takes, each with a space behind */
  const char *usage;
} Command;

static int run_new (const MwCliOptions *options);

static const Command commands[] = {
  { "new", run_new, 1, "demo ", "new FILE [--demo]" },
  { "import", mw_cli_import, 2, "category preset sheet map dry-run json ", "import FILE SOURCE [--category NAME] [--preset tenderned] [--sheet NAME] [--map 'Header=field']… [--dry-run] [--json]" },
  { "list", mw_cli_list, 2, "category json ", "list FILE contracts|initiatives|nominations|pairs|matches|conversations|agreements [--category NAME] [--json]" },
  { "report", mw_cli_report, 2, "category from until remember ", "report FILE OUT.(xlsx|ods|pdf) [--category NAME] [--from YYYY-MM-DD] [--until YYYY-MM-DD] [--remember]" },
  { "plan", mw_cli_plan, 1, "category json ", "plan FILE [--category NAME] [--json]" },
  { "agenda", mw_cli_agenda, 2, "category ", "agenda FILE OUT.ics [--category NAME]" },
  { "check", mw_cli_check, 1, "", "check FILE" },
};

static const Command *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_strcmp0 (commands[i].name, name) == 0)
        return &commands[i];
    }
  return NULL;
}

/* Prints the one line that says why. */
int
mw_cli_fail (const GError *error)
{
  g_printerr ("maatwerk: %s\n", error->message);
  return g_error_matches (error, MW_ERROR, MW_ERROR_MISUSE) ? MW_EXIT_USAGE : MW_EXIT_FAILED;
}

/* @command: (nullable): the one to explain, %NULL for all */
int
mw_cli_usage (const char *command)
{
  const Command *one = find_command (command);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (one == NULL || one == &commands[i])
        g_printerr ("%s maatwerk %s\n", _ ("Usage:"), commands[i].usage);
    }
  return MW_EXIT_USAGE;
}

static void
print_help (void)
{
  g_print ("%s\n\n  maatwerk [%s]\n      %s\n", _ ("Maatwerk – social return for category managers"), _ ("FILE"), _ ("open the window"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  maatwerk %s\n", commands[i].usage);
  g_print ("\n%s\n  --today %s  %s\n  --version\n  --help\n\n", _ ("With every command:"), _ ("YYYY-MM-DD"), _ ("what counts as today"));
  g_print ("%s\n", _ ("Exit status: 0 done; 1 failed, nothing changed; 2 usage; 3 done, with rows left out."));
}

/* Whether the command line asks for something that needs no window: also an option that nothing knows, to be told so. */
gboolean
mw_cli_wants (int argc, char **argv)
{
  guint words = 0;

  for (int i = 1; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--today"))
        i++;
      else if (argv[i][0] == '-')
        {
          if (!g_str_has_prefix (argv[i], "--today=") && !g_str_has_prefix (argv[i], "--gapplication-") && !g_str_equal (argv[i], "--"))
            return TRUE;
        }
      else if (words++ == 0 && find_command (argv[i]) != NULL)
        return TRUE;
    }
  /* The window takes one file; with more a command was meant, which may be misspelt. */
  return words > 1;
}

/**
 * mw_cli_take_today:
 * @argc: (inout): less what was taken
 * @today: (out): the date asked for; not a valid one where none was
 *
 * Returns: %FALSE where --today has no date
 */
gboolean
mw_cli_take_today (int *argc, char **argv, GDate *today)
{
  const char *text = NULL;
  int kept = 1;

  g_date_clear (today, 1);
  for (int i = 1; i < *argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--today="))
        text = argv[i] + strlen ("--today=");
      else if (g_str_equal (argv[i], "--today"))
        text = i + 1 < *argc ? argv[++i] : "";
      else
        argv[kept++] = argv[i];
    }
  *argc = kept;
  argv[kept] = NULL;
  return text == NULL || mw_date_from_iso (text, today);
}

/* @access: to read is possible also while the window has the file open */
MwWorkspace *
mw_cli_open (const MwCliOptions *options, MwAccess access, GError **error)
{
  return mw_workspace_open (options->arguments[0], access, &options->today, error);
}

/**
 * mw_cli_find_category:
 * @name: (nullable): name or code; %NULL is all categories
 */
gboolean
mw_cli_find_category (MwWorkspace *workspace, const char *name, gint64 *category_id, GError **error)
{
  GListModel *categories = mw_workspace_get_records (workspace, &mw_category_table);
  g_autofree char *wanted = name != NULL ? mw_text_fold_words (name) : NULL;

  *category_id = MW_CATEGORY_ALL;
  if (name == NULL)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (MwRecord) category = g_list_model_get_item (categories, i);
      const char *code = mw_record_get_text (category, MW_CATEGORY_CODE);
      g_autofree char *folded_name = mw_text_fold_words (mw_record_get_title (category));
      g_autofree char *folded_code = mw_text_fold_words (code != NULL ? code : "");
      if (g_str_equal (folded_name, wanted) || g_str_equal (folded_code, wanted))
        {
          *category_id = mw_record_get_id (category);
          return TRUE;
        }
    }
  g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("There is no category “%s” in the file."), name);
  return FALSE;
}

static int
run_new (const MwCliOptions *options)
{
  g_autoptr (GError) error = NULL;

  if (!mw_workspace_create_file (options->arguments[0], options->demo, &options->today, &error))
    return mw_cli_fail (error);
  return MW_EXIT_DONE;
}

static void
options_clear (MwCliOptions *options)
{
  g_strfreev (options->arguments);
  g_free (options->category);
  g_free (options->sheet);
  g_free (options->preset);
  g_strfreev (options->map);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwCliOptions, options_clear)

static gboolean
fail_day (const char *option, GError **error)
{
  g_set_error (error, MW_ERROR, MW_ERROR_MISUSE, _ ("--%s asks for a date like 2026-12-31."), option);
  return FALSE;
}

/* @text: (nullable) */
static gboolean
read_day (const char *option, const char *text, GDate *date, GError **error)
{
  return text == NULL || mw_date_from_iso (text, date) || fail_day (option, error);
}

static gboolean
parse (int *argc, char ***argv, MwCliOptions *options, GError **error)
{
  gboolean help = FALSE;
  gboolean version = FALSE;
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  const GOptionEntry entries[] = {
    { "category", 0, 0, G_OPTION_ARG_STRING, &options->category, NULL, NULL },
    { "preset", 0, 0, G_OPTION_ARG_STRING, &options->preset, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet, NULL, NULL },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->map, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, NULL, NULL },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &options->remember, NULL, NULL },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &options->demo, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->arguments, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error) || !read_day ("from", from, &options->from, error) || !read_day ("until", until, &options->until, error))
    return FALSE;
  if (version)
    options->command = "--version";
  else if (help)
    options->command = "--help";
  return TRUE;
}

static gboolean
takes (const Command *command, const char *option, gboolean given)
{
  g_autofree char *word = g_strconcat (option, " ", NULL);

  if (!given || strstr (command->options, word) != NULL)
    return TRUE;
  g_printerr ("maatwerk: ");
  g_printerr (_ ("“%s” takes no --%s."), command->name, option);
  g_printerr ("\n");
  return FALSE;
}

/* An option that does nothing would let somebody believe that it did. */
static gboolean
takes_all (const Command *command, const MwCliOptions *options)
{
  return takes (command, "category", options->category != NULL) && takes (command, "preset", options->preset != NULL) && takes (command, "sheet", options->sheet != NULL) && takes (command, "map", options->map != NULL) && takes (command, "from", g_date_valid (&options->from)) && takes (command, "until", g_date_valid (&options->until)) && takes (command, "remember", options->remember) && takes (command, "demo", options->demo) && takes (command, "dry-run", options->dry_run) && takes (command, "json", options->json);
}

static int
run_command (MwCliOptions *options)
{
  const Command *command = options->arguments != NULL ? find_command (options->arguments[0]) : NULL;

  if (command == NULL || g_strv_length (options->arguments) != command->arguments + 1)
    return mw_cli_usage (command != NULL ? command->name : NULL);
  if (!takes_all (command, options))
    return mw_cli_usage (command->name);
  g_free (options->arguments[0]);
  memmove (options->arguments, options->arguments + 1, (command->arguments + 1) * sizeof (char *));
  return command->run (options);
}

/* What was to be read and never arrived is no success, whatever was done. */
static int
check_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  g_printerr ("maatwerk: %s\n", _ ("The output could not be written."));
  return status == MW_EXIT_USAGE ? status : MW_EXIT_FAILED;
}

/**
 * mw_cli_run:
 *
 * Returns: an #MwExit
 */
int
mw_cli_run (int argc, char **argv)
{
  g_auto (MwCliOptions) options = { 0 };
  g_autoptr (GError) error = NULL;

  if (!mw_cli_take_today (&argc, argv, &options.today))
    fail_day ("today", &error);
  if (error != NULL || !parse (&argc, &argv, &options, &error))
    {
      g_printerr ("maatwerk: %s\n", error->message);
      return MW_EXIT_USAGE;
    }
  options.today_given = g_date_valid (&options.today);
  if (!options.today_given)
    mw_workspace_read_clock (&options.today);
  if (g_strcmp0 (options.command, "--version") == 0)
    g_print ("maatwerk " PACKAGE_VERSION "\n");
  else if (g_strcmp0 (options.command, "--help") == 0)
    print_help ();
  else
    return check_output (run_command (&options));
  return check_output (MW_EXIT_DONE);
}
