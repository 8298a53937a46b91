/* Alarms are remembered, and a webhook is told of them: a real one, on a socket of the test's. */
#include "http/alarm_board.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include "test_store_dir.h"

static struct dir dir;
static struct cr_store *store;
static struct tenant_book book;
static struct metric_counter n_lost;
static struct alarm_board board;
static int listener;
static char url[64];

static void set_up(void)
{
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof addr;
    dir = dir_make();
    store = open_store(&dir);
    CHECK_INT(cr_store_tenant_add(store, "acme", NULL), CR_OK);
    tenant_book_init(&book, store);
    n_lost = (struct metric_counter){0};
    alarm_board_init(&board, &book, &n_lost);
    listener = socket(AF_INET, SOCK_STREAM, 0);
    CHECK_INT(bind(listener, (struct sockaddr *)&addr, sizeof addr), 0);
    CHECK_INT(listen(listener, 8), 0);
    CHECK_INT(getsockname(listener, (struct sockaddr *)&addr, &len), 0);
    snprintf(url, sizeof url, "http://127.0.0.1:%u/hook", ntohs(addr.sin_port));
}

static void tear_down(void)
{
    alarm_board_release(&board);
    close(listener);
    tenant_book_release(&book);
    cr_store_close(store);
    dir_remove(&dir);
}

static void add(uint32_t n_tokens)
{
    struct cr_alarm alarm = {.rule = CR_MONITOR_CROWD,
                             .mode = CR_KV_QUORUM,
                             .text = 0x12345,
                             .tenant = {1},
                             .n_tokens = n_tokens,
                             .n_hits = 4,
                             .n_users = 1,
                             .users = {1}};
    alarm_board_add(&board, &alarm);
}

/* Takes one request to the webhook and answers it; what it said. */
static const char *take_post(const char *answer)
{
    static char text[8192];
    size_t n = 0;
    int fd = accept(listener, NULL, NULL);
    CHECK(fd >= 0);
    for (;;) {
        ssize_t got = recv(fd, text + n, sizeof text - 1 - n, 0);
        CHECK(got > 0);
        n += (size_t)got;
        text[n] = '\0';
        const char *body = strstr(text, "\r\n\r\n");
        if (body != NULL && strchr(body, '}') != NULL)
            break;
    }
    CHECK(send(fd, answer, strlen(answer), MSG_NOSIGNAL) == (ssize_t)strlen(answer));
    close(fd);
    return text;
}

/* When one more comes, those before it have come home. */
static void end_without_a_loss(void)
{
    add(9);
    take_post("");
    CHECK_INT(metric_get(&n_lost), 0);
    tear_down();
}

static void the_webhook_is_told_in_order(void)
{
    set_up();
    CHECK_INT(alarm_board_open(&board, url), CR_OK);
    for (uint32_t i = 1; i <= 3; i++)
        add(100 * i);
    for (uint32_t i = 1; i <= 3; i++) {
        char want[32];
        const char *got = take_post("HTTP/1.1 204 No Content\r\n\r\n");
        snprintf(want, sizeof want, "\"tokens\":%u,", 100 * i);
        CHECK(strncmp(got, "POST /hook HTTP/1.1\r\n", 21) == 0);
        CHECK(strstr(got, "Content-Type: application/json") != NULL);
        CHECK(strstr(got, "\"rule\":\"crowd\",\"mode\":\"quorum\",\"text\":\"0000000000012345\"") !=
              NULL);
        CHECK(strstr(got, want) != NULL);
        CHECK(strstr(got, "\"tenants\":[\"acme\"]") != NULL);
    }
    end_without_a_loss();
}

static void a_webhook_that_fails_is_tried_again(void)
{
    set_up();
    CHECK_INT(alarm_board_open(&board, url), CR_OK);
    add(1);
    take_post("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
    take_post("HTTP/1.1 302 There\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
    take_post("HTTP/1.1 200 Yes\r\nContent-Length: 0\r\n\r\n");
    end_without_a_loss();
}

static void what_the_webhook_does_not_take_is_counted(void)
{
    set_up();
    close(listener); /* nobody answers */
    CHECK_INT(alarm_board_open(&board, url), CR_OK);
    add(1);
    for (int i = 0; i < 1000 && metric_get(&n_lost) == 0; i++)
        usleep(10000);
    CHECK_INT(metric_get(&n_lost), 1);
    struct cr_feed_event alarms[2];
    CHECK_INT(alarm_board_get(&board, alarms, 2), 1);
    CHECK_INT(alarms[0].alarm.n_tokens, 1);
    listener = -1;
    tear_down();
}

/* It never answers: the board ends all the same. */
static void a_webhook_that_hangs_holds_nobody_up(void)
{
    set_up();
    CHECK_INT(alarm_board_open(&board, url), CR_OK);
    for (uint32_t i = 0; i < ALARMS_MAX + 2; i++)
        add(i);
    int fd = accept(listener, NULL, NULL);
    CHECK(fd >= 0);
    alarm_board_stop(&board);
    CHECK(metric_get(&n_lost) >= ALARMS_MAX);
    CHECK_INT(board.n_told, ALARMS_MAX + 2);
    close(fd);
    tear_down();
}

static void without_a_webhook_alarms_are_logged(void)
{
    set_up();
    CHECK_INT(alarm_board_open(&board, NULL), CR_OK);
    add(1);
    alarm_board_stop(&board);
    CHECK_INT(board.n_told, 1);
    CHECK_INT(metric_get(&n_lost), 0);
    tear_down();
}

TEST_MAIN(CASE(the_webhook_is_told_in_order), CASE(a_webhook_that_fails_is_tried_again),
          CASE(what_the_webhook_does_not_take_is_counted),
          CASE(a_webhook_that_hangs_holds_nobody_up), CASE(without_a_webhook_alarms_are_logged))
