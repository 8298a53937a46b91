/* carrel prefix keygen and sign: what an issuer does, with a key that no server needs.
 *
 * Signing wants the model, because an entry is bound to the tokens that its text becomes there. Of
 * the file only the tokenizer and the hyper-parameters are used; the weights are mapped and not
 * read. The text is taken as it is in its file, with the newline at its end if there is one: what
 * a tenant sends must begin with the very same bytes.
 */
#include "cmd/prefix.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cmd/cmd_util.h"
#include "cmd/embedded.h"

#define DEFAULT_DAYS 90
#define DAY_S        INT64_C(86400)

int prefix_model_load(const char *path, struct prefix_model *ret_model, struct cr_error *err)
{
    const bool is_file = path[0] != '\0';
    struct cr_model_config config = {.path = is_file ? path : NULL,
                                     .data = is_file ? NULL : cr_embedded_model,
                                     .data_is_file = true};
    config.size = is_file ? 0 : (size_t)(cr_embedded_model_end - cr_embedded_model);
    struct cr_model *model = NULL;
    int status = cr_model_load(&config, &model, err);
    if (status == CR_OK)
        status = cr_vocab_load(config.path, config.data, config.size, &ret_model->vocab, err);
    if (status == CR_OK) {
        status = cr_prefix_model(ret_model->vocab, cr_model_hparams(model), ret_model->id);
        if (status != CR_OK) {
            prefix_model_release(ret_model);
            cr_error_set(err, status, "There is not enough memory for the model's fingerprint.");
        }
    }
    cr_model_destroy(model);
    return status;
}

void prefix_model_release(struct prefix_model *model)
{
    cr_vocab_destroy(model->vocab);
    model->vocab = NULL;
}

int prefix_read_file(const char *path, size_t max, char **ret_data, size_t *ret_len,
                     struct cr_error *err)
{
    char *data = malloc(max + 2);
    if (data == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    FILE *in = fopen(path, "re");
    size_t len = in != NULL ? fread(data, 1, max + 1, in) : 0;
    int status = CR_OK;
    if (in == NULL || ferror(in))
        status =
            cr_error_set(err, CR_EIO, "The file %.160s can't be read: %s.", path, strerror(errno));
    else if (len > max)
        status =
            cr_error_set(err, CR_ETOOBIG,
                         "The file %.160s has more than %zu bytes; name a smaller one.", path, max);
    if (in != NULL)
        fclose(in);
    if (status != CR_OK) {
        free(data);
        return status;
    }
    data[len] = '\0';
    *ret_data = data;
    *ret_len = len;
    return CR_OK;
}

int prefix_keygen(const char *path, struct cr_error *err)
{
    uint8_t public_key[CR_ISSUER_KEY_BYTES];
    char id[CR_ISSUER_ID_MAX];
    int status = cr_issuer_keygen(path, public_key, err);
    if (status != CR_OK)
        return status;
    if (cr_issuer_id(public_key, id) != CR_OK)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    fprintf(stderr,
            "The private key is in %s: keep it away from servers. Trust the public one where it\n"
            "shall count: carrel prefix trust %s.pub\n",
            path, path);
    puts(id);
    return CR_OK;
}

static int write_entry(const char *path, const struct cr_buf *entry, struct cr_error *err)
{
    if (path[0] == '\0') {
        fwrite(entry->data, 1, entry->len, stdout);
        return CR_OK;
    }
    FILE *out = fopen(path, "we");
    bool ok = out != NULL && fwrite(entry->data, 1, entry->len, out) == entry->len;
    if (out != NULL)
        ok = fclose(out) == 0 && ok;
    return ok ? CR_OK
              : cr_error_set(err, CR_EIO, "The entry can't be written to %.160s: %s.", path,
                             strerror(errno));
}

/* Fills in what the options say; the text is the caller's. */
static int fill(struct cr_prefix *p, const struct prefix_options *o, const char *text, size_t len,
                struct cr_error *err)
{
    if (!cr_prefix_name_is_valid(o->name))
        return cr_error_set(err, CR_EINVAL,
                            "An entry's name is 1 to %d of a-z 0-9 . _ -; give one with --name.",
                            CR_PREFIX_NAME_MAX);
    if (strlen(text) != len)
        return cr_error_set(err, CR_EINVAL,
                            "The text holds a byte that is zero; sign text that is UTF-8.");
    memcpy(p->name, o->name, strlen(o->name) + 1);
    p->kind = (enum cr_prefix_kind)o->kind;
    p->epoch = o->epoch;
    p->not_before_unix_s = o->not_before > 0 ? o->not_before : time(NULL);
    p->expires_unix_s = o->expires > 0 ? o->expires : p->not_before_unix_s + DEFAULT_DAYS * DAY_S;
    if (p->expires_unix_s <= p->not_before_unix_s || p->expires_unix_s > CR_PREFIX_MAX_UNIX_S)
        return cr_error_set(err, CR_EINVAL,
                            "An entry expires after it becomes valid; give --expires a later time "
                            "in seconds since 1970, such as \"$(date -d '+30 days' +%%s)\".");
    return CR_OK;
}

int prefix_sign(const char *path, const struct prefix_options *o, struct cr_error *err)
{
    struct cr_prefix prefix = {0};
    struct prefix_model model = {0};
    struct cr_secret key = {0};
    struct cr_buf entry;
    size_t len = 0;
    char date[24];
    cr_buf_init(&entry, CR_PREFIX_MAX_ENTRY);
    int status = prefix_read_file(path, CR_PREFIX_MAX_TEXT, &prefix.text, &len, err);
    if (status == CR_OK)
        status = fill(&prefix, o, prefix.text, len, err);
    if (status == CR_OK)
        status = cr_issuer_load_private(o->key, &key, err);
    if (status == CR_OK)
        status = prefix_model_load(o->model, &model, err);
    if (status == CR_OK)
        status = cr_prefix_bind(&prefix, model.vocab, model.id, err);
    if (status == CR_OK) {
        status = cr_prefix_sign(&prefix, &key);
        if (status == CR_OK)
            status = cr_prefix_format(&prefix, &entry);
        if (status != CR_OK)
            cr_error_set(err, status, "There is not enough memory to sign.");
    }
    if (status == CR_OK)
        status = write_entry(o->output, &entry, err);
    if (status == CR_OK)
        fprintf(stderr,
                "Signed: %" PRIu32 " tokens, valid until %s UTC. Whole pages of them are shared.\n",
                prefix.n_tokens, cr_cmd_date(prefix.expires_unix_s, date));
    prefix_model_release(&model);
    cr_secret_release(&key);
    cr_buf_release(&entry);
    cr_prefix_release(&prefix);
    return status;
}
