/* Issuers' keys: making them, reading them, signing and verifying.
 *
 * Ed25519, because it has one parameter set, short keys, and signatures that need no random
 * numbers. Keys are kept as the PEM files that `openssl pkey` and `openssl genpkey -algorithm
 * ed25519` know, so that an issuer may make and guard his with tools of his own.
 *
 * A private key exists in two places: its file, made 0600 and refused when others may read it, and
 * a struct cr_secret while something is signed. What OpenSSL and stdio held of it is wiped. It is
 * not encrypted in its file: where that matters, the key belongs on another machine than the
 * server, and nothing here ever asks for it there.
 *
 * An issuer's id is the SHA-256 of the 32 bytes of the public key, so an entry names its key
 * without saying where to find it: the registry only knows keys that an operator has trusted.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "http/prefix_int.h"

#define MAX_PEM 16384 /* of a key file that is read */

int prefix_sha256(const void *data, size_t len, uint8_t ret_digest[CR_DIGEST_BYTES])
{
    return EVP_Digest(data, len, ret_digest, NULL, EVP_sha256(), NULL) == 1 ? CR_OK : CR_ENOMEM;
}

int cr_issuer_id(const uint8_t public_key[CR_ISSUER_KEY_BYTES], char ret_id[CR_ISSUER_ID_MAX])
{
    uint8_t digest[CR_DIGEST_BYTES];
    int status = prefix_sha256(public_key, CR_ISSUER_KEY_BYTES, digest);
    if (status == CR_OK)
        prefix_to_hex(digest, sizeof digest, ret_id);
    return status;
}

/* --- files -------------------------------------------------------------------------------- */

/* Writes what is in `bio` to a new file. */
static int write_new(const char *path, mode_t mode, BIO *bio, struct cr_error *err)
{
    char *data;
    long len = BIO_get_mem_data(bio, &data);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0 && errno == EEXIST)
        return cr_error_set(err, CR_EEXIST,
                            "%.160s exists already; name another file, or move it away.", path);
    bool ok = fd >= 0 && write(fd, data, (size_t)len) == len && fsync(fd) == 0;
    int why = errno;
    if (fd >= 0)
        ok = close(fd) == 0 && ok;
    if (ok)
        return CR_OK;
    if (fd >= 0)
        unlink(path);
    return cr_error_set(err, CR_EIO, "The key file %.160s can't be written: %s.", path,
                        strerror(why));
}

int cr_issuer_keygen(const char *path, uint8_t ret_public[CR_ISSUER_KEY_BYTES],
                     struct cr_error *err)
{
    char *public_path = NULL;
    size_t len = CR_ISSUER_KEY_BYTES;
    EVP_PKEY *key = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
    BIO *private_pem = BIO_new(BIO_s_secmem()), *public_pem = BIO_new(BIO_s_mem());
    int status = CR_OK;
    if (asprintf(&public_path, "%s.pub", path) < 0)
        public_path = NULL;
    if (key == NULL)
        status = cr_error_set(err, CR_EINTERNAL, "The system gives no random numbers for a key.");
    else if (private_pem == NULL || public_pem == NULL || public_path == NULL ||
             PEM_write_bio_PKCS8PrivateKey(private_pem, key, NULL, NULL, 0, NULL, NULL) != 1 ||
             PEM_write_bio_PUBKEY(public_pem, key) != 1 ||
             EVP_PKEY_get_raw_public_key(key, ret_public, &len) != 1)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory for a key.");
    if (status == CR_OK && access(public_path, F_OK) == 0)
        status =
            cr_error_set(err, CR_EEXIST,
                         "%.160s exists already; name another file, or move it away.", public_path);
    if (status == CR_OK)
        status = write_new(path, 0600, private_pem, err);
    if (status == CR_OK) {
        status = write_new(public_path, 0644, public_pem, err);
        if (status != CR_OK)
            unlink(path);
    }
    BIO_free(private_pem); /* secmem: wiped */
    BIO_free(public_pem);
    EVP_PKEY_free(key);
    free(public_path);
    return status;
}

/* A file that asks for a passphrase is not read: nobody may be there to answer. */
static int no_passphrase(char *buf, int size, int for_writing, void *user)
{
    (void)buf, (void)size, (void)for_writing, (void)user;
    return -1;
}

static int bad_file(const char *path, struct cr_error *err)
{
    return cr_error_set(err, CR_EIO, "The key file %.160s can't be read: %s.", path,
                        strerror(errno));
}

/* The file's bytes in a BIO over `buf`, which the caller wipes; NULL: `err` says why. */
static BIO *open_pem(const char *path, bool is_private, char buf[MAX_PEM], struct cr_error *err)
{
    struct stat st;
    ssize_t len = -1;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) {
        bad_file(path, err);
    } else if (!S_ISREG(st.st_mode) || st.st_size > MAX_PEM) {
        cr_error_set(err, CR_EFORMAT,
                     "%.160s is no key file; name one that `carrel prefix "
                     "keygen` made.",
                     path);
    } else if (is_private && (st.st_mode & (S_IRWXG | S_IRWXO))) {
        cr_error_set(err, CR_EFORBIDDEN,
                     "Others may read the private key %.160s; run `chmod 600` on it, and make a "
                     "new one if they may have.",
                     path);
    } else {
        len = read(fd, buf, MAX_PEM);
        if (len < 0)
            bad_file(path, err);
    }
    if (fd >= 0)
        close(fd);
    if (len < 0)
        return NULL;
    BIO *bio = BIO_new_mem_buf(buf, (int)len);
    if (bio == NULL)
        cr_error_set(err, CR_ENOMEM, "There is not enough memory to read a key.");
    return bio;
}

/* Reads a key and hands out its raw bytes. */
static int load(const char *path, bool is_private, uint8_t ret_raw[CR_ISSUER_KEY_BYTES],
                struct cr_error *err)
{
    char buf[MAX_PEM];
    struct cr_error why = {0};
    size_t len = CR_ISSUER_KEY_BYTES;
    BIO *bio = open_pem(path, is_private, buf, &why);
    if (bio == NULL) {
        cr_secret_wipe(buf, sizeof buf);
        return cr_error_set(err, why.status, "%s", why.text);
    }
    EVP_PKEY *key = is_private ? PEM_read_bio_PrivateKey(bio, NULL, no_passphrase, NULL)
                               : PEM_read_bio_PUBKEY(bio, NULL, no_passphrase, NULL);
    bool ok = key != NULL && EVP_PKEY_is_a(key, "ED25519") == 1 &&
              (is_private ? EVP_PKEY_get_raw_private_key(key, ret_raw, &len)
                          : EVP_PKEY_get_raw_public_key(key, ret_raw, &len)) == 1;
    EVP_PKEY_free(key);
    BIO_free(bio);
    cr_secret_wipe(buf, sizeof buf);
    if (ok)
        return CR_OK;
    return cr_error_set(err, CR_EFORMAT,
                        is_private ? "%.160s holds no Ed25519 private key in PEM, without a "
                                     "passphrase; make one with `carrel prefix keygen`."
                                   : "%.160s holds no Ed25519 public key in PEM; name the .pub "
                                     "file that `carrel prefix keygen` made.",
                        path);
}

int cr_issuer_load_private(const char *path, struct cr_secret *ret_private, struct cr_error *err)
{
    uint8_t raw[CR_ISSUER_KEY_BYTES];
    int status = load(path, true, raw, err);
    if (status == CR_OK && cr_secret_init(ret_private, raw, sizeof raw) != CR_OK)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory to read a key.");
    cr_secret_wipe(raw, sizeof raw);
    return status;
}

int cr_issuer_load_public(const char *path, uint8_t ret_public[CR_ISSUER_KEY_BYTES],
                          struct cr_error *err)
{
    return load(path, false, ret_public, err);
}

/* --- signatures --------------------------------------------------------------------------- */

int cr_prefix_sign(struct cr_prefix *prefix, const struct cr_secret *private_key)
{
    uint8_t public_key[CR_ISSUER_KEY_BYTES];
    size_t key_len = sizeof public_key, len = sizeof prefix->signature;
    struct cr_buf signed_bytes;
    cr_buf_init(&signed_bytes, PREFIX_MAX_SIGNED);
    EVP_PKEY *key =
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, private_key->bytes, private_key->len);
    EVP_MD_CTX *md = EVP_MD_CTX_new();
    bool ok = key != NULL && md != NULL &&
              EVP_PKEY_get_raw_public_key(key, public_key, &key_len) == 1 &&
              cr_issuer_id(public_key, prefix->issuer) == CR_OK &&
              prefix_signed_bytes(prefix, &signed_bytes) == CR_OK &&
              EVP_DigestSignInit(md, NULL, NULL, NULL, key) == 1 &&
              EVP_DigestSign(md, prefix->signature, &len, (const uint8_t *)signed_bytes.data,
                             signed_bytes.len) == 1;
    EVP_MD_CTX_free(md);
    EVP_PKEY_free(key);
    cr_buf_release(&signed_bytes);
    return ok ? CR_OK : CR_ENOMEM;
}

bool cr_prefix_verify(const struct cr_prefix *prefix, const uint8_t public_key[CR_ISSUER_KEY_BYTES])
{
    struct cr_buf signed_bytes;
    cr_buf_init(&signed_bytes, PREFIX_MAX_SIGNED);
    EVP_PKEY *key =
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, public_key, CR_ISSUER_KEY_BYTES);
    EVP_MD_CTX *md = EVP_MD_CTX_new();
    bool ok = key != NULL && md != NULL && prefix_signed_bytes(prefix, &signed_bytes) == CR_OK &&
              EVP_DigestVerifyInit(md, NULL, NULL, NULL, key) == 1 &&
              EVP_DigestVerify(md, prefix->signature, sizeof prefix->signature,
                               (const uint8_t *)signed_bytes.data, signed_bytes.len) == 1;
    EVP_MD_CTX_free(md);
    EVP_PKEY_free(key);
    cr_buf_release(&signed_bytes);
    ERR_clear_error(); /* a loop's thread: TLS would take what is left there for its own */
    return ok;
}
