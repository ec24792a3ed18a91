#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Usage: ci/versions-raised.sh BASE
# Fails when a program or the parameters of a strategy differ from BASE (a commit), and its version
# does not. The cluster would refuse that; here it is said before anybody has to look there.
set -eu
base=$1
bad=0
field() { sed -n "s/^  $1: *//p"; }
for manifest in strategies/*/strategy.yaml; do
    directory=$(dirname "$manifest")
    before=$(git show "$base:./$manifest" 2>/dev/null) || continue # it is new
    old=$(printf '%s\n' "$before" | field version)
    new=$(field version <"$manifest")
    [ "$old" = "$new" ] || continue
    if ! git diff --quiet "$base" -- "$directory/*.py" ||
        [ "$(printf '%s\n' "$before" | sed -n '/^  parameters:/,/^  [a-z]/p')" != \
            "$(sed -n '/^  parameters:/,/^  [a-z]/p' "$manifest")" ]; then
        echo "$directory: changed, and spec.version is still $new; run: pilot strategy bump $directory patch -m 'what is new'" >&2
        bad=1
    fi
done
exit $bad
