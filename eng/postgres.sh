# shellcheck shell=bash
# A PostgreSQL of our own, in a temporary directory, gone when the tests end. Sourced by test, after machine.sh.

postgres_home=

# PostgreSQL refuses to run as root.
as_postgres() {
  if ((EUID != 0)); then
    "$@"
  else
    runuser -u "$(postgres_owner)" -- "$@"
  fi
}

postgres_owner() { if id -u postgres >/dev/null 2>&1; then say postgres; else say nobody; fi; }

# Afterwards OSTIARY_TEST_POSTGRES connects as superuser; tests make databases of their own.
# "hasty" is durable against a killed process, which is what tests do, and not against a lost machine; "durable" is its defaults.
start_postgres() {
  local programs port haste='-c fsync=off -c full_page_writes=off -c max_connections=300'
  [[ $1 == hasty ]] || haste=
  need_postgres
  programs=$(postgres_programs)
  postgres_home=$(mktemp -d "${TMPDIR:-/tmp}/ostiary-postgres.XXXXXX")
  ((EUID != 0)) || chown "$(postgres_owner)" "$postgres_home"

  (cd "$postgres_home" && as_postgres "$programs/initdb" -D "$postgres_home/data" \
    -U ostiary -A trust -E UTF8 --locale=C --no-sync >/dev/null) || stop_with 'initdb failed.'
  port=$(free_port $((20000 + RANDOM % 20000)))
  (cd "$postgres_home" && as_postgres "$programs/pg_ctl" -D "$postgres_home/data" -w -s -l "$postgres_home/log" \
    -o "-p $port -h 127.0.0.1 -k $postgres_home $haste" start) ||
    stop_with "PostgreSQL did not start: $(tail -n 3 "$postgres_home/log")"
  export OSTIARY_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=ostiary;Database=postgres"
}

stop_postgres() {
  [[ -n $postgres_home ]] || return 0
  if [[ -f $postgres_home/data/postmaster.pid ]]; then
    (cd "$postgres_home" && as_postgres "$(postgres_programs)/pg_ctl" -D "$postgres_home/data" -s -m immediate stop) ||
      say "PostgreSQL did not stop; look at $postgres_home" >&2
  fi
  rm -rf "$postgres_home"
  postgres_home=
}
