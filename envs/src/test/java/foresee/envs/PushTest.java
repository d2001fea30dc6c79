package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.KeyedRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PushTest {
    private static final Push TEE = new Push(PushBlock.TEE, Push.Form.RELATIVE, VariationLevel.NOMINAL);
    private static final Push ABSOLUTE = new Push(PushBlock.TEE, Push.Form.ABSOLUTE, VariationLevel.NOMINAL);
    private static final Push DISC = new Push(PushBlock.DISC, Push.Form.RELATIVE, VariationLevel.NOMINAL);

    static List<Push> tables() {
        return List.of(
                TEE,
                DISC,
                new Push(PushBlock.TEE, Push.Form.RELATIVE, VariationLevel.STRONG),
                new Push(PushBlock.DISC, Push.Form.ABSOLUTE, VariationLevel.STRONG));
    }

    @Test
    void pusherGoesWhereItIsToldAndTheBlockStaysUntilItIsTouched() {
        float[] state = {100, 100, 300, 300, 1};
        float[] next = TEE.step(state, new double[] {12, -16});

        assertThat(next[0]).isCloseTo(112, within(1e-3f));
        assertThat(next[1]).isCloseTo(84, within(1e-3f));
        assertThat(next[2]).isEqualTo(300);
        assertThat(next[3]).isEqualTo(300);
        assertThat(next[4]).isEqualTo(1);
    }

    @Test
    void absoluteActionsNameThePlace() {
        float[] state = {100, 100, 300, 300, 1};

        assertThat(ABSOLUTE.step(state, new double[] {110, 95}))
                .containsExactly(TEE.step(state, new double[] {10, -5}));
        assertThat(ABSOLUTE.step(state, new double[] {400, 100}))
                .containsExactly(TEE.step(state, new double[] {20, 0}));
    }

    /** Upright, pushed down on the middle of its bar, it goes straight; at the bar's end, it turns clockwise. */
    @Test
    void blockGoesWhereItIsPushedAndTurnsWherePushedBesideItsCentre() {
        float[] straight = {256, 190, 256, 256, 0};
        float[] beside = {306, 190, 256, 256, 0};
        for (int t = 0; t < 5; t++) {
            straight = TEE.step(straight, new double[] {0, 15});
            beside = TEE.step(beside, new double[] {0, 15});
        }

        assertThat(straight[Push.BLOCK_X]).isCloseTo(256, within(0.5f));
        assertThat(straight[Push.BLOCK_Y]).isGreaterThan(300);
        assertThat(straight[Push.ANGLE]).isCloseTo(0, within(0.02f));
        assertThat(beside[Push.ANGLE]).isGreaterThan(0.4f);
    }

    @Test
    void nothingGlides() {
        float[] pushed = {256, 190, 256, 256, 0};
        for (int t = 0; t < 5; t++) {
            pushed = TEE.step(pushed, new double[] {0, 15});
        }
        float[] next = TEE.step(pushed, new double[] {0, -10});

        assertThat(Push.blockDistance(next, pushed)).isLessThan(0.5);
    }

    /** Pushed about for long, the block stays on the table and the pusher out of the block and the borders. */
    @ParameterizedTest
    @MethodSource("tables")
    void nothingGetsIntoAnythingElse(Push table) {
        double deepest = 0;
        double outermost = 0;
        for (long seed = 0; seed < 30; seed++) {
            PushMover mover = new PushMover.Pusher(table, KeyedRandom.of(4, seed));
            PushMover wild = new PushMover.Straight(KeyedRandom.of(5, seed), 60);
            float[] state = table.reset(seed);
            for (int t = 0; t < 200; t++) {
                double[] move = (t / 50 % 2 == 0 ? mover : wild).next(state);
                state = table.step(state, table.move(state, 20 * move[0], 20 * move[1]));
                double radius = table.pusherRadius(state);
                deepest = Math.max(deepest, radius - table.outside(state, state[0], state[1]));
                outermost = Math.max(outermost, Push.BORDER + radius - Math.min(state[0], state[1]));
                outermost = Math.max(outermost, Math.max(state[0], state[1]) + radius - (Push.SIZE - Push.BORDER));
            }
        }

        assertThat(deepest).isBetween(0.0, 4.0);
        assertThat(outermost).isBetween(0.0, 3.0);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void clearedWorldEqualsANewWorldPerStepToTheBit(Push table) {
        for (long seed = 0; seed < 25; seed++) {
            PushMover mover = new PushMover.Pusher(table, KeyedRandom.of(6, seed));
            float[] state = table.reset(seed);
            for (int t = 0; t < 100; t++) {
                double[] move = mover.next(state);
                double[] action = table.move(state, move[0], move[1]);
                float[] next = table.step(state, action);

                assertThat(next).containsExactly(table.referenceStep(state, action));
                state = next;
            }
        }
    }

    @Test
    void moderateTakesPusherBlockAndAngleTogether() {
        Criterion moderate = Sandbox.task(TEE, "ahead-25").criteria().get(0);
        float[] goal = {100, 100, 300, 300, 3.1f};
        float eighteen = (float) Math.toRadians(19);

        assertThat(moderate.holds().test(new float[] {112, 100, 300, 316, 3.1f}, goal))
                .isTrue();
        assertThat(moderate.holds().test(new float[] {112, 100, 300, 316.1f, 3.1f}, goal))
                .isFalse();
        assertThat(moderate.holds()
                        .test(new float[] {100, 100, 300, 300, 3.1f + eighteen - (float) (2 * Math.PI)}, goal))
                .isTrue();
        assertThat(moderate.holds().test(new float[] {100, 100, 300, 300, 2.7f}, goal))
                .isFalse();
        assertThat(moderate.consecutive()).isEqualTo(1);
    }

    @Test
    void strictIsAboutTheBlockAlone() {
        Criterion strict = Sandbox.task(TEE, "free").criteria().get(1);
        float[] goal = {100, 100, 300, 300, 0};

        assertThat(strict.holds().test(new float[] {400, 400, 306, 308, 0.17f}, goal))
                .isTrue();
        assertThat(strict.holds().test(new float[] {100, 100, 306, 308.1f, 0}, goal))
                .isFalse();
        assertThat(strict.holds().test(new float[] {100, 100, 300, 300, 0.18f}, goal))
                .isFalse();
        assertThat(strict.consecutive()).isEqualTo(3);
    }

    @Test
    void coverageIsTheShareOfTheGoalsArea() {
        float[] goal = {100, 100, 300, 300, 0.4f};

        assertThat(TEE.coverage(goal, goal)).isCloseTo(1, within(1e-6));
        assertThat(TEE.coverage(new float[] {0, 0, 500, 300, 0.4f}, goal)).isZero();
        assertThat(DISC.coverage(new float[] {0, 0, 300, 300}, new float[] {0, 0, 390, 300}))
                .isZero();
        assertThat(DISC.coverage(new float[] {0, 0, 300, 300}, new float[] {0, 0, 300, 300}))
                .isEqualTo(1);
    }

    /** 20 000 points each: a false alarm of one in a million at 0.018. */
    @ParameterizedTest
    @EnumSource(PushBlock.class)
    void coverageIsWhatPointsInBothSay(PushBlock block) {
        Push table = new Push(block, Push.Form.RELATIVE, VariationLevel.STRONG);
        for (long seed = 0; seed < 12; seed++) {
            KeyedRandom random = KeyedRandom.of(8, seed);
            float[] goal = table.reset(seed);
            float[] state = goal.clone();
            state[Push.BLOCK_X] += (float) (20 * random.nextGaussian());
            state[Push.BLOCK_Y] += (float) (20 * random.nextGaussian());
            if (block.turns()) {
                state[Push.ANGLE] = Angles.wrapped(state[Push.ANGLE] + random.nextGaussian());
            }
            int inGoal = 0;
            int inBoth = 0;
            while (inGoal < 20_000) {
                double x = goal[Push.BLOCK_X] + 200 * (random.nextDouble() - 0.5);
                double y = goal[Push.BLOCK_Y] + 200 * (random.nextDouble() - 0.5);
                if (table.outside(goal, x, y) < 0) {
                    inGoal++;
                    inBoth += table.outside(state, x, y) < 0 ? 1 : 0;
                }
            }

            assertThat(table.coverage(state, goal)).isCloseTo(inBoth / (double) inGoal, within(0.018));
        }
    }

    @ParameterizedTest
    @EnumSource(PushBlock.class)
    void goalsAheadLieOnAnEpisodeInWhichTheBlockMoves(PushBlock block) {
        Push table = new Push(block, Push.Form.RELATIVE, VariationLevel.NOMINAL);
        for (int ahead : new int[] {25, 50, 75}) {
            Task task = Sandbox.task(table, "ahead-" + ahead);
            for (long seed = 0; seed < 20; seed++) {
                Task.Case drawn = task.draw(seed);

                assertThat(Push.blockDistance(drawn.start(), drawn.goal()) > 10
                                || table.turn(drawn.start(), drawn.goal()) > Math.toRadians(10))
                        .isTrue();
                assertThat(Push.pusherDistance(drawn.start(), drawn.goal())).isLessThan(20 * ahead + 1);
            }
            assertThat(task.budget()).isEqualTo(2 * ahead);
        }
        assertThat(Sandbox.task(table, "free").budget()).isEqualTo(300);
    }

    /** Of 64 000 steps; the share differs by less than a point from seed to seed. */
    @ParameterizedTest
    @EnumSource(PushBlock.class)
    void dataPolicyMovesTheBlockOnTwoStepsOfFive(PushBlock block) {
        Push table = new Push(block, Push.Form.RELATIVE, VariationLevel.NOMINAL);
        double mixed = movedShare(table, PushData.defaults(table));

        assertThat(movedShare(table, PushData.defaults(table).withMixture(Mixture.of("push", 1))))
                .isGreaterThan(0.43);
        assertThat(mixed).isGreaterThan(0.405);
        assertThat(movedShare(table, PushData.defaults(table).withMixture(Mixture.of("uniform", 1))))
                .isBetween(0.03, 0.2);
    }

    private static double movedShare(Push table, ScriptedPolicy data) {
        int moved = 0;
        int steps = 0;
        for (long seed = 0; seed < 1000; seed++) {
            List<float[]> states = data.run(seed).states();
            for (int t = 1; t < states.size(); t++) {
                steps++;
                boolean far = Push.blockDistance(states.get(t), states.get(t - 1)) > 0.5;
                moved += far || table.turn(states.get(t), states.get(t - 1)) > Math.toRadians(0.5) ? 1 : 0;
            }
        }
        return moved / (double) steps;
    }

    @Test
    void collectedStatesAreThoseWithoutPictures() {
        ScriptedPolicy data = PushData.defaults(ABSOLUTE).withSteps(20);
        List<float[]> states = data.run(SeedStream.COLLECTION.seed(3)).states();
        for (int t = 0; t <= 20; t++) {
            assertThat(data.collect(3).observations().get(t).state().orElseThrow())
                    .containsExactly(states.get(t));
        }
    }

    @Test
    void settingsAndStatesAreChecked() {
        assertThat(PushData.defaults(TEE).describe())
                .isEqualTo("push-t-data(steps=64, push=0.7, weak=0.2, uniform=0.1)");
        assertThatThrownBy(() -> PushData.defaults(TEE).withMixture(Mixture.of("puss", 1)))
                .hasMessage("unknown kind of data of push-t (puss); there are push, weak, uniform.\nMaybe push.");
        assertThatThrownBy(() -> TEE.check(new float[] {1, 2, 3, 4, 3.2f}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("block angle (3.2)");
        assertThatThrownBy(() -> DISC.check(new float[] {1, 2, 3, 600})).hasMessageContaining("block y (600.0)");
        assertThat(DISC.stateSize()).isEqualTo(4);
        assertThat(DISC.factors())
                .extracting(Factor::name)
                .containsExactly("pusher x", "pusher y", "block x", "block y");
    }
}
