#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The translations are sound and complete: every word of the program is in them.
cd "$1" || exit 1
template=$(mktemp)
trap 'rm -f "$template"' EXIT
sources=$(grep -v '^#' po/POTFILES.in | grep -E '\.(c|ui)$')
xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=ngettext:1,2 -o "$template" $sources 2> /dev/null || exit 1
status=0
for language in $(grep -v '^#' po/LINGUAS); do
  msgfmt -c -o /dev/null "po/$language.po" || status=1
  missing=$(msgcmp --use-fuzzy "po/$language.po" "$template" 2>&1) || { echo "$missing"; status=1; }
  if grep -q '^#, .*fuzzy' "po/$language.po"; then echo "$language has fuzzy words"; status=1; fi
done
exit $status
