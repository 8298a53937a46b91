/* The parser of registry entries: never a crash; what it takes lies within the limits and reads
 * back, from what is written of it, as the same bytes to sign. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "http/prefix_int.h"

static void must(bool ok)
{
    if (!ok)
        abort();
}

static void check_taken(const struct cr_prefix *p)
{
    struct cr_prefix back;
    struct cr_buf text, first, second;
    must(cr_prefix_name_is_valid(p->name) && strlen(p->issuer) == CR_ISSUER_ID_MAX - 1);
    must(p->kind == CR_PREFIX_TEXT || p->kind == CR_PREFIX_SYSTEM);
    must(p->text[0] != '\0' && strlen(p->text) <= CR_PREFIX_MAX_TEXT);
    must(p->n_tokens >= 1 && p->n_tokens <= CR_PREFIX_MAX_TOKENS);
    must(p->epoch >= 1 && p->epoch <= CR_PREFIX_MAX_EPOCH);
    must(p->not_before_unix_s >= 0 && p->not_before_unix_s < p->expires_unix_s);
    cr_buf_init(&text, CR_PREFIX_MAX_ENTRY);
    cr_buf_init(&first, PREFIX_MAX_SIGNED);
    cr_buf_init(&second, PREFIX_MAX_SIGNED);
    must(cr_prefix_format(p, &text) == CR_OK);
    must(cr_prefix_parse(cr_buf_str(&text), text.len, &back, NULL) == CR_OK);
    must(prefix_signed_bytes(p, &first) == CR_OK && prefix_signed_bytes(&back, &second) == CR_OK);
    must(first.len == second.len && memcmp(first.data, second.data, first.len) == 0);
    must(memcmp(p->signature, back.signature, sizeof p->signature) == 0);
    cr_prefix_release(&back);
    cr_buf_release(&text);
    cr_buf_release(&first);
    cr_buf_release(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cr_prefix prefix;
    struct cr_error err = {0};
    if (cr_prefix_parse((const char *)data, size, &prefix, &err) == CR_OK) {
        check_taken(&prefix);
        cr_prefix_release(&prefix);
    } else {
        must(err.text[0] != '\0' && err.text[strlen(err.text) - 1] == '.');
    }
    return 0;
}
