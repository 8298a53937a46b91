/* The parts of `carrel audit`. */
#ifndef CARREL_CMD_AUDIT_H
#define CARREL_CMD_AUDIT_H

#include "carrel/audit.h"
#include "cmd/cmd_http.h"

/* How an endpoint is asked. Keys are in `keys`: of attackers, then the victim's. */
struct cr_audit_endpoint {
    struct cr_cmd_server server; /* its key is not used */
    char **keys;                 /* [n_attackers + 1] */
    uint32_t n_attackers;
    const char *model;
    const char *victim_name; /* what forged requests call the victim */
    bool is_chat;            /* /v1/chat/completions, else /v1/completions */
};

/* Asks over HTTP; `endpoint` must outlive it. CR_ENOMEM. */
struct cr_audit_http;
int cr_audit_http_create(const struct cr_audit_endpoint *endpoint, struct cr_audit_http **ret_http,
                         struct cr_error *err);
void cr_audit_http_destroy(struct cr_audit_http *http);
struct cr_audit_prober cr_audit_http_prober(struct cr_audit_http *http);

#endif
