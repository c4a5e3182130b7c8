#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The code is formatted as .clang-format says. Mend with: clang-format -i $(git ls-files '*.[ch]')
cd "$1" || exit 1
formatter=$(command -v clang-format-14 || command -v clang-format) || { echo "clang-format is not installed"; exit 77; }
case $("$formatter" --version) in
  *"version 14."*) ;;
  *) echo "clang-format 14 decides; this is $("$formatter" --version)"; exit 77 ;;
esac
find src tests -name '*.[ch]' -print0 | xargs -0 "$formatter" --dry-run --Werror
