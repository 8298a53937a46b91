/* The unfinished file of a download.
 *
 * FILE.part grows by appending; FILE appears by rename when it is whole and checked, so that no
 * other program ever sees half of it under its name. FILE.part.from says which version of which
 * URL the bytes belong to: without that, a file that changed on the server between two runs would
 * be glued from two halves. It is written after FILE.part was emptied and before its first byte,
 * so a crash in between leaves nothing to be glued.
 *
 * The checksum runs along with the bytes; what an earlier run left is read once to catch up.
 * A lock on FILE.part keeps a second pull of the same file away.
 */
#include "cmd/pull.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Adds what `fd` holds from its current place on, and says how much. */
static int sum_fd(int fd, EVP_MD_CTX *sha, uint64_t *ret_len)
{
    enum { CHUNK = 1 << 20 };
    unsigned char *buf = malloc(CHUNK);
    ssize_t n = -1;
    uint64_t len = 0;
    if (!buf)
        return CR_ENOMEM;
    while ((n = read(fd, buf, CHUNK)) > 0) {
        EVP_DigestUpdate(sha, buf, (size_t)n);
        len += (uint64_t)n;
    }
    free(buf);
    if (n < 0)
        return CR_EIO;
    *ret_len = len;
    return CR_OK;
}

int cr_pull_sum_path(const char *path, uint8_t ret_sha[CR_PULL_SHA_BYTES])
{
    uint64_t len;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? CR_ENOTFOUND : CR_EIO;
    EVP_MD_CTX *sha = EVP_MD_CTX_new();
    int status =
        sha && EVP_DigestInit_ex(sha, EVP_sha256(), NULL) == 1 ? sum_fd(fd, sha, &len) : CR_ENOMEM;
    if (status == CR_OK && EVP_DigestFinal_ex(sha, ret_sha, NULL) != 1)
        status = CR_EINTERNAL;
    EVP_MD_CTX_free(sha);
    close(fd);
    return status;
}

/* Reads FILE.part.from; true when it belongs to this URL. */
static bool read_from(struct cr_pull_file *file)
{
    bool same = false;
    char *line = NULL;
    size_t cap = 0;
    FILE *in = fopen(file->from, "re");
    if (!in)
        return false;
    if (getline(&line, &cap, in) > 0) {
        line[strcspn(line, "\n")] = '\0';
        same = strcmp(line, file->url) == 0;
    }
    if (same && getline(&line, &cap, in) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (strlen(line) < sizeof file->validator)
            snprintf(file->validator, sizeof file->validator, "%s", line);
    }
    free(line);
    fclose(in);
    return same;
}

static int fail(const struct cr_pull_file *file, const char *what, struct cr_error *err)
{
    int saved = errno;
    if (saved == ENOSPC || saved == EDQUOT)
        return cr_error_set(err, CR_EIO,
                            "The disk is full; make room and run the same command again: it goes "
                            "on where it stopped.");
    return cr_error_set(err, CR_EIO, "%.120s can't be %s: %s.", file->part, what, strerror(saved));
}

static int reset_sum(struct cr_pull_file *file)
{
    return EVP_DigestInit_ex(file->sha, EVP_sha256(), NULL) == 1 ? CR_OK : CR_ENOMEM;
}

int cr_pull_file_open(const char *path, const char *url, bool keep_any, struct cr_pull_file *file,
                      struct cr_error *err)
{
    *file = (struct cr_pull_file){.url = url, .fd = -1};
    if (strlen(path) >= sizeof file->path)
        return cr_error_set(err, CR_EINVAL, "The file's path is too long.");
    snprintf(file->path, sizeof file->path, "%s", path);
    snprintf(file->part, sizeof file->part, "%s.part", path);
    snprintf(file->from, sizeof file->from, "%s.part.from", path);
    file->sha = EVP_MD_CTX_new();
    if (!file->sha || reset_sum(file) != CR_OK)
        return cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    file->fd = open(file->part, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (file->fd < 0)
        return fail(file, "opened", err);
    if (flock(file->fd, LOCK_EX | LOCK_NB) != 0)
        return cr_error_set(err, CR_EEXIST,
                            "Another carrel pull is at this file; wait for it or end it.");
    bool same = read_from(file);
    if (same && (file->validator[0] || keep_any)) {
        int status = sum_fd(file->fd, file->sha, &file->len);
        return status == CR_OK ? CR_OK : fail(file, "read", err);
    }
    return cr_pull_file_restart(file, "", err);
}

void cr_pull_file_close(struct cr_pull_file *file)
{
    if (file->fd >= 0)
        close(file->fd);
    file->fd = -1;
    EVP_MD_CTX_free(file->sha);
    file->sha = NULL;
}

int cr_pull_file_restart(struct cr_pull_file *file, const char *validator, struct cr_error *err)
{
    if (ftruncate(file->fd, 0) != 0 || lseek(file->fd, 0, SEEK_SET) != 0)
        return fail(file, "emptied", err);
    file->len = 0;
    snprintf(file->validator, sizeof file->validator, "%s", validator);
    /* Private: a URL may hold a signature that lets in whoever has it. */
    int fd = open(file->from, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && dprintf(fd, "%s\n%s\n", file->url, file->validator) > 0;
    if (fd >= 0 && close(fd) != 0)
        ok = false;
    if (!ok)
        return fail(file, "written", err);
    return reset_sum(file) == CR_OK ? CR_OK
                                    : cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
}

int cr_pull_file_append(struct cr_pull_file *file, const void *data, size_t len,
                        struct cr_error *err)
{
    const char *p = data;
    EVP_DigestUpdate(file->sha, data, len);
    while (len > 0) {
        ssize_t n = write(file->fd, p, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(file, "written", err);
        p += n;
        len -= (size_t)n;
        file->len += (uint64_t)n;
    }
    return CR_OK;
}

int cr_pull_file_check_room(const struct cr_pull_file *file, uint64_t n_bytes, struct cr_error *err)
{
    struct statvfs fs;
    if (fstatvfs(file->fd, &fs) != 0 || n_bytes / fs.f_frsize < fs.f_bavail)
        return CR_OK;
    return cr_error_set(err, CR_EIO,
                        "The disk has %.1f GB left, and %.1f GB are to come; make room or choose "
                        "another place with -o.",
                        (double)fs.f_bavail * (double)fs.f_frsize / 1e9, (double)n_bytes / 1e9);
}

int cr_pull_file_sum(struct cr_pull_file *file, uint8_t ret_sha[CR_PULL_SHA_BYTES])
{
    return EVP_DigestFinal_ex(file->sha, ret_sha, NULL) == 1 ? CR_OK : CR_EINTERNAL;
}

int cr_pull_file_commit(struct cr_pull_file *file, struct cr_error *err)
{
    if (fsync(file->fd) != 0 || rename(file->part, file->path) != 0)
        return fail(file, "renamed", err);
    unlink(file->from);
    const char *slash = strrchr(file->path, '/');
    char dir[sizeof file->path];
    snprintf(dir, sizeof dir, "%.*s", slash ? (int)(slash - file->path) + 1 : 1,
             slash ? file->path : ".");
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    return CR_OK;
}

void cr_pull_file_discard(struct cr_pull_file *file)
{
    unlink(file->part);
    unlink(file->from);
}
