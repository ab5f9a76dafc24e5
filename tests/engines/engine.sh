#!/bin/sh
# An engine that behaves badly, in the way named: for tests. A good answer is the line after `ES `.
case $1 in
good) exec sed 's/^/ES /' ;;
buffering) lines=$(sed 's/^/ES /'); printf '%s\n' "$lines" ;;
slow) while IFS= read -r line; do sleep 0.02; printf 'ES %s\n' "$line"; done ;;
sleeping) exec sleep 1000 ;;
# Hangs at a line that has the word in it, having answered those before.
hanging) while IFS= read -r line; do case $line in *"$2"*) exec sleep 1000 ;; esac; printf 'ES %s\n' "$line"; done ;;
# Dies at such a line; what it answered so far is lost.
dying) lines=$(cat); case $lines in *"$2"*) exit 3 ;; esac; printf '%s\n' "$lines" | sed 's/^/ES /' ;;
killed) read -r line; printf 'ES %s\n' "$line"; kill -9 $$ ;;
failing) sed 's/^/ES /'; exit 1 ;;
complaining) head -c 3000000 /dev/zero | tr '\0' 'x' >&2; exec sed 's/^/ES /' ;;
flooding) exec yes 'ES ES' ;;
closing) exec head -n "$2" ;;
# Takes no input at all, and has its answer all the same.
deaf) exec 0<&-; i=0; while [ $i -lt "$2" ]; do i=$((i + 1)); echo "ES $i"; done ;;
dropping) exec awk 'NR % 10 { print "ES " $0 }' ;;
doubling) exec awk '{ print "ES " $0 } NR % 10 == 0 { print "ES " $0 }' ;;
# As many lines as there were, yet not each in its place.
shifting) exec awk 'NR == 3 { next } { print "ES " $0 } NR == 7 { print "ES " $0 }' ;;
# Each pair of lines the other way round.
swapping) exec awk 'NR % 2 { first = $0; next } { print "ES " $0; print "ES " first; first = "" } END { if (first) print "ES " first }' ;;
merging) exec awk '{ printf "%s%s", NR % 2 ? "ES " : " ", $0 } NR % 2 == 0 { print "" } END { if (NR % 2) print "" }' ;;
latin1) LC_ALL=C exec awk -v word="$2" 'index($0, word) { printf "ES \351\n"; next } { print "ES " $0 }' ;;
nul) LC_ALL=C exec awk -v word="$2" 'index($0, word) { printf "ES %cx\n", 0; next } { print "ES " $0 }' ;;
silent) exec awk -v word="$2" 'index($0, word) { print ""; next } { print "ES " $0 }' ;;
unterminated) lines=$(sed 's/^/ES /'); printf '%s' "$lines" ;;
crlf) exec awk '{ printf "ES %s\r\n", $0 }' ;;
lingering) sed 's/^/ES /'; exec >&-; exec sleep 1000 ;;
*) echo "engine.sh: no behaviour $1" >&2; exit 64 ;;
esac
