#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A PostgreSQL server for tests: in a folder of its own, reached over a socket in it, without any of the safety that tests do
# not need.
#   postgres.sh start FILE    starts one and writes its address into FILE, with DATABASE where a database's name belongs
#   postgres.sh stop FILE     stops it and removes all of it
set -euo pipefail
what=$1
file=$2

programs() {
    local folder
    folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$folder" ] || folder=$(pg_config --bindir)
    printf '%s' "$folder"
}

# The server refuses to run as root.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        local user=nobody
        id postgres >/dev/null 2>&1 && user=postgres
        (cd / && runuser -u "$user" -- "$@")
    else
        (cd / && "$@")
    fi
}

stop() {
    [ -f "$file.folder" ] || return 0
    local folder
    folder=$(cat "$file.folder")
    case $folder in
    /tmp/branchbook-postgres.*) ;;
    *) return 1 ;;
    esac
    as_owner "$(programs)/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder" "$file" "$file.folder"
}

start() {
    # What a run that was broken off has left.
    stop
    local folder
    folder=$(TMPDIR=/tmp mktemp -d -t branchbook-postgres.XXXXXXXX)
    mkdir -p "$(dirname "$file")"
    printf '%s\n' "$folder" >"$file.folder"
    if [ "$(id -u)" -eq 0 ]; then
        local user=nobody
        id postgres >/dev/null 2>&1 && user=postgres
        chown "$user" "$folder"
    fi
    as_owner "$(programs)/initdb" -D "$folder/data" -U hub -A trust -E UTF8 --locale=C.UTF-8 -N >"$file.log" 2>&1
    as_owner "$(programs)/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 -o "-c listen_addresses= \
        -c unix_socket_directories=$folder -c max_connections=300 -c shared_buffers=64MB -c fsync=${BRANCHBOOK_POSTGRES_FSYNC:-off} \
        -c full_page_writes=${BRANCHBOOK_POSTGRES_FSYNC:-off} -c synchronous_commit=on -c autovacuum_naptime=10s" start >>"$file.log" 2>&1
    printf 'postgresql://hub@/DATABASE?host=%s\n' "$folder" >"$file"
}

"$what"
