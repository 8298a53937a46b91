/* A compiled rule set: one arena that never changes, and a count of who holds it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "privacy_int.h"

#define MAX_FILE  ((size_t)1 << 20)
#define MAX_BYTES ((size_t)64 << 20)

const char *cr_privacy_class_name(enum cr_privacy_class class_)
{
    static const char *const names[] = {
#define NAME(name) #name,
        CR_PRIVACY_CLASS_MAP(NAME)
#undef NAME
    };
    return names[class_];
}

int cr_rules_parse(const char *text, size_t len, const char *where, struct cr_rules **ret_rules,
                   struct cr_error *err)
{
    if (len > MAX_FILE)
        return cr_error_set(err, CR_ETOOBIG, "%s: A rule file has at most 1 MiB.", where);
    struct cr_rules *rules = calloc(1, sizeof *rules);
    if (rules == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    atomic_init(&rules->n_refs, 1);
    cr_arena_init(&rules->arena, MAX_BYTES);
    int status = cr_rules_compile(rules, text, len, where, err);
    if (status != CR_OK) {
        cr_rules_unref(rules);
        return status;
    }
    *ret_rules = rules;
    return CR_OK;
}

int cr_rules_default(struct cr_rules **ret_rules, struct cr_error *err)
{
    return cr_rules_parse(cr_default_rules, (size_t)(cr_default_rules_end - cr_default_rules),
                          "rules.conf", ret_rules, err);
}

int cr_rules_load(const char *path, struct cr_rules **ret_rules, struct cr_error *err)
{
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return cr_error_set(err, CR_EIO, "%s cannot be opened: %s.", path, strerror(errno));
    char *text = malloc(MAX_FILE + 1);
    int status;
    if (text == NULL) {
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    } else {
        size_t len = fread(text, 1, MAX_FILE + 1, file);
        if (ferror(file))
            status = cr_error_set(err, CR_EIO, "%s cannot be read.", path);
        else
            status = cr_rules_parse(text, len, path, ret_rules, err);
    }
    free(text);
    fclose(file);
    return status;
}

struct cr_rules *cr_rules_ref(struct cr_rules *rules)
{
    atomic_fetch_add_explicit(&rules->n_refs, 1, memory_order_relaxed);
    return rules;
}

void cr_rules_unref(struct cr_rules *rules)
{
    if (rules != NULL && atomic_fetch_sub_explicit(&rules->n_refs, 1, memory_order_acq_rel) == 1) {
        cr_arena_release(&rules->arena);
        free(rules);
    }
}

uint32_t cr_rules_count(const struct cr_rules *rules)
{
    return rules->n_rules;
}

const char *cr_rules_name(const struct cr_rules *rules, uint32_t rule)
{
    return rule < rules->n_rules ? rules->rule[rule].name : "";
}
