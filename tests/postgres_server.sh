#!/usr/bin/env bash
# A real PostgreSQL for the tests that ask for one: on loopback only, its data in a folder, without
# durability, run by an unprivileged user. Debian's package is installed where it is missing.
#
#   tests/postgres_server.sh start [FOLDER [PORT]]   start, wait until it answers, print its URL
#   tests/postgres_server.sh stop  [FOLDER]          stop what start started
#
# FOLDER (default .postgres) is made anew by each start. PORT is 7490 by default.
set -euo pipefail

command=${1:-}
folder=$(realpath -m "${2:-.postgres}")
port=${3:-7490}
data=$folder/data log=$folder/log

fail() {
  echo "postgres_server: $1" >&2
  [[ ! -s $log ]] || tail -n 15 "$log" >&2
  exit 1
}

find_programs() {
  local found
  found=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  [[ -n $found ]] && echo "$found"
}

install_programs() {
  command -v apt-get >/dev/null || fail "needs PostgreSQL, or apt-get to fetch it"
  [[ $(id -u) == 0 ]] || fail "needs PostgreSQL: sudo apt-get install postgresql"
  # the programs only: no cluster of Debian's own is made or started
  mkdir -p /etc/postgresql-common/createcluster.d
  echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/tests.conf
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends postgresql >"$log" 2>&1 ||
    fail "apt-get could not install postgresql"
}

# PostgreSQL refuses to run as root; Debian's package brings a user for it.
as_server() {
  if [[ $(id -u) == 0 ]]; then
    (cd "$folder" && setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@")
  else
    "$@"
  fi
}

start() {
  stop
  rm -rf "$data"
  mkdir -p "$data"
  : >"$log"
  find_programs >/dev/null || install_programs
  local bin
  bin=$(find_programs) || fail "no PostgreSQL below /usr/lib/postgresql"
  if [[ $(id -u) == 0 ]]; then
    # the server's user must come as far as its folder, and no further
    chown -R postgres:postgres "$data" "$log"
    chmod o+x "$folder"
    setpriv --reuid=postgres --regid=postgres --clear-groups -- test -w "$data" ||
      fail "the user postgres cannot reach $data; name another folder"
  fi
  as_server "$bin/initdb" --pgdata "$data" --username tests --auth trust --no-sync \
    --encoding UTF8 --locale C.UTF-8 >>"$log" 2>&1 || fail "initdb failed"
  as_server "$bin/pg_ctl" start --pgdata "$data" --log "$log" --wait --timeout 60 --silent \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200" \
    >/dev/null 2>&1 </dev/null || fail "PostgreSQL did not start on port $port"
  echo "postgresql://tests@127.0.0.1:$port/postgres"
}

stop() {
  [[ -s $data/postmaster.pid ]] || return 0
  local bin
  bin=$(find_programs) || return 0
  as_server "$bin/pg_ctl" stop --pgdata "$data" --mode fast --wait --timeout 30 --silent || true
}

case $command in
  start | stop) "$command" ;;
  *) sed -n '2,8p' "$0" >&2; exit 2 ;;
esac
