# shellcheck shell=bash
# Builds what is stale and leaves the rest. Sourced by run and test, after machine.sh.

readonly stamps=artifacts/stamps
readonly server=artifacts/bin/Ostiary.Server/release/Ostiary.Server.dll
readonly simulation=artifacts/bin/Ostiary.Simulation/release/Ostiary.Simulation.dll
readonly assets=src/Ostiary.Server/wwwroot/assets

# One hash over the names and contents of all sources below the given paths.
fingerprint() {
  find "$@" \( -name node_modules -o -name dist -o -path "$assets" \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

is_fresh() { [[ -f $stamps/$1 && $(<"$stamps/$1") == "$2" ]]; }

mark_fresh() {
  mkdir -p "$stamps"
  printf '%s' "$2" >"$stamps/$1"
}

# Runs a command in silence; shows all it said when it fails.
quietly() {
  local log
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
  else
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}

install_web() {
  local now
  now=$(fingerprint web/package-lock.json)
  if [[ -d web/node_modules ]] && is_fresh npm "$now"; then
    return
  fi
  say 'Fetching the front-end tools (npm ci)'
  quietly npm --prefix web ci --no-audit --no-fund || stop_with 'npm ci failed in web/.'
  mark_fresh npm "$now"
}

build_web() {
  local now
  now=$(fingerprint web)
  if [[ -d $assets ]] && is_fresh web "$now"; then
    return
  fi
  need_node
  install_web
  say 'Building the pages'
  quietly npm --prefix web run build || stop_with 'The front end does not build.'
  mark_fresh web "$now"
}

build_server() { build_once server "$server" 'Building the server'; }

build_simulation() { build_once simulation "$simulation" 'Building the simulation'; }

# Builds the project of a program, unless nothing that it is made of changed.
build_once() {
  local name=$1 program=$2 now
  now=$(fingerprint src eng/BannedSymbols.txt Directory.*.props global.json nuget.config .editorconfig .globalconfig)
  if [[ -f $program ]] && is_fresh "$name" "$now"; then
    return
  fi
  say "$3"
  quietly build_dotnet "src/Ostiary.${name^}" || stop_with "The $name does not build."
  mark_fresh "$name" "$now"
}

# build_dotnet WHAT…: one compiler for all projects, because each would warm up its own, which takes as long as compiling; none is left behind.
build_dotnet() {
  local status=0
  dotnet build "$@" -c Release -nodereuse:false -p:UseSharedCompilation=true || status=$?
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || :
  return "$status"
}
