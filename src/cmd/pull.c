/* carrel pull: downloads a model file, so that an interrupted download of many gigabytes goes on
 * and a damaged or wrong file never gets the name it was asked for.
 *
 * Where the file goes: -o FILE, else the models folder of the data folder, under the URL's last
 * part. What makes it right: the sha256 where one is given; else the server's word about length
 * and version, over TLS, and the letters GGUF at the beginning (what comes without is most often a
 * web page that explains why there is no file).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <curl/curl.h>
#include <openssl/crypto.h>

#include "cmd/cmd.h"
#include "cmd/cmd_util.h"
#include "cmd/pull.h"

struct options {
    bool help, force, insecure_http;
    int64_t retries;
    char *output, *sha256, *data, *cacert;
};

#define FIELD(name_) .offset = offsetof(struct options, name_)

static const struct cr_opt opts[] = {
    {.name = "help", .type = CR_OPT_BOOL, FIELD(help), .help = "print this and exit"},
    {.name = "output",
     .type = CR_OPT_STRING,
     FIELD(output),
     .help = "where the file goes (also -o); DATA/models and the URL's last part when empty"},
    {.name = "sha256",
     .type = CR_OPT_STRING,
     FIELD(sha256),
     .help = "checksum in hex that the file must have"},
    {.name = "force", .type = CR_OPT_BOOL, FIELD(force), .help = "replace a file that exists"},
    {.name = "retries",
     .type = CR_OPT_INT,
     FIELD(retries),
     .value = "5",
     .max = 100,
     .help = "times to go on after the connection broke"},
    {.name = "data",
     .type = CR_OPT_STRING,
     FIELD(data),
     .help = "data folder; ~/.local/share/carrel"},
    {.name = "cacert",
     .type = CR_OPT_STRING,
     FIELD(cacert),
     .help = "PEM file of the certificate that signed the server's"},
    {.name = "insecure-http",
     .type = CR_OPT_BOOL,
     FIELD(insecure_http),
     .help = "allow http from other machines: the file can be changed on the way"},
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

static const struct cr_cmd_usage usage = {
    .name = "pull",
    .usage = "pull URL [-o FILE] [--sha256 HEX] [OPTION ...]",
    .about = "Downloads a GGUF file. What an interrupted run left is continued where the server\n"
             "can. The file's path is the last line printed.",
    .table = &table,
    .max_rest = 1,
};

static int parse_sha(const char *hex, uint8_t sha[CR_PULL_SHA_BYTES], struct cr_error *err)
{
    if (strlen(hex) == 2 * CR_PULL_SHA_BYTES &&
        strspn(hex, "0123456789abcdefABCDEF") == 2 * CR_PULL_SHA_BYTES) {
        for (size_t i = 0; i < CR_PULL_SHA_BYTES; i++) {
            const char pair[3] = {hex[2 * i], hex[2 * i + 1], '\0'};
            sha[i] = (uint8_t)strtoul(pair, NULL, 16);
        }
        return CR_OK;
    }
    return cr_error_set(err, CR_EINVAL, "A sha256 checksum is 64 hex digits.");
}

static int make_dir(const char *path, struct cr_error *err)
{
    if (mkdir(path, 0700) == 0 || errno == EEXIST)
        return CR_OK;
    return cr_error_set(err, CR_EIO, "The folder %.120s can't be made: %s.", path, strerror(errno));
}

/* DATA/models, made where it is missing. NULL: `err` says why. */
static char *models_dir(const char *data, struct cr_error *err)
{
    char *dir = NULL, *models = NULL;
    if (cr_cmd_data_dir(data, &dir, err) != CR_OK)
        return NULL;
    if (asprintf(&models, "%s/models", dir) < 0) {
        cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
        models = NULL;
    }
    free(dir);
    for (char *p = models; p && (p = strchr(p + 1, '/'));) {
        *p = '\0';
        if (make_dir(models, err) != CR_OK) {
            free(models);
            return NULL;
        }
        *p = '/';
    }
    if (models && make_dir(models, err) != CR_OK) {
        free(models);
        return NULL;
    }
    return models;
}

/* The server's name for it must not hide, nor leave the folder, nor work the terminal. */
static bool name_is_fine(const char *name)
{
    for (const char *p = name; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            return false;
    return name[0] != '\0' && name[0] != '.';
}

/* -o FILE, -o FOLDER/name, or DATA/models/name. NULL: `err` says why. */
static char *choose_path(const struct options *o, const struct cr_cmd_url *url,
                         struct cr_error *err)
{
    struct stat st;
    char *path = NULL, *folder = NULL;
    bool is_file = o->output[0] && (stat(o->output, &st) != 0 || !S_ISDIR(st.st_mode));
    if (!is_file && !name_is_fine(url->file)) {
        cr_error_set(err, CR_EINVAL,
                     "The URL does not end in a usable file name; name one with -o FILE.");
        return NULL;
    }
    if (!is_file) {
        folder = o->output[0] ? strdup(o->output) : models_dir(o->data, err);
        if (!folder && !o->output[0])
            return NULL;
    }
    if (is_file)
        path = strdup(o->output);
    else if (folder && asprintf(&path, "%s/%s", folder, url->file) < 0)
        path = NULL;
    if (!path)
        cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    free(folder);
    return path;
}

/* CR_OK: there is nothing to do. CR_ENOTFOUND: go on. */
static int check_existing(const char *path, const uint8_t *want, bool force, struct cr_error *err)
{
    uint8_t sha[CR_PULL_SHA_BYTES];
    struct stat st;
    if (stat(path, &st) != 0)
        return CR_ENOTFOUND;
    if (!S_ISREG(st.st_mode))
        return cr_error_set(err, CR_EEXIST, "%.120s is there and is not a regular file.", path);
    if (want && cr_pull_sum_path(path, sha) == CR_OK && CRYPTO_memcmp(sha, want, sizeof sha) == 0)
        return CR_OK;
    if (force)
        return CR_ENOTFOUND;
    return cr_error_set(err, CR_EEXIST, "%.120s exists%s; replace it with --force.", path,
                        want ? " with another checksum" : "");
}

static int fetch(const struct cr_pull_request *request, struct cr_pull_file *file, int64_t retries,
                 struct cr_error *err)
{
    for (int64_t n = 0;; n++) {
        bool again = false;
        uint64_t before = file->len;
        int status = cr_pull_fetch(request, file, &again, err);
        if (status == CR_OK || !again || n >= retries)
            return status;
        if (file->len > before)
            n = 0; /* it gets on: count anew, from this attempt */
        unsigned wait_s = n < 4 ? 1u << n : 16;
        fprintf(stderr, "carrel pull: %s Trying again in %u s.\n", err->text, wait_s);
        sleep(wait_s);
    }
}

static int check(struct cr_pull_file *file, const uint8_t *want, struct cr_error *err)
{
    uint8_t sha[CR_PULL_SHA_BYTES];
    char magic[4];
    int status = cr_pull_file_sum(file, sha);
    if (status != CR_OK)
        return cr_error_set(err, status, "The checksum could not be computed.");
    if (want && CRYPTO_memcmp(sha, want, sizeof sha) != 0) {
        cr_pull_file_discard(file);
        return cr_error_set(err, CR_EFORMAT,
                            "The file has another sha256 than was given: it is damaged, or not "
                            "the one that was meant. It was removed.");
    }
    if (!want && (pread(file->fd, magic, 4, 0) != 4 || memcmp(magic, "GGUF", 4) != 0)) {
        cr_pull_file_discard(file);
        return cr_error_set(err, CR_EFORMAT,
                            "What the server sent is no GGUF file, perhaps a web page; check the "
                            "URL. (With --sha256 any file is taken.)");
    }
    fputs("sha256 ", stderr);
    for (size_t i = 0; i < sizeof sha; i++)
        fprintf(stderr, "%02x", sha[i]);
    fputc('\n', stderr);
    return CR_OK;
}

static int pull(const struct options *o, const char *url_text, struct cr_error *err)
{
    uint8_t sha[CR_PULL_SHA_BYTES];
    const uint8_t *want = o->sha256[0] ? sha : NULL;
    struct cr_cmd_url url;
    int status = cr_cmd_url_parse(url_text, &url, err);
    if (status == CR_OK && !url.is_https && !url.is_loopback && !o->insecure_http)
        status = cr_error_set(err, CR_EINVAL,
                              "Over http the file can be changed on the way. Use https, or allow "
                              "it with --insecure-http, best together with --sha256.");
    if (status == CR_OK && want)
        status = parse_sha(o->sha256, sha, err);
    if (status != CR_OK)
        return status;
    char *path = choose_path(o, &url, err);
    if (!path)
        return CR_EINVAL;

    status = check_existing(path, want, o->force, err);
    if (status == CR_OK)
        fputs("The file is there already, and right.\n", stderr);
    if (status == CR_ENOTFOUND) {
        struct cr_pull_file file;
        struct cr_pull_request request = {
            .url = url_text,
            .cacert = o->cacert[0] ? o->cacert : NULL,
            .allow_http = o->insecure_http,
            .is_loopback = url.is_loopback,
            .shows_progress = isatty(STDERR_FILENO),
        };
        status = cr_pull_file_open(path, url_text, want != NULL, &file, err);
        if (status == CR_OK && file.len > 0)
            fprintf(stderr, "Going on after %.1f MB.\n", (double)file.len / 1e6);
        if (status == CR_OK)
            status = fetch(&request, &file, o->retries, err);
        if (status == CR_OK)
            status = check(&file, want, err);
        if (status == CR_OK)
            status = cr_pull_file_commit(&file, err);
        cr_pull_file_close(&file);
    }
    if (status == CR_OK)
        puts(path);
    free(path);
    return status;
}

int cr_cmd_pull(int argc, char **argv)
{
    struct options o;
    struct cr_error err = {0};
    const char *url = NULL;
    size_t n_rest;
    int exit_status;
    if (!cr_cmd_options(&usage, &o, argc, argv, &url, &n_rest, &exit_status))
        return exit_status;
    if (n_rest == 0) {
        cr_config_release(&table, &o);
        return cr_cmd_misused(&usage, "It takes the URL of a file.");
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    int status = pull(&o, url, &err);
    curl_global_cleanup();
    cr_config_release(&table, &o);
    return status == CR_OK ? 0 : cr_cmd_fail("pull", "%s", err.text);
}
