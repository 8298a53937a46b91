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

#include "carrel/buf.h"
#include "engine/vocab_int.h"

#define MAX_MESSAGES     65536
#define MAX_ROLE         32
#define PLACEHOLDER_SIZE 32
/* Characters that no template has, around the message's number. */
#define OPEN  '\x02'
#define CLOSE '\x03'

/* The template of a file that has none. */
static int render_plain(const struct llama_chat_message *messages, size_t n, bool add_assistant,
                        struct cr_buf *ret_text)
{
    for (size_t i = 0; i < n; i++)
        cr_buf_printf(ret_text, "%s: %s\n", messages[i].role, messages[i].content);
    if (add_assistant)
        cr_buf_append_str(ret_text, "assistant:");
    return ret_text->status;
}

/* Renders the template around the placeholders, in a buffer that is empty. */
static int render(const struct cr_vocab *vocab, const struct llama_chat_message *messages, size_t n,
                  bool add_assistant, struct cr_buf *ret_text)
{
    if (vocab->template == NULL)
        return render_plain(messages, n, add_assistant, ret_text);
    for (size_t room = n * 256 + 1024;;) {
        if (cr_buf_reserve(ret_text, room) != CR_OK)
            return ret_text->status;
        const int32_t len = llama_chat_apply_template(vocab->template, messages, n, add_assistant,
                                                      ret_text->data, (int32_t)room);
        if (len < 0)
            return CR_EUNSUPPORTED;
        if ((size_t)len <= room) {
            ret_text->len = (size_t)len;
            return CR_OK;
        }
        room = (size_t)len;
    }
}

/* Reads the placeholder at [*at] of the rendered text; false when it is none. */
static bool read_placeholder(const struct cr_buf *text, size_t *at, size_t *ret_index)
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

/* Appends words and whose they are. */
static void add(struct cr_buf *text, struct cr_fragments *list, const char *words, size_t len,
                bool is_user)
{
    const uint32_t begin = (uint32_t)text->len;
    if (cr_buf_append(text, words, len) == CR_OK &&
        !cr_fragments_add(list, begin, begin + (uint32_t)len, -1, is_user))
        text->status = CR_ENOMEM;
}

/* Puts the contents where their placeholders stand, and notes whose words are whose. */
static int fill_in(const struct cr_buf *rendered, const struct cr_chat_message *messages, size_t n,
                   struct cr_buf *ret_text, struct cr_fragments *ret_list)
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
        add(ret_text, ret_list, rendered->data + begin, own_end - begin, false);
        add(ret_text, ret_list, content, len, true);
        at = begin = next;
    }
    add(ret_text, ret_list, rendered->data + begin, rendered->len - begin, false);
    return ret_text->status;
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
                 bool add_assistant, struct cr_buf *ret_text, struct cr_fragments *ret_list)
{
    struct llama_chat_message *shown = calloc(n, sizeof shown[0]);
    char *placeholders = malloc(n * PLACEHOLDER_SIZE);
    struct cr_buf rendered;
    int status = CR_ENOMEM;

    cr_buf_init(&rendered, INT32_MAX);
    if (shown == NULL || placeholders == NULL)
        goto out;
    for (size_t i = 0; i < n; i++) {
        char *placeholder = placeholders + i * PLACEHOLDER_SIZE;
        snprintf(placeholder, PLACEHOLDER_SIZE, "\t%c%zu%c\t", OPEN, i, CLOSE);
        shown[i] = (struct llama_chat_message){messages[i].role, placeholder};
    }
    status = render(vocab, shown, n, add_assistant, &rendered);
    if (status == CR_OK)
        status = fill_in(&rendered, messages, n, ret_text, ret_list);
out:
    cr_buf_release(&rendered);
    free(placeholders);
    free(shown);
    return status;
}

int cr_vocab_chat(const struct cr_vocab *vocab, const struct cr_chat_message *messages,
                  size_t n_messages, bool add_assistant, uint32_t max_tokens,
                  struct cr_tokens *ret_tokens, struct cr_error *err)
{
    struct cr_fragments list = {0};
    struct cr_buf text;
    size_t len = 0;

    cr_buf_init(&text, INT32_MAX);
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
    if (status == CR_OK && !cr_fragments_carve(vocab, cr_buf_str(&text), &list))
        status = CR_ENOMEM;
    if (status == CR_OK)
        status = cr_fragments_tokenize(vocab, cr_buf_str(&text), text.len, &list, true, max_tokens,
                                       ret_tokens);
    free(list.v);
    cr_buf_release(&text);
    switch (status) {
    case CR_OK:
        return CR_OK;
    case CR_EUNSUPPORTED:
        return cr_error_set(err, status,
                            "This model's chat template is none that the server knows; use "
                            "/v1/completions with a prompt, or serve a model with a common "
                            "template.");
    case CR_ETOOLONG:
    case CR_ETOOBIG:
        return cr_error_set(err, CR_ETOOLONG,
                            "The conversation is longer than %u tokens; shorten it.", max_tokens);
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
    struct cr_buf text;

    cr_buf_init(&text, INT32_MAX);
    vocab->template = llama_model_chat_template(vocab->model, NULL);
    if (vocab->template == NULL && has_token(vocab, "<|im_start|>") &&
        has_token(vocab, "<|im_end|>"))
        vocab->template = "chatml";
    int status = spell(vocab, probe, sizeof probe / sizeof probe[0], true, &text, &list);
    if (status == CR_OK && !cr_fragments_carve(vocab, cr_buf_str(&text), &list))
        status = CR_ENOMEM;
    /* Which tokens the template writes by itself: users may not. */
    for (uint32_t i = 0; i < list.n && status == CR_OK; i++)
        if (list.v[i].token >= 0)
            vocab->kinds[list.v[i].token] |= CR_TOKEN_TEMPLATE;
    free(list.v);
    cr_buf_release(&text);
    if (status == CR_ENOMEM)
        return cr_error_set(err, status, "There is no memory for the chat template.");
    return CR_OK;
}
