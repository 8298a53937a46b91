/* TLS: the same server behind a certificate, which a reload replaces. */
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "server_fixture.h"

#define CHAT  "/v1/chat/completions"
#define HELLO "\"messages\":[{\"role\":\"user\",\"content\":\"hello world\"}]"

/* Writes a fresh key and a certificate for it, with this serial number. */
static void write_pair(const char *cert_path, const char *key_path, long serial)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *cert = X509_new();
    CHECK(key != NULL && cert != NULL);
    X509_set_version(cert, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(cert), serial);
    X509_gmtime_adj(X509_getm_notBefore(cert), -3600);
    X509_gmtime_adj(X509_getm_notAfter(cert), 3600);
    X509_NAME *name = X509_get_subject_name(cert);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const unsigned char *)"localhost", -1, -1,
                               0);
    X509_set_issuer_name(cert, name);
    X509_set_pubkey(cert, key);
    CHECK(X509_sign(cert, key, EVP_sha256()) > 0);

    FILE *out = fopen(cert_path, "w");
    CHECK(out != NULL && PEM_write_X509(out, cert) == 1);
    fclose(out);
    out = fopen(key_path, "w");
    CHECK(out != NULL && PEM_write_PrivateKey(out, key, NULL, NULL, 0, NULL, NULL) == 1);
    fclose(out);
    X509_free(cert);
    EVP_PKEY_free(key);
}

struct tls_client {
    struct client plain;
    SSL_CTX *context;
    SSL *ssl;
};

static struct tls_client tls_open(uint16_t port)
{
    struct tls_client c = {.plain = client_open(port)};
    c.context = SSL_CTX_new(TLS_client_method());
    c.ssl = SSL_new(c.context);
    CHECK(c.ssl != NULL);
    SSL_set_fd(c.ssl, c.plain.fd);
    CHECK_INT(SSL_connect(c.ssl), 1);
    return c;
}

static void tls_close(struct tls_client *c)
{
    SSL_free(c->ssl);
    SSL_CTX_free(c->context);
    client_close(&c->plain);
}

static long tls_serial(const struct tls_client *c)
{
    X509 *cert = SSL_get1_peer_certificate(c->ssl);
    CHECK(cert != NULL);
    long serial = ASN1_INTEGER_get(X509_get_serialNumber(cert));
    X509_free(cert);
    return serial;
}

static void tls_send(struct tls_client *c, const char *text)
{
    CHECK_INT(SSL_write(c->ssl, text, (int)strlen(text)), strlen(text));
}

/* Reads until `text` has come; with NULL until the end, which must be an orderly one. */
static void tls_wait(struct tls_client *c, const char *text)
{
    struct cr_buf *in = &c->plain.in;
    while (text == NULL || in->len == 0 || strstr(in->data, text) == NULL) {
        CHECK_INT(cr_buf_reserve(in, 4096), CR_OK);
        int n = SSL_read(c->ssl, in->data + in->len, 4096);
        if (n <= 0 && text == NULL) {
            CHECK_INT(SSL_get_error(c->ssl, n), SSL_ERROR_ZERO_RETURN);
            return;
        }
        if (n <= 0)
            TEST_FAIL("the server closed before \"%s\"", text);
        in->len += (size_t)n;
        in->data[in->len] = '\0';
    }
}

static void tls_post(struct tls_client *c, const char *key, const char *json)
{
    char request[1024];
    snprintf(request, sizeof request,
             "POST " CHAT " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n"
             "Content-Length: %zu\r\n\r\n%s",
             key, strlen(json), json);
    tls_send(c, request);
}

struct pair {
    struct dir dir;
    char cert[128], key[128];
};

static struct pair make_pair(long serial)
{
    struct pair pair = {.dir = dir_make()};
    snprintf(pair.cert, sizeof pair.cert, "%s/cert.pem", pair.dir.path);
    snprintf(pair.key, sizeof pair.key, "%s/key.pem", pair.dir.path);
    write_pair(pair.cert, pair.key, serial);
    return pair;
}

static void test_answers(void)
{
    struct pair pair = make_pair(1);
    struct stage s;
    stage_defaults(&s);
    s.config.tls_cert = pair.cert;
    s.config.tls_key = pair.key;
    stage_open(&s);

    struct tls_client c = tls_open(s.port);
    CHECK_INT(tls_serial(&c), 1);
    tls_post(&c, s.key, "{" HELLO ",\"max_tokens\":3}");
    tls_wait(&c, "w0 w1 w2");
    cr_buf_clear(&c.plain.in);
    tls_post(&c, s.key, "{" HELLO ",\"max_tokens\":200,\"stream\":true}");
    tls_wait(&c, "data: [DONE]\n\n\r\n0\r\n\r\n");
    cr_buf_clear(&c.plain.in);
    tls_send(&c, "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    tls_wait(&c, NULL);
    CHECK(strstr(c.plain.in.data, "\"ok\"") != NULL);
    tls_close(&c);

    /* Who leaves in the middle is noticed here too. */
    c = tls_open(s.port);
    tls_post(&c, s.key, "{" HELLO ",\"seed\":1300,\"stream\":true}");
    tls_wait(&c, "assistant");
    tls_close(&c);
    fake_wait_idle(s.worker);
    CHECK_INT(s.worker->n_canceled, 1);
    stage_close(&s);
    dir_remove(&pair.dir);
}

/* Someone who speaks no TLS, and someone who begins and stalls. */
static void test_strangers(void)
{
    struct pair pair = make_pair(1);
    struct stage s;
    stage_defaults(&s);
    s.config.tls_cert = pair.cert;
    s.config.tls_key = pair.key;
    s.config.limits.header_timeout_ms = 150;
    stage_open(&s);
    struct client plain = client_open(s.port);
    CHECK(client_send_text(&plain, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"));
    while (client_more(&plain))
        continue;
    CHECK(plain.in.len == 0 || strstr(plain.in.data, "HTTP") == NULL);
    client_close(&plain);
    plain = client_open(s.port);
    CHECK(client_send(&plain, "\x16\x03\x01\x02\x00\x01", 6));
    CHECK(client_at_end(&plain));
    client_close(&plain);

    struct tls_client c = tls_open(s.port);
    tls_send(&c, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
    tls_wait(&c, "\"ok\"");
    tls_close(&c);
    stage_close(&s);
    dir_remove(&pair.dir);
}

static void test_reload(void)
{
    struct pair pair = make_pair(1);
    struct stage s;
    struct cr_error err;
    stage_defaults(&s);
    s.config.tls_cert = pair.cert;
    s.config.tls_key = pair.key;
    stage_open(&s);
    struct tls_client old = tls_open(s.port);
    CHECK_INT(tls_serial(&old), 1);

    write_pair(pair.cert, pair.key, 2);
    CHECK_INT(cr_server_reload(s.server, NULL, &err), CR_OK);
    for (long serial = 1; serial != 2;) { /* the loops take it over when they wake */
        struct tls_client c = tls_open(s.port);
        serial = tls_serial(&c);
        tls_close(&c);
    }
    tls_send(&old, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"); /* goes on under the old one */
    tls_wait(&old, "\"ok\"");
    tls_close(&old);

    /* A key that does not fit, and a file that is gone: everything stays as it was. */
    struct pair other = make_pair(3);
    FILE *from = fopen(other.key, "r"), *to = fopen(pair.key, "w");
    char pem[4096];
    size_t n = fread(pem, 1, sizeof pem, from);
    CHECK(n > 0 && fwrite(pem, 1, n, to) == n);
    fclose(from);
    fclose(to);
    CHECK_INT(cr_server_reload(s.server, NULL, &err), CR_EINVAL);
    CHECK_INT(remove(pair.cert), 0);
    CHECK_INT(cr_server_reload(s.server, NULL, &err), CR_EIO);
    struct tls_client c = tls_open(s.port);
    CHECK_INT(tls_serial(&c), 2);
    tls_close(&c);
    stage_close(&s);
    dir_remove(&pair.dir);
    dir_remove(&other.dir);
}

TEST_MAIN(CASE(test_answers), CASE(test_strangers), CASE(test_reload))
