#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two PostgreSQL servers on this machine, one following the other, with Patroni and etcd to choose the leader.
#   patroni.sh start FILE         starts them and writes their address into FILE, with DATABASE where a database's name belongs
#   patroni.sh kill-leader FILE   ends the leader as a power cut would
#   patroni.sh leader FILE        its name
#   patroni.sh stop FILE          stops all and removes it
set -euo pipefail
what=$1
file=$2
folder=
user=
[ -f "$file.folder" ] && folder=$(cat "$file.folder")
if [ "$(id -u)" -eq 0 ]; then
    user=nobody
    id postgres >/dev/null 2>&1 && user=postgres
fi

# Becomes the program: to be called in the background, so that its process is the one that is noted.
become() {
    cd /
    if [ -n "$user" ]; then
        exec setpriv --reuid="$user" --regid="$user" --clear-groups env HOME="$folder" "$@"
    fi
    exec "$@"
}

free_ports() {
    python3 - "$1" <<'END'
import socket, sys
held = [socket.socket() for _ in range(int(sys.argv[1]))]
for s in held:
    s.bind(("127.0.0.1", 0))
print(*[s.getsockname()[1] for s in held])
END
}

stop() {
    [ -n "$folder" ] || return 0
    case $folder in
    /tmp/branchbook-patroni.*) ;;
    *) return 1 ;;
    esac
    local pid
    for pid in "$folder"/*.pid "$folder"/*/data/postmaster.pid; do
        [ -f "$pid" ] && kill -9 "$(head -n 1 "$pid")" 2>/dev/null || true
    done
    # Backends notice a moment later that their server is gone.
    for _ in $(seq 20); do
        rm -rf "$folder" 2>/dev/null && break
        sleep 0.5
    done
    rm -rf "$folder" "$file" "$file.folder"
}

start() {
    stop
    local bin etcd_port peer_port rest pg node
    bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    folder=$(TMPDIR=/tmp mktemp -d -t branchbook-patroni.XXXXXXXX)
    mkdir -p "$(dirname "$file")"
    printf '%s\n' "$folder" >"$file.folder"
    mkdir "$folder/one" "$folder/two"
    read -r etcd_port peer_port rest[1] rest[2] pg[1] pg[2] < <(free_ports 6)
    for node in 1 2; do
        local name=one
        [ "$node" -eq 2 ] && name=two
        cat >"$folder/$name.yml" <<END
scope: branchbook
name: $name
restapi: {listen: "127.0.0.1:${rest[$node]}", connect_address: "127.0.0.1:${rest[$node]}"}
etcd3: {host: "127.0.0.1:$etcd_port"}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 2
    retry_timeout: 5
    maximum_lag_on_failover: 1048576
    synchronous_mode: true
    postgresql: {use_pg_rewind: false, parameters: {max_connections: 100, shared_buffers: 32MB}}
  initdb: [{encoding: UTF8}, {locale: C.UTF-8}, {auth: trust}]
postgresql:
  listen: "127.0.0.1:${pg[$node]}"
  connect_address: "127.0.0.1:${pg[$node]}"
  data_dir: $folder/$name/data
  bin_dir: $bin
  pgpass: $folder/$name/pgpass
  pg_hba: ["local all all trust", "host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]
  authentication: {superuser: {username: hub}, replication: {username: follower}}
  parameters: {unix_socket_directories: $folder/$name}
END
        printf '%s\n' "${rest[$node]}" >"$folder/$name.rest"
    done
    [ -n "$user" ] && chown -R "$user" "$folder"
    become etcd --data-dir "$folder/etcd" --listen-client-urls "http://127.0.0.1:$etcd_port" \
        --advertise-client-urls "http://127.0.0.1:$etcd_port" --listen-peer-urls "http://127.0.0.1:$peer_port" \
        --initial-advertise-peer-urls "http://127.0.0.1:$peer_port" --initial-cluster "default=http://127.0.0.1:$peer_port" \
        >"$folder/etcd.log" 2>&1 </dev/null &
    echo $! >"$folder/etcd.pid"
    for name in one two; do
        become patroni "$folder/$name.yml" >"$folder/$name.log" 2>&1 </dev/null &
        echo $! >"$folder/$name.pid"
    done
    # Both: without a follower that is in step nothing would be left to lead.
    for _ in $(seq 120); do
        if [ -n "$(answering leader)" ] && [ -n "$(answering sync)" ]; then
            printf 'postgresql://hub@127.0.0.1:%s,127.0.0.1:%s/DATABASE\n' "${pg[1]}" "${pg[2]}" >"$file"
            return 0
        fi
        sleep 1
    done
    tail -n 20 "$folder"/*.log >&2
    return 1
}

# Which of the two answers this question of Patroni with yes.
answering() {
    local name
    for name in one two; do
        if curl -fso /dev/null "http://127.0.0.1:$(cat "$folder/$name.rest")/$1"; then
            echo "$name"
            return 0
        fi
    done
}

leader() { answering leader; }

kill_leader() {
    local name
    name=$(answering leader)
    [ -n "$name" ] || return 1
    kill -9 "$(cat "$folder/$name.pid")" "$(head -n 1 "$folder/$name/data/postmaster.pid")"
    rm "$folder/$name.pid"
    echo "$name"
}

"${what/-/_}"
