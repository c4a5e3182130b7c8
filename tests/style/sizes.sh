#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Files stay under 800 lines, functions under 60, and half of them under 16. Class set-up and tables may pass it.
cd "$1" || exit 1
status=0
long=$(find src tests -name '*.c' -exec wc -l {} \; | awk '$1 > 800')
[ -z "$long" ] || { echo "files over 800 lines:"; echo "$long"; status=1; }
command -v ctags > /dev/null || { echo "ctags is not installed"; exit 77; }
ctags --languages=C --kinds-C=f --fields=ne -o - $(find src -name '*.c') |
  awk -F'\t' '
    { name = $1; file = $2; start = 0; end = 0
      for (i = 4; i <= NF; i++) {
        if ($i ~ /^line:/) start = substr($i, 6)
        if ($i ~ /^end:/) end = substr($i, 5)
      }
      size = end - start + 1
      sizes[++n] = size
      if (size > 60 && name !~ /_class_init$/) { print file ": " name " has " size " lines"; bad = 1 }
    }
    END {
      for (i = 1; i <= n; i++) counts[sizes[i]]++
      for (s = 1; s < 500; s++) { seen += counts[s]; if (seen * 2 >= n) break }
      print n " functions, median " s " lines"
      if (s > 15) { print "the median is over 15"; bad = 1 }
      exit bad
    }' || status=1
exit $status
