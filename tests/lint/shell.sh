#!/bin/sh
# The shell scripts, as shellcheck sees them.
# usage: shell.sh SOURCE
cd "$1" || exit 2
find .ci tools tests dictionaries -type f \( -name '*.sh' -o -path .ci/run \) -exec shellcheck {} +
