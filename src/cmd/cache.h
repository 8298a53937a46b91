/* What the files of `carrel cache` share: cache.c holds the actions, cache_http.c asks the server,
 * cache_print.c puts answers into words. */
#ifndef CARREL_CMD_CACHE_H
#define CARREL_CMD_CACHE_H

#include <jansson.h>

#include "cmd/cmd_http.h"

/* Asks; `body` NULL: GET. *ret_answer is the caller's. On failure `err` says what to do. */
int cr_cache_ask(const struct cr_cmd_server *server, const char *path, const char *body,
                 json_t **ret_answer, struct cr_error *err);
/* Prints what each event says, a line each, until the server ends. */
int cr_cache_follow(const struct cr_cmd_server *server, const char *path, struct cr_error *err);

void cr_cache_print_top(const json_t *answer);
void cr_cache_print_tree(const json_t *answer);
void cr_cache_print_tenant(const json_t *answer);
void cr_cache_print_request(const json_t *answer);
void cr_cache_print_explanation(const json_t *answer);
void cr_cache_print_alarms(const json_t *answer);

#endif
