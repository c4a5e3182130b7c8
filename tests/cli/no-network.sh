#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# No command, and not the window, ever asks for a socket that reaches another machine.
program=$1
LD_PRELOAD=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
XDG_DATA_HOME=$folder XDG_CONFIG_HOME=$folder XDG_CACHE_HOME=$folder
export LD_PRELOAD XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME

# The guard itself works: what does ask for one is stopped.
if [ -n "$3" ] && "$3" 2> /dev/null; then echo 'the guard lets a socket pass'; exit 1; fi

set -e
printf 'Nummer;Titel\n1;Advies\n' > "$folder/r.csv"
"$program" new "$folder/f.maatwerk" --demo --today 2026-11-23
"$program" import "$folder/f.maatwerk" "$folder/r.csv" > /dev/null
"$program" list "$folder/f.maatwerk" contracts --json > /dev/null
"$program" list "$folder/f.maatwerk" pairs > /dev/null
"$program" report "$folder/f.maatwerk" "$folder/r.xlsx"
"$program" check "$folder/f.maatwerk" > /dev/null
[ -n "$DISPLAY" ] || exit 0
set +e
timeout 4 "$program" "$folder/f.maatwerk" 2> "$folder/errors"
status=$?
# 124: it was still open when the time was up.
[ $status -eq 124 ] || { echo "the window ended with $status"; cat "$folder/errors"; exit 1; }
