/* The log: both formats, escaping, cutting, levels, and the limit on repeats. */
#include "carrel/log.h"

#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include "test.h"

static int log_fd = -1;
static char text[1 << 20];

/* A fresh log; what it holds is read by logged(). */
static void begin(enum cr_log_level level, bool json, const struct cr_clock *clock)
{
    if (log_fd >= 0)
        close(log_fd);
    log_fd = memfd_create("log", MFD_CLOEXEC);
    CHECK(log_fd >= 0);
    cr_log_configure(
        &(struct cr_log_config){.level = level, .json = json, .fd = log_fd, .clock = clock});
}

static const char *logged(void)
{
    ssize_t n = pread(log_fd, text, sizeof text - 1, 0);
    CHECK(n >= 0);
    text[n] = '\0';
    return text;
}

static int count_lines(void)
{
    int n = 0;
    for (const char *c = logged(); *c != '\0'; c++)
        n += *c == '\n';
    return n;
}

/* The record without its time, "2026-01-02T03:04:05.678Z ". */
static const char *record(void)
{
    const char *all = logged();
    CHECK(strlen(all) > 25);
    CHECK(all[4] == '-' && all[10] == 'T' && all[19] == '.' && all[23] == 'Z');
    return all + 25;
}

static void plain_text(void)
{
    begin(CR_LOG_INFO, false, NULL);
    cr_log(CR_LOG_WARN, "http", "listening", CR_LOG_STR("host", "::1"), CR_LOG_INT("port", -8080),
           CR_LOG_UINT("pages", UINT64_MAX), CR_LOG_FLOAT("load", 0.25));
    CHECK_STR(record(),
              "warn http: listening host=::1 port=-8080 pages=18446744073709551615 load=0.25\n");
    begin(CR_LOG_INFO, false, NULL);
    cr_log(CR_LOG_INFO, "kv", "no fields");
    CHECK_STR(record(), "info kv: no fields\n");
    begin(CR_LOG_INFO, false, NULL);
    cr_log(CR_LOG_INFO, "kv", "odd", CR_LOG_STR("a", "two words"), CR_LOG_STR("b", ""),
           CR_LOG_STR("c", NULL), CR_LOG_STR("d", "x=\"y\\"));
    CHECK_STR(record(), "info kv: odd a=\"two words\" b=\"\" c=\"\" d=\"x=\\\"y\\\\\"\n");
}

static void json_lines(void)
{
    begin(CR_LOG_INFO, true, NULL);
    cr_log(CR_LOG_ERROR, "http", "failed", CR_LOG_STR("name", "a\"b\\c\n\x01"), CR_LOG_INT("n", 3),
           CR_LOG_FLOAT("bad", 1.0 / 0.0));
    const char *all = logged();
    CHECK(strncmp(all, "{\"time\":\"2", 10) == 0);
    CHECK_STR(strstr(all, "\",\"level\""),
              "\",\"level\":\"error\",\"module\":\"http\",\"message\":\"failed\","
              "\"name\":\"a\\\"b\\\\c\\u000a\\u0001\",\"n\":3,\"bad\":null}\n");
}

/* What a client sends cannot forge a second record or break the line's encoding. */
static void hostile_fields(void)
{
    static const char *const hostile[] = {"\n2026-01-01T00:00:00.000Z info http: forged",
                                          "\r\x1b[2J\x7f",
                                          "\xff\xfe",
                                          "\xc3",
                                          "\xc0\x80",
                                          "\xed\xa0\x80",
                                          "\xf4\x90\x80\x80",
                                          "\xe2\x82"};
    begin(CR_LOG_INFO, false, NULL);
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++)
        cr_log(CR_LOG_INFO, "http", "request", CR_LOG_STR("path", hostile[i]));
    CHECK_INT(count_lines(), sizeof hostile / sizeof hostile[0]);
    for (const char *c = logged(); *c != '\0'; c++)
        CHECK(*c == '\n' || (*c >= 0x20 && *c < 0x7f));
    begin(CR_LOG_INFO, false, NULL);
    cr_log(CR_LOG_INFO, "http", "request", CR_LOG_STR("path", "h\xc3\xa9 \xe2\x82\xac"));
    CHECK_STR(record(), "info http: request path=\"h\xc3\xa9 \xe2\x82\xac\"\n");
}

static void long_records_are_cut(void)
{
    char huge[5000];
    memset(huge, 'x', sizeof huge - 1);
    huge[sizeof huge - 1] = '\0';
    for (int json = 0; json < 2; json++) {
        begin(CR_LOG_INFO, json, NULL);
        cr_log(CR_LOG_INFO, "http", "cut", CR_LOG_STR("a", huge), CR_LOG_STR("b", huge),
               CR_LOG_INT("c", 1));
        size_t len = strlen(logged());
        CHECK(len > 1500 && len <= 2048);
        CHECK_INT(count_lines(), 1);
        CHECK(!json || strcmp(text + len - 3, "\"}\n") == 0);
    }
}

static void levels(void)
{
    begin(CR_LOG_WARN, false, NULL);
    CHECK(cr_log_is_on(CR_LOG_ERROR) && cr_log_is_on(CR_LOG_WARN));
    CHECK(!cr_log_is_on(CR_LOG_INFO) && !cr_log_is_on(CR_LOG_DEBUG));
    cr_log(CR_LOG_INFO, "kv", "not shown");
    cr_log(CR_LOG_DEBUG, "kv", "not shown either");
    CHECK_STR(logged(), "");
    cr_log(CR_LOG_ERROR, "kv", "shown");
    CHECK_INT(count_lines(), 1);
    CHECK_STR(cr_log_level_names[CR_LOG_DEBUG], "debug");
    CHECK(cr_log_level_names[CR_LOG_DEBUG + 1] == NULL);
}

static void say_again(void)
{
    cr_log(CR_LOG_WARN, "kv", "again");
}

static void repeats_are_held_back(void)
{
    struct cr_clock clock;
    cr_clock_init_virtual(&clock, 1000);
    begin(CR_LOG_INFO, false, &clock);
    for (int i = 0; i < CR_LOG_BURST + 25; i++)
        say_again();
    CHECK_INT(count_lines(), CR_LOG_BURST);
    cr_log(CR_LOG_WARN, "kv", "something else"); /* is not held back with it */
    CHECK_INT(count_lines(), CR_LOG_BURST + 1);
    cr_clock_advance_us(&clock, 999999);
    say_again();
    CHECK_INT(count_lines(), CR_LOG_BURST + 1);
    cr_clock_advance_us(&clock, 1);
    say_again();
    CHECK_INT(count_lines(), CR_LOG_BURST + 2);
    CHECK(strstr(logged(), "warn kv: again suppressed=26\n") != NULL);
    say_again(); /* the count began anew */
    CHECK_INT(count_lines(), CR_LOG_BURST + 3);
    cr_clock_advance_us(&clock, 1000000);
    say_again();
    CHECK(strstr(logged() + strlen(text) - 20, "suppressed") == NULL);
}

enum { N_THREADS = 4, N_EACH = 300 };

static void log_one(int i)
{
    cr_log(CR_LOG_INFO, "test", "thread", CR_LOG_INT("i", i));
}

static void *log_much(void *arg)
{
    (void)arg;
    for (int i = 0; i < N_EACH; i++)
        log_one(i);
    return NULL;
}

/* Every record is either written whole or counted. */
static void threads(void)
{
    struct cr_clock clock;
    pthread_t ids[N_THREADS];
    cr_clock_init_virtual(&clock, 0);
    begin(CR_LOG_INFO, false, &clock);
    for (int i = 0; i < N_THREADS; i++)
        CHECK_INT(pthread_create(&ids[i], NULL, log_much, NULL), 0);
    for (int i = 0; i < 50; i++)
        cr_clock_advance_us(&clock, 1000000);
    for (int i = 0; i < N_THREADS; i++)
        pthread_join(ids[i], NULL);
    log_much(NULL);
    cr_clock_advance_us(&clock, 1000000);
    log_one(0);
    int n = 0, n_held = 0;
    logged();
    for (char *save = NULL, *line = strtok_r(text, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save)) {
        const char *held = strstr(line, " suppressed=");
        CHECK(strstr(line, "Z info test: thread i=") != NULL);
        n++;
        n_held += held != NULL ? atoi(held + 12) : 0;
    }
    CHECK(n_held >= N_EACH - CR_LOG_BURST);
    CHECK_INT(n + n_held, (N_THREADS + 1) * N_EACH + 1);
}

TEST_MAIN(CASE(plain_text), CASE(json_lines), CASE(hostile_fields), CASE(long_records_are_cut),
          CASE(levels), CASE(repeats_are_held_back), CASE(threads))
