package foresee.examples;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.KeyedRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GameAgentTest {
    private static final int GAMES = 9; // the cars are where they were after nine turns

    private static int won(Function<Integer, Function<Crossing, Crossing.Move>> players) {
        int won = 0;
        for (int seed = 0; seed < GAMES; seed++) {
            Crossing game = Crossing.begin(seed);
            Function<Crossing, Crossing.Move> player = players.apply(seed);
            while (!game.over() && game.turn() < seed + 60) {
                game = game.after(player.apply(game));
            }
            won += game.won() ? 1 : 0;
        }
        return won;
    }

    @Test
    void agentWinsEveryGame() {
        assertThat(won(seed -> new GameAgent()::move)).isEqualTo(GAMES);
    }

    @Test
    void whoMovesAtRandomWinsNone() {
        assertThat(won(seed -> {
                    KeyedRandom random = KeyedRandom.of(seed);
                    return game -> Crossing.MOVES.get(random.nextInt(5));
                }))
                .isZero();
    }

    @Test
    void whoIsHitStaysWhereItHappened() {
        Crossing hit = new Crossing(3, 2, 5, Crossing.begin(0).coins(), true);
        assertThat(hit.after(Crossing.Move.UP)).isEqualTo(hit);
        assertThat(hit.over()).isTrue();
        assertThat(hit.won()).isFalse();
    }
}
