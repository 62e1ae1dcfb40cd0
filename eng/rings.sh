# shellcheck shell=bash
# Rings of tests: each runs, is timed, is counted, and ends as one row of a table. Sourced by test.

readonly results=artifacts/test
passed=0 failed=0 skipped=0
rows=()
beside_process=

# seconds with one decimal since the given $EPOCHREALTIME
seconds_since() { awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }'; }

add_row() { # name, passed, failed, skipped, seconds
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
  rows+=("$(printf '%-34s %7d %7d %8d %8s s' "$@")")
  say "${rows[-1]}"
}

show_log() {
  say "──── $1: the end of $2"
  tail -n 100 "$2"
  say '────'
}

log_of() { say "$results/$(tr -cs '[:alnum:]\n' - <<<"$1").log"; }

# check NAME COMMAND…: something that holds or does not. Counts as one.
check() {
  local name=$1 log from=$EPOCHREALTIME
  log=$(log_of "$1")
  shift
  if "$@" >"$log" 2>&1; then
    add_row "$name" 1 0 0 "$(seconds_since "$from")"
  else
    show_log "$name" "$log"
    add_row "$name" 0 1 0 "$(seconds_since "$from")"
    return 1
  fi
}

# ring NAME COUNTER COMMAND…: tests that COUNTER can count from the log. A ring without tests has failed.
ring() {
  local name=$1 counter=$2 log from=$EPOCHREALTIME status=0 counts
  log=$(log_of "$1")
  shift 2
  "$@" >"$log" 2>&1 || status=$?
  counts=$("$counter" "$log")
  read -r ring_passed ring_failed ring_skipped <<<"$counts"
  if ((ring_failed == 0 && (status != 0 || ring_passed == 0))); then
    ring_failed=1 # it broke, or it ran nothing
  fi
  ((ring_failed == 0)) || show_log "$name" "$log"
  add_row "$name" "$ring_passed" "$ring_failed" "$ring_skipped" "$(seconds_since "$from")"
}

# beside COMMAND…: checks and rings that run while this goes on; rejoin shows and counts them. One at a time.
beside() {
  rm -f "$results/beside".*
  set -m # a process group of its own, which can be stopped with all that it started
  tallied "$@" </dev/null >"$results/beside.log" 2>&1 &
  beside_process=$!
  set +m
}

# Runs checks and rings in a process of their own, and leaves what they came to in a file.
tallied() {
  rows=() passed=0 failed=0 skipped=0
  "$@"
  printf '%s\n' "$passed $failed $skipped" "${rows[@]}" >"$results/beside.rows"
}

# Waits for what runs beside. False where something of it failed, or where it ended before it could say so.
rejoin() {
  local counts=() lines=()
  wait "$beside_process" || :
  beside_process=
  cat "$results/beside.log"
  if [[ ! -f $results/beside.rows ]]; then
    add_row 'what ran beside the rest' 0 1 0 0
    return 1
  fi
  mapfile -t lines <"$results/beside.rows"
  read -ra counts <<<"${lines[0]}"
  passed=$((passed + counts[0])) failed=$((failed + counts[1])) skipped=$((skipped + counts[2]))
  rows+=("${lines[@]:1}")
  ((counts[1] == 0))
}

stop_beside() { [[ -z $beside_process ]] || kill -TERM -- "-$beside_process" 2>/dev/null || :; }

leave_out() { add_row "$1" 0 0 1 0; }

# The sums of `dotnet test`: "Failed: 0, Passed: 9, Skipped: 0, Total: 9" for every assembly.
count_dotnet() {
  awk -F '[:,]' '/! +- Failed:/ { failed += $2; passed += $4; skipped += $6 }
    END { print passed + 0, failed + 0, skipped + 0 }' "$1"
}

# The sums of Node's test runner: "# pass 9" in TAP, "ℹ pass 9" for people.
count_node() {
  awk '$2 == "pass" { passed += $3 } $2 == "fail" { failed += $3 } $2 == "skipped" || $2 == "todo" { skipped += $3 }
    END { print passed + 0, failed + 0, skipped + 0 }' "$1"
}

show_table() {
  say ''
  printf '%-34s %7s %7s %8s %10s\n' ring passed failed skipped time
  ((${#rows[@]} == 0)) || printf '%s\n' "${rows[@]}"
  say ''
}
