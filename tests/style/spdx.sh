#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Every file says its licence, near its top.
cd "$1" || exit 1
git rev-parse --git-dir > /dev/null 2>&1 || { echo "only a checkout tells which files are ours"; exit 77; }
# One process for all of them: two for each took most of a minute on a busy machine.
git ls-files | grep -v -e '^LICENSE$' -e '\.\(xlsx\|csv\|png\|maatwerk\|gz\)$' | awk '
{
  said = 0
  for (line = 1; line <= 8 && (getline text < $0) > 0; line++)
    if (text ~ /SPDX-License-Identifier|metadata_license/)
      said = 1
  if (line > 1 && !said)
    {
      print $0 " does not say its licence"
      status = 1
    }
  close ($0)
}
END { exit status }'
