/* The subcommands. Each gets argv with its own name in argv[0], and returns the program's exit
 * status: 0, 1 when it failed, 2 when it was called wrongly. */
#ifndef CARREL_CMD_H
#define CARREL_CMD_H

int cr_cmd_serve(int argc, char **argv);
int cr_cmd_chat(int argc, char **argv);
int cr_cmd_tenant(int argc, char **argv);
int cr_cmd_key(int argc, char **argv);
int cr_cmd_prefix(int argc, char **argv);
int cr_cmd_cache(int argc, char **argv);
int cr_cmd_pull(int argc, char **argv);
int cr_cmd_scan(int argc, char **argv);
int cr_cmd_train(int argc, char **argv);
int cr_cmd_audit(int argc, char **argv);
int cr_cmd_bench(int argc, char **argv);

#endif
