/* carrel: one program, one subcommand per job. This file finds the subcommand and nothing else. */
#include <stdio.h>
#include <string.h>

#include "cmd/cmd.h"
#include "cmd/cmd_util.h"

static int version(int argc, char **argv);
static int help(int argc, char **argv);

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *summary;
} commands[] = {
    {"serve", cr_cmd_serve, "serve a model over OpenAI's API"},
    {"chat", cr_cmd_chat, "talk to a server in the terminal"},
    {"tenant", cr_cmd_tenant, "add, list and remove tenants"},
    {"key", cr_cmd_key, "create, list and revoke API keys"},
    {"prefix", cr_cmd_prefix, "sign, add, list and revoke text that tenants may share"},
    {"cache", cr_cmd_cache, "look into the cache of a running server"},
    {"pull", cr_cmd_pull, "download a model file"},
    {"scan", cr_cmd_scan, "find private text in a file"},
    {"train", cr_cmd_train, "train the tagger that finds names and private text"},
    {"audit", cr_cmd_audit, "attack an endpoint: do tenants' texts show in latencies?"},
    {"bench", cr_cmd_bench, "replay what many tenants would ask of an endpoint"},
    {"version", version, "print the version"},
    {"help", help, "explain a subcommand: carrel help NAME"},
};

#define N_COMMANDS (sizeof commands / sizeof commands[0])

static const struct command *find(const char *name)
{
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

/* Levenshtein distance of a name to a known one of at most 15 letters. */
static size_t distance(const char *name, const char *known)
{
    size_t row[16], n = strlen(known);
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 0; name[i]; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < n; j++) {
            size_t best = diagonal + (name[i] != known[j]);
            best = row[j] + 1 < best ? row[j] + 1 : best;
            best = row[j + 1] + 1 < best ? row[j + 1] + 1 : best;
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    return row[n];
}

static int unknown(const char *name)
{
    const char *nearest = NULL;
    size_t best = 3; /* further off is a guess, not a help */
    for (size_t i = 0; i < N_COMMANDS; i++) {
        size_t d = distance(name, commands[i].name);
        if (d < best) {
            best = d;
            nearest = commands[i].name;
        }
    }
    fprintf(stderr, "carrel: there is no such subcommand; ");
    if (nearest)
        fprintf(stderr, "did you mean `carrel %s`?\n", nearest);
    else
        fprintf(stderr, "`carrel help` lists what there is.\n");
    return CR_EXIT_USAGE;
}

static int version(int argc, char **argv)
{
    (void)argc, (void)argv;
    puts("carrel " CARREL_VERSION);
    return 0;
}

static int help(int argc, char **argv)
{
    if (argc > 1) {
        const struct command *command = find(argv[1]);
        if (!command)
            return unknown(argv[1]);
        if (command->run != help && command->run != version)
            return command->run(2, (char *[]){argv[1], (char[]){"--help"}, NULL});
    }
    puts("usage: carrel SUBCOMMAND [ARGUMENT ...]\n\n"
         "Carrel serves one language model to many tenants.\n");
    for (size_t i = 0; i < N_COMMANDS; i++)
        printf("  %-10s%s\n", commands[i].name, commands[i].summary);
    puts("\n`carrel help NAME` and the manual page carrel-NAME(1) explain a subcommand.\n"
         "Quick start: `carrel serve`, and in another terminal `carrel chat`.");
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        help(1, argv);
        return CR_EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
        name = "help";
    else if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
        name = "version";
    const struct command *command = find(name);
    if (!command)
        return unknown(name);
    int exit_status = command->run(argc - 1, argv + 1);
    if (fflush(stdout) != 0 || ferror(stdout)) /* a full disk behind `> file` */
        return cr_cmd_fail(name, "The output could not be written.");
    return exit_status;
}
