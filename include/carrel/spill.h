/* The spill: pages of the KV cache that had to leave memory, kept on disk, encrypted.
 *
 *   evicted page ──put──▶ staging ──writers──▶ [slot][slot][slot]…   the page file
 *   lookup ──has, get──▶ ticket ──readers──▶ completion ──poll──▶ K and V of the page
 *
 * A page is named by (owner, chain): whose text it is, and a keyed hash over all tokens from the
 * start of the text to the page's end. Each owner has keys of its own, so equal text of two owners
 * has different names and different ciphertext, and forgetting an owner is destroying its keys.
 *
 * It is a cache: any page may be gone at any time, and whatever is doubtful (damaged, moved, cut
 * off, of an older generation) is dropped and counted, never given back. A page that is given back
 * holds just the bytes that were put for that owner, that chain and those tokens.
 *
 * Every call but open, close and flush returns without waiting for a disk, and takes no lock that
 * is held while a disk works or a page is encrypted. Any thread may call; a staged page or a
 * completion belongs to the thread that has it.
 */
#ifndef CARREL_SPILL_H
#define CARREL_SPILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "carrel/status.h"

CR_API_BEGIN

#define CR_SPILL_SHARED 0u /* owner of text that everybody may use */

/* Names a page among its owner's: depends on all tokens up to the page's end. It tells nothing to
 * those who lack the owner's keys. */
struct cr_chain_id {
    uint8_t v[16];
};

struct cr_spill;

struct cr_spill_config {
    const char *path;       /* folder of the spill's files; made, mode 0700, where it is missing */
    uint64_t max_bytes;     /* of the page file; the oldest pages are overwritten */
    uint32_t page_tokens;   /* tokens of a page, 1 … 4096 */
    uint32_t page_bytes;    /* K and V of a page, 1 … 2^28 bytes */
    uint32_t queue_pages;   /* pages that wait to be written, and as many to be read; 1 … 65536 */
    uint32_t max_owners;    /* that have keys, 1 … 2^20 */
    uint8_t master_key[32]; /* wraps the owners' keys */
    uint8_t fingerprint[32]; /* of the model and the layout of a page */
    /* Called from a thread of the spill, with no lock held, when completions begin to wait; then
     * cr_spill_poll() until it gives none. Or NULL. */
    void (*on_ready)(void *user);
    void *user;
};

struct cr_spill_stats {
    uint32_t n_slots;        /* pages that the file has room for */
    uint32_t n_used;         /* pages that can be found */
    uint32_t n_queued;       /* pages that wait to be written */
    uint64_t n_written;      /* pages written */
    uint64_t n_full;         /* pages and reads refused because a queue was full */
    uint64_t n_overwritten;  /* pages that made room for others */
    uint64_t n_write_failed; /* pages lost because the disk did not take them */
    uint64_t n_restored;     /* pages read, whole and right */
    uint64_t n_damaged;      /* pages dropped because they were not what was written */
    uint64_t n_read_failed;  /* pages dropped because the disk did not give them */
    uint64_t n_mismatched;   /* pages with the right name and other tokens: not given back */
};

/* A read that ended. */
struct cr_spill_completion {
    uint64_t ticket;
    /* CR_OK; CR_ENOTFOUND: gone since cr_spill_get(), or other tokens; CR_EFORMAT: damaged;
     * CR_EIO. A page that failed is dropped. */
    int status;
    const void *blob; /* [page_bytes], until cr_spill_release(); NULL unless status is CR_OK */
    uint32_t buffer;  /* the spill's own */
};

/* Opens the spill of a folder and starts its threads. Finds the pages that an earlier process
 * left, however it ended; with another master key, fingerprint or size of page it begins empty.
 * Takes all memory that it will ever need. CR_EINVAL, CR_ENOMEM, CR_EIO, CR_EFORBIDDEN (the folder
 * is open to other users), CR_EEXIST (another process has it open). */
int cr_spill_open(const struct cr_spill_config *config, struct cr_spill **ret_spill,
                  struct cr_error *err);
/* Writes what waits, and closes. No staged page and no completion may be held any more; reads that
 * were not polled are forgotten. NULL is fine. */
void cr_spill_close(struct cr_spill *spill);

/* The name of the page that follows the page named `parent` (NULL: the first one) and holds
 * `tokens` [page_tokens]. An owner that has no keys gets some. Takes about 50 ns. CR_EFULL: too
 * many owners; CR_EIO: the system has no random numbers. */
int cr_spill_chain(struct cr_spill *spill, uint32_t owner, const struct cr_chain_id *parent,
                   const int32_t *tokens, struct cr_chain_id *ret_chain);

/* Begins to put a page: *ret_blob is where its page_bytes go, 64-byte aligned, and
 * cr_spill_commit() follows. CR_EEXIST: it is on disk, and counts as just used; CR_EFULL: too many
 * wait to be written, so this one is not kept; CR_ENOTFOUND: the owner was forgotten. */
int cr_spill_begin(struct cr_spill *spill, uint32_t owner, const struct cr_chain_id *chain,
                   const int32_t *tokens, void **ret_blob);
/* Queues the page. Whether the disk took it is told by cr_spill_has() later. */
void cr_spill_commit(struct cr_spill *spill, void *blob);
/* Both, with a copy of `blob`. */
int cr_spill_put(struct cr_spill *spill, uint32_t owner, const struct cr_chain_id *chain,
                 const int32_t *tokens, const void *blob);

/* Whether a page is on disk, as far as can be known without reading it. No side effect. */
bool cr_spill_has(struct cr_spill *spill, uint32_t owner, const struct cr_chain_id *chain);

/* Queues a read. `tokens` are those that the page must hold. CR_ENOTFOUND; CR_EFULL: too many reads
 * wait, or were not released. On CR_OK exactly one completion with this ticket follows. */
int cr_spill_get(struct cr_spill *spill, uint32_t owner, const struct cr_chain_id *chain,
                 const int32_t *tokens, uint64_t ticket);
/* Takes up to `max` reads that ended, in no particular order. */
uint32_t cr_spill_poll(struct cr_spill *spill, struct cr_spill_completion *completions,
                       uint32_t max);
/* Gives a completion back; its blob is zeroed. Every completion needs it, whatever its status. */
void cr_spill_release(struct cr_spill *spill, const struct cr_spill_completion *completion);

/* The page is not found from now on, wherever it is on its way, and is erased from the disk. */
void cr_spill_drop(struct cr_spill *spill, uint32_t owner, const struct cr_chain_id *chain);
/* Destroys an owner's keys: nothing that it put is found from now on, and when the key file has
 * been written anew (cr_spill_flush() tells) nothing of it can be read, not even by those who know
 * the master key and copy the page file then. A failed write is tried again every second. */
void cr_spill_forget(struct cr_spill *spill, uint32_t owner);

/* Forgets every owner but CR_SPILL_SHARED for which `is_kept` says false. It must not call the
 * spill. */
void cr_spill_retain(struct cr_spill *spill, bool (*is_kept)(void *user, uint32_t owner),
                     void *user);

/* Waits until all that was asked for before is on disk: pages, erasures, keys. For shutdown, tests,
 * and those who must know that an owner is forgotten; not for the engine thread. CR_EIO when an
 * erasure or the key file could not be written; pages that could not are in n_write_failed. */
int cr_spill_flush(struct cr_spill *spill);

void cr_spill_get_stats(struct cr_spill *spill, struct cr_spill_stats *ret_stats);

CR_API_END

#endif
