#include "complete.h"

#include "lexicon/language.h"
#include "stream/finding.h"
#include "stream/span.h"

/* What an option's argument, or an operand, is completed with. */
enum candidates { NOTHING, WORDS, FILES, FOLDERS };

static void add_word(struct satz_buffer *words, const char *word) {
    if (words->size)
        satz_buffer_add_byte(words, ' ');
    satz_buffer_add_string(words, word);
}

static void add_barred(struct satz_buffer *words, const char *barred) {
    struct satz_slice rest = satz_slice_of(barred), word;
    while (satz_slice_split(&rest, '|', &word)) {
        if (words->size)
            satz_buffer_add_byte(words, ' ');
        satz_buffer_add(words, word);
    }
}

/* Appends the words, where there are any, with a blank between them. */
static enum candidates candidates_of(const char *argument, struct satz_buffer *words) {
    bool file = satz_slice_ends(satz_slice_of(argument), satz_slice_of("FILE"));
    if (file || strcmp(argument, "PATH") == 0)
        return FILES;
    if (strcmp(argument, "DIR") == 0)
        return FOLDERS;
    if (strchr(argument, '|'))
        add_barred(words, argument);
    for (int id = 0; strcmp(argument, "LANG") == 0 && id < SATZ_LANGUAGES; id++)
        add_word(words, satz_language_code((enum satz_language_id)id));
    for (int level = SATZ_INFO; strcmp(argument, "LEVEL") == 0 && level <= SATZ_ERROR; level++)
        add_word(words, satz_level_name((enum satz_level)level));
    if (strcmp(argument, "LEVEL") == 0)
        add_word(words, "never");
    for (int kind = 0; strcmp(argument, "KINDS") == 0 && kind < SATZ_KINDS; kind++)
        add_word(words, satz_kind_name((enum satz_kind)kind));
    return words->size ? WORDS : NOTHING;
}

/* `text` for inside single quotes, which bash, zsh and fish all leave in the same way; `also` gets a backslash. */
static void add_quoted(struct satz_buffer *script, const char *text, const char *also) {
    for (; *text; text++) {
        if (*text == '\'')
            satz_buffer_add_string(script, "'\\''");
        else if (strchr(also, *text))
            satz_buffer_add_format(script, "\\%c", *text);
        else
            satz_buffer_add_byte(script, *text);
    }
}

/* ---- bash ---- */

static void bash_options(const struct satz_usage *usage, struct satz_buffer *script) {
    for (const struct satz_option *option = usage->options; option->name; option++)
        satz_buffer_add_format(script, "%s--%s%s", option == usage->options ? "" : " ", option->name,
                               option->argument ? "=" : "");
}

static void bash_case(const struct satz_option *option, struct satz_buffer *script) {
    struct satz_buffer words = SATZ_BUFFER_INIT;
    satz_buffer_add_string(script, "    ");
    if (option->letter)
        satz_buffer_add_format(script, "-%c | ", option->letter);
    satz_buffer_add_format(script, "--%s) ", option->name);
    switch (candidates_of(option->argument, &words)) {
    case NOTHING: satz_buffer_add_string(script, "COMPREPLY=()"); break;
    case WORDS: satz_buffer_add_format(script, "mapfile -t COMPREPLY < <(compgen -W '%s' -- \"$word\")", words.data); break;
    case FILES: satz_buffer_add_string(script, "mapfile -t COMPREPLY < <(compgen -f -- \"$word\")"); break;
    case FOLDERS: satz_buffer_add_string(script, "mapfile -t COMPREPLY < <(compgen -d -- \"$word\")"); break;
    }
    satz_buffer_add_string(script, " ;;\n");
    satz_buffer_release(&words);
}

/* Of the driver: the filter's name first, then whatever that filter takes. */
static const char bash_driver[] =
    "    if ((COMP_CWORD == 1)) && [[ $word != -* ]]; then\n"
    "        mapfile -t COMPREPLY < <(compgen -c -- \"satz-$word\" | sed 's/^satz-//' | sort -u)\n"
    "        return\n"
    "    elif ((COMP_CWORD > 1)); then\n"
    "        local filter=_satz_${COMP_WORDS[1]}\n"
    "        declare -F \"$filter\" >/dev/null || . \"${BASH_SOURCE[0]%/*}/satz-${COMP_WORDS[1]}\" 2>/dev/null\n"
    "        declare -F \"$filter\" >/dev/null && \"$filter\"\n"
    "        return\n"
    "    fi\n";

static void complete_bash(const struct satz_usage *usage, const char *filter, struct satz_buffer *script) {
    satz_buffer_add_format(script,
                           "# bash completion for %s; made by %s --completion=bash\n"
                           "_satz%s%s() {\n"
                           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
                           "    if [[ $word == = ]]; then\n"
                           "        word=''\n"
                           "    elif [[ $before == = ]]; then\n"
                           "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
                           "    fi\n",
                           usage->tool, usage->tool, *filter ? "_" : "", filter);
    if (!*filter)
        satz_buffer_add_string(script, bash_driver);
    satz_buffer_add_string(script, "    case $before in\n");
    for (const struct satz_option *option = usage->options; option->name; option++)
        if (option->argument)
            bash_case(option, script);
    satz_buffer_add_string(script, "    *)\n"
                                   "        if [[ $word == -* ]]; then\n"
                                   "            mapfile -t COMPREPLY < <(compgen -W '");
    bash_options(usage, script);
    satz_buffer_add_format(script,
                           "' -- \"$word\")\n"
                           "            [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace\n"
                           "        else\n"
                           "            mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
                           "        fi ;;\n"
                           "    esac\n"
                           "}\n"
                           "complete -o filenames -F _satz%s%s %s\n",
                           *filter ? "_" : "", filter, usage->tool);
}

/* ---- zsh ---- */

static void zsh_option(const struct satz_option *option, struct satz_buffer *script) {
    struct satz_buffer words = SATZ_BUFFER_INIT;
    const char *after = option->argument ? "=" : "";
    if (option->letter)
        satz_buffer_add_format(script, " \\\n    '*'{-%c%s,--%s%s}'[", option->letter, option->argument ? "+" : "",
                               option->name, after);
    else
        satz_buffer_add_format(script, " \\\n    '*--%s%s[", option->name, after);
    add_quoted(script, option->help, "[]:\\");
    satz_buffer_add_byte(script, ']');
    if (option->argument) {
        satz_buffer_add_byte(script, ':');
        add_quoted(script, option->argument, ":\\");
        satz_buffer_add_byte(script, ':');
        switch (candidates_of(option->argument, &words)) {
        case NOTHING: satz_buffer_add_byte(script, ' '); break;
        case WORDS: satz_buffer_add_format(script, "(%s)", words.data); break;
        case FILES: satz_buffer_add_string(script, "_files"); break;
        case FOLDERS: satz_buffer_add_string(script, "_files -/"); break;
        }
    }
    satz_buffer_add_byte(script, '\'');
    satz_buffer_release(&words);
}

static void complete_zsh(const struct satz_usage *usage, const char *filter, struct satz_buffer *script) {
    satz_buffer_add_format(script, "#compdef %s\n# zsh completion; made by %s --completion=zsh\n", usage->tool, usage->tool);
    if (!*filter)
        satz_buffer_add_string(script, "if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
                                       "    compadd -- ${${(k)commands[(I)satz-*]}#satz-}\n"
                                       "    return\n"
                                       "elif ((CURRENT > 2)); then\n"
                                       "    shift words\n"
                                       "    ((CURRENT--))\n"
                                       "    words[1]=satz-$words[1]\n"
                                       "    _normal\n"
                                       "    return\n"
                                       "fi\n");
    satz_buffer_add_string(script, "_arguments -s");
    for (const struct satz_option *option = usage->options; option->name; option++)
        zsh_option(option, script);
    satz_buffer_add_string(script, " \\\n    '*:file:_files'\n");
}

/* ---- fish ---- */

static void fish_option(const char *tool, const struct satz_option *option, const char *condition,
                        struct satz_buffer *script) {
    struct satz_buffer words = SATZ_BUFFER_INIT;
    satz_buffer_add_format(script, "complete -c %s%s", tool, condition);
    if (option->letter)
        satz_buffer_add_format(script, " -s %c", option->letter);
    satz_buffer_add_format(script, " -l %s", option->name);
    switch (option->argument ? candidates_of(option->argument, &words) : NOTHING) {
    case NOTHING: satz_buffer_add_string(script, option->argument ? " -x" : ""); break;
    case WORDS: satz_buffer_add_format(script, " -x -a '%s'", words.data); break;
    case FILES: satz_buffer_add_string(script, " -r -F"); break;
    case FOLDERS: satz_buffer_add_string(script, " -x -a '(__fish_complete_directories)'"); break;
    }
    satz_buffer_add_string(script, " -d '");
    for (const char *at = option->help; *at; at++) /* in fish a quotation mark is escaped inside quotes */
        satz_buffer_add_format(script, *at == '\'' || *at == '\\' ? "\\%c" : "%c", *at);
    satz_buffer_add_string(script, "'\n");
    satz_buffer_release(&words);
}

static void complete_fish(const struct satz_usage *usage, const char *filter, struct satz_buffer *script) {
    satz_buffer_add_format(script, "# fish completion for %s; made by %s --completion=fish\n", usage->tool, usage->tool);
    if (!*filter)
        satz_buffer_add_string(
            script, "complete -c satz -f -n __fish_is_first_arg -a '(complete -C satz- | string replace -r \"^satz-\" \"\")'\n"
                    "complete -c satz -n 'not __fish_is_first_arg' -a "
                    "'(complete -C (string replace -r \"^satz +\" satz- -- (commandline -cp)))'\n");
    for (const struct satz_option *option = usage->options; option->name; option++)
        fish_option(usage->tool, option, *filter ? "" : " -n __fish_is_first_arg", script);
}

enum satz_status satz_complete(const struct satz_usage *usage, const char *shell, struct satz_buffer *script,
                               struct satz_error *error) {
    static const struct {
        const char *shell;
        void (*complete)(const struct satz_usage *usage, const char *filter, struct satz_buffer *script);
    } shells[] = { { "bash", complete_bash }, { "zsh", complete_zsh }, { "fish", complete_fish } };
    const char *filter = strncmp(usage->tool, "satz-", 5) == 0 ? usage->tool + 5 : "";
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shell, shells[i].shell) == 0) {
            shells[i].complete(usage, filter, script);
            return SATZ_OK;
        }
    }
    return satz_error_set(error, "option --completion takes bash, zsh or fish, not '%s'", shell);
}
