#!/bin/sh
# cppcheck over the library and the tools.
# usage: cppcheck.sh SOURCE BIN, where BIN is in the build's directory
cd "$1" || exit 2
cache=${2%/*}/cppcheck
mkdir -p "$cache" || exit 2
exec cppcheck --quiet --error-exitcode=1 --std=c11 --library=posix -j 1 \
    --enable=warning,performance,portability --inline-suppr --suppress=missingIncludeSystem \
    --suppress=normalCheckLevelMaxBranches --suppress=unknownMacro \
    -D_GNU_SOURCE -DSATZ_VERSION='"0"' -DSATZ_INSTALLED_DATA='"/"' \
    --cppcheck-build-dir="$cache" -I lib lib tools
