/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwError:
 * @MW_ERROR_INVALID: the input is wrong; mend the input
 * @MW_ERROR_CONSTRAINT: clashes with what is in the file already
 * @MW_ERROR_BUSY: another program holds the file; try again
 * @MW_ERROR_NO_SPACE: the disk is full; make room
 * @MW_ERROR_READ_ONLY: the file or its folder may not be written
 * @MW_ERROR_CORRUPT: the file is damaged
 * @MW_ERROR_FOREIGN: the file is not of the kind that was asked for
 * @MW_ERROR_TOO_NEW: made by a newer version of the program
 * @MW_ERROR_NOT_FOUND: what was asked for is not there (any more)
 * @MW_ERROR_DISK: the disk itself failed; save a copy elsewhere
 * @MW_ERROR_GONE: the file is no longer where it was opened; save a copy elsewhere
 * @MW_ERROR_MISUSE: what was asked for makes no sense, or would lose something; ask for something else
 * @MW_ERROR_CANCELLED: the user stopped it
 * @MW_ERROR_FAILED: anything else
 *
 * Codes say what the user can do about it. The message is a translated sentence for a person.
 */
typedef enum
{
  MW_ERROR_INVALID,
  MW_ERROR_CONSTRAINT,
  MW_ERROR_BUSY,
  MW_ERROR_NO_SPACE,
  MW_ERROR_READ_ONLY,
  MW_ERROR_CORRUPT,
  MW_ERROR_FOREIGN,
  MW_ERROR_TOO_NEW,
  MW_ERROR_NOT_FOUND,
  MW_ERROR_DISK,
  MW_ERROR_GONE,
  MW_ERROR_MISUSE,
  MW_ERROR_CANCELLED,
  MW_ERROR_FAILED,
} MwError;

#define MW_ERROR (mw_error_quark ())
GQuark mw_error_quark (void);

G_END_DECLS
