# shellcheck shell=bash
# What this machine must have, and how the project gets it. Sourced by run and test.

readonly node_needed=18
readonly postgres_needed=15

say() { printf '%s\n' "$*"; }

stop_with() {
  printf '%s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Installs Debian packages, as root or through sudo; says what to do where neither is possible.
install_packages() {
  local as_root=()
  if ((EUID != 0)); then
    have sudo || stop_with "Missing Debian packages. As root, run: apt-get install $*"
    as_root=(sudo)
  fi
  have apt-get || stop_with "Please install the equivalent of these Debian packages: $*"
  say "Installing Debian packages: $*"
  "${as_root[@]}" apt-get update -qq ||
    say "The package lists could not be refreshed; trying with those at hand."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
    stop_with "apt-get could not install: $*"
}

# True when the dynamic linker knows a library whose name begins so.
have_library() {
  local known
  known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p)
  [[ $known == *"$1"* ]]
}

has_sdk() { "$1" --list-sdks 2>/dev/null | grep -q '^10\.'; }

# Puts a .NET 10 SDK first on PATH: the machine's, or the project's own in ./.dotnet.
need_dotnet() {
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
  # What the SDK itself runs on, which its archive does not bring along. The server needs no ICU.
  { have_library libicuuc.so && have_library libssl.so.3 && have_library libstdc++.so.6; } ||
    install_packages '^libicu[0-9]+$' libssl3 libstdc++6 ca-certificates
  if have dotnet && has_sdk dotnet; then
    return
  fi
  has_sdk .dotnet/dotnet || fetch_dotnet
  export DOTNET_ROOT=$PWD/.dotnet
  export PATH=$DOTNET_ROOT:$PATH
}

fetch_dotnet() {
  local installer=https://dot.net/v1/dotnet-install.sh
  say 'Fetching the .NET 10 SDK into ./.dotnet'
  have curl || install_packages ca-certificates curl
  mkdir -p .dotnet
  if ! curl -fsSL --retry 2 --max-time 60 "$installer" -o .dotnet/install.sh ||
    ! bash .dotnet/install.sh --channel 10.0 --install-dir .dotnet --no-path; then
    stop_with "The .NET 10 SDK is missing and $installer is out of reach: put an SDK on PATH, or unpack its archive into ./.dotnet, and start again."
  fi
}

node_major() { node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/'; }

need_node() {
  if ! have npm || (($(node_major || echo 0) < node_needed)); then
    install_packages nodejs npm
  fi
  (($(node_major || echo 0) >= node_needed)) ||
    stop_with "Node $node_needed or newer is needed; this machine has $(node --version 2>/dev/null || echo none)."
}

need_sqlite() { have_library libsqlite3.so.0 || install_packages libsqlite3-0; }

need_shellcheck() { have shellcheck || install_packages shellcheck; }

# Prints the directory of the newest sufficient PostgreSQL's programs; nothing when there is none.
postgres_programs() {
  local directory version
  for directory in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -Vr) $(dirname "$(command -v pg_ctl || echo /)"); do
    [[ -x $directory/initdb ]] || continue
    version=$("$directory/postgres" --version | sed -E 's/[^0-9]*([0-9]+).*/\1/')
    if ((version >= postgres_needed)); then
      say "$directory"
      return
    fi
  done
}

need_postgres() {
  [[ -n $(postgres_programs) ]] || install_packages postgresql
  [[ -n $(postgres_programs) ]] || stop_with "PostgreSQL $postgres_needed or newer is needed."
}

chromium_path() { command -v chromium || command -v chromium-browser || command -v google-chrome || return 0; }

need_chromium() {
  [[ -n $(chromium_path) ]] || install_packages chromium
  OSTIARY_TEST_CHROMIUM=$(chromium_path)
  export OSTIARY_TEST_CHROMIUM
}

firefox_path() { command -v firefox-esr || command -v firefox || return 0; }

need_firefox() {
  [[ -n $(firefox_path) ]] || install_packages firefox-esr
  OSTIARY_TEST_FIREFOX=$(firefox_path)
  export OSTIARY_TEST_FIREFOX
}

# True when something listens on this port of the loopback interface.
port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Prints the first free port from the one given.
free_port() {
  local port=$1
  while port_is_taken "$port"; do port=$((port + 1)); done
  say "$port"
}
