/* Files that only their owner may read: of random bytes, and of API keys. See cmd_util.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "carrel/rng.h"
#include "carrel/secret.h"
#include "cmd/cmd_util.h"

static int check_mode(int fd, const char *path, struct cr_error *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return cr_error_set(err, CR_EIO, "%s is no regular file; move it away.", path);
    if (st.st_mode & (S_IRWXG | S_IRWXO))
        return cr_error_set(
            err, CR_EFORBIDDEN,
            "Others than its owner may read %s; run `chmod 600` on it, or remove it "
            "so that a new one is made.",
            path);
    return CR_OK;
}

/* Makes the file whole or not at all: written beside its place, then linked there. */
static int make_file(const char *path, unsigned char *bytes, size_t n, struct cr_error *err)
{
    char fresh[4096];
    int status = cr_random_bytes(bytes, n);
    if (status != CR_OK)
        return cr_error_set(err, status, "The system has no random numbers for %s.", path);
    if ((size_t)snprintf(fresh, sizeof fresh, "%s.%d", path, (int)getpid()) >= sizeof fresh)
        return cr_error_set(err, CR_EINVAL, "The path %.60s… is too long.", path);
    unlink(fresh);
    int fd = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && write(fd, bytes, n) == (ssize_t)n && fsync(fd) == 0;
    if (fd >= 0)
        ok = close(fd) == 0 && ok;
    if (ok && link(fresh, path) != 0) /* another process was first: its file counts */
        ok = errno == EEXIST;
    int why = errno;
    unlink(fresh);
    return ok ? CR_OK
              : cr_error_set(err, CR_EIO, "The file %s can't be made: %s.", path, strerror(why));
}

int cr_cmd_secret_file(const char *path, unsigned char *ret_bytes, size_t n, struct cr_error *err)
{
    int status = CR_OK, fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 && errno == ENOENT) {
        status = make_file(path, ret_bytes, n, err);
        cr_secret_wipe(ret_bytes, n);
        if (status != CR_OK)
            return status;
        fd = open(path, O_RDONLY | O_CLOEXEC);
    }
    if (fd < 0)
        return cr_error_set(err, CR_EIO, "The file %s can't be read: %s.", path, strerror(errno));
    status = check_mode(fd, path, err);
    if (status == CR_OK && read(fd, ret_bytes, n) != (ssize_t)n)
        status =
            cr_error_set(err, CR_EFORMAT,
                         "The file %s is too short; remove it so that a new one is made.", path);
    close(fd);
    if (status != CR_OK)
        cr_secret_wipe(ret_bytes, n);
    return status;
}

int cr_cmd_key_file(const char *path, size_t max, char **ret_text, size_t *ret_len,
                    struct cr_error *err)
{
    struct stat st;
    FILE *file = fopen(path, "re");
    *ret_text = NULL;
    *ret_len = 0;
    if (file == NULL || fstat(fileno(file), &st) != 0) {
        int why = errno;
        if (file != NULL)
            fclose(file);
        return cr_error_set(err, CR_EIO, "The file of keys can't be opened: %s.", strerror(why));
    }
    int status = CR_OK;
    if (st.st_mode & (S_IRWXG | S_IRWXO))
        status = cr_error_set(err, CR_EFORBIDDEN,
                              "Others than its owner may read the file of keys; run `chmod 600` on "
                              "it.");
    else if ((*ret_text = calloc(1, max + 1)) == NULL)
        status = cr_error_set(err, CR_ENOMEM, "There is not enough memory.");
    else if ((*ret_len = fread(*ret_text, 1, max, file)) == max)
        status = cr_error_set(err, CR_EINVAL, "The file of keys is too long.");
    fclose(file);
    return status;
}

int cr_cmd_check_key(const char *key, size_t len, struct cr_error *err)
{
    for (size_t i = 0; i < len; i++)
        if (key[i] <= ' ' || key[i] > '~')
            return cr_error_set(err, CR_EINVAL, "A key holds characters that no key has.");
    return CR_OK;
}

int cr_cmd_operator_token(const char *data_dir, bool make, char ret_token[CR_OPERATOR_TOKEN_MAX],
                          struct cr_error *err)
{
    unsigned char bytes[32];
    char path[4096];
    if ((size_t)snprintf(path, sizeof path, "%s/operator.key", data_dir) >= sizeof path)
        return cr_error_set(err, CR_EINVAL, "The path of the data folder is too long.");
    if (!make && access(path, F_OK) != 0 && errno == ENOENT)
        return cr_error_set(err, CR_ENOTFOUND,
                            "There is no %s; name the server's data folder with --data DIR. "
                            "`carrel serve` makes the file.",
                            path);
    int status = cr_cmd_secret_file(path, bytes, sizeof bytes, err);
    if (status != CR_OK)
        return status;
    memcpy(ret_token, "op_", 4);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(ret_token + 3 + 2 * i, 3, "%02x", bytes[i]);
    cr_secret_wipe(bytes, sizeof bytes);
    return CR_OK;
}
