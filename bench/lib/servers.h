/* Starts the servers that are compared, waits until they are ready, asks the kernel what they
 * hold, and ends them. */
#ifndef BENCH_SERVERS_H
#define BENCH_SERVERS_H

#include <sys/types.h>

#include "carrel/store.h"
#include "client.h"

struct bench_server {
    const char *name;
    pid_t pid;
    struct bench_endpoint endpoint;
    char key[128];
    char dir[64]; /* its data folder, removed when it ends; "" */
};

/* build/carrel, found beside this program, with a data folder of its own. `args` ends with NULL. */
bool bench_start_carrel(struct bench_server *server, const char *name, const char *const *args);

/* Adds tenants with a key each, ret_keys[n]. Ends the program when that fails. */
void bench_add_tenants(const struct bench_server *server, int n, char (*ret_keys)[CR_KEY_MAX]);

/* llama-server at PATH. */
bool bench_start_peer(struct bench_server *server, const char *name, const char *path,
                      const char *const *args);

void bench_stop(struct bench_server *server);

/* Bytes resident in memory now. */
uint64_t bench_resident(const struct bench_server *server);

/* Path of a program built beside this one. */
const char *bench_sibling(const char *name);

/* The file of a model with random weights in a shape of gen_model's, made where it is missing and
 * kept in the cache folder. Ends the program when that fails. Valid until the next call. */
const char *bench_model(const char *name, const char *shape, const char *type);

/* Runs a program to its end; true when it exits with 0. `argv` ends with NULL. */
bool bench_run_program(const char *const *argv);

#endif
