#!/usr/bin/env bash
# run.sh TEST: runs one end-to-end test in a fresh folder, which is its home and is removed after.
# A test that mentions OPENAI_MODULES gets the folder that holds the npm package "openai".
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
test=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
CARREL=$(realpath "${CARREL:-$here/../../build/carrel}")
if [ -z "${OPENAI_MODULES:-}" ] && grep -q OPENAI_MODULES "$test"; then
  OPENAI_MODULES=$("$here/../../tools/deps.sh" openai)
fi
export CARREL OPENAI_MODULES="${OPENAI_MODULES:-}" E2E="$here"
work=$(mktemp -d /tmp/carrel-e2e-XXXXXX)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME="$work"
unset XDG_DATA_HOME CARREL_API_KEY http_proxy https_proxy all_proxy no_proxy HTTP_PROXY HTTPS_PROXY \
  ALL_PROXY NO_PROXY
case $test in
  *.mjs) node "$test" ;;
  *) bash "$test" ;;
esac
