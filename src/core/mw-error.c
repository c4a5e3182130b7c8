/* SPDX-License-Identifier: EUPL-1.2 */
#include "mw-error.h"

/* The one error domain of the program. */
G_DEFINE_QUARK (mw - error - quark, mw_error)
