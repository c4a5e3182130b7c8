/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-pair-question.h"

#include <glib/gi18n.h>

#include "mw-dialogs.h"

/* What decides a pair that could fit, put on the agenda of the next talk: one question for each click. */

static void
asked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAct) act = mw_workspace_act_finish (MW_WORKSPACE (object), result, &error);

  if (act == NULL)
    mw_dialogs_show_failure (parent, _ ("The question was not put on the agenda"), error);
}

/* Returns: (transfer full) (nullable): what decides the pair and was not asked yet, the first of it */
static MwRecord *
find_question (MwWorkspace *workspace, MwMatchBoard *board, const MwPair *pair)
{
  g_autoptr (GPtrArray) questions = mw_talk_proposal_list_questions (board, pair);

  for (guint i = 0; i < questions->len; i++)
    {
      if (!mw_workspace_is_asked (workspace, g_ptr_array_index (questions, i)))
        return g_object_ref (g_ptr_array_index (questions, i));
    }
  return NULL;
}

/* Whether there was something to ask, and all of it was. */
gboolean
mw_pair_question_is_asked (MwWorkspace *workspace, MwMatchBoard *board, const MwPair *pair)
{
  g_autoptr (MwRecord) question = find_question (workspace, board, pair);

  return pair->fit.band == MW_FIT_UNKNOWN && question == NULL;
}

void
mw_pair_question_ask (GtkWindow *parent, MwWorkspace *workspace, MwMatchBoard *board, const MwPair *pair)
{
  g_autoptr (MwRecord) question = find_question (workspace, board, pair);

  if (question != NULL)
    mw_workspace_ask_async (workspace, question, asked_cb, g_object_ref (parent));
}
