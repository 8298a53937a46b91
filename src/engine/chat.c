/* Chat templates: from a conversation to tokens.
 *
 * libllama knows the templates of the common model families and recognises which one a file's
 * template is; it does not run the template itself, and neither do we: a file's template is a
 * program from a stranger. A template that libllama does not recognise is an error when a
 * conversation comes, not when the model loads: /v1/completions works without.
 *
 * Users' words must not forge a role. So libllama gets placeholders instead of contents; then the
 * rendered text is known to be the template's alone, control tokens are looked for in it, and the
 * contents are put in afterwards as text in which none is looked for. Roles are names of letters,
 * digits, '_' and '-', for the same reason. A placeholder carries blanks at both ends: a template
 * that trims a content trims them, and then the content is trimmed likewise. (A few templates ask
 * whether a system message is empty; to them none is.)
 *
 * A file without a template gets ChatML when its vocabulary has ChatML's tokens, else plain text:
 * "role: content" lines, which is what a base model makes the most of.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/vocab_int.h"

#define MAX_MESSAGES     65536
#define MAX_ROLE         32
#define PLACEHOLDER_SIZE 32
/* Characters that no template has, around the message's number. */
#define OPEN  '\x02'
#define CLOSE '\x03'

/* A text that grows. */
struct text {
    char *data;
    size_t len, cap;
};

static bool put(struct text *text, const char *data, size_t len)
{
    if (len > text->cap - text->len) {
        const size_t cap = 2 * text->cap + len + 1024;
        char *grown = realloc(text->data, cap);
        if (grown == NULL)
            return false;
        text->data = grown;
        text->cap = cap;
    }
    if (len > 0)
        memcpy(text->data + text->len, data, len);
    text->len += len;
    return true;
}

/* The template of a file that has none. */
static bool render_plain(const struct llama_chat_message *messages, size_t n, bool add_assistant,
                         struct text *ret_text)
{
    for (size_t i = 0; i < n; i++)
        if (!put(ret_text, messages[i].role, strlen(messages[i].role)) || !put(ret_text, ": ", 2) ||
            !put(ret_text, messages[i].content, strlen(messages[i].content)) ||
            !put(ret_text, "\n", 1))
            return false;
    return !add_assistant || put(ret_text, "assistant:", 10);
}

/* Renders the template around the placeholders. */
static int render(const struct cr_vocab *vocab, const struct llama_chat_message *messages, size_t n,
                  bool add_assistant, struct text *ret_text)
{
    if (vocab->template == NULL)
        return render_plain(messages, n, add_assistant, ret_text) ? CR_OK : CR_ENOMEM;
    ret_text->cap = n * 256 + 1024;
    for (;;) {
        free(ret_text->data);
        ret_text->data = malloc(ret_text->cap);
        if (ret_text->data == NULL)
            return CR_ENOMEM;
        const int32_t len = llama_chat_apply_template(vocab->template, messages, n, add_assistant,
                                                      ret_text->data, (int32_t)ret_text->cap);
        if (len < 0)
            return CR_EUNSUPPORTED;
        if ((size_t)len <= ret_text->cap) {
            ret_text->len = (size_t)len;
            return CR_OK;
        }
        ret_text->cap = (size_t)len;
    }
}

/* Reads the placeholder at [*at] of the rendered text; false when it is none. */
static bool read_placeholder(const struct text *text, size_t *at, size_t *ret_index)
{
    size_t i = *at, index = 0;

    if (i >= text->len || text->data[i++] != OPEN)
        return false;
    while (i < text->len && isdigit((unsigned char)text->data[i]) && index < MAX_MESSAGES)
        index = 10 * index + (size_t)(text->data[i++] - '0');
    if (i >= text->len || text->data[i++] != CLOSE)
        return false;
    *at = i;
    *ret_index = index;
    return true;
}

static bool is_blank(char c)
{
    return isspace((unsigned char)c) != 0;
}

/* Puts the contents where their placeholders stand, and notes whose words are whose. */
static bool fill_in(const struct text *rendered, const struct cr_chat_message *messages, size_t n,
                    struct text *ret_text, struct cr_fragments *ret_list)
{
    size_t begin = 0; /* of the template's own text */

    for (size_t at = 0; at < rendered->len;) {
        size_t next = at, index;
        if (!read_placeholder(rendered, &next, &index) || index >= n) {
            at++;
            continue;
        }
        const char *content = messages[index].content;
        size_t len = strlen(content), own_end = at;
        if (at > begin && rendered->data[at - 1] == '\t') {
            own_end--;
        } else {
            while (len > 0 && is_blank(*content))
                content++, len--;
        }
        if (next < rendered->len && rendered->data[next] == '\t') {
            next++;
        } else {
            while (len > 0 && is_blank(content[len - 1]))
                len--;
        }
        const size_t own = own_end - begin;
        if (ret_text->len + own + len > INT32_MAX ||
            !cr_fragments_add(ret_list, (uint32_t)ret_text->len, (uint32_t)(ret_text->len + own),
                              -1, false) ||
            !put(ret_text, rendered->data + begin, own) ||
            !cr_fragments_add(ret_list, (uint32_t)ret_text->len, (uint32_t)(ret_text->len + len),
                              -1, true) ||
            !put(ret_text, content, len))
            return false;
        at = begin = next;
    }
    const size_t own = rendered->len - begin;
    return ret_text->len + own <= INT32_MAX &&
           cr_fragments_add(ret_list, (uint32_t)ret_text->len, (uint32_t)(ret_text->len + own), -1,
                            false) &&
           put(ret_text, rendered->data + begin, own);
}

static bool is_role(const char *role)
{
    size_t n = 0;
    while (isalnum((unsigned char)role[n]) || role[n] == '_' || role[n] == '-')
        n++;
    return n > 0 && n <= MAX_ROLE && role[n] == '\0';
}

/* Spells the conversation into `ret_text` and cuts it into whose words are whose. */
static int spell(const struct cr_vocab *vocab, const struct cr_chat_message *messages, size_t n,
                 bool add_assistant, struct text *ret_text, struct cr_fragments *ret_list)
{
    struct llama_chat_message *shown = calloc(n, sizeof shown[0]);
    char *placeholders = malloc(n * PLACEHOLDER_SIZE);
    struct text rendered = {0};
    int status = CR_ENOMEM;

    if (shown == NULL || placeholders == NULL)
        goto out;
    for (size_t i = 0; i < n; i++) {
        char *placeholder = placeholders + i * PLACEHOLDER_SIZE;
        snprintf(placeholder, PLACEHOLDER_SIZE, "\t%c%zu%c\t", OPEN, i, CLOSE);
        shown[i] = (struct llama_chat_message){messages[i].role, placeholder};
    }
    status = render(vocab, shown, n, add_assistant, &rendered);
    if (status == CR_OK && !fill_in(&rendered, messages, n, ret_text, ret_list))
        status = CR_ENOMEM;
out:
    free(rendered.data);
    free(placeholders);
    free(shown);
    return status;
}

int cr_vocab_chat(const struct cr_vocab *vocab, const struct cr_chat_message *messages,
                  size_t n_messages, bool add_assistant, uint32_t max_tokens,
                  struct cr_tokens *ret_tokens, struct cr_error *err)
{
    struct cr_fragments list = {0};
    struct text text = {0};
    size_t len = 0;

    if (n_messages == 0 || n_messages > MAX_MESSAGES)
        return cr_error_set(err, CR_EINVAL, "Send between 1 and %d messages.", MAX_MESSAGES);
    for (size_t i = 0; i < n_messages; i++) {
        if (!is_role(messages[i].role))
            return cr_error_set(err, CR_EINVAL,
                                "The role of message %zu is no name of 1 to %d letters; use "
                                "system, user or assistant.",
                                i, MAX_ROLE);
        len += strlen(messages[i].content);
    }
    int status =
        len > (uint64_t)max_tokens * vocab->max_piece || len > INT32_MAX ? CR_ETOOLONG : CR_OK;
    if (status == CR_OK)
        status = spell(vocab, messages, n_messages, add_assistant, &text, &list);
    if (status == CR_OK && !cr_fragments_carve(vocab, text.data, &list))
        status = CR_ENOMEM;
    if (status == CR_OK)
        status =
            cr_fragments_tokenize(vocab, text.data, text.len, &list, true, max_tokens, ret_tokens);
    free(list.v);
    free(text.data);
    switch (status) {
    case CR_OK:
        return CR_OK;
    case CR_EUNSUPPORTED:
        return cr_error_set(err, status,
                            "This model's chat template is none that the server knows; use "
                            "/v1/completions with a prompt, or serve a model with a common "
                            "template.");
    case CR_ETOOLONG:
        return cr_error_set(err, status, "The conversation is longer than %u tokens; shorten it.",
                            max_tokens);
    default:
        return cr_error_set(err, status, "There is no memory for the conversation.");
    }
}

static bool has_token(const struct cr_vocab *vocab, const char *text)
{
    for (uint32_t i = 0; i < vocab->n_special; i++) {
        uint32_t len;
        const char *piece = cr_vocab_piece_at(vocab, vocab->special[i], &len);
        if (len == strlen(text) && memcmp(piece, text, len) == 0)
            return true;
    }
    return false;
}

int cr_chat_init(struct cr_vocab *vocab, struct cr_error *err)
{
    static const struct cr_chat_message probe[] = {
        {"system", "s"}, {"user", "u"}, {"assistant", "a"}, {"user", "u"}};
    struct cr_fragments list = {0};
    struct text text = {0};

    vocab->template = llama_model_chat_template(vocab->model, NULL);
    if (vocab->template == NULL && has_token(vocab, "<|im_start|>") &&
        has_token(vocab, "<|im_end|>"))
        vocab->template = "chatml";
    int status = spell(vocab, probe, sizeof probe / sizeof probe[0], true, &text, &list);
    if (status == CR_OK && !cr_fragments_carve(vocab, text.data, &list))
        status = CR_ENOMEM;
    /* Which tokens the template writes by itself: users may not. */
    for (uint32_t i = 0; i < list.n && status == CR_OK; i++)
        if (list.v[i].token >= 0)
            vocab->kinds[list.v[i].token] |= CR_TOKEN_TEMPLATE;
    free(list.v);
    free(text.data);
    if (status == CR_ENOMEM)
        return cr_error_set(err, status, "There is no memory for the chat template.");
    return CR_OK;
}
