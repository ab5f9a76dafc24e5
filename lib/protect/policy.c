#include "protect/policy.h"

void satz_policy_init(struct satz_policy *policy) {
    for (size_t i = 0; i < SATZ_KINDS; i++)
        policy->kinds[i] = satz_kind_usual((enum satz_kind)i);
    policy->quotations = SATZ_HOLD;
    policy->drafts = false;
}

enum satz_status satz_policy_set(struct satz_policy *policy, const char *list, enum satz_do action,
                                 struct satz_error *error) {
    struct satz_slice rest = satz_slice_of(list), word;
    while (satz_slice_split(&rest, ',', &word)) {
        enum satz_kind kind;
        if (!satz_kind_of_name(word, &kind))
            return satz_error_set(error, "'%.*s' is no kind; see satz-protect(1)", (int)word.size, word.data);
        if (kind == SATZ_TAG)
            return satz_error_set(error, "tags are always held");
        policy->kinds[kind] = action;
        if (kind == SATZ_QUOTE)
            policy->quotations = action;
    }
    return SATZ_OK;
}

enum satz_status satz_policy_set_quotes(struct satz_policy *policy, const char *word, struct satz_error *error) {
    struct satz_slice name = satz_slice_of(word);
    enum satz_do action = SATZ_OFF;
    policy->drafts = satz_slice_is(name, "draft");
    if (satz_slice_is(name, "hold") || policy->drafts)
        action = SATZ_HOLD;
    else if (satz_slice_is(name, "marks"))
        action = SATZ_MARKS;
    else if (!satz_slice_is(name, "off"))
        return satz_error_set(error, "option --quotes takes hold, draft, marks or off, not '%s'", word);
    policy->quotations = action;
    policy->kinds[SATZ_QUOTE] = policy->kinds[SATZ_TITLE] = action == SATZ_OFF ? SATZ_OFF : SATZ_MARKS;
    return SATZ_OK;
}
