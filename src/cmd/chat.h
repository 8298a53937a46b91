/* What the files of `carrel chat` share: chat.c holds the conversation and the commands,
 * chat_settings.c its parameters, chat_input.c reads messages, chat_http.c asks the server and
 * prints the stream. */
#ifndef CARREL_CMD_CHAT_H
#define CARREL_CMD_CHAT_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <jansson.h>

#include "carrel/buf.h"
#include "carrel/status.h"
#include "cmd/cmd_http.h"

#define CR_CHAT_MAX_MESSAGE (1u << 20) /* bytes typed or answered */

/* Set by Ctrl-C; whoever reacts to it clears it. */
extern volatile sig_atomic_t cr_chat_interrupted;

/* --- asking ------------------------------------------------------------------------------ */

struct cr_chat_answer {
    struct cr_buf text;   /* what came; also when the answer broke off */
    bool stopped;         /* by Ctrl-C */
    bool cut;             /* at max_tokens, or the end of the context */
    uint32_t n_generated; /* tokens, as the server counts; 0: it did not say */
    uint64_t stream_us;   /* from the first piece of text to the end */
};

/* Posts a chat completion and prints the answer to `out` as it comes. CR_OK also when it was
 * stopped. Else `err` says what to do: CR_EAUTH, CR_EFULL, CR_EIO (the server can't be reached, or
 * the stream broke), CR_EFORMAT (no Carrel answers there) … */
int cr_chat_ask(const struct cr_cmd_server *server, const json_t *request, FILE *out,
                struct cr_chat_answer *answer, struct cr_error *err);

/* Asks for the served models, to learn at once whether the URL is right (and the key, where a
 * server asks for one here; Carrel does not). Writes the first model's name. CR_ESHUTDOWN: it is
 * not ready, as while it loads the model. */
int cr_chat_hello(const struct cr_cmd_server *server, char *ret_model, size_t size,
                  struct cr_error *err);

/* --- parameters -------------------------------------------------------------------------- */

#define CR_CHAT_N_SETTINGS 9

struct cr_chat_settings { /* all zero: nothing is set */
    double values[CR_CHAT_N_SETTINGS];
    bool is_set[CR_CHAT_N_SETTINGS];
};

/* Sets one parameter; an empty value leaves it to the server again. CR_EINVAL. */
int cr_chat_set(struct cr_chat_settings *settings, const char *name, size_t name_len,
                const char *value, struct cr_error *err);
/* "temperature=0.7 max_tokens=200": all or, where one is wrong, those before it. */
int cr_chat_set_many(struct cr_chat_settings *settings, const char *text, struct cr_error *err);
/* Lists all on stdout. */
void cr_chat_settings_print(const struct cr_chat_settings *settings);
/* Puts those that are set into a request. */
void cr_chat_settings_add(const struct cr_chat_settings *settings, json_t *request);

/* --- reading ----------------------------------------------------------------------------- */

enum cr_chat_input {
    CR_CHAT_MESSAGE,
    CR_CHAT_END,    /* of the input, or Ctrl-C twice */
    CR_CHAT_FAILED, /* too long, out of memory: said on stderr, and skipped */
};

/* Reads one message: a line; lines joined by a final backslash; or what stands between two lines
 * of """ alone. With `prompts`, shows "> " and ". ". `buf` is cleared first. */
enum cr_chat_input cr_chat_read(FILE *in, bool prompts, struct cr_buf *buf);

#endif
