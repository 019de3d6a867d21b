#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Works on a small disk that is full, then makes room: full_disk.sh DISK PROGRAMS PASSPHRASE-FILE ROSTER PHOTO HUB CA CODE.
# FullDiskTest runs it in a mount namespace of its own and reads what it prints.
set -u
disk=$1 programs=$2 passphrase=$3 roster=$4 photo=$5 hub=$6 authority=$7 code=$8
mount -t tmpfs -o size=24m none "$disk" || exit 99
on() {
    local vault=$1
    shift
    "$programs/branchbook-cli" --vault "$disk/$vault" --passphrase-file "$passphrase" --json "$@"
}

# fill KIB: leaves so much room
fill() {
    cat /dev/zero >"$disk/filler" 2>/dev/null
    truncate -s "-$1K" "$disk/filler"
}

# step NAME VAULT LOOK COMMAND…: the command on the full disk, and again when there is room. LOOK prints what must not change.
step() {
    local name=$1 vault=$2 look=$3 before
    shift 3
    before=$($look)
    fill 40
    on "$vault" "$@" >/dev/null 2>"$disk.$name"
    echo "$name.full=$?"
    # With the disk still full.
    [ "$($look)" = "$before" ] && echo "$name.kept=1"
    rm "$disk/filler"
    on "$vault" "$@" >"$disk.$name.answer" 2>&1
    echo "$name.room=$?"
    on "$vault" vault check >/dev/null 2>&1
    echo "$name.check=$?"
}

members() { on village records list member; }
files() { on village media list meeting "$meeting"; }
saved() { ls -A "$disk" | grep -v filler; }
fetched() { on town media list meeting "$meeting"; }

on village vault create --organisation Sample >/dev/null 2>&1 || exit 98
step import village members import members "$roster"
echo "members=$(members | wc -l)"

minutes=$(head -c 60000 /dev/zero | tr '\0' 'm')
put=0 answer=0
fill 1000
for _ in $(seq 1 100); do
    printf '{"kinds":"theme_day","year":2026,"heldOn":"2026-11-07","state":"recorded","minutes":"%s"}\n' "$minutes" |
        on village records put meeting >/dev/null 2>"$disk.put"
    answer=$?
    [ "$answer" -ne 0 ] && break
    put=$((put + 1))
done
echo "put.full=$answer"
echo "put=$put"
echo "meetings=$(on village records list meeting | wc -l)"
rm "$disk/filler"
meeting=$(on village records list meeting --limit 1 | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')

step media village files media add meeting "$meeting" "$photo"
echo "files=$(files | wc -l)"
step backup village saved backup "$disk/saved"
step restore back saved restore "$disk/saved"
echo "restored=$(on back records list member | wc -l)"

on town vault create >/dev/null 2>&1 || exit 97
on town enrol --hub "$hub" --ca "$authority" --code "$code" >/dev/null || exit 96
on town sync --records-only >/dev/null || exit 95
meeting=$(on town records list meeting --limit 1 | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')
step sync town fetched sync
echo "fetched=$(on town verify --media | sed -n 's/.*"files":\([0-9]*\).*/\1/p')"
exit 0
