/* The tests' few words. A test program lists its cases in TEST_MAIN; a CHECK that fails prints
 * where and stops the program, so that ctest shows the first wrong thing and nothing after it. */
#ifndef CARREL_TEST_H
#define CARREL_TEST_H

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEST_FAIL(...)                                                                             \
    do {                                                                                           \
        fprintf(stderr, "%s:%d: %s: ", __FILE__, __LINE__, __func__);                              \
        fprintf(stderr, __VA_ARGS__);                                                              \
        fputc('\n', stderr);                                                                       \
        exit(1);                                                                                   \
    } while (0)

#define CHECK(cond)                                                                                \
    do {                                                                                           \
        if (!(cond))                                                                               \
            TEST_FAIL("not true: %s", #cond);                                                      \
    } while (0)

#define CHECK_INT(a, b)                                                                            \
    do {                                                                                           \
        long long a_ = (long long)(a), b_ = (long long)(b);                                        \
        if (a_ != b_)                                                                              \
            TEST_FAIL("%s is %lld, not %lld (%s)", #a, a_, b_, #b);                                \
    } while (0)

#define CHECK_STR(a, b)                                                                            \
    do {                                                                                           \
        const char *a_ = (a), *b_ = (b);                                                           \
        if (strcmp(a_, b_) != 0)                                                                   \
            TEST_FAIL("%s is \"%s\", not \"%s\"", #a, a_, b_);                                     \
    } while (0)

struct test_case {
    const char *name;
    void (*run)(void);
};

#define CASE(fn)                                                                                   \
    {                                                                                              \
#fn, fn                                                                                    \
    }

/* TEST_MAIN(CASE(a), CASE(b)): runs all cases, or those whose name holds argv[1]. */
#define TEST_MAIN(...)                                                                             \
    int main(int argc, char **argv)                                                                \
    {                                                                                              \
        static const struct test_case cases[] = {__VA_ARGS__};                                     \
        int n_run = 0;                                                                             \
        for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {                              \
            if (argc > 1 && !strstr(cases[i].name, argv[1]))                                       \
                continue;                                                                          \
            fprintf(stderr, "  %s\n", cases[i].name);                                              \
            cases[i].run();                                                                        \
            n_run++;                                                                               \
        }                                                                                          \
        printf("%d cases passed\n", n_run);                                                        \
        return n_run > 0 ? 0 : 1;                                                                  \
    }

#endif
