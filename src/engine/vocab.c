/* The vocabulary: tokens to bytes by a table, text to tokens by libllama, and where each token
 * begins in the text.
 *
 * Text is first cut into fragments: runs of text, and special tokens found in it. libllama could
 * do that too, but not differently for a template's words and for users' words within one text,
 * and its own search is quadratic in the number of finds. Each run of text then goes to libllama
 * alone; that gives the same tokens, because libllama cuts at special tokens in the same way and
 * treats the runs between them independently.
 *
 * Users' words never yield a control token: none is looked for in them, and where the merges of
 * an SPM vocabulary still make one (its texts are ordinary entries of the table), the token is
 * replaced by tokens for its bytes.
 *
 * A long run goes to libllama in windows, cut where a word begins: that bounds the stack of those
 * pre-tokenizers that recurse, and stops at max_tokens without reading the rest.
 *
 * Offsets: pieces, end to end, spell the text, except that an SPM vocabulary puts a space before
 * a run (an empty range of the text) and spells U+2581 as a space. That is verified byte by byte;
 * where it fails (invalid UTF-8, a byte the vocabulary lacks), offsets_exact is false.
 *
 * Everything is read-only after loading, and so may be used from any thread.
 */
#include <ctype.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/vocab_int.h"

#define MAX_TOKENS_EVER (1u << 28)

/* libllama prints each step of loading; the errors that matter are found before it starts. */
static void drop_log(enum ggml_log_level level, const char *text, void *user)
{
    (void)level;
    (void)text;
    (void)user;
}

static void silence_llama(void)
{
    llama_log_set(drop_log, NULL);
}

static int fill_pieces(struct cr_vocab *vocab)
{
    const uint32_t n = vocab->n_tokens;
    size_t len = 0, cap = 16 * (size_t)n + 64;

    vocab->arena = malloc(cap);
    vocab->pieces = malloc(((size_t)n + 1) * sizeof vocab->pieces[0]);
    if (vocab->arena == NULL || vocab->pieces == NULL)
        return CR_ENOMEM;
    for (uint32_t i = 0; i < n;) {
        const size_t room = cap - len < INT32_MAX ? cap - len : INT32_MAX;
        int32_t got = llama_token_to_piece(vocab->llama, (int32_t)i, vocab->arena + len,
                                           (int32_t)room, 0, true);
        if (got < 0) {
            cap = 2 * cap + (size_t)-got;
            char *grown = cap <= UINT32_MAX ? realloc(vocab->arena, cap) : NULL;
            if (grown == NULL)
                return CR_ENOMEM;
            vocab->arena = grown;
            continue;
        }
        vocab->pieces[i++] = (uint32_t)len;
        len += (size_t)got;
        if ((uint32_t)got > vocab->max_piece)
            vocab->max_piece = (uint32_t)got;
    }
    vocab->pieces[n] = (uint32_t)len;
    return CR_OK;
}

/* For qsort_r: longer pieces first, then by number. */
static int compare_special(const void *a, const void *b, void *user)
{
    const struct cr_vocab *vocab = user;
    const int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    uint32_t x_len, y_len;

    cr_vocab_piece_at(vocab, x, &x_len);
    cr_vocab_piece_at(vocab, y, &y_len);
    return x_len != y_len ? (x_len < y_len) - (x_len > y_len) : (x > y) - (x < y);
}

static int fill_kinds(struct cr_vocab *vocab)
{
    const uint32_t n = vocab->n_tokens;
    uint32_t len;

    vocab->kinds = calloc(n, 1);
    vocab->special = malloc(n * sizeof vocab->special[0]);
    if (vocab->kinds == NULL || vocab->special == NULL)
        return CR_ENOMEM;
    for (int byte = 0; byte < 256; byte++)
        vocab->bytes[byte] = -1;
    for (int32_t i = 0; i < (int32_t)n; i++) {
        const unsigned attr = llama_vocab_get_attr(vocab->llama, i);
        const char *piece = cr_vocab_piece_at(vocab, i, &len);
        if (llama_vocab_is_eog(vocab->llama, i))
            vocab->kinds[i] |= CR_TOKEN_EOG;
        if (attr & (LLAMA_TOKEN_ATTR_CONTROL | LLAMA_TOKEN_ATTR_UNKNOWN))
            vocab->kinds[i] |= CR_TOKEN_CONTROL;
        else if (attr & LLAMA_TOKEN_ATTR_USER_DEFINED)
            vocab->kinds[i] |= CR_TOKEN_MATCHED;
        else if (len == 1)
            vocab->bytes[(uint8_t)piece[0]] = i;
        if ((vocab->kinds[i] & (CR_TOKEN_CONTROL | CR_TOKEN_MATCHED)) != 0 && len > 0)
            vocab->special[vocab->n_special++] = i;
    }
    qsort_r(vocab->special, vocab->n_special, sizeof vocab->special[0], compare_special, vocab);
    return CR_OK;
}

static int load_image(const void *data, size_t size, struct cr_vocab **ret_vocab,
                      struct cr_error *err)
{
    struct cr_vocab *vocab = calloc(1, sizeof *vocab);
    if (vocab == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the vocabulary.");
    int status = cr_vocab_file_load(data, size, &vocab->model, &vocab->facts, err);
    if (status != CR_OK)
        goto out;
    vocab->llama = llama_model_get_vocab(vocab->model);
    vocab->n_tokens = (uint32_t)llama_vocab_n_tokens(vocab->llama);
    vocab->is_spm = llama_vocab_type(vocab->llama) == LLAMA_VOCAB_TYPE_SPM;
    vocab->bos = llama_vocab_get_add_bos(vocab->llama) ? llama_vocab_bos(vocab->llama) : -1;
    status = fill_pieces(vocab);
    if (status == CR_OK)
        status = fill_kinds(vocab);
    if (status != CR_OK) {
        cr_error_set(err, status, "There is no memory for the vocabulary's pieces.");
        goto out;
    }
    status = cr_chat_init(vocab, err);
out:
    if (status == CR_OK)
        *ret_vocab = vocab;
    else
        cr_vocab_destroy(vocab);
    return status;
}

int cr_vocab_load(const char *path, const void *data, size_t size, struct cr_vocab **ret_vocab,
                  struct cr_error *err)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct stat st;

    pthread_once(&once, silence_llama);
    if (path == NULL)
        return load_image(data, size, ret_vocab, err);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return cr_error_set(err, CR_EIO, "The model file does not open; check path and rights.");
    void *map = MAP_FAILED;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0)
        map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (map == MAP_FAILED)
        return cr_error_set(err, CR_EIO,
                            "The model file cannot be mapped; it must be a regular file that is "
                            "not empty.");
    int status = load_image(map, (size_t)st.st_size, ret_vocab, err);
    munmap(map, (size_t)st.st_size);
    return status;
}

void cr_vocab_destroy(struct cr_vocab *vocab)
{
    if (vocab == NULL)
        return;
    llama_model_free(vocab->model);
    free(vocab->arena);
    free(vocab->pieces);
    free(vocab->kinds);
    free(vocab->special);
    free(vocab);
}

uint32_t cr_vocab_size(const struct cr_vocab *vocab)
{
    return vocab->n_tokens;
}

bool cr_vocab_is_eog(const struct cr_vocab *vocab, int32_t token)
{
    return (uint32_t)token < vocab->n_tokens && (vocab->kinds[token] & CR_TOKEN_EOG) != 0;
}

const struct llama_vocab *cr_vocab_llama(const struct cr_vocab *vocab)
{
    return vocab->llama;
}

size_t cr_vocab_piece(const struct cr_vocab *vocab, int32_t token, bool special, char *buf,
                      size_t size)
{
    if ((uint32_t)token >= vocab->n_tokens ||
        (!special && (vocab->kinds[token] & CR_TOKEN_CONTROL) != 0))
        return 0;
    uint32_t len;
    const char *piece = cr_vocab_piece_at(vocab, token, &len);
    size_t n = len < size ? len : size;
    memcpy(buf, piece, n);
    return n;
}

bool cr_fragments_add(struct cr_fragments *list, uint32_t begin, uint32_t end, int32_t token,
                      bool is_user)
{
    if (begin == end)
        return true;
    if (list->n == list->cap) {
        uint32_t cap = 2 * list->cap + 16;
        struct cr_fragment *grown = realloc(list->v, cap * sizeof grown[0]);
        if (grown == NULL)
            return false;
        list->v = grown;
        list->cap = cap;
    }
    list->v[list->n++] = (struct cr_fragment){begin, end, token, is_user};
    return true;
}

/* Is the token to be looked for in this text? */
static bool carves(const struct cr_vocab *vocab, int32_t token, bool is_user)
{
    return !is_user || (vocab->kinds[token] & (CR_TOKEN_CONTROL | CR_TOKEN_TEMPLATE)) == 0;
}

bool cr_fragments_carve(const struct cr_vocab *vocab, const char *text, struct cr_fragments *list)
{
    for (uint32_t s = 0; s < vocab->n_special; s++) {
        const int32_t token = vocab->special[s];
        struct cr_fragments carved = {0};
        uint32_t len;
        const char *piece = cr_vocab_piece_at(vocab, token, &len);
        bool ok = true;

        for (uint32_t i = 0; i < list->n && ok; i++) {
            struct cr_fragment f = list->v[i];
            const bool wanted = f.token < 0 && carves(vocab, token, f.is_user);
            const char *at;
            while (wanted && ok &&
                   (at = memmem(text + f.begin, f.end - f.begin, piece, len)) != NULL) {
                /* Nothing is copied while nothing is found: the list grows from here on. */
                const uint32_t found = (uint32_t)(at - text);
                for (uint32_t j = carved.v == NULL ? 0 : i; j < i && ok; j++)
                    ok = cr_fragments_add(&carved, list->v[j].begin, list->v[j].end,
                                          list->v[j].token, list->v[j].is_user);
                ok = ok && cr_fragments_add(&carved, f.begin, found, -1, f.is_user) &&
                     cr_fragments_add(&carved, found, found + len, token, f.is_user);
                f.begin = found + len;
            }
            if (carved.v != NULL && ok)
                ok = cr_fragments_add(&carved, f.begin, f.end, f.token, f.is_user);
        }
        if (!ok) {
            free(carved.v);
            return false;
        }
        if (carved.v != NULL) {
            free(list->v);
            *list = carved;
        }
    }
    return true;
}

/* What tokenizing writes to, and reads from. */
struct writer {
    const struct cr_vocab *vocab;
    const char *text;
    struct cr_tokens tokens;
    uint32_t cap, max;
    int32_t *raw; /* [raw_cap] libllama's answer for one run */
    size_t raw_cap;
};

static int append(struct writer *w, int32_t token, uint32_t offset)
{
    if (w->tokens.n == w->max)
        return CR_ETOOLONG;
    if (w->tokens.n + 1 >= w->cap) { /* one more offset than tokens */
        const uint32_t cap = 2 * w->cap + 64;
        int32_t *ids = realloc(w->tokens.ids, cap * sizeof ids[0]);
        if (ids == NULL)
            return CR_ENOMEM;
        w->tokens.ids = ids;
        uint32_t *offsets = realloc(w->tokens.offsets, cap * sizeof offsets[0]);
        if (offsets == NULL)
            return CR_ENOMEM;
        w->tokens.offsets = offsets;
        w->cap = cap;
    }
    w->tokens.ids[w->tokens.n] = token;
    w->tokens.offsets[w->tokens.n++] = offset;
    return CR_OK;
}

/* Bytes of one space, as an SPM vocabulary sees it, at the beginning of s; 0: none. */
static uint32_t spm_space(const char *s, uint32_t len)
{
    if (len >= 1 && s[0] == ' ')
        return 1;
    return len >= 3 && memcmp(s, "\xe2\x96\x81", 3) == 0 ? 3 : 0;
}

/* Steps over what `piece` spells of text [*at, end). False: it spells something else. */
static bool spells(const struct cr_vocab *vocab, const char *piece, uint32_t len, const char *text,
                   uint32_t end, uint32_t *at)
{
    for (uint32_t i = 0; i < len;) {
        const uint32_t a = vocab->is_spm ? spm_space(piece + i, len - i) : 0;
        const uint32_t b = vocab->is_spm ? spm_space(text + *at, end - *at) : 0;
        if (a > 0 && b > 0) {
            i += a;
            *at += b;
        } else if (*at < end && piece[i] == text[*at]) {
            i++;
            (*at)++;
        } else {
            return false;
        }
    }
    return true;
}

/* Puts the bytes of a token that users may not write, instead of it. */
static int append_spelled(struct writer *w, const char *piece, uint32_t len, uint32_t offset)
{
    for (uint32_t i = 0; i < len;) {
        const uint32_t space = w->vocab->is_spm ? spm_space(piece + i, len - i) : 0;
        const int32_t token = w->vocab->bytes[space > 0 ? ' ' : (uint8_t)piece[i]];
        if (token < 0)
            return CR_EUNSUPPORTED;
        int status = append(w, token, offset + i);
        if (status != CR_OK)
            return status;
        i += space > 0 ? space : 1;
    }
    return CR_OK;
}

/* Is `s` a single space between a word and a letter? Only Latin and Cyrillic letters are known
 * here: enough to find a place in time. */
static bool begins_word(const char *s)
{
    const unsigned char before = (unsigned char)s[-1], letter = (unsigned char)s[1];
    return s[0] == ' ' && (isgraph(before) || before >= 0x80) &&
           (isalpha(letter) || letter == 0xd0 || letter == 0xd1);
}

/* Where the window that begins at `begin` ends: before a space between a word and a letter, where
 * every pre-tokenizer begins a new word, so that the cut does not show. A text without such a place
 * is cut in mid-word only where a longer window would be a crash. */
static uint32_t window_end(const struct cr_vocab *vocab, const char *text, uint32_t begin,
                           uint32_t end)
{
    const uint32_t window = vocab->facts.window;
    if (window == 0 || end - begin <= window)
        return end;
    const uint32_t last = vocab->facts.is_recursive ? begin + window : end - 1;
    uint32_t cut = 0;
    for (uint32_t i = begin + window / 2; i < last && (cut == 0 || i <= begin + window); i++)
        if (begins_word(text + i))
            cut = i;
    if (cut > 0)
        return cut;
    if (!vocab->facts.is_recursive)
        return end;
    for (cut = last; cut > last - 3 && ((unsigned char)text[cut] & 0xc0) == 0x80;)
        cut--;
    return cut;
}

/* libllama's tokens for text [begin, end) into w->raw. */
static int tokenize_raw(struct writer *w, uint32_t begin, uint32_t end, uint32_t *ret_n)
{
    size_t wanted = (size_t)(end - begin) + 2;

    for (;;) {
        if (w->raw_cap < wanted) {
            free(w->raw);
            w->raw_cap = wanted;
            w->raw = malloc(w->raw_cap * sizeof w->raw[0]);
            if (w->raw == NULL)
                return CR_ENOMEM;
        }
        const size_t room = w->raw_cap < INT32_MAX ? w->raw_cap : INT32_MAX;
        const int32_t n = llama_tokenize(w->vocab->llama, w->text + begin, (int32_t)(end - begin),
                                         w->raw, (int32_t)room, false, false);
        if (n == INT32_MIN)
            return CR_ETOOLONG;
        if (n >= 0) {
            *ret_n = (uint32_t)n;
            return CR_OK;
        }
        wanted = (size_t) - (int64_t)n; /* more tokens than bytes: text that is not UTF-8 */
    }
}

/* Tokenizes one run of text, on which the special tokens have no more claim. */
static int tokenize_run(struct writer *w, uint32_t begin, uint32_t end)
{
    const struct cr_vocab *vocab = w->vocab;
    const uint32_t run_end = end;

    for (; begin < run_end; begin = end) {
        uint32_t n = 0, at = begin;
        end = window_end(vocab, w->text, begin, run_end);
        int status = tokenize_raw(w, begin, end, &n);
        for (uint32_t i = 0; i < n && status == CR_OK; i++) {
            const int32_t token = w->raw[i];
            const uint32_t was_at = at;
            uint32_t len, prefix = 0;
            const char *piece = cr_vocab_piece_at(vocab, token, &len);
            const bool forbidden =
                (vocab->kinds[token] & (CR_TOKEN_CONTROL | CR_TOKEN_TEMPLATE)) != 0;
            status = forbidden ? append_spelled(w, piece, len, at) : append(w, token, at);
            if (i == 0 && vocab->facts.space_prefix) {
                prefix = spm_space(piece, len);
                if (prefix == 0)
                    w->tokens.offsets_exact = false;
            }
            if (!spells(vocab, piece + prefix, len - prefix, w->text, end, &at) ||
                (forbidden && at - was_at != len))
                w->tokens.offsets_exact = false;
        }
        if (status != CR_OK)
            return status;
        if (at != end)
            w->tokens.offsets_exact = false;
    }
    return CR_OK;
}

int cr_fragments_tokenize(const struct cr_vocab *vocab, const char *text, size_t len,
                          const struct cr_fragments *list, bool add_bos, uint32_t max_tokens,
                          struct cr_tokens *ret_tokens)
{
    struct writer w = {.vocab = vocab, .text = text};
    int status = CR_OK;

    w.max = max_tokens < MAX_TOKENS_EVER ? max_tokens : MAX_TOKENS_EVER;
    w.tokens.offsets_exact = true;
    w.tokens.ids = malloc(sizeof w.tokens.ids[0]);
    w.tokens.offsets = malloc(sizeof w.tokens.offsets[0]);
    w.cap = 1;
    if (w.tokens.ids == NULL || w.tokens.offsets == NULL) {
        status = CR_ENOMEM;
        goto out;
    }
    const bool has_bos = list->n > 0 && list->v[0].token >= 0 && list->v[0].token == vocab->bos;
    if (add_bos && vocab->bos >= 0 && !has_bos)
        status = append(&w, vocab->bos, 0);
    for (uint32_t i = 0; i < list->n && status == CR_OK;) {
        const struct cr_fragment *f = &list->v[i++];
        if (f->token >= 0) {
            status = append(&w, f->token, f->begin);
            continue;
        }
        uint32_t end = f->end;
        while (i < list->n && list->v[i].token < 0)
            end = list->v[i++].end;
        status = tokenize_run(&w, f->begin, end);
    }
    if (status != CR_OK)
        goto out;
    for (uint32_t i = 0; !w.tokens.offsets_exact && i < w.tokens.n; i++)
        w.tokens.offsets[i] = (uint32_t)len;
    w.tokens.offsets[w.tokens.n] = (uint32_t)len;
out:
    free(w.raw);
    if (status == CR_OK)
        *ret_tokens = w.tokens;
    else
        cr_tokens_release(&w.tokens);
    return status;
}

int cr_vocab_tokenize(const struct cr_vocab *vocab, const char *text, size_t len, bool add_special,
                      bool parse_special, uint32_t max_tokens, struct cr_tokens *ret_tokens)
{
    struct cr_fragments list = {0};
    int status;

    /* A token spells at most max_piece bytes: a text far too long is turned away unread. */
    if (len > INT32_MAX || len > (uint64_t)max_tokens * vocab->max_piece)
        return CR_ETOOLONG;
    if (cr_fragments_add(&list, 0, (uint32_t)len, -1, !parse_special) &&
        cr_fragments_carve(vocab, text, &list))
        status =
            cr_fragments_tokenize(vocab, text, len, &list, add_special, max_tokens, ret_tokens);
    else
        status = CR_ENOMEM;
    free(list.v);
    return status;
}

void cr_tokens_release(struct cr_tokens *tokens)
{
    free(tokens->ids);
    free(tokens->offsets);
    *tokens = (struct cr_tokens){0};
}
