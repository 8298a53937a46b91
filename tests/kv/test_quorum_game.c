/* The privacy of a quorum, measured by the game of bench/lib/quorum_game.h over fewer texts than
 * bench_quorum's: it is within its bound, and where there is no noise the game sees that. */
#include <math.h>

#include "quorum_game.h"
#include "test.h"

enum { TEXTS = 20000 };

static struct quorum_loss play(struct quorum_game game, double epsilon,
                               uint64_t worlds[2][QUORUM_OUTCOMES])
{
    struct quorum_loss loss;

    for (int i = 0; i < 2; i++) {
        game.has_victim = i == 1;
        CHECK_INT(quorum_game_play(&game, TEXTS, worlds[i]), CR_OK);
    }
    quorum_game_compare(worlds[0], worlds[1], TEXTS, epsilon, &loss);
    return loss;
}

static void the_moment_of_publication_tells_little(void)
{
    struct quorum_game game = {.quorum = 3, .spread = 3, .epsilon = 1};
    uint64_t worlds[2][QUORUM_OUTCOMES], n[2] = {0};
    struct quorum_loss loss = play(game, 1, worlds);

    CHECK(loss.inside_upper < 1.4 && loss.inside > 0.8);
    CHECK(fabs(loss.alone - quorum_game_delta(1, 3)) < 0.008);
    CHECK(loss.excess < quorum_game_delta(1, 3) + loss.excess_error);
    for (uint32_t i = 0; i < QUORUM_OUTCOMES; i++) {
        n[0] += i >= 3 && i <= 9 ? worlds[0][i] : 0;
        n[1] += i >= 2 && i <= 8 ? worlds[1][i] : 0;
    }
    CHECK_INT(n[0], TEXTS);
    CHECK_INT(n[1], TEXTS);
}

static void more_noise_tells_less(void)
{
    struct quorum_game game = {.quorum = 3, .spread = 3, .epsilon = 0.25};
    uint64_t worlds[2][QUORUM_OUTCOMES];

    CHECK(play(game, 1, worlds).excess < 0.12); /* its delta; the noise below it is stronger */
    CHECK(play(game, 0.25, worlds).inside_upper < 0.5);
}

static void without_noise_it_tells_all(void)
{
    struct quorum_game game = {.quorum = 3};
    uint64_t worlds[2][QUORUM_OUTCOMES];

    CHECK(play(game, 1, worlds).excess == 1);
    CHECK_INT(worlds[0][3], TEXTS);
    CHECK_INT(worlds[1][2], TEXTS);
}

TEST_MAIN(CASE(the_moment_of_publication_tells_little), CASE(more_noise_tells_less),
          CASE(without_noise_it_tells_all))
