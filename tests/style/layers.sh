#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Keeps the arrows between the layers: gui, cli → workspace → storage, exchange → core; storage, exchange,
# workspace, cli → system.
cd "$1/src" || exit 1
status=0

# forbid FOLDER PATTERN REASON
forbid ()
{
  found=$(grep -rnE "$2" "$1" --include='*.[ch]')
  if [ -n "$found" ]; then
    echo "$1: $3"
    echo "$found"
    status=1
  fi
}

# The headers of a layer, as one pattern.
headers ()
{
  find "$@" -name '*.h' -exec basename {} \; | sort -u | tr '\n' '|' | sed 's/|$//'
}

include () { printf '#include "(%s)"' "$(headers "$@")"; }

forbid system "$(include core storage exchange workspace gui cli)" 'system knows no other layer'
forbid core "$(include system storage exchange workspace gui cli)" 'core knows no other layer'
forbid storage "$(include exchange workspace gui cli)" 'storage knows core only'
forbid exchange "$(include storage workspace gui cli)" 'exchange knows core only'
forbid workspace "$(include gui cli)" 'workspace knows no front end'
forbid gui "$(include system cli)" 'the window asks the workspace; the two front ends do not know each other'
forbid cli "$(include gui)" 'the two front ends do not know each other'
forbid core '<(gio|gtk|adwaita|sqlite3|xlsxwriter|zip|expat|json-glib|stdio|fcntl|locale)' 'core has no I/O and no toolkit'
for folder in core exchange workspace gui cli; do
  forbid $folder 'sqlite3' 'only storage says sqlite3'
done
for folder in storage exchange workspace gui cli; do
  forbid $folder 'glp_|glpk' 'only core says glp_'
done
for folder in core storage workspace gui cli; do
  forbid $folder 'lxw_|xlsxwriter' 'only exchange says lxw_'
  forbid $folder 'icalcomponent|libical' 'only exchange says ical'
done
for folder in core storage exchange workspace cli; do
  forbid $folder 'gtk/|adwaita' 'only gui knows widgets'
done
forbid core 'g_date_time_new_now|g_get_real_time|time *\(NULL' 'core has no clock'
found=$(grep -rnE 'GtkFileChooser|gtk_file_chooser|adw_message_dialog' gui | grep -v '^gui/mw-dialogs\.c')
[ -z "$found" ] || { echo "gui: only mw-dialogs.c names dialog classes"; echo "$found"; status=1; }
found=$(grep -rnwE '(set|use)locale' . | grep -v '^\./system/mw-locale\.c')
[ -z "$found" ] || { echo "only mw-locale.c sets the locale"; echo "$found"; status=1; }
found=$(grep -rnE 'g_main_loop_run|g_main_context_iteration' .)
[ -z "$found" ] || { echo "no nested main loop in src"; echo "$found"; status=1; }
exit $status
