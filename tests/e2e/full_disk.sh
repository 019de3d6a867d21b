#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Works on a small disk until it is full, then makes room: full_disk.sh DISK PROGRAMS PASSPHRASE-FILE ROSTER.
# FullDiskTest runs it in a mount namespace of its own and reads what it prints.
set -u
disk=$1 programs=$2 passphrase=$3 roster=$4
mount -t tmpfs -o size=3m none "$disk" || exit 99
run() { "$programs/branchbook-cli" --vault "$disk/vault" --passphrase-file "$passphrase" --json "$@"; }
run vault create --organisation Sample >/dev/null 2>&1 || exit 98
run import members "$roster" >/dev/null || exit 97
minutes=$(head -c 60000 /dev/zero | tr '\0' 'm')
saved=0 code=0
for _ in $(seq 1 200); do
    printf '{"kinds":"theme_day","year":2026,"heldOn":"2026-11-07","state":"recorded","minutes":"%s"}\n' "$minutes" |
        run records put meeting >/dev/null 2>"$disk.messages"
    code=$?
    [ "$code" -ne 0 ] && break
    saved=$((saved + 1))
done
echo "code=$code"
echo "saved=$saved"
echo "meetings=$(run records list meeting | wc -l)"
echo "members=$(run records list member | wc -l)"
# Room again, as after emptying the bin: everything goes on.
mount -o remount,size=30m "$disk"
run vault check >/dev/null && echo "check=ok"
printf '{"kinds":"theme_day","year":2026,"heldOn":"2026-11-08","state":"recorded"}\n' |
    run records put meeting >/dev/null && echo "after=ok"
exit 0
