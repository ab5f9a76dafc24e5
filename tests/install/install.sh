#!/bin/sh
# An installation works from wherever it is moved to: programs, data, manuals, workflow, completions in real shells.
# usage: install.sh SOURCE BIN, where BIN is in the build's directory
build=${2%/*}
wrong=0
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
unset SATZ_DATA

say() {
    echo "$*"
    wrong=1
}

cmake --install "$build" --prefix "$scratch/first" >"$scratch/log" 2>&1 || {
    cat "$scratch/log"
    exit 1
}
mv "$scratch/first" "$scratch/moved here" || exit 2
root=$scratch/moved\ here
PATH=$root/bin:$PATH
cd "$scratch" || exit 2

# ---- programs and data: nothing but the installation is there ----

printf 'Die Nordlicht Energie SE sitzt in Kiel. Der Umsatz stieg um 3,5 Prozent.\n' >text
satz segment text | satz protect | satz translate --to fr --pseudo | satz restore >records || say 'the chain fails'
[ "$(wc -l <records)" -eq 2 ] || say 'the chain does not give two records'
mkdir de && cp text de/meldung.txt && printf 'include %s/share/satz/satz.mk\n' "$(printf '%s' "$root" | sed 's/ /\\ /g')" >Makefile
make -s LANGS=fr MT=cat >log 2>&1 || cat log
[ -s fr/meldung.txt ] || say 'the workflow fails'

# ---- manuals ----

for program in "$root"/bin/*; do
    name=${program##*/}
    [ -s "$root/share/man/man1/$name.1" ] || say "no manual of $name"
done
[ -s "$root/share/man/man5/satz-record.5" ] || say 'no manual of the record'

# ---- completions: asked in each shell as a person would ----

expect() { # SHELL, WHAT, EXPECTED, GOT
    [ "$3" = "$4" ] || say "$1: $2: expected '$3', got '$4'"
}

cat >ask.bash <<'ASK'
# The words that bash offers for the last of its arguments.
. "$1/satz" && . "$1/$2"
shift
function compopt { :; } # has no meaning outside of a completion under way
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
function="_${1//-/_}"
[ "$1" = satz ] || function=_satz_${1#satz-}
"$function"
printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' '
ASK
in_bash() {
    bash ask.bash "$root/share/bash-completion/completions" "$@"
}
expect bash option '--abbreviations= ' "$(in_bash satz-segment --ab)"
expect bash 'words of an argument' 'auto ' "$(in_bash satz-segment --format = a)"
expect bash language 'zh-Hans zh-Hant ' "$(in_bash satz-segment -l zh)"
expect bash file 'records ' "$(in_bash satz-segment rec)"
expect bash folder 'de ' "$(in_bash satz-segment --data d)"
expect bash filter 'protect ' "$(in_bash satz prot)"
expect bash "a filter's option" '--lines ' "$(in_bash satz segment --li)"

in_fish() {
    XDG_DATA_DIRS=$root/share HOME=$scratch fish --no-config -c "
        for script in '$root'/share/fish/vendor_completions.d/*.fish; source \$script; end
        complete -C '$1'" 2>&1 | cut -f 1 | sort | tr '\n' ' '
}
expect fish option '--abbreviations ' "$(in_fish 'satz-segment --ab')"
expect fish 'words of an argument' '--format=auto ' "$(in_fish 'satz-segment --format=a')"
expect fish language 'zh-Hans zh-Hant ' "$(in_fish 'satz-segment -l zh')"
expect fish file 'records ' "$(in_fish 'satz-segment rec')"
expect fish filter 'protect ' "$(in_fish 'satz prot')"
expect fish "a filter's option" '--lines ' "$(in_fish 'satz segment --li')"

# zsh completes only at a terminal: one is made, and what it shows is read.
cat >ask.zsh <<'ASK'
zmodload zsh/zpty
zpty -b z zsh -f -i
zpty -w z "PS1= ; unsetopt zle_bracketed_paste; fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -u -D; \
bindkey '^I' complete-word; zstyle ':completion:*' list-colors ''; setopt no_beep no_list_beep; cd ${(q)3}; echo rea''dy"
repeat 200; do zpty -r -t z line; [[ $line == *ready* ]] && break; sleep 0.05; done
zpty -w -n z "$2"$'\t'
for i in {1..60}; do while zpty -r -t z more; do shown+=$more; done; [[ -n $shown && $i -gt 20 ]] && break; sleep 0.05; done
print -r -- "${shown//$'\r'/}"
zpty -d z
ASK
in_zsh() {
    zsh -f ask.zsh "$root/share/zsh/site-functions" "$1" "$scratch" 2>&1 | tr -d '\033\007' | tr '\n' ' '
}
expect_zsh() { # WHAT, TYPED, SHOWN
    shown=$(in_zsh "$2")
    case $shown in
    *"$3"*) ;;
    *) say "zsh: $1: '$3' is not in '$shown'" ;;
    esac
}
expect_zsh option 'satz-segment --ab' '--abbreviations'
expect_zsh 'words of an argument' 'satz-segment --format=a' '--format=auto'
expect_zsh language 'satz-segment -l k' '-l ko'
expect_zsh "a filter's option" 'satz segment --li' '--lines'

[ "$wrong" -eq 0 ] && echo 'the installation works where it was moved to'
exit "$wrong"
