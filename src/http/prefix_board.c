/* Keeps the worker's declarations in step with the registry.
 *
 * Asked before each request, on its loop's thread and under one mutex:
 *
 *     the registry's generation ── moved? ──▶ read which entries are in force, take back the rest
 *     the clock                 ── due?   ──▶ take back what expired; declare what has become valid
 *
 * The worker applies declarations and requests in the order in which they were posted. So a request
 * that comes after a revocation was committed is posted after it was taken back, whichever of the
 * loops noticed first; one that could not be followed by its revocation is not posted at all.
 *
 * Taking back is cheap and always done in full. Declaring is not (a signature, and the text to
 * tokens six times), so a request pays for at most one new entry, and the next one for the next.
 * What can't be declared for want of room or memory is tried again a second later; what must not be
 * (signed wrongly, for another model) is logged once and left until the registry changes it: ids
 * are never used again, so an id that was looked at stays what it was.
 *
 * Fail closed: when the registry can't be read, everything is taken back, and tenants compute for
 * themselves. The clock never goes back here: what has expired stays so while the process lives.
 *
 * Not done: demoting at the very second of expiry while no request comes. Only requests look.
 */
#include "http/prefix_board.h"

#include <stdlib.h>
#include <string.h>

#include "carrel/log.h"

#define NEVER   INT64_MAX
#define UNREAD  (-1) /* the registry's generations are positive */
#define RETRY_S 1

void prefix_board_init(struct prefix_board *board, struct cr_store *store)
{
    *board = (struct prefix_board){.store = store, .generation = UNREAD};
    pthread_mutex_init(&board->lock, NULL);
}

void prefix_board_release(struct prefix_board *board)
{
    free(board->items);
    pthread_mutex_destroy(&board->lock);
}

static void set_due(struct prefix_board *board)
{
    board->due_unix_s = NEVER;
    for (uint32_t i = 0; i < board->n; i++)
        if (board->items[i].due_unix_s < board->due_unix_s)
            board->due_unix_s = board->items[i].due_unix_s;
}

static int take_back(struct prefix_board *board, struct prefix_item *item, const char *why)
{
    if (!item->is_declared)
        return CR_OK;
    int status = cr_worker_revoke(board->worker, item->id);
    if (status != CR_OK)
        return status;
    item->is_declared = false;
    item->due_unix_s = NEVER;
    cr_log(CR_LOG_INFO, "prefix", "no longer shared", CR_LOG_STR("name", item->name),
           CR_LOG_STR("why", why));
    return CR_OK;
}

/* Takes the list of entries in force; what it does not name is taken back. Both ascend. */
static int take_list(struct prefix_board *board, const uint64_t *ids, uint32_t n_ids,
                     const char *why)
{
    struct prefix_item fresh[CR_STORE_MAX_PREFIXES];
    uint32_t old = 0;
    for (uint32_t i = 0; i < n_ids; i++) {
        while (old < board->n && board->items[old].id < ids[i])
            old++;
        fresh[i] = old < board->n && board->items[old].id == ids[i]
                       ? board->items[old]
                       : (struct prefix_item){.id = ids[i]};
    }
    for (uint32_t i = 0, at = 0; i < board->n; i++) {
        while (at < n_ids && ids[at] < board->items[i].id)
            at++;
        int status = CR_OK;
        if (at == n_ids || ids[at] != board->items[i].id)
            status = take_back(board, &board->items[i], why);
        if (status != CR_OK)
            return status;
    }
    if (n_ids > 0)
        memcpy(board->items, fresh, n_ids * sizeof fresh[0]);
    board->n = n_ids;
    return CR_OK;
}

/* Reads the registry again when it has changed. */
static int follow_registry(struct prefix_board *board)
{
    uint64_t ids[CR_STORE_MAX_PREFIXES];
    uint32_t n = 0;
    int64_t generation = UNREAD;
    int read = cr_store_prefix_generation(board->store, &generation);
    if (read == CR_OK && generation == board->generation)
        return CR_OK;
    if (read == CR_OK)
        read = cr_store_prefix_ids(board->store, ids, &n);
    if (read != CR_OK && board->generation != UNREAD)
        cr_log(CR_LOG_ERROR, "prefix", "the registry can't be read, so nothing is shared by it",
               CR_LOG_STR("why", cr_status_text(read)));
    board->generation = UNREAD; /* until the list is taken in full */
    int status = take_list(board, ids, read == CR_OK ? n : 0,
                           read == CR_OK ? "revoked, stale, or its issuer is not trusted"
                                         : "the registry can't be read");
    if (status == CR_OK && read == CR_OK)
        board->generation = generation;
    set_due(board);
    return status;
}

/* Takes back what has expired. */
static int follow_clock(struct prefix_board *board)
{
    for (uint32_t i = 0; i < board->n; i++) {
        struct prefix_item *item = &board->items[i];
        int status = CR_OK;
        if (item->is_declared && board->now_unix_s >= item->expires_unix_s)
            status = take_back(board, item, "expired");
        if (status != CR_OK)
            return status;
    }
    return CR_OK;
}

/* Is the entry good, for this model and now? Fills in what the item keeps of it. */
static int check(struct prefix_board *board, const struct cr_prefix_row *row,
                 struct prefix_item *item, enum cr_prefix_state *ret_state, int32_t **ret_tokens,
                 uint32_t *ret_n)
{
    memcpy(item->name, row->prefix.name, sizeof item->name);
    item->expires_unix_s = row->prefix.expires_unix_s;
    *ret_tokens = NULL;
    *ret_state = cr_prefix_row_check(row, board->now_unix_s);
    item->due_unix_s = *ret_state == CR_PREFIX_NOT_YET ? row->prefix.not_before_unix_s : NEVER;
    if (*ret_state != CR_PREFIX_VALID)
        return CR_OK;
    return cr_prefix_match(&row->prefix, board->vocab, board->model, ret_state, ret_tokens, ret_n);
}

/* Declares an entry, or finds out why not. */
static void look_at(struct prefix_board *board, struct prefix_item *item)
{
    struct cr_prefix_row row;
    enum cr_prefix_state state = CR_PREFIX_REVOKED;
    int32_t *tokens = NULL;
    uint32_t n = 0;
    int status = cr_store_prefix_load(board->store, item->id, &row);
    if (status == CR_ENOTFOUND) { /* gone a moment ago: the next list will not have it */
        item->due_unix_s = NEVER;
        return;
    }
    if (status == CR_OK) {
        status = check(board, &row, item, &state, &tokens, &n);
        cr_prefix_row_release(&row);
    }
    if (status == CR_OK && state == CR_PREFIX_VALID)
        status = cr_worker_declare(board->worker, item->id, tokens, n);
    free(tokens);
    if (status != CR_OK) {
        item->due_unix_s = board->now_unix_s + RETRY_S;
        cr_log(CR_LOG_WARN, "prefix", "not shared yet, will be tried again",
               CR_LOG_UINT("entry", item->id), CR_LOG_STR("why", cr_status_text(status)));
    } else if (state == CR_PREFIX_VALID) {
        item->is_declared = true;
        item->n_tokens = n;
        item->due_unix_s = item->expires_unix_s;
        cr_log(CR_LOG_INFO, "prefix", "may be shared", CR_LOG_STR("name", item->name),
               CR_LOG_UINT("tokens", n));
    } else {
        cr_log(CR_LOG_WARN, "prefix", "not shared", CR_LOG_STR("name", item->name),
               CR_LOG_STR("why", cr_prefix_state_sentence(state)));
    }
}

static int sync(struct prefix_board *board, int64_t now_unix_s)
{
    if (now_unix_s > board->now_unix_s)
        board->now_unix_s = now_unix_s;
    int status = follow_registry(board);
    if (status != CR_OK || board->now_unix_s < board->due_unix_s)
        return status;
    status = follow_clock(board);
    for (uint32_t i = 0; status == CR_OK && i < board->n; i++)
        if (!board->items[i].is_declared && board->items[i].due_unix_s <= board->now_unix_s) {
            look_at(board, &board->items[i]);
            break;
        }
    set_due(board);
    return status;
}

int prefix_board_sync(struct prefix_board *board, int64_t now_unix_s)
{
    pthread_mutex_lock(&board->lock);
    int status = board->is_open ? sync(board, now_unix_s) : CR_OK;
    pthread_mutex_unlock(&board->lock);
    return status;
}

void prefix_board_count(struct prefix_board *board, uint32_t *ret_n, uint64_t *ret_n_tokens)
{
    *ret_n = 0;
    *ret_n_tokens = 0;
    pthread_mutex_lock(&board->lock);
    for (uint32_t i = 0; i < board->n; i++) {
        *ret_n += board->items[i].is_declared;
        *ret_n_tokens += board->items[i].is_declared ? board->items[i].n_tokens : 0;
    }
    pthread_mutex_unlock(&board->lock);
}

int prefix_board_open(struct prefix_board *board, struct cr_worker *worker,
                      const struct cr_vocab *vocab, const struct cr_hparams *hparams,
                      int64_t now_unix_s)
{
    board->worker = worker;
    board->vocab = vocab;
    board->items = calloc(CR_STORE_MAX_PREFIXES, sizeof board->items[0]);
    int status = board->items != NULL ? cr_prefix_model(vocab, hparams, board->model) : CR_ENOMEM;
    if (status != CR_OK)
        return status;
    board->is_open = true;
    do
        status = prefix_board_sync(board, now_unix_s);
    while (status == CR_OK && board->due_unix_s <= board->now_unix_s);
    return CR_OK; /* nothing was declared before, so nothing is owed: the rest comes by itself */
}
