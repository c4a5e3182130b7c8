#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every file with words to translate is listed, and every listed file is there.
cd "$1" || exit 1
listed=$(grep -v '^#' po/POTFILES.in | sort)
needed=$( { grep -rlE '(^|[^A-Za-z])(_|N_|C_|ngettext) \(' src --include='*.c'; grep -rl 'translatable="yes"' ui; ls data/*.in.in; } | sort)
[ "$listed" = "$needed" ] && exit 0
printf '%s\n' "$listed" > "${TMPDIR:-/tmp}/listed.$$"
printf '%s\n' "$needed" | diff "${TMPDIR:-/tmp}/listed.$$" - || true
rm -f "${TMPDIR:-/tmp}/listed.$$"
exit 1
