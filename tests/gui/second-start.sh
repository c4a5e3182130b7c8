#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A second start of the program hands over to the window that is open, and ends.
[ -n "$DISPLAY" ] || exit 77
program=$1
if [ -z "$2" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  XDG_DATA_HOME=$folder XDG_CONFIG_HOME=$folder XDG_CACHE_HOME=$folder XDG_RUNTIME_DIR=$folder
  export XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
  dbus-run-session -- "$0" "$program" "$folder"
  exit $?
fi

file=$2/f.maatwerk
"$program" new "$file" --today 2026-11-23 || exit 1
"$program" "$file" 2> "$2/errors" &
first=$!
# It owns its name from the moment it starts, and keeps it as long as the window is there.
gdbus wait --session --timeout 60 io.github.maatwerk.Maatwerk || { echo 'the first start did not come up'; cat "$2/errors"; exit 1; }
timeout 60 "$program" "$file"
second=$?
kill -0 $first || { echo 'the first window is gone'; cat "$2/errors"; exit 1; }
kill $first
[ $second -eq 0 ] || { echo "the second start ended with $second"; exit 1; }
