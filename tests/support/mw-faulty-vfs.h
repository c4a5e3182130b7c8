/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwFault:
 * @MW_FAULT_ONCE: one call fails, as by a loose cable
 * @MW_FAULT_FROM_THEN_ON: that one and all after it, as of a disk that dies
 * @MW_FAULT_FULL: writes fail from then on, as there is no room
 */
typedef enum
{
  MW_FAULT_ONCE,
  MW_FAULT_FROM_THEN_ON,
  MW_FAULT_FULL,
  MW_N_FAULTS,
} MwFault;

void mw_faulty_vfs_install (void);
void mw_faulty_vfs_arm (MwFault fault, int nth_call);
gboolean mw_faulty_vfs_disarm (void);

G_END_DECLS
