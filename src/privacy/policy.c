/* What counts as private: classes, languages and thresholds. See carrel/pipeline.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "carrel/pipeline.h"

/* A firm's name says nothing about a person. */
#define NEVER_ALONE "ORG"

#define ALL_CLASSES   ((1u << CR_PRIVACY_N_CLASSES) - 1)
#define ALL_LANGUAGES ((1u << CR_LANGUAGE_N) - 1)

_Static_assert((int)CR_PRIVACY_N_CLASSES < 32, "a class has a bit");

static bool is_word(const char *word, const char *text, size_t len)
{
    return strlen(word) == len && strncasecmp(word, text, len) == 0;
}

static uint32_t class_bit(const char *name, size_t len)
{
    for (uint32_t i = 0; i < CR_PRIVACY_N_CLASSES; i++)
        if (is_word(cr_privacy_class_name((enum cr_privacy_class)i), name, len))
            return 1u << i;
    return 0;
}

static uint32_t default_classes(void)
{
    return ALL_CLASSES & ~class_bit(NEVER_ALONE, strlen(NEVER_ALONE));
}

static uint32_t class_bits(const char *name, size_t len)
{
    return is_word("all", name, len)       ? ALL_CLASSES
           : is_word("default", name, len) ? default_classes()
                                           : class_bit(name, len);
}

const char *cr_language_code(enum cr_language language)
{
    static const char *const codes[] = {
#define LANGUAGE_CODE_(name, code) code,
        CR_LANGUAGE_MAP(LANGUAGE_CODE_)
#undef LANGUAGE_CODE_
    };
    return (unsigned)language < CR_LANGUAGE_N ? codes[language] : "other";
}

static uint32_t language_bits(const char *code, size_t len)
{
    if (is_word("all", code, len))
        return ALL_LANGUAGES;
    for (uint32_t i = 0; i <= CR_LANGUAGE_OTHER; i++)
        if (is_word(cr_language_code((enum cr_language)i), code, len))
            return 1u << i;
    return 0;
}

void cr_policy_defaults(struct cr_policy *policy)
{
    *policy = (struct cr_policy){.classes = default_classes(),
                                 .languages = ALL_LANGUAGES,
                                 .private_ = (float)CR_POLICY_PRIVATE,
                                 .clear = (float)CR_POLICY_CLEAR};
}

/* The bits of all names in a list; 0 when it is empty or holds one that has none, which is
 * `*ret_wrong` then, of `*ret_len` bytes. */
static uint32_t bits_of(const char *names, uint32_t (*bits_of_one)(const char *name, size_t len),
                        const char **ret_wrong, int *ret_len)
{
    uint32_t all = 0;
    *ret_wrong = NULL;
    for (const char *p = names; *p != '\0';) {
        size_t len = strcspn(p, ", ");
        uint32_t bits = bits_of_one(p, len);
        if (len > 0 && bits == 0) {
            *ret_wrong = p;
            *ret_len = (int)(len < 40 ? len : 40);
            return 0;
        }
        all |= bits;
        p += len;
        p += strspn(p, ", ");
    }
    return all;
}

int cr_policy_classes(const char *names, uint32_t *ret_classes, struct cr_error *err)
{
    const char *wrong;
    int len;
    uint32_t classes = bits_of(names, class_bits, &wrong, &len);
    if (wrong != NULL)
        return cr_error_set(err, CR_EINVAL,
                            "There is no class \"%.*s\"; classes are person, contact, id, "
                            "account, secret, health, date, location, net and org.",
                            len, wrong);
    if (classes == 0)
        return cr_error_set(err, CR_EINVAL, "Name at least one class of text that is private.");
    *ret_classes = classes;
    return CR_OK;
}

int cr_policy_languages(const char *codes, uint32_t *ret_languages, struct cr_error *err)
{
    const char *wrong;
    int len;
    uint32_t languages = bits_of(codes, language_bits, &wrong, &len);
    if (wrong != NULL)
        return cr_error_set(err, CR_EINVAL,
                            "Text in language \"%.*s\" can't be judged; languages are en, de, fr, "
                            "es, pt, it, nl and other.",
                            len, wrong);
    if (languages == 0)
        return cr_error_set(err, CR_EINVAL, "Name at least one language of text that is judged.");
    *ret_languages = languages;
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
