/* Generations: a chat or completion request from its parsed form to its last byte. */
#ifndef CARREL_HTTP_GEN_H
#define CARREL_HTTP_GEN_H

#include "http/conn.h"

struct gen;

/* Handlers of the two endpoints. */
void gen_handle_chat(struct conn *conn);
void gen_handle_completion(struct conn *conn);

/* The server stops: answers an error to whoever waits, and cancels. */
void gen_fail_all(struct loop *loop);

#endif
