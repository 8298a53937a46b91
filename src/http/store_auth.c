/* Who does a presented key belong to? On the path of every request, so it must be quick.
 *
 *     presented key ──HMAC──▶ digest ──▶ remembered? ──▶ principal              (a microsecond)
 *                                           │ no, or the file has changed since
 *                                           ▼
 *                                 row in the file ──▶ scrypt ──▶ remember         (some 11 ms)
 *
 * Remembered keys stand in a table as HMAC-SHA256 under a key drawn at random for this process,
 * so neither a core dump nor timing of the table says anything about a key. An entry is good for
 * one generation. The generation goes up when this process changes the file, and when SQLite's
 * data_version, asked at most every CHECK_MS, says that another one did. An old entry is looked up
 * in the file again (is the row it was checked against still valid?) but not hashed again, so that
 * adding one key does not cost all tenants 11 ms. An entry made while a revocation was on its way
 * carries the generation from before it: it is looked up again too. Where the file can't be
 * asked, nobody is let in.
 *
 * Wrong tries are paid from token buckets, because each costs 11 ms: one per key id, and one for
 * all. A try takes its tokens first and a right one gives them back. Ids that the file does not
 * know (or that were revoked) cost the same dummy hash, so that an answer's time says nothing
 * about an id, but they draw on a bucket of their own: strangers with made-up ids can't keep a
 * tenant's fresh key out. Who knows a valid id can, while he tries, delay that key's first use
 * after a restart; a key in use is remembered and not concerned.
 *
 * The buckets bound processor time. They are not what makes guessing hopeless: 256 bits are.
 */
#include <stdlib.h>
#include <string.h>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "carrel/secret.h"
#include "http/store_int.h"

#define CHECK_MS     250 /* how long another process's revocation may go unseen */
#define N_SETS       512
#define N_WAYS       8
#define N_TRIED      256 /* key ids whose wrong tries are counted */
#define DIGEST_BYTES 32

/* Tries at once, and the time to regain one. */
#define ID_BURST   10
#define ID_TRY_MS  2000
#define ALL_BURST  64
#define ALL_TRY_MS 64

struct entry {
    uint64_t generation; /* 0: empty */
    uint64_t used;
    uint8_t digest[DIGEST_BYTES];
    uint8_t hash[CR_HASH_BYTES]; /* of the row it was checked against */
    struct cr_principal principal;
};

struct bucket {
    uint32_t n_left;
    uint64_t since_ms; /* when n_left was right */
};

struct tried {
    char key_id[CR_KEY_ID_MAX];
    uint64_t used;
    struct bucket bucket;
};

struct cr_store_auth {
    pthread_mutex_t lock;
    EVP_MAC_CTX *hmac;
    const struct cr_clock *clock;
    uint64_t generation, n_used;
    uint64_t checked_ms; /* when data_version was last asked */
    bool checked;
    int64_t data_version;
    uint64_t n_hashes, n_lookups;
    struct bucket known, unknown;
    struct tried tried[N_TRIED];
    struct entry entries[N_SETS][N_WAYS];
};

static uint64_t now_ms(const struct cr_store_auth *auth)
{
    return cr_clock_now_us(auth->clock) / 1000;
}

int cr_store_auth_create(struct cr_store_auth **ret_auth)
{
    struct cr_store_auth *auth = calloc(1, sizeof *auth);
    if (!auth)
        return CR_ENOMEM;
    pthread_mutex_init(&auth->lock, NULL);
    auth->generation = 1;
    auth->known.n_left = auth->unknown.n_left = ALL_BURST;

    uint8_t key[32];
    OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string("digest", (char[]){"SHA256"}, 0),
                           OSSL_PARAM_construct_end()};
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    auth->hmac = mac ? EVP_MAC_CTX_new(mac) : NULL;
    EVP_MAC_free(mac);
    int ok = auth->hmac && RAND_priv_bytes(key, sizeof key) == 1 &&
             EVP_MAC_init(auth->hmac, key, sizeof key, params) == 1;
    cr_secret_wipe(key, sizeof key);
    if (!ok) {
        cr_store_auth_destroy(auth);
        return CR_EINTERNAL;
    }
    *ret_auth = auth;
    return CR_OK;
}

void cr_store_auth_destroy(struct cr_store_auth *auth)
{
    if (!auth)
        return;
    EVP_MAC_CTX_free(auth->hmac);
    pthread_mutex_destroy(&auth->lock);
    cr_secret_wipe(auth, sizeof *auth);
    free(auth);
}

void cr_store_auth_touch(struct cr_store_auth *auth)
{
    pthread_mutex_lock(&auth->lock);
    auth->generation++;
    pthread_mutex_unlock(&auth->lock);
}

void cr_store_auth_set_clock(struct cr_store_auth *auth, const struct cr_clock *clock)
{
    pthread_mutex_lock(&auth->lock);
    auth->clock = clock;
    pthread_mutex_unlock(&auth->lock);
}

void cr_store_auth_counts(struct cr_store_auth *auth, uint64_t *ret_n_hashes,
                          uint64_t *ret_n_lookups)
{
    pthread_mutex_lock(&auth->lock);
    *ret_n_hashes = auth->n_hashes;
    *ret_n_lookups = auth->n_lookups;
    pthread_mutex_unlock(&auth->lock);
}

static void refill(struct bucket *bucket, uint32_t burst, uint32_t try_ms, uint64_t now)
{
    uint64_t n = (now - bucket->since_ms) / try_ms;
    bucket->since_ms += n * try_ms;
    bucket->n_left = n >= burst - bucket->n_left ? burst : bucket->n_left + (uint32_t)n;
}

/* The bucket of a key id, filled up to now; the one that was used longest ago gives way. */
static struct bucket *id_bucket(struct cr_store_auth *auth, const char *key_id, uint64_t now)
{
    struct tried *found = &auth->tried[0];
    for (size_t i = 0; i < N_TRIED; i++) {
        struct tried *t = &auth->tried[i];
        if (t->used && strcmp(t->key_id, key_id) == 0) {
            found = t;
            break;
        }
        if (t->used < found->used)
            found = t;
    }
    if (!found->used || strcmp(found->key_id, key_id) != 0) {
        memcpy(found->key_id, key_id, sizeof found->key_id);
        found->bucket = (struct bucket){.n_left = ID_BURST, .since_ms = now};
    }
    found->used = ++auth->n_used;
    refill(&found->bucket, ID_BURST, ID_TRY_MS, now);
    return &found->bucket;
}

/* Takes a try from both buckets, or from none. */
static bool take_try(struct cr_store_auth *auth, const char *key_id, struct bucket *all)
{
    uint64_t now = now_ms(auth);
    struct bucket *id = id_bucket(auth, key_id, now);
    refill(all, ALL_BURST, ALL_TRY_MS, now);
    if (id->n_left == 0 || all->n_left == 0)
        return false;
    id->n_left--;
    all->n_left--;
    return true;
}

static void give_back_try(struct cr_store_auth *auth, const char *key_id)
{
    struct bucket *id = id_bucket(auth, key_id, now_ms(auth));
    if (id->n_left < ID_BURST)
        id->n_left++;
    if (auth->known.n_left < ALL_BURST)
        auth->known.n_left++;
}

static bool make_digest(struct cr_store_auth *auth, const char *key, uint8_t digest[DIGEST_BYTES])
{
    size_t len;
    return EVP_MAC_init(auth->hmac, NULL, 0, NULL) == 1 &&
           EVP_MAC_update(auth->hmac, (const unsigned char *)key, CR_KEY_LEN) == 1 &&
           EVP_MAC_final(auth->hmac, digest, &len, DIGEST_BYTES) == 1;
}

static struct entry *set_of(struct cr_store_auth *auth, const uint8_t *digest)
{
    return auth->entries[(digest[0] | digest[1] << 8) % N_SETS];
}

/* The entry of that digest, of whatever generation; else NULL. */
static struct entry *find(struct cr_store_auth *auth, const uint8_t *digest)
{
    struct entry *set = set_of(auth, digest);
    for (size_t i = 0; i < N_WAYS; i++)
        if (set[i].generation && CRYPTO_memcmp(set[i].digest, digest, DIGEST_BYTES) == 0) {
            set[i].used = ++auth->n_used;
            return &set[i];
        }
    return NULL;
}

static void remember(struct cr_store_auth *auth, const uint8_t *digest,
                     const struct cr_key_row *row, uint64_t generation)
{
    struct entry *e = find(auth, digest);
    if (!e) {
        struct entry *set = set_of(auth, digest);
        e = &set[0];
        for (size_t i = 1; i < N_WAYS; i++)
            if (set[i].used < e->used)
                e = &set[i];
    }
    memcpy(e->digest, digest, DIGEST_BYTES);
    memcpy(e->hash, row->hash, CR_HASH_BYTES);
    e->principal = row->principal;
    e->generation = generation;
    e->used = ++auth->n_used;
}

/* Asks the file whether another process changed it, unless that was asked a moment ago. Called
 * with auth->lock held, and returns so. */
static int check_for_changes(struct cr_store *store)
{
    struct cr_store_auth *auth = store->auth;
    if (auth->checked && now_ms(auth) - auth->checked_ms < CHECK_MS)
        return CR_OK;
    pthread_mutex_unlock(&auth->lock); /* the file's lock comes first */
    pthread_mutex_lock(&store->lock);
    pthread_mutex_lock(&auth->lock);
    int status = CR_OK;
    uint64_t now = now_ms(auth);
    if (!auth->checked || now - auth->checked_ms >= CHECK_MS) {
        sqlite3_stmt *stmt = cr_store_stmt(store, CR_STMT_DATA_VERSION);
        int rc = sqlite3_step(stmt);
        int64_t version = rc == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
        sqlite3_reset(stmt);
        if (rc != SQLITE_ROW) {
            status = cr_store_fail(store, rc, NULL);
        } else {
            if (auth->checked && version != auth->data_version)
                auth->generation++;
            auth->data_version = version;
            auth->checked_ms = now;
            auth->checked = true;
        }
    }
    pthread_mutex_unlock(&store->lock);
    return status;
}

/* The slow way: the file, then scrypt. `known` is a copy of the remembered entry, or NULL. */
static int check_key(struct cr_store *store, const char *key_id, const char *secret,
                     const uint8_t *digest, const struct entry *known,
                     struct cr_principal *ret_principal)
{
    struct cr_store_auth *auth = store->auth;
    struct cr_key_row row = {.scrypt_log2_n = CR_SCRYPT_LOG2_N};
    pthread_mutex_lock(&store->lock);
    int found = cr_store_key_find(store, key_id, &row);
    pthread_mutex_lock(&auth->lock);
    uint64_t generation = auth->generation;
    auth->n_lookups++;
    pthread_mutex_unlock(&store->lock);
    if (found != CR_OK && found != CR_EAUTH) {
        pthread_mutex_unlock(&auth->lock);
        return found;
    }
    bool ok = found == CR_OK && known && CRYPTO_memcmp(known->hash, row.hash, CR_HASH_BYTES) == 0;
    if (!ok) {
        if (!take_try(auth, key_id, found == CR_OK ? &auth->known : &auth->unknown)) {
            pthread_mutex_unlock(&auth->lock);
            return CR_EFULL;
        }
        auth->n_hashes++;
        pthread_mutex_unlock(&auth->lock);

        uint8_t hash[CR_HASH_BYTES];
        int status = cr_key_hash(secret, row.salt, row.scrypt_log2_n, hash);
        int differs = CRYPTO_memcmp(hash, row.hash, sizeof hash);
        cr_secret_wipe(hash, sizeof hash);
        if (status != CR_OK)
            return status;
        ok = found == CR_OK && differs == 0;

        pthread_mutex_lock(&auth->lock);
        if (ok)
            give_back_try(auth, key_id);
    }
    if (ok)
        remember(auth, digest, &row, generation);
    pthread_mutex_unlock(&auth->lock);
    if (!ok)
        return CR_EAUTH;
    *ret_principal = row.principal;
    return CR_OK;
}

int cr_store_authenticate(struct cr_store *store, const char *key, size_t len,
                          struct cr_principal *ret_principal)
{
    struct cr_store_auth *auth = store->auth;
    char key_id[CR_KEY_ID_MAX];
    const char *secret;
    if (!cr_key_parse(key, len, key_id, &secret))
        return CR_EAUTH;

    uint8_t digest[DIGEST_BYTES];
    struct entry known;
    pthread_mutex_lock(&auth->lock);
    int status = check_for_changes(store);
    if (status == CR_OK && !make_digest(auth, key, digest))
        status = CR_ENOMEM;
    if (status != CR_OK) {
        pthread_mutex_unlock(&auth->lock);
        return status;
    }
    struct entry *e = find(auth, digest);
    if (e && e->generation == auth->generation) {
        *ret_principal = e->principal;
        pthread_mutex_unlock(&auth->lock);
        return CR_OK;
    }
    if (e)
        known = *e;
    pthread_mutex_unlock(&auth->lock);
    return check_key(store, key_id, secret, digest, e ? &known : NULL, ret_principal);
}
