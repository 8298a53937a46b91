/* Buffers: contents, the maximum, sticking errors, consuming. */
#include "carrel/buf.h"

#include <stdint.h>

#include "carrel/rng.h"
#include "carrel/status.h"
#include "fault.h"
#include "test.h"

/* Random appends and consumes against a plain array. */
static void random_model(void)
{
    static char model[1 << 16];
    size_t model_len = 0;
    struct cr_rng rng;
    struct cr_buf buf;
    cr_rng_seed(&rng, 2);
    cr_buf_init(&buf, sizeof model);
    for (int i = 0; i < 20000; i++) {
        char piece[64];
        size_t len = cr_rng_below(&rng, sizeof piece);
        if (cr_rng_below(&rng, 3) == 0) {
            cr_buf_consume(&buf, len);
            size_t n = len < model_len ? len : model_len;
            memmove(model, model + n, model_len - n);
            model_len -= n;
        } else if (model_len + len <= sizeof model) {
            memset(piece, (int)('a' + i % 26), len);
            CHECK_INT(cr_buf_append(&buf, piece, len), CR_OK);
            memcpy(model + model_len, piece, len);
            model_len += len;
        }
        CHECK_INT(buf.len, model_len);
        CHECK(model_len == 0 || memcmp(buf.data, model, model_len) == 0);
        CHECK_INT(cr_buf_str(&buf)[buf.len], 0);
    }
    cr_buf_release(&buf);
}

static void maximum_is_exact(void)
{
    struct cr_buf buf;
    cr_buf_init(&buf, 10);
    CHECK_STR(cr_buf_str(&buf), "");
    CHECK_INT(cr_buf_append_str(&buf, "12345678"), CR_OK);
    CHECK_INT(cr_buf_append_str(&buf, "90"), CR_OK);
    CHECK_INT(buf.cap, 11);
    CHECK_INT(cr_buf_append_char(&buf, '!'), CR_ETOOBIG);
    CHECK_STR(cr_buf_str(&buf), "1234567890");
    cr_buf_consume(&buf, 5);
    CHECK_INT(cr_buf_append_char(&buf, '!'), CR_ETOOBIG); /* the error sticks */
    CHECK_INT(cr_buf_reserve(&buf, 0), CR_ETOOBIG);
    CHECK_INT(cr_buf_printf(&buf, "x"), CR_ETOOBIG);
    CHECK_STR(cr_buf_str(&buf), "67890");
    cr_buf_clear(&buf);
    CHECK_INT(cr_buf_printf(&buf, "%d:%s", 42, "abc"), CR_OK);
    CHECK_STR(cr_buf_str(&buf), "42:abc");
    CHECK_INT(cr_buf_printf(&buf, "%s", "45678"), CR_ETOOBIG);
    CHECK_STR(cr_buf_str(&buf), "42:abc");
    cr_buf_release(&buf);

    cr_buf_init(&buf, SIZE_MAX);
    CHECK_INT(cr_buf_append_char(&buf, 'x'), CR_OK);
    CHECK_INT(cr_buf_reserve(&buf, SIZE_MAX), CR_ETOOBIG);
    cr_buf_release(&buf);
}

static void take_hands_over(void)
{
    struct cr_buf buf;
    cr_buf_init(&buf, 100);
    CHECK(cr_buf_take(&buf) == NULL);
    cr_buf_append_str(&buf, "mine");
    char *text = cr_buf_take(&buf);
    CHECK_STR(text, "mine");
    CHECK_INT(buf.len, 0);
    cr_buf_append_str(&buf, "next");
    CHECK_STR(text, "mine");
    CHECK_STR(cr_buf_str(&buf), "next");
    free(text);
    cr_buf_release(&buf);
}

static void scenario(void *user)
{
    (void)user;
    struct cr_buf buf;
    cr_buf_init(&buf, 1 << 16);
    size_t len = 0;
    for (int i = 0; i < 100; i++)
        if (cr_buf_printf(&buf, "%99d\n", i) == CR_OK)
            len += 100;
    CHECK_INT(buf.len, len);
    CHECK_INT(buf.status, fault_fired() ? CR_ENOMEM : CR_OK);
    CHECK(fault_fired() || len == 10000);
    cr_buf_release(&buf);
}

static void out_of_memory(void)
{
    CHECK(fault_each(scenario, NULL) >= 5);
}

TEST_MAIN(CASE(random_model), CASE(maximum_is_exact), CASE(take_hands_over), CASE(out_of_memory))
