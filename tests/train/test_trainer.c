/* Training from end to end, small: it learns, does the same again, goes on where it stopped, and
 * what it writes loads. */
#include <sys/stat.h>
#include <unistd.h>

#include "carrel/buf.h"
#include "carrel/rng.h"
#include "test.h"
#include "train/train_int.h"

static char folder[] = "/tmp/carrel-train-XXXXXX";
static char paths[8][64];

static const char *path(int which, const char *name)
{
    snprintf(paths[which], sizeof paths[which], "%s/%s", folder, name);
    return paths[which];
}

/* Letters with a name that is private, and news with one that is not. */
static void write_text(const char *to, uint64_t seed, int n)
{
    static const char *const first[] = {"Anna", "Peter", "Lucia", "Ivan", "Marie", "Tom"};
    static const char *const last[] = {"Keller", "Young", "Rossi", "Petrov", "Blanc", "Hill"};
    FILE *file = fopen(to, "w");
    struct cr_rng rng;
    CHECK(file != NULL);
    cr_rng_seed(&rng, seed);
    for (int i = 0; i < n; i++) {
        const char *a = first[cr_rng_below(&rng, 6)], *b = last[cr_rng_below(&rng, 6)];
        const bool is_private = cr_rng_below(&rng, 2);
        const char *before = is_private ? "hello, my name is " : "today president ";
        const char *behind = is_private ? " and my account is locked" : " won the vote in the city";
        const size_t at = strlen(before), end = at + strlen(a) + 1 + strlen(b);
        fprintf(file,
                "{\"text\":\"%s%s %s%s.\",\"private\":%d,\"spans\":[{\"start\":%zu,\"end\":%zu,"
                "\"class\":\"PERSON\",\"private\":%d}],\"entities\":1,\"source\":\"made\"}\n",
                before, a, b, behind, is_private, at, end, is_private);
        if (i % 5 == 0)
            fputs("{\"text\":\"the sea is wide, and ships are slow.\",\"private\":0,\"spans\":[],"
                  "\"entities\":0,\"source\":\"plain\"}\n",
                  file);
    }
    fclose(file);
}

static void write_names(const char *to)
{
    FILE *file = fopen(to, "w");
    CHECK(file != NULL);
    fputs("Anna\tde,en\nPeter\nvan der Berg\n", file);
    fclose(file);
}

static struct train_options options(const char *const *data)
{
    static char names[128];
    snprintf(names, sizeof names, "first=%s", path(3, "names.txt"));
    return (struct train_options){.data = data,
                                  .n_data = 1,
                                  .held_out = path(1, "held-out.jsonl"),
                                  .names = names,
                                  .out = path(2, "out.bin"),
                                  .checkpoint = "",
                                  .curve = "",
                                  .log2_rows = 11,
                                  .dim = 16,
                                  .width = 32,
                                  .n_convs = 3,
                                  .log2_slots = 8,
                                  .steps = 150,
                                  .warmup = 10,
                                  .batch_words = 256,
                                  .seed = 3,
                                  .threads = 2,
                                  .learning_rate = 0.01,
                                  .table_rate = 0.05,
                                  .weight_decay = 0.01,
                                  .dropout = 0.05,
                                  .word_dropout = 0.1,
                                  .label_smoothing = 0.01,
                                  .private_weight = 1};
}

static void set_up(void)
{
    static bool is_done;
    if (is_done)
        return;
    CHECK(mkdtemp(folder) != NULL);
    write_text(path(0, "train.jsonl"), 1, 300);
    write_text(path(1, "held-out.jsonl"), 2, 60);
    write_names(path(3, "names.txt"));
    is_done = true;
}

static void train(const struct train_options *o)
{
    struct cr_error err = {0};
    if (train_tagger(o, &err) != CR_OK)
        TEST_FAIL("%s", err.text);
}

static char *read_file(const char *from, size_t *ret_len)
{
    FILE *file = fopen(from, "r");
    struct cr_buf buf;
    char piece[4096];
    size_t n;
    CHECK(file != NULL);
    cr_buf_init(&buf, (size_t)64 << 20);
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        cr_buf_append(&buf, piece, n);
    fclose(file);
    *ret_len = buf.len;
    return cr_buf_take(&buf);
}

static void same_files(const char *a, const char *b)
{
    size_t n_a, n_b;
    char *x = read_file(a, &n_a), *y = read_file(b, &n_b);
    CHECK_INT(n_a, n_b);
    CHECK(memcmp(x, y, n_a) == 0);
    free(x);
    free(y);
}

static void it_learns(void)
{
    set_up();
    const char *const data[] = {path(0, "train.jsonl")};
    struct train_options o = options(data);
    struct train_set held_out = {0};
    struct train_report reports[2] = {{.n_words = 0}};
    struct cr_tagger *tagger;
    o.curve = path(4, "curve.tsv");
    o.eval_every = 50;
    train(&o);
    CHECK_INT(cr_tagger_load(o.out, &tagger, NULL), CR_OK);
    CHECK_INT(train_set_add_all(&held_out, o.held_out, NULL), CR_OK);
    CHECK_INT(held_out.n_sources, 2);
    CHECK_INT(train_judge_set(tagger, &held_out, 0, reports, NULL, NULL), CR_OK);
    const struct train_count sum = train_report_sum(&reports[0]);
    fprintf(stderr, "    span F1 %.3f\n", train_f1(&sum));
    CHECK_INT(sum.n_gold, 60);
    CHECK(train_f1(&sum) > 0.9);
    CHECK(reports[0].over[1][4] > reports[0].n_blocks[1] * 9 / 10); /* private blocks */
    CHECK(reports[0].over[0][4] < reports[0].n_blocks[0] / 10 + 1); /* public ones */
    CHECK_INT(reports[1].quiet_over[4], 0);
    train_set_release(&held_out);
    cr_tagger_unref(tagger);
    size_t len, n_lines = 0;
    char *curve = read_file(o.curve, &len);
    for (size_t i = 0; i < len; i++)
        n_lines += curve[i] == '\n';
    CHECK_INT(n_lines, 1 + 3);
    free(curve);
}

static void threads_change_nothing(void)
{
    set_up();
    const char *const data[] = {path(0, "train.jsonl")};
    struct train_options o = options(data);
    o.steps = 30;
    train(&o);
    o.threads = 1;
    o.out = path(5, "one.bin");
    train(&o);
    same_files(path(2, "out.bin"), o.out);
}

static void it_goes_on_where_it_stopped(void)
{
    set_up();
    const char *const data[] = {path(0, "train.jsonl")};
    struct train_options o = options(data);
    struct cr_error err = {0};
    o.steps = 90; /* more than one epoch */
    train(&o);
    o.out = path(5, "resumed.bin");
    o.checkpoint = path(6, "run.ckpt");
    o.stop_at = 41;
    unlink(o.out);
    train(&o);
    CHECK(access(o.out, F_OK) != 0);
    o.stop_at = 0;
    train(&o);
    same_files(path(2, "out.bin"), o.out);
    o.seed++; /* another run's checkpoint is not gone on from */
    CHECK_INT(train_tagger(&o, &err), CR_EINVAL);
    o.seed--;
    FILE *file = fopen(o.checkpoint, "r+");
    CHECK(file != NULL);
    fseek(file, 5000, SEEK_SET);
    fputc('x', file);
    fclose(file);
    CHECK_INT(train_tagger(&o, &err), CR_EFORMAT);
}

static void bad_lines_are_refused(void)
{
    static const char *const lines[] = {
        "{",
        "[]",
        "{\"text\":3}",
        "{\"text\":\"abc\",\"spans\":[{\"start\":0,\"end\":4,\"class\":\"PERSON\"}]}",
        "{\"text\":\"abc\",\"spans\":[{\"start\":2,\"end\":2,\"class\":\"PERSON\"}]}",
        "{\"text\":\"abc\",\"spans\":[{\"start\":0,\"end\":1,\"class\":\"NOBODY\"}]}",
    };
    set_up();
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct train_set set = {0};
        struct cr_error err = {0};
        FILE *file = fopen(path(7, "bad.jsonl"), "w");
        CHECK(file != NULL);
        fprintf(file, "{\"text\":\"fine\"}\n%s\n", lines[i]);
        fclose(file);
        CHECK_INT(train_set_add(&set, path(7, "bad.jsonl"), 1, &err), CR_EFORMAT);
        CHECK(strstr(err.text, "line 2") != NULL && strstr(err.text, "abc") == NULL);
        train_set_release(&set);
    }
}

static void labels_fall_on_words(void)
{
    struct train_set set = {0};
    set_up();
    FILE *file = fopen(path(7, "labels.jsonl"), "w");
    CHECK(file != NULL);
    fputs("{\"text\":\"Dr. Anna van Berg, Ulm\",\"spans\":["
          "{\"start\":4,\"end\":17,\"class\":\"PERSON\",\"private\":1},"
          "{\"start\":19,\"end\":22,\"class\":\"LOCATION\",\"private\":0}]}\n",
          file);
    fclose(file);
    CHECK_INT(train_set_add(&set, path(7, "labels.jsonl"), 3, NULL), CR_OK);
    CHECK_INT(set.n_pieces, 3);
    const uint8_t want[] = {0,
                            0,
                            (uint8_t)tagger_tag(CR_PRIVACY_PERSON, TAGGER_B),
                            (uint8_t)tagger_tag(CR_PRIVACY_PERSON, TAGGER_I),
                            (uint8_t)tagger_tag(CR_PRIVACY_PERSON, TAGGER_E),
                            0,
                            (uint8_t)tagger_tag(CR_PRIVACY_LOCATION, TAGGER_S)};
    CHECK_INT(set.doc[0].n_words, 7);
    for (size_t i = 0; i < 7; i++) {
        CHECK_INT(set.doc[0].tag[i], want[i]);
        CHECK_INT(set.doc[0].is_private[i], i >= 2 && i <= 4);
    }
    train_set_release(&set);
}

/* Persons are called otherwise, each time in another way, but stay one person, and private. */
static void other_names_keep_their_labels(void)
{
    struct train_set set = {0};
    struct train_rows rows;
    struct train_script script;
    struct train_names names[CR_PRIVACY_N_CLASSES] = {{0}};
    uint8_t slots[32] = {0};
    const struct tagger_names lists = {slots, 4};
    int n_seen[5] = {0}; /* as it is, last name, initials, O'Neil, other words */
    set_up();
    FILE *file = fopen(path(7, "labels.jsonl"), "w");
    CHECK(file != NULL);
    fputs("{\"text\":\"Ask Anna Berg in Ulm, or so\",\"spans\":["
          "{\"start\":4,\"end\":13,\"class\":\"PERSON\",\"private\":1},"
          "{\"start\":17,\"end\":20,\"class\":\"LOCATION\",\"private\":0}]}\n",
          file);
    fclose(file);
    CHECK_INT(train_set_add(&set, path(7, "labels.jsonl"), 1, NULL), CR_OK);
    CHECK_INT(train_names_collect(&set, names), CR_OK);
    CHECK_INT(names[CR_PRIVACY_PERSON].n, 2);
    CHECK_INT(train_rows_init(&rows, 12), CR_OK);
    CHECK_INT(train_script_init(&script, set.doc[0].len), CR_OK);
    for (uint64_t seed = 0; seed < 400; seed++) {
        const struct train_blur blur = {0.2, seed, &script, names};
        size_t n_person = 0, n_place = 0;
        rows.n = 0;
        train_rows_add(&rows, &set.doc[0], 0, set.doc[0].n_words, &lists, 9, &blur);
        CHECK_INT(rows.n, script.n);
        for (size_t i = 0; i < rows.n; i++) {
            const uint8_t tag = rows.tag[i];
            const bool is_person = tag != 0 && (tag - 1) / 4 == CR_PRIVACY_PERSON;
            CHECK_INT(rows.is_private[i], is_person);
            CHECK_INT(rows.end[i] - rows.first[i], rows.n);
            n_person += is_person;
            n_place += tag == tagger_tag(CR_PRIVACY_LOCATION, TAGGER_S);
        }
        CHECK_INT(n_place, 1);
        CHECK_INT(rows.n, 8 - 2 + n_person);
        const uint32_t p = CR_PRIVACY_PERSON;
        CHECK_INT(rows.tag[1], tagger_tag(p, n_person == 1 ? TAGGER_S : TAGGER_B));
        CHECK(n_person == 1 || rows.tag[n_person] == tagger_tag(p, TAGGER_E));
        CHECK(n_person < 3 || rows.tag[2] == tagger_tag(p, TAGGER_I));
        script.text[script.len] = 0;
        const char *name = script.text + script.word[1].start;
        n_seen[n_person == 1                          ? 1
               : n_person == 3 && name[1] == '.'      ? 2
               : n_person == 3                        ? 3
               : strncmp(name, "Anna Berg ", 10) == 0 ? 0
                                                      : 4]++;
    }
    for (int i = 0; i < 5; i++)
        CHECK(n_seen[i] > 2);
    free(names[CR_PRIVACY_PERSON].name);
    free(names[CR_PRIVACY_LOCATION].name);
    train_script_release(&script);
    train_rows_release(&rows);
    train_set_release(&set);
}

static void clean_up(void)
{
    static const char *const names[] = {"train.jsonl", "held-out.jsonl", "out.bin",     "names.txt",
                                        "curve.tsv",   "one.bin",        "resumed.bin", "run.ckpt",
                                        "bad.jsonl",   "labels.jsonl"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(path(7, names[i]));
    CHECK_INT(rmdir(folder), 0);
}

TEST_MAIN(CASE(labels_fall_on_words), CASE(other_names_keep_their_labels),
          CASE(bad_lines_are_refused), CASE(it_learns), CASE(threads_change_nothing),
          CASE(it_goes_on_where_it_stopped), CASE(clean_up))
