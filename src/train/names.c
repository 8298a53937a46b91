/* Lists of names to the set that stands in the weights file. A line is a name, up to a tab; its
 * words go in one by one, but not those in small letters ("de", "van"). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "train_int.h"

static const char *const kinds[TAGGER_N_NAMES] = {"first", "last", "city", "street"};

static bool add_line(uint8_t *slots, uint32_t log2_slots, const char *line, size_t len,
                     enum tagger_name_kind kind)
{
    struct tagger_word word;
    enum tagger_kind is;
    for (size_t at = 0; cr_tagger_next_word(line, len, at, &word, &is); at = word.end) {
        struct tagger_form form;
        if (is != TAGGER_LETTERS)
            continue;
        cr_tagger_form_of(line + word.start, word.end - word.start, &form);
        if (form.case_ == TAGGER_LOWER || form.n_letters < 2)
            continue;
        if (!cr_tagger_names_add(slots, log2_slots, form.lower, form.len, kind))
            return false;
    }
    return true;
}

static int add_file(uint8_t *slots, uint32_t log2_slots, const char *path,
                    enum tagger_name_kind kind, struct cr_error *err)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t cap = 0;
    int status = CR_OK;
    if (file == NULL)
        return cr_error_set(err, CR_EIO, "%s cannot be opened: %s.", path, strerror(errno));
    while (status == CR_OK && getline(&line, &cap, file) >= 0)
        if (!add_line(slots, log2_slots, line, strcspn(line, "\t\n"), kind))
            status =
                cr_error_set(err, CR_ETOOBIG, "There are too many names; give the set more slots.");
    if (status == CR_OK && ferror(file))
        status = cr_error_set(err, CR_EIO, "%s cannot be read.", path);
    free(line);
    fclose(file);
    return status;
}

/* "KIND=FILE" */
static int add_item(uint8_t *slots, uint32_t log2_slots, const char *item, struct cr_error *err)
{
    for (int k = 0; k < TAGGER_N_NAMES; k++) {
        const size_t n = strlen(kinds[k]);
        if (strncmp(item, kinds[k], n) == 0 && item[n] == '=')
            return add_file(slots, log2_slots, item + n + 1, (enum tagger_name_kind)k, err);
    }
    return cr_error_set(err, CR_EINVAL,
                        "Lists of names are given as first=, last=, city= or street= and a file.");
}

int train_names_build(const char *spec, uint32_t log2_slots, uint8_t **ret_slots,
                      struct cr_error *err)
{
    uint8_t *slots = calloc((size_t)1 << log2_slots, 2);
    char *copy = strdup(spec), *rest = NULL;
    int status = CR_OK;
    if (slots == NULL || copy == NULL)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    else
        for (char *item = strtok_r(copy, ",", &rest); status == CR_OK && item != NULL;
             item = strtok_r(NULL, ",", &rest))
            status = add_item(slots, log2_slots, item, err);
    free(copy);
    if (status != CR_OK)
        free(slots);
    else
        *ret_slots = slots;
    return status;
}
