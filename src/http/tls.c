/* TLS contexts. Sessions under an old context go on after a reload; new ones get the new one. */
#include <openssl/err.h>

#include "http/server_int.h"

int tls_load(const char *cert, const char *key, SSL_CTX **ret_tls, struct cr_error *err)
{
    static const unsigned char session_id[] = "carrel";
    SSL_CTX *tls = SSL_CTX_new(TLS_server_method());
    if (tls == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory for TLS.");
    int status = CR_OK;
    /* The key first: OpenSSL would call a key that does not fit a loaded certificate unreadable. */
    if (SSL_CTX_use_PrivateKey_file(tls, key, SSL_FILETYPE_PEM) != 1)
        status = cr_error_set(err, CR_EIO,
                              "The private key %s can't be read; it must be a PEM file without a "
                              "passphrase.",
                              key);
    else if (SSL_CTX_use_certificate_chain_file(tls, cert) != 1)
        status = cr_error_set(err, CR_EIO,
                              "The certificate %s can't be read; it must be a PEM file.", cert);
    else if (SSL_CTX_check_private_key(tls) != 1)
        status =
            cr_error_set(err, CR_EINVAL, "The private key %s does not belong to %s.", key, cert);
    ERR_clear_error();
    if (status != CR_OK) {
        SSL_CTX_free(tls);
        return status;
    }
    SSL_CTX_set_min_proto_version(tls, TLS1_2_VERSION);
    SSL_CTX_set_options(tls, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                 SSL_OP_IGNORE_UNEXPECTED_EOF);
    SSL_CTX_set_mode(tls, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_id_context(tls, session_id, sizeof session_id - 1);
    *ret_tls = tls;
    return CR_OK;
}
