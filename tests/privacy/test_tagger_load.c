/* The loader of the tagger's weights: what it takes, and that it takes nothing else. */
#include <math.h>
#include <unistd.h>

#include "fault.h"
#include "tagger_small.h"
#include "test.h"

static const struct tagger_shape small = {9, 16, 16, 2, 4};

static uint8_t *file(size_t *ret_len)
{
    uint8_t *bytes = small_tagger(&small, 1, ret_len);
    CHECK(bytes != NULL);
    return bytes;
}

static void refuses(const uint8_t *bytes, size_t len, const char *reason)
{
    struct cr_tagger *tagger = NULL;
    struct cr_error err = {0};
    CHECK_INT(cr_tagger_read(bytes, len, "x.bin", &tagger, &err), CR_EFORMAT);
    CHECK(tagger == NULL);
    CHECK(strncmp(err.text, "x.bin is no tagger", 18) == 0);
    if (strstr(err.text, reason) == NULL)
        TEST_FAIL("\"%s\" does not say \"%s\"", err.text, reason);
}

static void what_was_written_is_read(void)
{
    size_t len;
    uint8_t *bytes = file(&len);
    struct cr_tagger *t;
    CHECK_INT(cr_tagger_read(bytes, len, "x.bin", &t, NULL), CR_OK);
    CHECK_INT(t->shape.log2_rows, 9);
    CHECK_INT(t->shape.width, 16);
    CHECK(t->table == (const int8_t *)bytes + 64);
    CHECK(t->span.slope == 1.5f && t->block.offset == -0.5f);
    CHECK_INT(t->tanh_[512], 0);
    CHECK_INT(t->logistic[512], TAGGER_ONE / 2);
    CHECK_INT(t->tanh_[1023], lrint(4096 * tanh(511.0 / 128)));
    cr_tagger_unref(t);
    free(bytes);
}

static void every_bit_counts(void)
{
    size_t len;
    uint8_t *bytes = file(&len);
    struct cr_rng rng;
    cr_rng_seed(&rng, 2);
    for (int i = 0; i < 3000; i++) {
        const size_t at = i < 512 ? (size_t)i / 8 : (size_t)cr_rng_below(&rng, len);
        const uint8_t bit = (uint8_t)(1 << (i < 512 ? i % 8 : (int)cr_rng_below(&rng, 8)));
        bytes[at] ^= bit;
        refuses(bytes, len, "");
        bytes[at] ^= bit;
    }
    free(bytes);
}

static void a_cut_file_is_refused(void)
{
    size_t len;
    uint8_t *bytes = file(&len);
    for (size_t n = 0; n < len; n += n < 80 ? 1 : 97)
        refuses(bytes, n, n < 64 ? "does not begin" : "size");
    free(bytes);
}

struct change {
    size_t at;
    uint32_t value;
    const char *reason;
};

static void what_is_out_of_range_is_refused(void)
{
    const size_t table = 64, layer0 = table + 512 * 16 + 2 * 16, scale0 = layer0 + 4 * 16,
                 bias0 = scale0 + 4 * 16, w0 = bias0 + 4 * 16;
    size_t len;
    uint8_t *bytes = file(&len);
    const struct change changes[] = {
        {8, 1, "version"},
        {12, 40, "rows"},
        {16, 17, "row of the table"},
        {20, 0, "width"},
        {24, 5, "convolutions"},
        {28, 60, "slots"},
        {32, 3, "other classes"},
        {36, 64, "other classes"},
        {40, (uint32_t)len + 1, "size"},
        {20, 32, "size"},
        {56, 1, "size"},
        {layer0, 0x7fc00000, "range"},
        {scale0, 0x7f800000, "range"},
        {bias0, 0x7fffffff, "range"},
        {w0, 0x80808080, "range"},
        {len - 4, 0xff800000, "range"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        uint8_t old[4];
        memcpy(old, bytes + changes[i].at, 4);
        for (int k = 0; k < 4; k++)
            bytes[changes[i].at + (size_t)k] = (uint8_t)(changes[i].value >> (8 * k));
        cr_tagger_seal(bytes, len);
        refuses(bytes, len, changes[i].reason);
        memcpy(bytes + changes[i].at, old, 4);
    }
    struct cr_tagger *t;
    cr_tagger_seal(bytes, len);
    CHECK_INT(cr_tagger_read(bytes, len, "x.bin", &t, NULL), CR_OK);
    cr_tagger_unref(t);
    free(bytes);
}

static void files_are_loaded(void)
{
    char path[] = "/tmp/carrel-tagger-XXXXXX";
    const int fd = mkstemp(path);
    size_t len;
    uint8_t *bytes = file(&len);
    struct cr_tagger *t = NULL;
    struct cr_error err = {0};
    CHECK(fd >= 0);
    CHECK_INT(write(fd, bytes, len), len);
    CHECK_INT(cr_tagger_load(path, &t, &err), CR_OK);
    cr_tagger_unref(cr_tagger_ref(t));
    cr_tagger_unref(t);
    CHECK_INT(write(fd, bytes, 1), 1);
    CHECK_INT(cr_tagger_load(path, &t, &err), CR_EFORMAT);
    CHECK(strstr(err.text, path) != NULL);
    close(fd);
    unlink(path);
    CHECK_INT(cr_tagger_load(path, &t, &err), CR_EIO);
    free(bytes);
}

static void scenario(void *user)
{
    struct cr_tagger *t = NULL;
    int status = cr_tagger_default(&t, NULL);
    (void)user;
    CHECK(status == CR_OK || status == CR_ENOMEM);
    CHECK((t == NULL) == (status != CR_OK));
    cr_tagger_unref(t);
}

static void memory_may_run_out(void)
{
    CHECK_INT(fault_each(scenario, NULL), 2);
}

TEST_MAIN(CASE(what_was_written_is_read), CASE(every_bit_counts), CASE(a_cut_file_is_refused),
          CASE(what_is_out_of_range_is_refused), CASE(files_are_loaded), CASE(memory_may_run_out))
