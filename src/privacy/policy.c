/* What counts as private: classes and thresholds. See carrel/pipeline.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "carrel/pipeline.h"

/* A firm's name says nothing about a person. */
#define NEVER_ALONE "ORG"

#define ALL_CLASSES ((1u << CR_PRIVACY_N_CLASSES) - 1)

_Static_assert((int)CR_PRIVACY_N_CLASSES < 32, "a class has a bit");

static uint32_t class_bit(const char *name, size_t len)
{
    for (uint32_t i = 0; i < CR_PRIVACY_N_CLASSES; i++) {
        const char *known = cr_privacy_class_name((enum cr_privacy_class)i);
        if (strlen(known) == len && strncasecmp(name, known, len) == 0)
            return 1u << i;
    }
    return 0;
}

static uint32_t default_classes(void)
{
    return ALL_CLASSES & ~class_bit(NEVER_ALONE, strlen(NEVER_ALONE));
}

void cr_policy_defaults(struct cr_policy *policy)
{
    *policy =
        (struct cr_policy){default_classes(), (float)CR_POLICY_PRIVATE, (float)CR_POLICY_CLEAR};
}

static bool is_word(const char *word, const char *text, size_t len)
{
    return strlen(word) == len && strncasecmp(word, text, len) == 0;
}

int cr_policy_classes(const char *names, uint32_t *ret_classes, struct cr_error *err)
{
    uint32_t classes = 0;
    for (const char *p = names; *p != '\0';) {
        size_t len = strcspn(p, ", ");
        uint32_t bits = is_word("all", p, len)       ? ALL_CLASSES
                        : is_word("default", p, len) ? default_classes()
                                                     : class_bit(p, len);
        if (len > 0 && bits == 0)
            return cr_error_set(err, CR_EINVAL,
                                "There is no class \"%.*s\"; classes are person, contact, id, "
                                "account, secret, health, date, location, net and org.",
                                (int)(len < 40 ? len : 40), p);
        classes |= bits;
        p += len;
        p += strspn(p, ", ");
    }
    if (classes == 0)
        return cr_error_set(err, CR_EINVAL, "Name at least one class of text that is private.");
    *ret_classes = classes;
    return CR_OK;
}

int cr_policy_check(const struct cr_policy *policy, struct cr_error *err)
{
    bool ok = policy->clear >= 0 && policy->clear <= policy->private_ && policy->private_ <= 1;
    return ok ? CR_OK
              : cr_error_set(err, CR_EINVAL,
                             "Thresholds lie between 0 and 1, and that of cleared text not above "
                             "that of private text.");
}

const char *cr_verdict_word(enum cr_verdict_why why)
{
    static const char *const words[] = {
#define VERDICT_WORD_(name, word) word,
        CR_VERDICT_MAP(VERDICT_WORD_)
#undef VERDICT_WORD_
    };
    return (unsigned)why < CR_VERDICT_N ? words[why] : "unknown";
}
