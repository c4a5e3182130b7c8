#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every file says its licence, near its top.
cd "$1" || exit 1
status=0
for file in $(git ls-files 2> /dev/null || find . -type f); do
  case $file in
    LICENSE|*.xlsx|*.csv|*.png|*.maatwerk) continue ;;
  esac
  [ -f "$file" ] || continue
  head -n 8 "$file" | grep -q 'SPDX-License-Identifier\|metadata_license' || { echo "$file does not say its licence"; status=1; }
done
exit $status
