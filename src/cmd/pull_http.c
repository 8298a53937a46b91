/* One attempt to fetch what is missing of a file.
 *
 * To continue, the request says "Range: bytes=LEN-" and "If-Range: VALIDATOR": a server that still
 * has that version answers 206 with the rest; one whose file changed, or that knows no ranges,
 * answers 200 with all of it, and the file begins anew. A 206 is believed only when it starts
 * where it should and carries the same validator. 416 means that nothing is left to send, if the
 * server's length is ours.
 *
 * Progress goes to stderr, ten times a second at most. The rate is that of the last seconds
 * (an exponential mean), since a whole download's mean hides that it has stalled.
 */
#include "cmd/pull.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <curl/curl.h>

#include "carrel/clock.h"
#include "cmd/cmd_util.h"

#define CONNECT_S 30L
#define SILENCE_S 60L
#define SHOW_US   100000
#define RATE_S    3.0 /* time constant of the mean */

struct fetch {
    const struct cr_pull_request *request;
    struct cr_pull_file *file;
    CURL *curl;
    /* Of the last response's headers; a redirect begins them anew. */
    char etag[256], modified[256];
    uint64_t range_begin, range_total; /* UINT64_MAX: not said */
    bool begun;                        /* the first byte of the body has been judged */
    bool takes_body;                   /* it belongs into the file */
    int status;
    struct cr_error *err;
    uint64_t total; /* bytes of the whole file; 0: not known */
    uint64_t shown_us, shown_len;
    double rate; /* bytes per second */
};

/* --- headers ----------------------------------------------------------------------------- */

static bool header_value(const char *line, size_t len, const char *name, char *buf, size_t size)
{
    size_t n = strlen(name);
    if (len < n || strncasecmp(line, name, n) != 0)
        return false;
    for (line += n, len -= n; len > 0 && (*line == ' ' || *line == '\t'); len--)
        line++;
    while (len > 0 && (line[len - 1] == '\r' || line[len - 1] == '\n' || line[len - 1] == ' '))
        len--;
    if (len >= size) /* too long to be used: as if it were not there */
        len = 0;
    memcpy(buf, line, len);
    buf[len] = '\0';
    return true;
}

static size_t on_header(char *line, size_t one, size_t len, void *user)
{
    struct fetch *f = user;
    char value[256];
    (void)one;
    if (len >= 5 && memcmp(line, "HTTP/", 5) == 0) {
        f->etag[0] = f->modified[0] = '\0';
        f->range_begin = f->range_total = UINT64_MAX;
    } else if (header_value(line, len, "ETag:", f->etag, sizeof f->etag)) {
        if (strncmp(f->etag, "W/", 2) == 0) /* a weak one does not promise equal bytes */
            f->etag[0] = '\0';
    } else if (header_value(line, len, "Last-Modified:", f->modified, sizeof f->modified)) {
        /* taken */
    } else if (header_value(line, len, "Content-Range:", value, sizeof value)) {
        if (sscanf(value, "bytes %" SCNu64 "-%*u/%" SCNu64, &f->range_begin, &f->range_total) < 1)
            sscanf(value, "bytes */%" SCNu64, &f->range_total);
    }
    return len;
}

static const char *validator(const struct fetch *f)
{
    return f->etag[0] ? f->etag : f->modified;
}

/* --- progress ---------------------------------------------------------------------------- */

static void format_size(double bytes, char buf[24])
{
    static const char *const units[] = {"B", "kB", "MB", "GB", "TB"};
    int i = 0;
    for (; bytes >= 999.5 && i < 4; i++)
        bytes /= 1000;
    snprintf(buf, 24, bytes < 99.95 && i > 0 ? "%.1f %s" : "%.0f %s", bytes, units[i]);
}

static void show(struct fetch *f, bool last)
{
    uint64_t now = cr_clock_now_us(NULL), len = f->file->len;
    double dt = (double)(now - f->shown_us) / 1e6;
    if (!f->request->shows_progress || (!last && now - f->shown_us < SHOW_US) || dt <= 0)
        return;
    double rate = (double)(len - f->shown_len) / dt, keep = f->rate > 0 ? exp(-dt / RATE_S) : 0;
    f->rate = keep * f->rate + (1 - keep) * rate;
    f->shown_us = now;
    f->shown_len = len;

    char done[24], total[24], speed[24], left[32] = "";
    format_size((double)len, done);
    format_size(f->rate, speed);
    if (f->total > len && f->rate > 0) {
        double s = ceil((double)(f->total - len) / f->rate);
        if (s < 360000)
            snprintf(left, sizeof left, "  %d:%02d:%02d left", (int)s / 3600, (int)s / 60 % 60,
                     (int)s % 60);
    }
    if (f->total) {
        int filled = (int)(24 * (double)len / (double)f->total);
        format_size((double)f->total, total);
        fprintf(stderr, "\r[%.*s%.*s] %5.1f %%  %s of %s  %s/s%s\033[K", filled,
                "########################", 24 - filled, "........................",
                100.0 * (double)len / (double)f->total, done, total, speed, left);
    } else {
        fprintf(stderr, "\r%s  %s/s\033[K", done, speed);
    }
    if (last)
        fputc('\n', stderr);
    fflush(stderr);
}

static int on_progress(void *user, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    (void)a, (void)b, (void)c, (void)d;
    show(user, false);
    return 0;
}

/* --- the body ---------------------------------------------------------------------------- */

/* Whether the URL that redirects led to may be trusted as the first one was. */
static bool came_safely(struct fetch *f)
{
    const char *text = NULL;
    struct cr_cmd_url url;
    curl_easy_getinfo(f->curl, CURLINFO_EFFECTIVE_URL, &text);
    if (f->request->allow_http)
        return true;
    return text && cr_cmd_url_parse(text, &url, NULL) == CR_OK && (url.is_https || url.is_loopback);
}

/* Judges the response before its first byte is taken. */
static void begin(struct fetch *f)
{
    struct cr_pull_file *file = f->file;
    long http = 0;
    curl_off_t length = -1;
    f->begun = true;
    curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &http);
    curl_easy_getinfo(f->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    if ((http == 200 || http == 206) && !came_safely(f)) {
        f->status = cr_error_set(f->err, CR_EFORBIDDEN,
                                 "The server redirects to http, where the file can be changed on "
                                 "the way; allow it with --insecure-http, best together with "
                                 "--sha256.");
    } else if (http == 206) {
        if (file->len == 0 || f->range_begin != file->len)
            f->status = cr_error_set(f->err, CR_EFORMAT,
                                     "The server sent another part than it was asked for; remove "
                                     "%.120s and try again.",
                                     file->part);
        else if (file->validator[0] && strcmp(validator(f), file->validator) != 0)
            f->status = cr_error_set(f->err, CR_EFORMAT,
                                     "The file has changed on the server, which sent the rest of "
                                     "the new one; remove %.120s and try again.",
                                     file->part);
    } else if (http == 200) {
        if (file->len > 0 && f->request->shows_progress)
            fputs("The server does not continue; beginning anew.\n", stderr);
        f->status = cr_pull_file_restart(file, validator(f), f->err);
    } else {
        return; /* an error's page: explained later */
    }
    if (f->status != CR_OK)
        return;
    f->takes_body = true;
    f->shown_len = file->len;
    f->shown_us = cr_clock_now_us(NULL);
    if (length >= 0) {
        f->total = file->len + (uint64_t)length;
        f->status = cr_pull_file_check_room(file, (uint64_t)length, f->err);
    }
}

static size_t on_body(char *data, size_t one, size_t len, void *user)
{
    struct fetch *f = user;
    (void)one;
    if (!f->begun)
        begin(f);
    if (f->status == CR_OK && f->takes_body)
        f->status = cr_pull_file_append(f->file, data, len, f->err);
    return f->status == CR_OK ? len : 0;
}

/* --- what came of it --------------------------------------------------------------------- */

static int explain_http(struct fetch *f, long http, bool *ret_again)
{
    *ret_again = http == 408 || http == 429 || http >= 500;
    if (http == 401 || http == 403)
        return cr_error_set(f->err, CR_EFORBIDDEN,
                            "The server wants authorization (status %ld), which carrel pull does "
                            "not give; fetch the file with a browser or curl.",
                            http);
    if (http == 404 || http == 410)
        return cr_error_set(f->err, CR_ENOTFOUND,
                            "There is no such file (status %ld); check the "
                            "URL.",
                            http);
    if (http >= 500 || *ret_again)
        return cr_error_set(f->err, CR_EIO, "The server fails with status %ld; try again later.",
                            http);
    return cr_error_set(f->err, CR_EIO, "The server answers with status %ld instead of the file.",
                        http);
}

static int explain_curl(struct fetch *f, CURLcode code, bool *ret_again)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return cr_error_set(f->err, CR_EIO,
                            "The URL's host is not known; check its name and the "
                            "network.");
    case CURLE_COULDNT_CONNECT:
        return cr_error_set(f->err, CR_EIO,
                            "The server can't be reached; check the URL and the "
                            "network.");
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return cr_error_set(f->err, CR_EIO,
                            "The server's certificate can't be verified; name the one that signed "
                            "it with --cacert FILE, or get the file elsewhere.");
    case CURLE_TOO_MANY_REDIRECTS:
        return cr_error_set(f->err, CR_EIO, "The server redirects in circles; check the URL.");
    case CURLE_UNSUPPORTED_PROTOCOL:
        return cr_error_set(f->err, CR_EIO,
                            "The server redirects to something that is not http; check the URL.");
    case CURLE_OUT_OF_MEMORY:
        return cr_error_set(f->err, CR_ENOMEM, "There is not enough memory.");
    default:
        *ret_again = true;
        return cr_error_set(f->err, CR_EIO,
                            "The download broke off (%s); the same command goes on where it "
                            "stopped.",
                            curl_easy_strerror(code));
    }
}

static int judge(struct fetch *f, CURLcode code, bool *ret_again)
{
    long http = 0;
    curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &http);
    if (f->status != CR_OK)
        return f->status;
    if (code != CURLE_OK)
        return explain_curl(f, code, ret_again);
    if (!f->begun) /* there was no body */
        begin(f);
    if (f->status != CR_OK || f->takes_body)
        return f->status;
    if (http == 416 && f->file->len > 0) {
        if (f->range_total == f->file->len)
            return CR_OK;
        *ret_again = true; /* what we have is longer than the file: another version */
        int status = cr_pull_file_restart(f->file, "", f->err);
        return status != CR_OK
                   ? status
                   : cr_error_set(f->err, CR_EIO,
                                  "The file has changed on the server; beginning anew.");
    }
    return explain_http(f, http, ret_again);
}

int cr_pull_fetch(const struct cr_pull_request *request, struct cr_pull_file *file, bool *ret_again,
                  struct cr_error *err)
{
    struct fetch f = {.request = request, .file = file, .err = err};
    struct curl_slist *headers = NULL;
    char range[64], if_range[300];
    *ret_again = false;
    f.curl = curl_easy_init();
    if (!f.curl)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    curl_easy_setopt(f.curl, CURLOPT_URL, request->url);
    curl_easy_setopt(f.curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(f.curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https"); /* see begin() */
    curl_easy_setopt(f.curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(f.curl, CURLOPT_MAXREDIRS, 10L);
    curl_easy_setopt(f.curl, CURLOPT_USERAGENT, "carrel/" CARREL_VERSION);
    curl_easy_setopt(f.curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(f.curl, CURLOPT_BUFFERSIZE, 256L << 10);
    curl_easy_setopt(f.curl, CURLOPT_CONNECTTIMEOUT, CONNECT_S);
    curl_easy_setopt(f.curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(f.curl, CURLOPT_LOW_SPEED_TIME, SILENCE_S);
    curl_easy_setopt(f.curl, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(f.curl, CURLOPT_HEADERDATA, &f);
    curl_easy_setopt(f.curl, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(f.curl, CURLOPT_WRITEDATA, &f);
    curl_easy_setopt(f.curl, CURLOPT_XFERINFOFUNCTION, on_progress);
    curl_easy_setopt(f.curl, CURLOPT_XFERINFODATA, &f);
    curl_easy_setopt(f.curl, CURLOPT_NOPROGRESS, 0L);
    if (request->is_loopback)
        curl_easy_setopt(f.curl, CURLOPT_NOPROXY, "*");
    if (request->cacert)
        curl_easy_setopt(f.curl, CURLOPT_CAINFO, request->cacert);
    if (file->len > 0) {
        snprintf(range, sizeof range, "%" PRIu64 "-", file->len);
        curl_easy_setopt(f.curl, CURLOPT_RANGE, range);
        if (file->validator[0]) {
            snprintf(if_range, sizeof if_range, "If-Range: %s", file->validator);
            headers = curl_slist_append(NULL, if_range);
            curl_easy_setopt(f.curl, CURLOPT_HTTPHEADER, headers);
        }
    }
    int status = file->len > 0 && file->validator[0] && !headers
                     ? cr_error_set(err, CR_ENOMEM, "There is not enough memory.")
                     : judge(&f, curl_easy_perform(f.curl), ret_again);
    if (f.takes_body)
        show(&f, true);
    curl_slist_free_all(headers);
    curl_easy_cleanup(f.curl);
    return status;
}
