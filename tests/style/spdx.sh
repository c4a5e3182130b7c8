#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every file says its licence, near its top.
cd "$1" || exit 1
git rev-parse --git-dir > /dev/null 2>&1 || { echo "only a checkout tells which files are ours"; exit 77; }
status=0
for file in $(git ls-files); do
  case $file in
    LICENSE|*.xlsx|*.csv|*.png|*.maatwerk|*.gz) continue ;;
  esac
  [ -f "$file" ] || continue
  head -n 8 "$file" | grep -q 'SPDX-License-Identifier\|metadata_license' || { echo "$file does not say its licence"; status=1; }
done
exit $status
