/* The configuration table: values and limits, files with their line numbers, arguments, help. */
#include "carrel/config.h"

#include <unistd.h>

#include "fault.h"
#include "test.h"

struct options {
    bool help;
    char *host;
    int64_t port;
    bool metrics;
    uint64_t kv_size;
    double share;
    int mode;
    uint64_t timeout_us;
    char *model;
    int not_in_the_table;
};

static const char *const modes[] = {"isolated", "declared", "global", NULL};

#define AT(field) .offset = offsetof(struct options, field)

static const struct cr_opt opts[] = {
    {.name = "help", .type = CR_OPT_BOOL, AT(help), .flags = CR_OPT_ARG_ONLY, .help = "this list"},
    {.name = "model", .type = CR_OPT_STRING, AT(model), .max = 20, .help = "a GGUF file"},
    {.name = "host",
     .section = "http",
     .type = CR_OPT_STRING,
     AT(host),
     .value = "127.0.0.1",
     .help = "address to listen on"},
    {.name = "port",
     .section = "http",
     .type = CR_OPT_INT,
     AT(port),
     .value = "8080",
     .min = 0,
     .max = 65535,
     .help = "port to listen on"},
    {.name = "metrics",
     .section = "http",
     .type = CR_OPT_BOOL,
     AT(metrics),
     .value = "yes",
     .flags = CR_OPT_RELOADABLE,
     .help = "answer /metrics"},
    {.name = "timeout",
     .section = "http",
     .type = CR_OPT_DURATION,
     AT(timeout_us),
     .value = "90s",
     .min = 1,
     .max = 3600,
     .flags = CR_OPT_RELOADABLE,
     .help = "how long a client may be silent"},
    {.name = "kv-size",
     .section = "engine",
     .type = CR_OPT_SIZE,
     AT(kv_size),
     .value = "1.5G",
     .min = 0x1p20,
     .max = 0x1p40,
     .help = "memory for K and V"},
    {.name = "share",
     .section = "engine",
     .type = CR_OPT_FLOAT,
     AT(share),
     .value = "0.1",
     .max = 1,
     .help = "part of the pool that one tenant may hold"},
    {.name = "mode",
     .section = "engine",
     .type = CR_OPT_ENUM,
     AT(mode),
     .choices = modes,
     .help = "what tenants share"},
};
static const struct cr_opt_table table = CR_OPT_TABLE(opts, struct options);

static struct options fresh(void)
{
    struct options o;
    struct cr_error err;
    CHECK_INT(cr_config_defaults(&table, &o, &err), CR_OK);
    return o;
}

static void defaults(void)
{
    struct options o = fresh();
    CHECK_STR(o.host, "127.0.0.1");
    CHECK_STR(o.model, "");
    CHECK_INT(o.port, 8080);
    CHECK(o.metrics && !o.help);
    CHECK_INT(o.kv_size, 1536LL << 20);
    CHECK(o.share == 0.1);
    CHECK_INT(o.mode, 0);
    CHECK_INT(o.timeout_us, 90000000);
    cr_config_release(&table, &o);

    struct cr_opt bad[] = {opts[2], opts[3]};
    bad[1].value = "70000";
    const struct cr_opt_table bad_table = CR_OPT_TABLE(bad, struct options);
    struct cr_error err;
    CHECK_INT(cr_config_defaults(&bad_table, &o, &err), CR_EINVAL);
    CHECK_STR(err.text, "default of port must be a whole number, 0 to 65535.");
    CHECK(o.host == NULL);
}

struct value {
    const char *name, *text;
    int status;
    double expected;
};

static double number_of(const struct options *o, const char *name)
{
    return strcmp(name, "port") == 0      ? (double)o->port
           : strcmp(name, "metrics") == 0 ? (double)o->metrics
           : strcmp(name, "kv-size") == 0 ? (double)o->kv_size
           : strcmp(name, "share") == 0   ? o->share
           : strcmp(name, "mode") == 0    ? (double)o->mode
                                          : (double)o->timeout_us;
}

static void values(void)
{
    static const struct value table_of_values[] = {
        {"port", "0", 0, 0},
        {"port", "65535", 0, 65535},
        {"port", "65536", CR_EINVAL, 0},
        {"port", "-1", CR_EINVAL, 0},
        {"port", "", CR_EINVAL, 0},
        {"port", "8080x", CR_EINVAL, 0},
        {"port", " 80", CR_EINVAL, 0},
        {"port", "0x50", CR_EINVAL, 0},
        {"port", "1e3", CR_EINVAL, 0},
        {"port", "99999999999999999999", CR_EINVAL, 0},
        {"metrics", "off", 0, 0},
        {"metrics", "TRUE", 0, 1},
        {"metrics", "2", CR_EINVAL, 0},
        {"metrics", "", CR_EINVAL, 0},
        {"kv-size", "1048576", 0, 0x1p20},
        {"kv-size", "1m", 0, 0x1p20},
        {"kv-size", "2.5GiB", 0, 2.5 * 0x1p30},
        {"kv-size", "1048575", CR_EINVAL, 0},
        {"kv-size", "1X", CR_EINVAL, 0},
        {"kv-size", "-1G", CR_EINVAL, 0},
        {"kv-size", "G", CR_EINVAL, 0},
        {"kv-size", "1.0000001M", CR_EINVAL, 0},
        {"kv-size", "99999999999T", CR_EINVAL, 0},
        {"kv-size", "1..5G", CR_EINVAL, 0},
        {"kv-size", "nanG", CR_EINVAL, 0},
        {"share", "1", 0, 1},
        {"share", "2.5e-1", 0, 0.25},
        {"share", "1.001", CR_EINVAL, 0},
        {"share", "nan", CR_EINVAL, 0},
        {"share", "inf", CR_EINVAL, 0},
        {"share", "0.5.", CR_EINVAL, 0},
        {"mode", "global", 0, 2},
        {"mode", "Global", CR_EINVAL, 0},
        {"mode", "", CR_EINVAL, 0},
        {"timeout", "1500ms", 0, 1500000},
        {"timeout", "2m", 0, 120e6},
        {"timeout", "1h", 0, 3600e6},
        {"timeout", "5", 0, 5e6},
        {"timeout", "1.5s", 0, 1.5e6},
        {"timeout", "999ms", CR_EINVAL, 0},
        {"timeout", "3601", CR_EINVAL, 0},
        {"timeout", "1d", CR_EINVAL, 0},
    };
    struct options o = fresh();
    for (size_t i = 0; i < sizeof table_of_values / sizeof table_of_values[0]; i++) {
        const struct value *v = &table_of_values[i];
        double before = number_of(&o, v->name);
        int status = cr_config_set(&table, &o, v->name, v->text, NULL);
        if (status != v->status)
            TEST_FAIL("%s = \"%s\": %s", v->name, v->text, cr_status_name(status));
        CHECK(number_of(&o, v->name) == (status == CR_OK ? v->expected : before));
    }
    char long_text[80];
    memset(long_text, '1', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    CHECK_INT(cr_config_set(&table, &o, "port", long_text, NULL), CR_EINVAL);
    CHECK_INT(cr_config_set(&table, &o, "model", "12345678901234567890", NULL), CR_OK);
    CHECK_INT(cr_config_set(&table, &o, "model", "123456789012345678901", NULL), CR_EINVAL);
    CHECK_INT(cr_config_set(&table, &o, "host", "a\nb", NULL), CR_EINVAL);
    CHECK_INT(cr_config_set(&table, &o, "nothing", "1", NULL), CR_ENOTFOUND);
    cr_config_release(&table, &o);
}

static void good_file(void)
{
    static const char conf[] = "# Carrel\n"
                               "model = m.gguf   # the small one\n"
                               "\r\n"
                               "[http]\r\n"
                               "  host=\"a # \\\"b\\\\ c\"  # odd\n"
                               "port\t=\t9#9\n"
                               "[engine] # and so on\n"
                               "mode = declared";
    struct options o = fresh();
    struct cr_error err;
    CHECK_INT(cr_config_parse(&table, &o, conf, sizeof conf - 1, "t.conf", &err), CR_EINVAL);
    CHECK_STR(err.text, "t.conf:6: port must be a whole number, 0 to 65535.");
    CHECK_STR(o.model, ""); /* the file counts as a whole or not at all */
    char fixed[sizeof conf];
    memcpy(fixed, conf, sizeof conf);
    memcpy(strstr(fixed, "9#9"), "9 #", 3);
    o.not_in_the_table = 77;
    CHECK_INT(cr_config_parse(&table, &o, fixed, sizeof conf - 1, "t.conf", &err), CR_OK);
    CHECK_STR(o.model, "m.gguf");
    CHECK_STR(o.host, "a # \"b\\ c");
    CHECK_INT(o.port, 9);
    CHECK_INT(o.mode, 1);
    CHECK_INT(o.kv_size, 1536LL << 20);
    CHECK_INT(o.not_in_the_table, 77);
    CHECK_INT(cr_config_parse(&table, &o, "", 0, "t.conf", &err), CR_OK);
    cr_config_release(&table, &o);
}

static void bad_files(void)
{
    static const struct {
        const char *conf, *message;
    } files[] = {
        {"model\n", "t.conf:1: a line reads `key = value`, [section], or # comment."},
        {"\n\nmodle = x\n", "t.conf:3: unknown key; did you mean model?"},
        {"zzzzzzzz = x\n", "t.conf:1: unknown key."},
        {" = x\n", "t.conf:1: unknown key."},
        {"help = yes\n", "t.conf:1: unknown key; did you mean help?"},
        {"port = 1\n", "t.conf:1: port belongs under [http]."},
        {"[http]\nmodel = x\n", "t.conf:2: model belongs before the first section."},
        {"[engine]\nport = 1\n", "t.conf:2: port belongs under [http]."},
        {"[http]\nport = 1\nport = 1\n", "t.conf:3: port is set twice; keep one of the lines."},
        {"[htp]\n", "t.conf:1: there is no section of this name."},
        {"[]\n", "t.conf:1: there is no section of this name."},
        {"[http\n", "t.conf:1: a section heading ends with ]."},
        {"[http] port = 1\n", "t.conf:1: nothing may follow the ] of a section heading."},
        {"model = \"x\n", "t.conf:1: the closing quote is missing."},
        {"model = \"x\\", "t.conf:1: the closing quote is missing."},
        {"model = \"x\\n\"", "t.conf:1: only \\\" and \\\\ are known in quotes."},
        {"model = \"x\" y", "t.conf:1: only a comment may follow the closing quote."},
        {"[engine]\n\nmode = all", "t.conf:3: mode must be one of isolated, declared or global."},
        {"[http]\nmetrics =\n", "t.conf:2: metrics must be yes or no."},
        {"[engine]\nkv-size = 1\n", "t.conf:2: kv-size must be a size like 512M, 1M to 1T."},
        {"[http]\ntimeout = 9h\n", "t.conf:2: timeout must be a time like 30s, 1s to 1h."},
        {"model = 123456789012345678901\n", "t.conf:1: model is longer than 20 bytes; shorten it."},
        {"model = a\tb\n", "t.conf:1: model holds a control byte; remove it."},
    };
    struct options o = fresh();
    struct cr_error err;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        const char *conf = files[i].conf;
        CHECK_INT(cr_config_parse(&table, &o, conf, strlen(conf), "t.conf", &err), CR_EINVAL);
        CHECK_STR(err.text, files[i].message);
    }
    CHECK_INT(cr_config_parse(&table, &o, "mo\0del", 6, "t.conf", &err), CR_EINVAL);
    CHECK_STR(err.text, "t.conf:1: the line holds a NUL byte; is this a text file?");
    char *big = malloc((2 << 20) + 1);
    memset(big, '#', 2 << 20);
    big[2 << 20] = '\0';
    CHECK_INT(cr_config_parse(&table, &o, big, 2 << 20, "t.conf", &err), CR_ETOOBIG);
    memcpy(big, "model =", 7);
    CHECK_INT(cr_config_parse(&table, &o, big, 9000, "t.conf", &err), CR_EINVAL);
    CHECK_STR(err.text, "t.conf:1: the value is longer than 4096 bytes.");
    free(big);
    cr_config_release(&table, &o);
}

static int args(struct options *o, struct cr_error *err, const char **rest, size_t *n_rest,
                const char *line)
{
    static char words[256];
    char *argv[20] = {(char *)"carrel"}, *save = NULL;
    int argc = 1;
    snprintf(words, sizeof words, "%s", line);
    for (char *w = strtok_r(words, " ", &save); w != NULL; w = strtok_r(NULL, " ", &save))
        argv[argc++] = w;
    return cr_config_args(&table, o, argc, argv, rest, n_rest, err);
}

static void arguments(void)
{
    struct options o = fresh();
    struct cr_error err;
    const char *rest[20];
    size_t n_rest = 99;
    CHECK_INT(args(&o, &err, rest, &n_rest,
                   "one --port 9 --host=::1 --no-metrics two --mode global --help -- --port - x"),
              CR_OK);
    CHECK_INT(o.port, 9);
    CHECK_STR(o.host, "::1");
    CHECK(!o.metrics && o.help);
    CHECK_INT(o.mode, 2);
    CHECK_INT(n_rest, 5);
    CHECK_STR(rest[0], "one");
    CHECK_STR(rest[1], "two");
    CHECK_STR(rest[2], "--port");
    CHECK_STR(rest[3], "-");
    CHECK_STR(rest[4], "x");
    CHECK_INT(args(&o, &err, NULL, NULL, "--metrics --host="), CR_OK);
    CHECK(o.metrics);
    CHECK_STR(o.host, "");
    cr_config_release(&table, &o);
}

static void bad_arguments(void)
{
    static const struct {
        const char *line, *message;
    } lines[] = {
        {"--prot 1", "Unknown option --prot; did you mean --port?"},
        {"--kv_size=1G", "Unknown option --kv; did you mean --kv-size?"},
        {"--sk-SECRET", "Unknown option --sk-; --help lists what there is."},
        {"--no-port", "Unknown option --no-port; did you mean --port?"},
        {"--no-metrics=yes", "--no-metrics takes no value."},
        {"--port", "--port needs a value."},
        {"--port=80000", "--port must be a whole number, 0 to 65535."},
        {"--port 1 --mode x", "--mode must be one of isolated, declared or global."},
        {"-p 1", "Options begin with two dashes; --help lists what there is."},
        {"--port 1 extra",
         "Argument 3 is no option and is not expected; --help lists what there is."},
    };
    struct options o = fresh();
    struct cr_error err;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        CHECK_INT(args(&o, &err, NULL, NULL, lines[i].line), CR_EINVAL);
        CHECK_STR(err.text, lines[i].message);
        CHECK_INT(o.port, 8080);
    }
    cr_config_release(&table, &o);
}

/* Writes and reads back through a real file. */
static void conf_round_trip(void)
{
    char path[] = "/tmp/carrel-test-conf.XXXXXX";
    int fd = mkstemp(path);
    CHECK(fd >= 0);
    FILE *out = fdopen(fd, "w");
    struct options o = fresh(), back = fresh();
    struct cr_error err;
    CHECK_INT(args(&o, &err, NULL, NULL,
                   "--host=#x --port 9 --no-metrics --kv-size 3M --share 0.3 --mode declared "
                   "--timeout 1500ms --model \"\\"),
              CR_OK);
    CHECK_INT(cr_config_print_conf(&table, &o, out), CR_OK);
    fclose(out);
    CHECK_INT(cr_config_load(&table, &back, path, &err), CR_OK);
    CHECK_STR(back.host, "#x");
    CHECK_STR(back.model, "\"\\");
    CHECK(back.port == 9 && !back.metrics && back.kv_size == 3 << 20 && back.share == 0.3);
    CHECK(back.mode == 1 && back.timeout_us == 1500000);

    /* Without values every line is a comment or a heading, and with the # gone it is the defaults.
     */
    out = fopen(path, "w");
    CHECK_INT(cr_config_print_conf(&table, NULL, out), CR_OK);
    fclose(out);
    cr_config_release(&table, &back);
    back = fresh();
    CHECK_INT(cr_config_load(&table, &back, path, &err), CR_OK);
    CHECK_INT(back.port, 8080);
    unlink(path);
    CHECK_INT(cr_config_load(&table, &back, path, &err), CR_ENOTFOUND);
    CHECK_INT(cr_config_load(&table, &back, "/", &err), CR_EIO);
    cr_config_release(&table, &back);
    cr_config_release(&table, &o);
}

static void help(void)
{
    char *text;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    cr_config_print_help(&table, out);
    fclose(out);
    CHECK_STR(
        text,
        "  --help                      this list\n"
        "  --model TEXT                a GGUF file\n"
        "\n"
        "http:\n"
        "  --host TEXT                 address to listen on (default 127.0.0.1)\n"
        "  --port N                    port to listen on (0 to 65535; default 8080)\n"
        "  --[no-]metrics              answer /metrics (default yes)\n"
        "  --timeout TIME              how long a client may be silent (1s to 1h; default 90s)\n"
        "\n"
        "engine:\n"
        "  --kv-size SIZE              memory for K and V (1M to 1T; default 1.5G)\n"
        "  --share X                   part of the pool that one tenant may hold (0 to 1; default "
        "0.1)\n"
        "  --mode WORD                 what tenants share (isolated, declared or global; default\n"
        "                              isolated)\n");
    free(text);
}

static void note_ignored(void *user, const struct cr_opt *opt)
{
    char *names = user;
    strcat(names, opt->name);
    strcat(names, " ");
}

static void reload(void)
{
    struct options o = fresh(), next = fresh();
    struct cr_error err;
    char ignored[100] = "";
    CHECK_INT(args(&next, &err, NULL, NULL, "--host ::1 --port 9 --no-metrics --timeout 5"), CR_OK);
    cr_config_reload(&table, &o, &next, note_ignored, ignored);
    CHECK_STR(ignored, "host port ");
    CHECK(!o.metrics && o.timeout_us == 5000000 && o.port == 8080);
    CHECK_STR(o.host, "127.0.0.1");
    cr_config_release(&table, &next);
    cr_config_release(&table, &o);
}

static void scenario(void *user)
{
    (void)user;
    static const char conf[] = "model = a\n[http]\nhost = b\n";
    struct options o;
    struct cr_error err;
    if (cr_config_defaults(&table, &o, &err) != CR_OK) {
        CHECK(fault_fired() && o.host == NULL && o.model == NULL);
        return;
    }
    if (cr_config_parse(&table, &o, conf, sizeof conf - 1, "t.conf", &err) != CR_OK) {
        CHECK(fault_fired() && err.status == CR_ENOMEM);
        CHECK_STR(o.model, "");
        CHECK_STR(o.host, "127.0.0.1");
    } else if (args(&o, &err, NULL, NULL, "--model x --host y") != CR_OK) {
        CHECK(fault_fired() && err.status == CR_ENOMEM);
        CHECK_STR(o.model, "a");
        CHECK_STR(o.host, "b");
    } else {
        CHECK_STR(o.host, "y");
    }
    cr_config_release(&table, &o);
}

static void out_of_memory(void)
{
    CHECK_INT(fault_each(scenario, NULL), 2 + 6 + 5);
}

TEST_MAIN(CASE(defaults), CASE(values), CASE(good_file), CASE(bad_files), CASE(arguments),
          CASE(bad_arguments), CASE(conf_round_trip), CASE(help), CASE(reload), CASE(out_of_memory))
