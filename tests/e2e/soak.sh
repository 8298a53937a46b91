#!/bin/sh
# tests/e2e/soak.sh BUILD SECONDS: see soak.mjs.
CARREL=$1/carrel SOAK_SECONDS=$2 exec node "$(dirname "$0")/soak.mjs"
