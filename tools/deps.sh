#!/usr/bin/env bash
# Brings in what Carrel builds on, once per machine, outside the checkout.
#
#   tools/deps.sh            install missing Debian packages; build ggml and libllama
#   tools/deps.sh test       the same, and what only the tests need
#   tools/deps.sh peer       the same, and llama-server, the peer of `make bench-serve`
#   tools/deps.sh tsan       as test, and a second ggml that the thread sanitizer sees through
#   tools/deps.sh fuzz       install clang and libFuzzer
#   tools/deps.sh check      install clang-format and clang-tidy
#   tools/deps.sh prefix     print where ggml and libllama are ("system": the system's own)
#   tools/deps.sh prefix-tsan  the same of that second ggml
#   tools/deps.sh peer-path  print where llama-server is
#   tools/deps.sh openai     print the node_modules folder that holds the openai client
#
# Everything is kept in ${CARREL_CACHE:-~/.cache/carrel}, in a folder named after the pinned
# version, the compiler and the processor, so that a second build costs nothing and a changed
# pin never meets an old build. A folder is renamed into place when it is complete.
set -euo pipefail

LLAMA_NPM=node-llama-cpp@3.22.1   # carries llama.cpp's release source as a git bundle
LLAMA_SHA256=a0d9dd80eacd2ab1cfe71aee57ac8a806487fd70b3d2a38fbec637752d9e5c5f
LLAMA_VERSION=0.5.0
GGML_VERSION=0.25.1
RECIPE=2                          # raise when a build option below changes

BUILD_PACKAGES="gcc g++ cmake ninja-build pkg-config git make ca-certificates npm
  libevent-dev libjansson-dev libsqlite3-dev libssl-dev libcurl4-openssl-dev"
TEST_PACKAGES="curl python3"
FUZZ_PACKAGES="clang libclang-rt-dev"
CHECK_PACKAGES="clang-format-14 clang-tidy-14"

OPENAI_NPM=openai@5.12.0          # the client that the end-to-end tests drive
OPENAI_SHA256=41b74c3e15fe5a45acdfe435cf9e22faeb552400475277d90d564ce5573680c3

cache=${CARREL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/carrel}

say() { printf '\033[1m[deps]\033[0m %s\n' "$*" >&2; }
die() { printf '[deps] error: %s\n' "$*" >&2; exit 1; }

install_packages() {
  command -v dpkg-query >/dev/null || {
    say "not a Debian system: please install yourself: $*"
    return 0
  }
  local missing=()
  for p in "$@"; do
    case $p in   # another packaging of the same program will do
      npm) command -v npm >/dev/null && continue ;;
    esac
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || missing+=("$p")
  done
  [ ${#missing[@]} = 0 ] && return 0
  local sudo=
  [ "$(id -u)" = 0 ] || sudo=sudo
  say "installing ${missing[*]}"
  $sudo apt-get update -q >&2 || die "apt-get update failed; is there a network?"
  DEBIAN_FRONTEND=noninteractive $sudo ${sudo:+-E} apt-get install -y -q --no-install-recommends \
    "${missing[@]}" >&2 || die "apt-get install failed; see above"
}

have_system_llama() {
  command -v pkg-config >/dev/null &&
    pkg-config --atleast-version=$GGML_VERSION ggml 2>/dev/null &&
    pkg-config --atleast-version=$LLAMA_VERSION llama 2>/dev/null
}

key() {
  { echo "$LLAMA_SHA256 $RECIPE"; gcc -dumpfullversion; uname -m
    grep -m1 -E '^(flags|Features)' /proc/cpuinfo || true; } | sha256sum | cut -c1-12
}

prefix() { echo "$cache/llama-$LLAMA_VERSION-$(key)"; }

# download PACKAGE SHA256 FILE: an npm package, kept as FILE once it is the pinned one.
download() {
  [ ! -e "$3" ] || return 0
  mkdir -p "$cache"
  local tmp; tmp=$(mktemp -d "$cache/tmp.XXXXXX")
  (cd "$tmp" && npm pack --silent "$1" >/dev/null) || die "npm pack $1 failed; is there a network?"
  mv "$tmp"/*.tgz "$3.new"; rmdir "$tmp"
  echo "$2  $3.new" | sha256sum -c --quiet - >&2 || die "$1 is not the pinned release"
  mv "$3.new" "$3"
}

# The openai client has no dependencies of its own: unpacked is installed.
openai_modules() { echo "$cache/openai-${OPENAI_SHA256:0:12}/node_modules"; }

install_openai() {
  local modules; modules=$(openai_modules)
  [ ! -e "$modules/openai/package.json" ] || return 0
  local tgz=$cache/${OPENAI_NPM/@/-}.tgz
  say "fetching $OPENAI_NPM"
  download $OPENAI_NPM $OPENAI_SHA256 "$tgz"
  rm -rf "$modules.new"; mkdir -p "$modules.new/openai"
  tar xzf "$tgz" -C "$modules.new/openai" --strip-components=1
  mv -T "$modules.new" "$modules"
}

# Unpacks the pinned source into $1.
get_source() {
  local dir=$1 tgz=$cache/llama-$LLAMA_VERSION.tgz
  [ -e "$tgz" ] || say "downloading llama.cpp $LLAMA_VERSION (36 MB)"
  download $LLAMA_NPM $LLAMA_SHA256 "$tgz"
  tar xzf "$tgz" -C "$dir" package/llama/gitRelease.bundle
  git -c advice.detachedHead=false clone -q "$dir/package/llama/gitRelease.bundle" "$dir/src"
  rm -rf "$dir/package"
  # ggml's own install step configures a file that the release leaves out.
  [ -e "$dir/src/ggml/ggml.pc.in" ] || : >"$dir/src/ggml/ggml.pc.in"
}

# Runs a build under ninja's one-line progress.
build() { NINJA_STATUS='[deps] %f/%t %es ' cmake --build "$1" "${@:2}" >&2; }

build_llama() {
  local out; out=$(prefix)
  [ -e "$out/lib/libllama.a" ] && return 0
  local work; work=$(mktemp -d /tmp/carrel-deps.XXXXXX)
  trap "rm -rf '$work'" EXIT
  get_source "$work"
  local common=(-G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON "-DCMAKE_INSTALL_PREFIX=$out.new" -DCMAKE_INSTALL_LIBDIR=lib)
  rm -rf "$out.new"
  say "building ggml $GGML_VERSION (a few minutes, once)"
  build_ggml "$work" "${common[@]}"
  say "building libllama $LLAMA_VERSION (a few minutes, once)"
  configure_llama "$work/src" "$work/llama" "$out.new" "${common[@]}" -DLLAMA_BUILD_COMMON=OFF \
    -DLLAMA_BUILD_TOOLS=OFF -DLLAMA_BUILD_SERVER=OFF
  build "$work/llama" --target install
  mv -T "$out.new" "$out"
  rm -rf "$work"; trap - EXIT
}

# build_ggml WORK OPTION...: builds and installs WORK/src/ggml.
build_ggml() {
  cmake -S "$1/src/ggml" -B "$1/ggml" "${@:2}" -DGGML_NATIVE=ON -DGGML_OPENMP=OFF -DGGML_LLAMAFILE=ON \
    -DGGML_CCACHE=OFF -DGGML_BUILD_TESTS=OFF -DGGML_BUILD_EXAMPLES=OFF >"$1/log" 2>&1 ||
    { cat "$1/log" >&2; die "ggml does not configure"; }
  build "$1/ggml" --target install
}

# The thread sanitizer must see ggml's own barriers, or it takes every hand-over between compute
# threads for a race. libllama runs on one thread here, and is the usual one.
build_tsan() {
  local out; out=$(prefix)-tsan
  [ -e "$out/lib/libllama.a" ] && return 0
  local work; work=$(mktemp -d /tmp/carrel-deps.XXXXXX)
  trap "rm -rf '$work'" EXIT
  get_source "$work"
  rm -rf "$out.new"
  say "building ggml $GGML_VERSION for the thread sanitizer (a few minutes, once)"
  build_ggml "$work" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \
    -DCMAKE_POSITION_INDEPENDENT_CODE=ON "-DCMAKE_INSTALL_PREFIX=$out.new" \
    -DCMAKE_INSTALL_LIBDIR=lib -DGGML_SANITIZE_THREAD=ON
  cp "$(prefix)"/include/llama*.h "$out.new/include/"
  cp "$(prefix)/lib/libllama.a" "$out.new/lib/"
  mv -T "$out.new" "$out"
  rm -rf "$work"; trap - EXIT
}

# configure_llama SOURCE BUILD GGML_PREFIX OPTION...
configure_llama() {
  cmake -S "$1" -B "$2" "${@:4}" "-DCMAKE_PREFIX_PATH=$3" -DLLAMA_USE_SYSTEM_GGML=ON \
    -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_APP=OFF -DLLAMA_CURL=OFF \
    -DLLAMA_OPENSSL=OFF -DLLAMA_BUILD_UI=OFF -DLLAMA_USE_PREBUILT_UI=OFF >"$2.log" 2>&1 ||
    { cat "$2.log" >&2; die "libllama does not configure"; }
}

# llama-server on the very ggml that Carrel runs on; only `make bench-serve` wants it.
build_peer() {
  local out; out=$(prefix)
  [ -x "$out/bin/llama-server" ] && return 0
  local work; work=$(mktemp -d /tmp/carrel-deps.XXXXXX)
  trap "rm -rf '$work'" EXIT
  get_source "$work"
  say "building llama-server $LLAMA_VERSION (ten minutes, once)"
  configure_llama "$work/src" "$work/llama" "$out" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DBUILD_SHARED_LIBS=OFF
  build "$work/llama" --target llama-server
  mkdir -p "$out/bin"
  install "$work/llama/bin/llama-server" "$out/bin/llama-server"
  rm -rf "$work"; trap - EXIT
}

# shellcheck disable=SC2086
case ${1:-build} in
  prefix) if have_system_llama; then echo system; else prefix; fi ;;
  prefix-tsan) echo "$(prefix)-tsan" ;;
  peer-path) echo "$(prefix)/bin/llama-server" ;;
  openai) install_openai; openai_modules ;;
  fuzz) install_packages $FUZZ_PACKAGES ;;
  check) install_packages $CHECK_PACKAGES ;;
  build | test | tsan | peer)
    install_packages $BUILD_PACKAGES
    case ${1:-} in test | tsan) install_packages $TEST_PACKAGES; install_openai ;; esac
    case ${1:-build} in
      build | test) have_system_llama || build_llama ;;
      tsan) build_llama; build_tsan ;;
      peer) build_llama; build_peer ;;
    esac ;;
  *) die "usage: tools/deps.sh [build|test|tsan|peer|fuzz|check|prefix|prefix-tsan|peer-path|openai]" ;;
esac
