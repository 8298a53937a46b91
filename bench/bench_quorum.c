/* What does the moment of publication tell of one tenant?
 *
 * Plays the game of lib/quorum_game.h over 10^6 texts in each of two worlds, for several strengths
 * of noise, and compares what is seen with what docs/design/quorum.md proves: no outcome that is
 * possible in both worlds is more than e^epsilon times likelier in one, and what happens in one
 * alone has a chance of delta. (The noise is such that the loss is epsilon, so its bound is a
 * little more.) Then what breaks it, in numbers: Sybils enough to make the quorum up, no noise,
 * counts that are lost.
 *
 * bench_quorum [TEXTS]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "quorum_game.h"

static int n_met, n_missed;

_Noreturn static void die(const char *what)
{
    fprintf(stderr, "bench_quorum: %s\n", what);
    exit(1);
}

static void row(const char *what, double figure, double gate)
{
    bool is_met = figure <= gate;

    *(is_met ? &n_met : &n_missed) += 1;
    printf("  %-58s %9.5f <= %-9.5f %s\n", what, figure, gate, is_met ? "met" : "MISSED");
    fflush(stdout);
}

static void play(struct quorum_game game, uint32_t n_texts, uint64_t worlds[2][QUORUM_OUTCOMES])
{
    for (int i = 0; i < 2; i++) {
        game.has_victim = i == 1;
        if (quorum_game_play(&game, n_texts, worlds[i]) != CR_OK)
            die("a game could not be played");
    }
}

/* How much likelier it is that `n` Sybils suffice when the victim is there. */
static double advantage(uint64_t worlds[2][QUORUM_OUTCOMES], uint32_t n, uint32_t n_texts)
{
    int64_t more = 0;

    for (uint32_t i = 0; i <= n; i++)
        more += (int64_t)worlds[1][i] - (int64_t)worlds[0][i];
    return (double)more / n_texts;
}

static void measure(double epsilon, uint32_t quorum, uint32_t spread, uint32_t n_texts)
{
    struct quorum_game game = {.quorum = quorum, .spread = spread, .epsilon = epsilon};
    uint64_t worlds[2][QUORUM_OUTCOMES];
    struct quorum_loss loss;
    double delta = quorum_game_delta(epsilon, spread);

    play(game, n_texts, worlds);
    quorum_game_compare(worlds[0], worlds[1], n_texts, epsilon, &loss);
    printf("k = %u, m = %u: epsilon %g, delta %.5f\n", quorum, spread, epsilon, delta);
    printf("  Sybils that it took, without / with the victim:");
    for (uint32_t i = quorum - 1; i <= quorum + 2 * spread; i++)
        printf(" %u: %.4f/%.4f", i, (double)worlds[0][i] / n_texts, (double)worlds[1][i] / n_texts);
    printf("\n  loss of what is possible in both worlds %.4f\n", loss.inside);
    row("  its 99.95 % bound", loss.inside_upper, 1.1 * epsilon);
    row("chance of what is possible in one world alone", loss.alone,
        delta + 3.3 * sqrt(delta / n_texts));
    row("excess of the worst set of outcomes over e^epsilon", loss.excess,
        delta + loss.excess_error);
    row("told to k - 2 Sybils or fewer", fabs(advantage(worlds, quorum - 2, n_texts)), 0);
    printf("  told to more, of 1:");
    for (uint32_t i = quorum - 1; i < quorum + 2 * spread; i++)
        printf(" %u Sybils %.3f", i, advantage(worlds, i, n_texts));
    printf("\n");
}

/* That the game sees a leak where there is one. */
static void measure_without_noise(uint32_t n_texts)
{
    struct quorum_game game = {.quorum = 3};
    uint64_t worlds[2][QUORUM_OUTCOMES];
    struct quorum_loss loss;

    play(game, n_texts, worlds);
    quorum_game_compare(worlds[0], worlds[1], n_texts, 1, &loss);
    printf("k = 3, no noise: the control\n");
    row("1 - excess of the worst set of outcomes", 1 - loss.excess, 0.001);
}

int main(int argc, char **argv)
{
    uint32_t n_texts = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1000000;

    if (n_texts < 1000)
        die("usage: bench_quorum [TEXTS], at least 1000");
    printf("%u texts in each world\n", n_texts);
    measure(0.5, 3, 3, n_texts);
    measure(1, 3, 3, n_texts);
    measure(2, 3, 3, n_texts);
    measure(1, 2, 5, n_texts);
    measure_without_noise(n_texts / 10);
    printf("gates: %d met, %d missed\n", n_met, n_missed);
    return 0;
}
