/* Entries of the registry: what is read, what is signed, and to what a text is bound. */
#include <sys/stat.h>

#include "fault.h"
#include "http/prefix_int.h"
#include "prefix_fixture.h"

static const char text[] = "hello the world \"12\"\n\ttrue \xe6\xbc\xa2";

static char *format(const struct cr_prefix *p)
{
    struct cr_buf buf;
    cr_buf_init(&buf, CR_PREFIX_MAX_ENTRY);
    CHECK_INT(cr_prefix_format(p, &buf), CR_OK);
    return cr_buf_take(&buf);
}

static int parse(const char *json, struct cr_prefix *ret, struct cr_error *err)
{
    return cr_prefix_parse(json, strlen(json), ret, err);
}

/* The entry with one piece of its text replaced; free it. */
static char *with(const char *json, const char *from, const char *to)
{
    const char *at = strstr(json, from);
    if (at == NULL)
        TEST_FAIL("there is no %s in %s", from, json);
    char *out = NULL;
    CHECK(asprintf(&out, "%.*s%s%s", (int)(at - json), json, to, at + strlen(from)) > 0);
    return out;
}

static void an_entry_reads_back_as_it_was_written(void)
{
    struct dir dir = dir_make();
    struct issuer issuer = issuer_make(&dir, "a");
    struct served served = served_make(fix_load_bpe());
    for (int kind = CR_PREFIX_TEXT; kind <= CR_PREFIX_SYSTEM; kind++) {
        struct cr_prefix p =
            prefix_signed(&served, &issuer, "my.app_1-x", (enum cr_prefix_kind)kind, text);
        struct cr_prefix back;
        struct cr_error err = {0};
        char *json = format(&p);
        if (parse(json, &back, &err) != CR_OK)
            TEST_FAIL("%s: %s", err.text, json);
        CHECK_STR(back.text, text);
        CHECK_STR(back.name, "my.app_1-x");
        CHECK_STR(back.issuer, issuer.id);
        CHECK_INT(back.kind, kind);
        CHECK_INT(back.n_tokens, p.n_tokens);
        CHECK_INT(back.epoch, 5);
        CHECK(cr_prefix_verify(&back, issuer.public_key));
        char *again = format(&back);
        CHECK_STR(again, json);
        free(again);
        free(json);
        cr_prefix_release(&back);
        cr_prefix_release(&p);
    }
    cr_vocab_destroy(served.vocab);
    cr_secret_release(&issuer.key);
    dir_remove(&dir);
}

static void wrong_entries_are_refused_with_a_reason(void)
{
    struct dir dir = dir_make();
    struct issuer issuer = issuer_make(&dir, "a");
    struct served served = served_make(fix_load_bpe());
    struct cr_prefix p = prefix_signed(&served, &issuer, "app", CR_PREFIX_TEXT, text), got;
    char *json = format(&p);
    static const struct {
        const char *from, *to, *why;
        int status;
    } wrongs[] = {
        {"\"carrel_prefix\": 1", "\"carrel_prefix\": 2", "newer Carrel", CR_EUNSUPPORTED},
        {"\"carrel_prefix\": 1", "\"carrel_prefix\": 1.0", "version", CR_EFORMAT},
        {"\"carrel_prefix\": 1,", "", "version", CR_EFORMAT},
        {"\"name\": \"app\"", "\"name\": \"App\"", "name", CR_EFORMAT},
        {"\"name\": \"app\"", "\"name\": \"\"", "name", CR_EFORMAT},
        {"\"name\": \"app\"", "\"name\": 7", "name", CR_EFORMAT},
        {"\"name\": \"app\"", "\"name\": \"app\", \"name\": \"app\"", "JSON", CR_EFORMAT},
        {"\"issuer\": \"", "\"issuer\": \"0", "key id", CR_EFORMAT},
        {"\"kind\": \"text\"", "\"kind\": \"txt\"", "kind", CR_EFORMAT},
        {"\"kind\": \"text\"", "\"kind\": null", "kind", CR_EFORMAT},
        {"\"model\": \"", "\"model\": \"F", "fingerprint", CR_EFORMAT},
        {"\"tokens\": \"", "\"tokens\": \"00", "fingerprint", CR_EFORMAT},
        {"\"signature\": \"", "\"signature\": \"A", "signature", CR_EFORMAT},
        {"\"epoch\": 5", "\"epoch\": 0", "epoch", CR_EFORMAT},
        {"\"epoch\": 5", "\"epoch\": 2147483648", "epoch", CR_EFORMAT},
        {"\"epoch\": 5", "\"epoch\": \"5\"", "epoch", CR_EFORMAT},
        {"\"n_tokens\": ", "\"n_tokens\": -", "number of tokens", CR_EFORMAT},
        {"\"n_tokens\": ", "\"n_tokens\": 99999", "number of tokens", CR_EFORMAT},
        {"\"not_before\": 18", "\"not_before\": 19", "expire", CR_EFORMAT},
        {"\"expires\": 1800086400", "\"expires\": 253402300800", "expire", CR_EFORMAT},
        {"\"text\": \"hello", "\"text\": \"\\u0000hello", "JSON", CR_EFORMAT},
        {"\"text\": \"hello", "\"txt\": \"hello", "no text", CR_EFORMAT},
        {"\"text\": \"hello", "\"note\": {}, \"text\": \"hello", "fields", CR_EFORMAT},
        {"}\n", "} {}", "JSON", CR_EFORMAT},
        {"}\n", "", "JSON", CR_EFORMAT},
        {"{", "[{", "JSON", CR_EFORMAT},
    };
    for (size_t i = 0; i < sizeof wrongs / sizeof wrongs[0]; i++) {
        struct cr_error err = {0};
        char *wrong = with(json, wrongs[i].from, wrongs[i].to);
        int status = parse(wrong, &got, &err);
        if (status != wrongs[i].status || strstr(err.text, wrongs[i].why) == NULL)
            TEST_FAIL("%s -> %s: %s, %s", wrongs[i].from, wrongs[i].to, cr_status_name(status),
                      err.text);
        CHECK(strstr(err.text, "hello") == NULL);
        free(wrong);
    }
    /* Too long, in the text and as a whole. */
    struct cr_error err = {0};
    char *long_text = malloc(CR_PREFIX_MAX_ENTRY + 2);
    CHECK(long_text != NULL);
    memset(long_text, 'x', CR_PREFIX_MAX_ENTRY + 1);
    long_text[CR_PREFIX_MAX_ENTRY + 1] = '\0';
    CHECK_INT(parse(long_text, &got, &err), CR_ETOOBIG);
    long_text[CR_PREFIX_MAX_TEXT - 20] = '\0';
    char *wrong = with(json, "hello", long_text);
    CHECK_INT(parse(wrong, &got, &err), CR_ETOOBIG);
    free(wrong);
    free(long_text);
    free(json);
    cr_prefix_release(&p);
    cr_vocab_destroy(served.vocab);
    cr_secret_release(&issuer.key);
    dir_remove(&dir);
}

/* Whatever field is changed, the signature fits no more; so does another's key. */
static void a_signature_covers_every_field(void)
{
    struct dir dir = dir_make();
    struct issuer issuer = issuer_make(&dir, "a"), other = issuer_make(&dir, "b");
    struct served served = served_make(fix_load_bpe());
    const struct cr_prefix p = prefix_signed(&served, &issuer, "app", CR_PREFIX_TEXT, "hello");
    CHECK(cr_prefix_verify(&p, issuer.public_key));
    CHECK(!cr_prefix_verify(&p, other.public_key));
    for (int field = 0; field < 11; field++) {
        struct cr_prefix q = p;
        char changed[] = "hellp";
        switch (field) {
        case 0:
            q.name[2]++;
            break;
        case 1:
            q.issuer[63] ^= 1;
            break;
        case 2:
            q.kind = CR_PREFIX_SYSTEM;
            break;
        case 3:
            q.text = changed;
            break;
        case 4:
            q.model[31] ^= 1;
            break;
        case 5:
            q.n_tokens++;
            break;
        case 6:
            q.tokens[0] ^= 1;
            break;
        case 7:
            q.epoch++;
            break;
        case 8:
            q.not_before_unix_s--;
            break;
        case 9:
            q.expires_unix_s++;
            break;
        default:
            q.signature[40] ^= 1;
        }
        if (cr_prefix_verify(&q, issuer.public_key))
            TEST_FAIL("field %d is not signed", field);
    }
    /* A byte that moves from one field to its neighbour is seen, too. */
    struct cr_prefix q = p;
    q.text = (char[]){"ello"};
    snprintf(q.name, sizeof q.name, "apph");
    CHECK(!cr_prefix_verify(&q, issuer.public_key));
    free(p.text);
    cr_vocab_destroy(served.vocab);
    cr_secret_release(&issuer.key);
    cr_secret_release(&other.key);
    dir_remove(&dir);
}

static void key_files_are_private_and_read_strictly(void)
{
    struct dir dir = dir_make();
    struct issuer issuer = issuer_make(&dir, "a");
    struct cr_error err = {0};
    struct cr_secret key = {0};
    struct stat st;
    uint8_t public_key[CR_ISSUER_KEY_BYTES];
    char path[128];
    CHECK_INT(stat(issuer.path, &st), 0);
    CHECK_INT(st.st_mode & 0777, 0600);
    snprintf(path, sizeof path, "%s.pub", issuer.path);
    CHECK_INT(cr_issuer_load_public(path, public_key, &err), CR_OK);
    CHECK(memcmp(public_key, issuer.public_key, sizeof public_key) == 0);

    CHECK_INT(cr_issuer_keygen(issuer.path, public_key, &err), CR_EEXIST);
    CHECK_INT(unlink(issuer.path), 0); /* the public one alone is in the way, too */
    CHECK_INT(cr_issuer_keygen(issuer.path, public_key, &err), CR_EEXIST);
    CHECK(access(issuer.path, F_OK) != 0);

    CHECK_INT(cr_issuer_load_private(path, &key, &err), CR_EFORBIDDEN); /* 0644 */
    CHECK(strstr(err.text, "chmod 600"));
    CHECK_INT(chmod(path, 0600), 0);
    CHECK_INT(cr_issuer_load_private(path, &key, &err), CR_EFORMAT); /* not private */
    CHECK_INT(cr_issuer_load_private("/nowhere/key", &key, &err), CR_EIO);
    CHECK_INT(cr_issuer_load_public(dir.path, public_key, &err), CR_EFORMAT);
    snprintf(path, sizeof path, "%s/none/key", dir.path);
    CHECK_INT(cr_issuer_keygen(path, public_key, &err), CR_EIO);
    cr_secret_release(&issuer.key);
    dir_remove(&dir);
}

/* --- the model ---------------------------------------------------------------------------- */

/* Every conversation that begins with the system message begins with the prefix; and nothing of
 * what the users said is in it. */
static void a_system_prefix_begins_every_conversation(void)
{
    static const char *const users[] = {"",       "hello",    "\nx",        "  12", "the end",
                                        "\n\n\n", "\xc3\xa9", "<|im_end|>", "!?"};
    struct cr_vocab *vocabs[] = {fix_load_bpe(), fix_load_spm()};
    for (int v = 0; v < 2; v++) {
        int32_t *prefix;
        uint32_t n;
        struct cr_error err = {0};
        if (cr_prefix_tokenize(vocabs[v], CR_PREFIX_SYSTEM, text, &prefix, &n, &err) != CR_OK)
            TEST_FAIL("%s", err.text);
        char *spelt = fix_spell(vocabs[v], prefix, n, true);
        CHECK(n > 10 && strstr(spelt, "hello the world") != NULL);
        for (size_t i = 0; i < sizeof users / sizeof users[0]; i++) {
            const struct cr_chat_message turns[] = {
                {"system", text}, {"user", users[i]}, {"assistant", "a"}, {"user", "b"}};
            struct cr_tokens tokens;
            CHECK_INT(cr_vocab_chat(vocabs[v], turns, i % 2 ? 4 : 2, true, 4096, &tokens, NULL),
                      CR_OK);
            CHECK(tokens.n >= n);
            if (memcmp(tokens.ids, prefix, n * sizeof prefix[0]) != 0)
                TEST_FAIL("vocabulary %d, user %zu differs from %s", v, i, spelt);
            cr_tokens_release(&tokens);
        }
        free(spelt);
        free(prefix);
        cr_vocab_destroy(vocabs[v]);
    }
}

/* "hel" may become "hello": the token that what follows would change is not in the prefix. */
static void a_text_prefix_ends_where_it_is_certain(void)
{
    struct cr_vocab *vocab = fix_load_bpe();
    int32_t *prefix;
    uint32_t n;
    struct cr_error err = {0};
    CHECK_INT(cr_prefix_tokenize(vocab, CR_PREFIX_TEXT, "the world\n", &prefix, &n, &err), CR_OK);
    char *spelt = fix_spell(vocab, prefix, n, true);
    CHECK_STR(spelt, "the world"); /* a second newline would be one token with the first */
    free(spelt);
    free(prefix);
    CHECK_INT(cr_prefix_tokenize(vocab, CR_PREFIX_TEXT, "\n", &prefix, &n, &err), CR_EINVAL);
    CHECK(strstr(err.text, "longer"));
    cr_vocab_destroy(vocab);
}

static void a_fingerprint_tells_models_apart(void)
{
    uint8_t ids[5][CR_DIGEST_BYTES];
    struct cr_hparams hparams = *fix_hparams();
    struct fixture *f = fix_bpe();
    struct cr_vocab *plain = fix_load(f), *same = fix_load(f);
    f->template = FIX_LLAMA2;
    struct cr_vocab *other_template = fix_load(f);
    f->template = FIX_CHATML;
    f->n_merges -= 3; /* the same pieces, and "assistant" is no longer made */
    struct cr_vocab *other_merges = fix_load(f);
    CHECK_INT(cr_prefix_model(plain, &hparams, ids[0]), CR_OK);
    CHECK_INT(cr_prefix_model(other_template, &hparams, ids[1]), CR_OK);
    CHECK_INT(cr_prefix_model(other_merges, &hparams, ids[2]), CR_OK);
    hparams.n_layer++;
    CHECK_INT(cr_prefix_model(plain, &hparams, ids[3]), CR_OK);
    hparams.n_layer--;
    CHECK_INT(cr_prefix_model(same, &hparams, ids[4]), CR_OK);
    CHECK(memcmp(ids[0], ids[4], CR_DIGEST_BYTES) == 0);
    for (int i = 1; i < 4; i++)
        CHECK(memcmp(ids[0], ids[i], CR_DIGEST_BYTES) != 0);
    cr_vocab_destroy(plain);
    cr_vocab_destroy(same);
    cr_vocab_destroy(other_template);
    cr_vocab_destroy(other_merges);
    free(f);
}

static enum cr_prefix_state match(const struct cr_prefix *p, const struct served *served,
                                  int32_t **ret_tokens, uint32_t *ret_n)
{
    enum cr_prefix_state state;
    CHECK_INT(cr_prefix_match(p, served->vocab, served->model, &state, ret_tokens, ret_n), CR_OK);
    CHECK((state == CR_PREFIX_VALID) == (*ret_tokens != NULL));
    return state;
}

static void an_entry_is_for_one_model_and_for_its_tokens(void)
{
    struct served bpe = served_make(fix_load_bpe()), spm = served_make(fix_load_spm());
    struct cr_prefix p = prefix_make(&bpe, "app", CR_PREFIX_SYSTEM, "hello the world");
    int32_t *tokens, *want;
    uint32_t n, n_want;
    CHECK_INT(match(&p, &bpe, &tokens, &n), CR_PREFIX_VALID);
    CHECK_INT(n, p.n_tokens);
    CHECK_INT(cr_prefix_tokenize(bpe.vocab, p.kind, p.text, &want, &n_want, NULL), CR_OK);
    CHECK(n == n_want && memcmp(tokens, want, n * sizeof tokens[0]) == 0);
    free(tokens);
    free(want);
    CHECK_INT(match(&p, &spm, &tokens, &n), CR_PREFIX_OTHER_MODEL);

    /* What was signed as its tokens is not what the text becomes here. */
    p.tokens[5] ^= 1;
    CHECK_INT(match(&p, &bpe, &tokens, &n), CR_PREFIX_OTHER_TOKENS);
    p.tokens[5] ^= 1;
    p.n_tokens--;
    CHECK_INT(match(&p, &bpe, &tokens, &n), CR_PREFIX_OTHER_TOKENS);
    p.n_tokens++;
    p.text[0] = 'j';
    CHECK_INT(match(&p, &bpe, &tokens, &n), CR_PREFIX_OTHER_TOKENS);
    p.text[0] = 'h';
    p.kind = CR_PREFIX_TEXT;
    CHECK_INT(match(&p, &bpe, &tokens, &n), CR_PREFIX_OTHER_TOKENS);
    cr_prefix_release(&p);

    p = (struct cr_prefix){.text = (char[]){"hello \xff"}};
    struct cr_error err = {0};
    CHECK_INT(cr_prefix_bind(&p, bpe.vocab, bpe.model, &err), CR_EINVAL);
    CHECK(strstr(err.text, "UTF-8"));
    cr_vocab_destroy(bpe.vocab);
    cr_vocab_destroy(spm.vocab);
}

/* --- memory ------------------------------------------------------------------------------- */

struct scene {
    struct served *served;
    struct issuer *issuer;
    const char *json;
};

static void do_all(void *user)
{
    const struct scene *s = user;
    struct cr_prefix p;
    struct cr_error err = {0};
    struct cr_buf out;
    int status = cr_prefix_parse(s->json, strlen(s->json), &p, &err);
    CHECK(status == CR_OK || (status == CR_ENOMEM && err.text[0] != '\0'));
    if (status != CR_OK)
        return;
    status = cr_prefix_bind(&p, s->served->vocab, s->served->model, &err);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    status = cr_prefix_sign(&p, &s->issuer->key);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    enum cr_prefix_state state;
    int32_t *tokens = NULL;
    uint32_t n;
    status = cr_prefix_match(&p, s->served->vocab, s->served->model, &state, &tokens, &n);
    CHECK(status == CR_OK ? (state == CR_PREFIX_VALID) == (tokens != NULL)
                          : status == CR_ENOMEM && tokens == NULL);
    free(tokens);
    cr_buf_init(&out, CR_PREFIX_MAX_ENTRY);
    status = cr_prefix_format(&p, &out);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    cr_buf_release(&out);
    cr_prefix_verify(&p, s->issuer->public_key);
    uint8_t model[CR_DIGEST_BYTES];
    status = cr_prefix_model(s->served->vocab, fix_hparams(), model);
    CHECK(status == CR_OK || status == CR_ENOMEM);
    cr_prefix_release(&p);
}

static void out_of_memory_is_told(void)
{
    struct dir dir = dir_make();
    struct issuer issuer = issuer_make(&dir, "a");
    struct served served = served_make(fix_load_bpe());
    struct cr_prefix p = prefix_signed(&served, &issuer, "app", CR_PREFIX_SYSTEM, "hello");
    char *json = format(&p);
    struct scene scene = {&served, &issuer, json};
    CHECK(fault_each(do_all, &scene) > 50);
    free(json);
    cr_prefix_release(&p);
    cr_vocab_destroy(served.vocab);
    cr_secret_release(&issuer.key);
    dir_remove(&dir);
}

TEST_MAIN(CASE(an_entry_reads_back_as_it_was_written),
          CASE(wrong_entries_are_refused_with_a_reason), CASE(a_signature_covers_every_field),
          CASE(key_files_are_private_and_read_strictly),
          CASE(a_system_prefix_begins_every_conversation),
          CASE(a_text_prefix_ends_where_it_is_certain), CASE(a_fingerprint_tells_models_apart),
          CASE(an_entry_is_for_one_model_and_for_its_tokens), CASE(out_of_memory_is_told))
