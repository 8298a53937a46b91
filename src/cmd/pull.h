/* What the files of `carrel pull` share: pull.c decides where a file goes and checks what came,
 * pull_http.c fetches, pull_file.c keeps the unfinished file and what is known about it. */
#ifndef CARREL_CMD_PULL_H
#define CARREL_CMD_PULL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <openssl/evp.h>

#include "carrel/status.h"

#define CR_PULL_SHA_BYTES 32

/* FILE.part, and beside it FILE.part.from: the URL it comes from and the server's validator (an
 * ETag or a date) of that version. */
struct cr_pull_file {
    char path[4096], part[4096 + 8], from[4096 + 16];
    const char *url;
    int fd;
    uint64_t len;        /* bytes in FILE.part */
    char validator[256]; /* what If-Range is asked with; empty: none */
    EVP_MD_CTX *sha;     /* over those bytes */
};

/* Opens and locks FILE.part. What is there is kept when it may be continued: it comes from the same
 * URL and has a validator, or `keep_any` (a checksum will tell); else the file begins empty.
 * CR_EEXIST: another pull is at it. */
int cr_pull_file_open(const char *path, const char *url, bool keep_any, struct cr_pull_file *file,
                      struct cr_error *err);
void cr_pull_file_close(struct cr_pull_file *file);

/* Empties it, and notes the version that will fill it. */
int cr_pull_file_restart(struct cr_pull_file *file, const char *validator, struct cr_error *err);
int cr_pull_file_append(struct cr_pull_file *file, const void *data, size_t len,
                        struct cr_error *err);
/* CR_EIO when the disk does not have so many more bytes. */
int cr_pull_file_check_room(const struct cr_pull_file *file, uint64_t n_bytes,
                            struct cr_error *err);
/* The checksum of what is there; the file takes no more after it. */
int cr_pull_file_sum(struct cr_pull_file *file, uint8_t ret_sha[CR_PULL_SHA_BYTES]);
/* Gives FILE.part its name, durably. */
int cr_pull_file_commit(struct cr_pull_file *file, struct cr_error *err);
/* Removes FILE.part. */
void cr_pull_file_discard(struct cr_pull_file *file);

/* The checksum of a whole file. CR_ENOTFOUND, CR_EIO. */
int cr_pull_sum_path(const char *path, uint8_t ret_sha[CR_PULL_SHA_BYTES]);

struct cr_pull_request {
    const char *url, *cacert; /* cacert NULL: the system's */
    bool allow_http;          /* redirects may lead to http on other machines */
    bool is_loopback;
    bool shows_progress; /* on stderr */
};

/* Fetches what is missing of the file. CR_OK: it is whole, as far as the server says. `*ret_again`:
 * it failed in a way that may pass. */
int cr_pull_fetch(const struct cr_pull_request *request, struct cr_pull_file *file, bool *ret_again,
                  struct cr_error *err);

#endif
