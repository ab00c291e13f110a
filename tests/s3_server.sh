#!/usr/bin/env bash
# A real S3 server for the tests marked s3: Ceph's object gateway over one monitor and one OSD in
# memory, on loopback only, from Debian packages that are unpacked, not installed.
#
#   tests/s3_server.sh start [FOLDER [PORT]]   unpack on first use, start, wait until it answers
#   tests/s3_server.sh stop  [FOLDER]          stop what start started
#
# FOLDER (default .s3) keeps the packages between runs. PORT (default 7480) is the gateway's; the
# two next ones are the monitor's. start prints the endpoint; its keys are AK and SK.
set -euo pipefail

command=${1:-}
folder=$(realpath -m "${2:-.s3}")
port=${3:-7480}
packages=(radosgw ceph-mon ceph-mgr ceph-osd ceph-common)
tree=$folder/tree state=$folder/state conf=$folder/state/ceph.conf

fail() {
  echo "s3_server: $1" >&2
  for log in "$state"/log/*; do
    [[ -s $log ]] && { echo "--- $log" >&2; tail -n 15 "$log" >&2; }
  done
  exit 1
}

unpack() {
  [[ -x $tree/usr/bin/radosgw ]] && return
  command -v apt-get >/dev/null || fail "needs apt-get, to fetch Ceph from Debian"
  mkdir -p "$folder/debs/partial" "$tree"
  [[ $(id -u) != 0 ]] || apt-get -qq update
  apt-get -qq install --yes --download-only --no-install-recommends \
    -o Debug::NoLocking=true -o Dir::Cache::archives="$folder/debs" "${packages[@]}" >/dev/null ||
    fail "apt-get could not fetch ${packages[*]}"
  find "$folder/debs" -name '*.deb' -exec dpkg-deb -x {} "$tree" \;
  rm -rf "$folder/debs"
}

use_tree() {
  local lib
  lib=$(dirname "$(find "$tree/usr/lib" -maxdepth 2 -name 'librados.so.2' -print -quit)")
  [[ -n $lib ]] || fail "no librados below $tree/usr/lib; delete $folder and start again"
  export PATH=$tree/usr/bin:$tree/usr/sbin:$PATH
  export LD_LIBRARY_PATH=$lib:$lib/ceph:$tree/usr/lib/ceph:$tree/lib/${lib##*/}
  export PYTHONPATH=$tree/usr/lib/python3/dist-packages
  modules=$lib
}

write_config() {
  cat >"$conf" <<END
[global]
fsid = $(</proc/sys/kernel/random/uuid)
mon_host = [v2:127.0.0.1:$((port + 1)),v1:127.0.0.1:$((port + 2))]
public_network = 127.0.0.0/8
cluster_network = 127.0.0.0/8
ms_bind_ipv6 = false
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 2
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
osd_objectstore = memstore
memstore_device_bytes = 4294967296
osd_class_dir = $modules/rados-classes
osd_class_load_list = *
osd_class_default_list = *
plugin_dir = $modules/ceph
erasure_code_dir = $modules/ceph/erasure-code
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 2000
mon_data_avail_crit = 1
mon_data = $state/mon
osd_data = $state/osd
rgw_data = $state/rgw
run_dir = $state/run
pid_file = $state/run/\$name.pid
admin_socket = $state/run/\$name.sock
log_file = $state/log/\$name.log
mon_cluster_log_file = $state/log/cluster.log
[client.gateway]
rgw_frontends = beast endpoint=127.0.0.1:$port
# the gateway asks for encryption by default, which needs the keys that we do without
ms_mon_client_mode = crc
END
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

# Each step only after the one before: "set -e" does not hold inside a condition.
set_up() {
  monmaptool --create --fsid "$(sed -n 's/^fsid = //p' "$conf")" \
    --addv only "[v2:127.0.0.1:$((port + 1)),v1:127.0.0.1:$((port + 2))]" "$state/monmap" &&
    ceph-mon --mkfs -i only --monmap "$state/monmap" -c "$conf" &&
    ceph-mon -i only -c "$conf" &&
    timeout 60 ceph -c "$conf" osd new "$1" &&
    timeout 60 ceph-osd --mkfs -i 0 --osd-uuid "$1" -c "$conf" &&
    ceph-osd -i 0 -c "$conf" &&
    timeout 60 ceph -c "$conf" osd crush add osd.0 1 root=default host=here &&
    timeout 120 radosgw-admin -n client.gateway -c "$conf" user create \
      --uid tests --display-name tests --access-key AK --secret SK
}

start() {
  unpack
  use_tree
  stop
  ! answers || fail "port $port is taken; name another"
  rm -rf "$state"
  mkdir -p "$state"/{mon,osd,rgw,run,log}
  write_config
  local id
  id=$(</proc/sys/kernel/random/uuid)
  set_up "$id" >"$state/log/setup" 2>&1 || fail "Ceph could not be set up"
  nohup radosgw -f -n client.gateway -c "$conf" >"$state/log/gateway" 2>&1 </dev/null &
  echo $! >"$state/run/gateway.pid"
  for _ in {1..240}; do
    if answers; then echo "http://127.0.0.1:$port"; return; fi
    kill -0 "$(<"$state/run/gateway.pid")" 2>/dev/null || fail "the gateway ended"
    sleep 0.5
  done
  fail "the gateway does not answer on port $port"
}

stop() {
  local file pid
  for file in "$state"/run/*.pid; do
    [[ -s $file ]] || continue
    pid=$(<"$file")
    # only our own: a number may have gone to another process since
    if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF "$conf"; then
      kill "$pid" 2>/dev/null || true
      for _ in {1..50}; do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
      kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -f "$file"
  done
}

case $command in
  start | stop) "$command" ;;
  *) sed -n '2,9p' "$0" >&2; exit 2 ;;
esac
