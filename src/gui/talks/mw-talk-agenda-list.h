/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "mw-workspace.h"

G_BEGIN_DECLS

#define MW_TYPE_TALK_AGENDA_LIST (mw_talk_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (MwTalkAgendaList, mw_talk_agenda_list, MW, TALK_AGENDA_LIST, AdwBin)

void mw_talk_agenda_list_set_workspace (MwTalkAgendaList *self, MwWorkspace *workspace);
void mw_talk_agenda_list_show (MwTalkAgendaList *self, const MwRecord *talk);

G_END_DECLS
