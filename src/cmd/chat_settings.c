/* The sampling parameters that a user may set: one table of names, limits and what they do. What is
 * not set is not sent, so that the server's own defaults hold. Limits are checked here as well as
 * there, because a mistake is best told where it is typed. */
#include "cmd/chat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct setting {
    const char *name;
    bool whole; /* an integer */
    double min, max;
    const char *about;
} table[CR_CHAT_N_SETTINGS] = {
    {"temperature", false, 0, 2, "0 is always the same answer, 1 as the model was trained"},
    {"top_p", false, 0, 1, "choose among the likeliest tokens of this total probability"},
    {"top_k", true, -1, 1000000, "choose among so many of the likeliest tokens"},
    {"min_p", false, 0, 1, "leave out what is this much less likely than the likeliest"},
    {"max_tokens", true, 1, INT32_MAX, "length of an answer"},
    {"seed", true, 0, INT32_MAX, "the same seed gives the same answer"},
    {"presence_penalty", false, -2, 2, "against tokens that occurred"},
    {"frequency_penalty", false, -2, 2, "against tokens, by how often they occurred"},
    {"repeat_penalty", false, 0.01, 10, "the same by division; 1 is off"},
};

int cr_chat_set(struct cr_chat_settings *settings, const char *name, size_t name_len,
                const char *value, struct cr_error *err)
{
    for (size_t i = 0; i < CR_CHAT_N_SETTINGS; i++) {
        const struct setting *s = &table[i];
        if (strlen(s->name) != name_len || memcmp(s->name, name, name_len) != 0)
            continue;
        if (value[0] == '\0') {
            settings->is_set[i] = false;
            return CR_OK;
        }
        char *end;
        double x = strtod(value, &end);
        if (end == value || *end != '\0' || !(x >= s->min && x <= s->max) ||
            (s->whole && x != floor(x)))
            return cr_error_set(err, CR_EINVAL, "%s is a%s number from %.10g to %.10g.", s->name,
                                s->whole ? " whole" : "", s->min, s->max);
        settings->values[i] = x;
        settings->is_set[i] = true;
        return CR_OK;
    }
    return cr_error_set(err, CR_EINVAL, "There is no parameter of that name; /set lists all.");
}

int cr_chat_set_many(struct cr_chat_settings *settings, const char *text, struct cr_error *err)
{
    int status = CR_OK;
    char *copy = strdup(text), *rest = copy;
    if (!copy)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    for (char *word; status == CR_OK && (word = strsep(&rest, " ,"));) {
        size_t len = strcspn(word, "=");
        if (word[0] == '\0')
            continue;
        if (word[len] != '=')
            status = cr_error_set(err, CR_EINVAL, "Parameters are given as NAME=VALUE.");
        else
            status = cr_chat_set(settings, word, len, word + len + 1, err);
    }
    free(copy);
    return status;
}

void cr_chat_settings_print(const struct cr_chat_settings *settings)
{
    for (size_t i = 0; i < CR_CHAT_N_SETTINGS; i++) {
        char value[32] = "-";
        if (settings->is_set[i])
            snprintf(value, sizeof value, "%.10g", settings->values[i]);
        printf("  %-18s %-9s %s\n", table[i].name, value, table[i].about);
    }
    puts("  (-: the server decides)");
}

void cr_chat_settings_add(const struct cr_chat_settings *settings, json_t *request)
{
    for (size_t i = 0; i < CR_CHAT_N_SETTINGS; i++)
        if (settings->is_set[i])
            json_object_set_new(request, table[i].name,
                                table[i].whole ? json_integer((json_int_t)settings->values[i])
                                               : json_real(settings->values[i]));
}
