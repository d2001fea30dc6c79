# Sourced by the scripts of this folder: sees to it that $venv has the peers in it, or skips. Needs $here and $root.
# shellcheck shell=bash

skip() {
  printf 'peers: skipped: %s\n' "$1"
  exit 0
}

command -v python3 > /dev/null || skip 'there is no python3 on the PATH.'
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10))' > /dev/null 2>&1 || skip 'python3 is older than 3.10.'

venv=${PEERS_VENV:-$root/benchmarks/target/peers-venv}
log=$venv.log

installed() {
  [ -x "$venv/bin/python" ] && cat "$here"/requirements*.txt | cmp -s - "$venv/requirements"
}

install() {
  rm -rf "$venv" && python3 -m venv "$venv" &&
    "$venv/bin/pip" install --disable-pip-version-check -r "$here/requirements.txt" &&
    "$venv/bin/pip" install --disable-pip-version-check --no-deps -r "$here/requirements-alone.txt" &&
    cat "$here"/requirements*.txt > "$venv/requirements"
}

if ! installed; then
  echo "installing the peers into $venv (once) ..." >&2
  mkdir -p "${venv%/*}"
  install > "$log" 2>&1 || skip "the Python packages cannot be installed; $log says why."
fi
