/* The tagger: weights of any content either are refused or run over any text without harm. The
 * input is a text, then after a 0 byte (if there is one) changes to small weights, five bytes each:
 * where, by 32 bits, and a byte to put there. The checksum is set right, or nothing else would be
 * tried. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../privacy/tagger_small.h"
#include "privacy/tagger_int.h"

static void must(bool ok)
{
    if (!ok)
        abort();
}

static void run(const struct cr_tagger *tagger, struct tagger_scratch *scratch, const uint8_t *data,
                size_t size)
{
    /* a copy of its own size, so that a read past its end shows */
    char *text = malloc(size > 0 ? size : 1);
    size_t n_words, n_spans;
    uint32_t end = 0;
    must(text != NULL);
    memcpy(text, data, size);
    const struct cr_finding finding = {
        .start = size / 3, .end = size / 2, .class_ = CR_PRIVACY_CONTACT};
    must(tagger_run(tagger, scratch, text, size, &finding, size > 5) == CR_OK);
    const struct tagger_word *word = tagger_words(scratch, &n_words);
    for (size_t i = 0; i < n_words; i++) {
        must(word[i].start >= end && word[i].start < word[i].end && word[i].end <= size);
        must(word[i].private_ >= 0 && word[i].private_ <= 1);
        end = word[i].end;
    }
    const struct tagger_span *span = tagger_spans(scratch, &n_spans);
    end = 0;
    for (size_t i = 0; i < n_spans; i++) {
        must(span[i].start >= end && span[i].start < span[i].end && span[i].end <= size);
        end = span[i].end;
    }
    for (uint32_t at = 0; at < size; at += 64) {
        float score = tagger_block_score(tagger, scratch, at, at + 64);
        must(score >= 0 && score <= 1);
    }
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct tagger_shape shape = {9, 16, 16, 2, 4};
    static struct cr_tagger *shipped;
    static struct tagger_scratch *scratch;
    static uint8_t *weights, *changed;
    static size_t len;
    if (weights == NULL) {
        must(cr_tagger_default(&shipped, NULL) == CR_OK);
        must(tagger_scratch_create(&scratch) == CR_OK);
        weights = small_tagger(&shape, 1, &len);
        must(weights != NULL && (changed = malloc(len)) != NULL);
    }
    const uint8_t *zero = size > 0 ? memchr(data, 0, size) : NULL;
    const size_t n_text = zero != NULL ? (size_t)(zero - data) : size;
    run(shipped, scratch, data, n_text < 4096 ? n_text : 4096);
    memcpy(changed, weights, len);
    for (size_t i = n_text + 1; i + 5 <= size; i += 5) {
        uint32_t at;
        memcpy(&at, data + i, sizeof at);
        changed[at % len] = data[i + 4];
    }
    cr_tagger_seal(changed, len);
    struct cr_tagger *tagger;
    int status = cr_tagger_read(changed, len, "input", &tagger, NULL);
    must(status == CR_OK || status == CR_EFORMAT);
    if (status == CR_OK) {
        run(tagger, scratch, data, size < 4096 ? size : 4096);
        cr_tagger_unref(tagger);
    }
    return 0;
}
