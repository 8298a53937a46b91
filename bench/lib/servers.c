/* See servers.h. What a server prints goes to bench-NAME.log in the temporary folder. */
#include "servers.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_ARGS 64
#define READY_S  300
#define POLL_MS  50

const char *bench_sibling(const char *name)
{
    static char path[PATH_MAX + 64];
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    self[n > 0 ? n : 0] = '\0';
    /* Benchmarks are built in build/bench, the program in build. */
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(self, '/');
        if (slash == NULL)
            break;
        *slash = '\0';
        snprintf(path, sizeof path, "%s/%s", self, name);
        if (access(path, X_OK) == 0)
            return path;
    }
    return name;
}

static pid_t spawn(const char *const *argv, const char *log)
{
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    int fd = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd >= 0) {
        dup2(fd, STDOUT_FILENO);
        dup2(fd, STDERR_FILENO);
    }
    execv(argv[0], (char *const *)argv);
    _exit(127);
}

bool bench_run_program(const char *const *argv)
{
    int status;
    pid_t pid = spawn(argv, "/dev/null");
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

const char *bench_model(const char *name, const char *shape, const char *type)
{
    static char path[512];
    /* As tools/deps.sh has it. */
    const char *cache = getenv("CARREL_CACHE"), *xdg = getenv("XDG_CACHE_HOME");
    snprintf(path, sizeof path, "%s%s/bench",
             cache != NULL ? cache
             : xdg != NULL ? xdg
                           : getenv("HOME"),
             cache != NULL ? ""
             : xdg != NULL ? "/carrel"
                           : "/.cache/carrel");
    mkdir(path, 0755);
    size_t n = strlen(path);
    snprintf(path + n, sizeof path - n, "/%s.gguf", name);
    if (access(path, R_OK) == 0)
        return path;
    fprintf(stderr, "making %s\n", path);
    char part[600];
    snprintf(part, sizeof part, "%s.part", path);
    const char *argv[] = {bench_sibling("gen_model"), shape, type, part, NULL};
    if (!bench_run_program(argv) || rename(part, path) != 0) {
        fprintf(stderr, "gen_model failed\n");
        exit(1);
    }
    return path;
}

static uint16_t free_port(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof addr;
    uint16_t port = 0;
    if (bind(fd, (struct sockaddr *)&addr, len) == 0 &&
        getsockname(fd, (struct sockaddr *)&addr, &len) == 0)
        port = ntohs(addr.sin_port);
    close(fd);
    return port;
}

static bool start(struct bench_server *s, const char *const *first, const char *const *args)
{
    const char *argv[MAX_ARGS];
    size_t n = 0;
    for (; *first != NULL; first++)
        argv[n++] = *first;
    for (; *args != NULL && n < MAX_ARGS - 1; args++)
        argv[n++] = *args;
    argv[n] = NULL;

    const char *tmp = getenv("TMPDIR");
    char log[PATH_MAX];
    snprintf(log, sizeof log, "%s/bench-%s.log", tmp != NULL ? tmp : "/tmp", s->name);
    s->pid = spawn(argv, log);
    for (int waited = 0; waited < READY_S * 1000; waited += POLL_MS) {
        int status;
        if (waitpid(s->pid, &status, WNOHANG) == s->pid) {
            s->pid = 0;
            break;
        }
        char *health = bench_get(&s->endpoint, "/health");
        if (health != NULL) {
            free(health);
            return true;
        }
        usleep(POLL_MS * 1000);
    }
    fprintf(stderr, "%s does not start; see %s\n", s->name, log);
    bench_stop(s);
    return false;
}

static void read_key(struct bench_server *s)
{
    char path[128];
    snprintf(path, sizeof path, "%s/local.key", s->dir);
    /* The key is made just before the server says that it listens, which /health may precede. */
    for (int tries = 0; tries < 100; tries++, usleep(POLL_MS * 1000)) {
        FILE *in = fopen(path, "r");
        bool ok =
            in != NULL && fgets(s->key, sizeof s->key, in) != NULL && strchr(s->key, '\n') != NULL;
        if (in != NULL)
            fclose(in);
        if (ok) {
            s->key[strcspn(s->key, "\n")] = '\0';
            s->endpoint.key = s->key;
            return;
        }
    }
}

bool bench_start_carrel(struct bench_server *s, const char *name, const char *const *args)
{
    char port[16], program[PATH_MAX + 64];
    *s = (struct bench_server){.name = name, .endpoint.port = free_port()};
    snprintf(s->dir, sizeof s->dir, "/tmp/carrel-bench.XXXXXX");
    if (mkdtemp(s->dir) == NULL)
        return false;
    snprintf(port, sizeof port, "%u", s->endpoint.port);
    snprintf(program, sizeof program, "%s", bench_sibling("carrel"));
    const char *first[] = {program, "serve", "--port", port, "--data", s->dir, NULL};
    if (!start(s, first, args))
        return false;
    read_key(s);
    return s->endpoint.key != NULL;
}

void bench_add_tenants(const struct bench_server *s, int n, char (*ret_keys)[CR_KEY_MAX])
{
    struct cr_store *store;
    struct cr_error err;
    char name[32];
    int status = cr_store_open(s->dir, &store, &err);
    for (int i = 0; i < n && status == CR_OK; i++) {
        snprintf(name, sizeof name, "tenant-%d", i);
        status = cr_store_tenant_add(store, name, &err);
        if (status == CR_OK)
            status = cr_store_key_create(store, name, ret_keys[i], &err);
    }
    if (status != CR_OK) {
        fprintf(stderr, "%s: %s\n", s->name, err.text);
        exit(1);
    }
    cr_store_close(store);
}

bool bench_start_peer(struct bench_server *s, const char *name, const char *path,
                      const char *const *args)
{
    char port[16];
    *s = (struct bench_server){.name = name, .endpoint.port = free_port()};
    snprintf(port, sizeof port, "%u", s->endpoint.port);
    const char *first[] = {path, "--host", "127.0.0.1", "--port", port, NULL};
    return start(s, first, args);
}

void bench_stop(struct bench_server *s)
{
    if (s->pid > 0) {
        kill(s->pid, SIGKILL);
        waitpid(s->pid, NULL, 0);
        s->pid = 0;
    }
    if (s->dir[0] != '\0')
        bench_run_program((const char *const[]){"/bin/rm", "-rf", s->dir, NULL});
    s->dir[0] = '\0';
}

uint64_t bench_resident(const struct bench_server *s)
{
    char path[64], line[256];
    unsigned long long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)s->pid);
    FILE *in = fopen(path, "r");
    while (in != NULL && fgets(line, sizeof line, in) != NULL)
        if (sscanf(line, "VmRSS: %llu kB", &kib) == 1)
            break;
    if (in != NULL)
        fclose(in);
    return kib * 1024;
}
