/* What the files of the spill share: its tables, the form of its files, and who works on which.
 * README.md in this folder tells how they fit together.
 *
 * A struct here that is written to disk is written as it lies in memory: a cache stays on its
 * machine, and one of another machine does not authenticate. */
#ifndef CARREL_SPILL_INT_H
#define CARREL_SPILL_INT_H

#include <openssl/evp.h>
#include <pthread.h>
#include <sys/types.h>
#include <sys/uio.h>

#include "carrel/spill.h"

#define CR_SPILL_NIL     UINT32_MAX /* no slot, no buffer */
#define CR_SPILL_KEY     32u
#define CR_SPILL_NONCE   24u
#define CR_SPILL_TAG     16u
#define CR_SPILL_BLOCK   4096u /* slots and buffers begin at multiples of it, for O_DIRECT */
#define CR_SPILL_THREADS 4u
#define CR_SPILL_PIECE   (1u << 20) /* of neighbours, read or written at a time */
#define CR_SPILL_PAGES   "pages"
#define CR_SPILL_KEYS    "keys"
#define CR_SPILL_INDEX   "index"

/* What the disk does; a test puts failures in between. As POSIX has them. */
struct cr_spill_io {
    ssize_t (*preadv)(int fd, const struct iovec *pieces, int n, off_t at);
    ssize_t (*pwritev)(int fd, const struct iovec *pieces, int n, off_t at);
    int (*fsync)(int fd);
    int (*renameat)(int from_dir, const char *from, int to_dir, const char *to);
};

/* A thread's own means to encrypt. */
struct cr_spill_cipher {
    EVP_CIPHER_CTX *derive, *seal, *unseal; /* AES-256-ECB, AES-256-GCM */
};

/* The front of a slot. All behind it, up to the slot's end, is the sealed body: tokens, padding,
 * the blob, zeros. */
struct cr_spill_head {
    uint8_t nonce[CR_SPILL_NONCE]; /* of both seals, which have different keys */
    struct cr_spill_name {
        uint32_t owner, serial;
        struct cr_chain_id chain;
    } name; /* sealed under the file's key */
    uint8_t name_tag[CR_SPILL_TAG];
    uint8_t body_tag[CR_SPILL_TAG]; /* under the owner's key; what stands above is bound to it */
};

enum cr_spill_state {
    CR_SPILL_FREE,   /* nothing to be found there */
    CR_SPILL_LIVE,   /* in the index */
    CR_SPILL_TAKEN,  /* the writer's */
    CR_SPILL_DOOMED, /* not in the index, to be erased */
};

/* What is known of a slot without reading it. */
struct cr_spill_slot {
    struct cr_spill_name name;
    uint8_t tag[CR_SPILL_TAG]; /* the body_tag that was written: tells it from any other write */
    uint32_t next_doomed;
    uint16_t state;
    uint16_t was_used; /* since the hand passed */
    uint32_t n_reads;  /* queued or running; the slot is not overwritten meanwhile */
};

/* An owner and its keys. */
struct cr_spill_owner {
    uint32_t id;
    uint32_t serial;  /* counts keys that were made; 0: no owner here */
    uint64_t version; /* of the key file that first holds it */
    uint32_t n_pages; /* in the index */
    uint8_t key[CR_SPILL_KEY];
    uint8_t chain_key[16];
};

/* A page in memory on its way to a slot, or from one. */
struct cr_spill_buffer {
    uint32_t next;
    struct cr_spill_name name;
    bool is_dropped; /* by cr_spill_drop(), on its way */
    uint32_t slot;   /* a read: from there … */
    uint64_t ticket;
    int status;
    int32_t *expected; /* … with these tokens [page_tokens] */
    uint8_t *bytes;    /* [slot_bytes], as on disk */
};

struct cr_spill_list {
    uint32_t head, tail, n;
};

/* Buffers of one kind. */
struct cr_spill_buffers {
    struct cr_spill_buffer *all; /* [queue_pages] */
    uint8_t *bytes;              /* [queue_pages, slot_bytes] */
    int32_t *expected;           /* [queue_pages, page_tokens], of reads */
    struct cr_spill_list free, queued, done;
    uint32_t n_held; /* begun and not committed, or polled and not released */
};

struct cr_spill {
    struct cr_spill_config config;
    struct cr_spill_io io;
    uint32_t slot_bytes, blob_offset;
    int dir, pages_fd;
    uint8_t file_key[CR_SPILL_KEY]; /* of the names in heads, and of the index file */

    /* `lock` guards all that follows down to the threads. It is held for moments only: no disk, no
     * page encrypted or copied. Bytes of a buffer belong to whoever took it off a list. */
    pthread_mutex_t lock;

    struct cr_spill_slot *slots; /* [n_slots] */
    uint32_t n_slots, hand;
    uint32_t first_doomed;
    uint32_t *index; /* [index_mask + 1], open addressing: slot + 1, or 0 */
    uint32_t index_mask;

    struct cr_spill_owner *owners; /* [owners_mask + 1], open addressing by id */
    uint32_t owners_mask, n_owners;
    uint32_t last_serial;
    uint64_t version;        /* of the keys in memory: counts owners that came or went */
    uint64_t saved_version;  /* of those in the key file */
    uint64_t forgot_version; /* at which an owner last went */

    struct cr_spill_buffers writes, reads;
    off_t file_end;     /* of the page file, as far as it was made longer */
    uint32_t n_writing; /* buffers that the writer has */
    uint64_t flush_asked, flush_done;
    int flush_status;
    bool is_closing;
    struct cr_spill_stats stats;

    uint64_t help_begun, help_done; /* batches of the helper */

    pthread_cond_t write_work, help_work, read_work, flushed, helped;
    pthread_t threads[CR_SPILL_THREADS];
    uint32_t n_threads, n_readers;           /* started; readers that took their cipher */
    struct cr_spill_cipher write_ciphers[2]; /* the writer's, the helper's */
    struct cr_spill_cipher read_ciphers[2];

    pthread_mutex_t keys_lock; /* of those who write the key file, and of what follows */
    struct cr_spill_cipher keys_cipher;
    uint8_t *keys_image; /* the key file as it will be */
};

static inline off_t cr_spill_slot_at(const struct cr_spill *s, uint32_t slot)
{
    return (off_t)slot * s->slot_bytes;
}

static inline void cr_spill_list_push(struct cr_spill_list *list, struct cr_spill_buffer *all,
                                      uint32_t i)
{
    all[i].next = CR_SPILL_NIL;
    if (list->n++ == 0)
        list->head = i;
    else
        all[list->tail].next = i;
    list->tail = i;
}

static inline uint32_t cr_spill_list_pop(struct cr_spill_list *list,
                                         const struct cr_spill_buffer *all)
{
    if (list->n == 0)
        return CR_SPILL_NIL;
    uint32_t i = list->head;
    list->head = all[i].next;
    list->n--;
    return i;
}

/* spill.c */

extern const struct cr_spill_io cr_spill_posix;
/* cr_spill_open() with another disk. */
int cr_spill_open_io(const struct cr_spill_config *config, const struct cr_spill_io *io,
                     struct cr_spill **ret_spill, struct cr_error *err);

/* spill_crypt.c: the cipher and the hash. */

int cr_spill_cipher_init(struct cr_spill_cipher *cipher);
void cr_spill_cipher_release(struct cr_spill_cipher *cipher);
/* Encrypts `data` [len] in place; false when it could not, and `data` is then of no use. `aad` is
 * authenticated with it. */
bool cr_spill_seal(struct cr_spill_cipher *cipher, const uint8_t key[CR_SPILL_KEY],
                   const uint8_t nonce[CR_SPILL_NONCE], const void *aad, size_t aad_len, void *data,
                   size_t len, uint8_t ret_tag[CR_SPILL_TAG]);
/* Decrypts in place; false when anything is not as it was sealed, and `data` is then zeroed. */
bool cr_spill_unseal(struct cr_spill_cipher *cipher, const uint8_t key[CR_SPILL_KEY],
                     const uint8_t nonce[CR_SPILL_NONCE], const void *aad, size_t aad_len,
                     void *data, size_t len, const uint8_t tag[CR_SPILL_TAG]);
/* SipHash-2-4 with a result of 128 bits over `parent` and `tokens`. */
void cr_spill_hash(const uint8_t key[16], const struct cr_chain_id *parent, const int32_t *tokens,
                   uint32_t n_tokens, struct cr_chain_id *ret_chain);
/* A page: name and body, for this slot. Sets head->nonce. */
bool cr_spill_seal_page(struct cr_spill_cipher *cipher, const struct cr_spill *s,
                        const uint8_t owner_key[CR_SPILL_KEY], uint32_t slot, uint8_t *bytes);
bool cr_spill_unseal_name(struct cr_spill_cipher *cipher, const struct cr_spill *s, uint32_t slot,
                          const struct cr_spill_head *head, struct cr_spill_name *ret_name);
bool cr_spill_unseal_body(struct cr_spill_cipher *cipher, const struct cr_spill *s,
                          const uint8_t owner_key[CR_SPILL_KEY], uint32_t slot, uint8_t *bytes);

/* spill_slots.c: the index and the order of overwriting. All under the lock. */

/* The slot of a page; NIL. */
uint32_t cr_spill_slot_find(const struct cr_spill *s, const struct cr_spill_name *name);
/* Puts a TAKEN or FREE slot into the index. */
void cr_spill_slot_add(struct cr_spill *s, uint32_t slot, const struct cr_spill_name *name,
                       const uint8_t tag[CR_SPILL_TAG]);
/* Takes a LIVE slot out of the index; it is then FREE. */
void cr_spill_slot_remove(struct cr_spill *s, uint32_t slot);
/* Any slot: it is to be erased. */
void cr_spill_slot_doom(struct cr_spill *s, uint32_t slot);
/* A slot to write to, TAKEN; the page in it, if any, is forgotten. NIL when none is near. */
uint32_t cr_spill_slot_take(struct cr_spill *s);

/* spill_keys.c: owners and the key file. */

/* Bytes of a key file of as many owners. */
size_t cr_spill_keys_bytes(uint32_t n_owners);
/* The owner with its keys, or NULL. Under the lock. */
struct cr_spill_owner *cr_spill_owner_find(const struct cr_spill *s, uint32_t id);
/* The same, if its keys are still those that gave the name. */
struct cr_spill_owner *cr_spill_owner_of(const struct cr_spill *s,
                                         const struct cr_spill_name *name);
/* Finds it, or makes keys. Under the lock. CR_EFULL, CR_EIO. */
int cr_spill_owner_add(struct cr_spill *s, uint32_t id, struct cr_spill_owner **ret_owner);
/* Wipes its keys. Under the lock. */
void cr_spill_owner_remove(struct cr_spill *s, struct cr_spill_owner *owner);
/* Writes the key file anew, without the lock. `index_tag` of the index that describes the page file
 * as it is, or NULL while it may change. CR_EIO: the old one is still there. */
int cr_spill_keys_save(struct cr_spill *s, const uint8_t *index_tag);
/* Reads it, before there are threads. CR_ENOTFOUND when there is none that these keys open; CR_EIO.
 * ret_index_tag is that of the last save; false in *ret_is_clean when it had none. */
int cr_spill_keys_load(struct cr_spill *s, bool *ret_is_clean, uint8_t ret_index_tag[CR_SPILL_TAG]);

/* spill_file.c: the folder, the page file, and what is in it. */

/* All of `n` bytes, or CR_EIO; a read that meets the end gives CR_EFORMAT. */
int cr_spill_read_all(const struct cr_spill *s, int fd, void *bytes, size_t n, off_t at);
int cr_spill_write_all(const struct cr_spill *s, int fd, const void *bytes, size_t n, off_t at);
/* A whole file in place of another, such that after a crash there is one of the two. */
int cr_spill_replace_file(const struct cr_spill *s, const char *name, const void *bytes, size_t n);
int cr_spill_folder_open(struct cr_spill *s, struct cr_error *err);
/* Finds the pages on disk: from the index file where the key file vouches for it, else from the
 * heads of all slots. Begins anew where the key file does not open. Before there are threads. */
int cr_spill_recover(struct cr_spill *s, struct cr_error *err);
/* Writes the index file and has the key file vouch for it. After the threads have ended. */
void cr_spill_seal_index(struct cr_spill *s);

/* spill_threads.c */

void *cr_spill_writer_run(void *spill);
void *cr_spill_helper_run(void *spill);
void *cr_spill_reader_run(void *spill);
/* Does what is owed when the threads have ended: erasures, forgotten keys. */
void cr_spill_settle(struct cr_spill *s);

#endif
