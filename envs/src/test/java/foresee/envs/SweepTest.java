package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SweepTest {
    private static final Sweep ROPE = new Sweep(SweptStuff.ROPE, VariationLevel.NOMINAL);
    private static final Sweep GRAINS = new Sweep(SweptStuff.GRAINS, VariationLevel.NOMINAL);

    /** The piece that is run into. */
    private static final int HIT = 9;

    static List<Sweep> tables() {
        return List.of(
                ROPE,
                GRAINS,
                new Sweep(SweptStuff.ROPE, VariationLevel.STRONG),
                new Sweep(SweptStuff.GRAINS, VariationLevel.STRONG));
    }

    private static List<float[]> swept(Sweep table, long seed) {
        ScriptedPolicy.Run run = SweepData.defaults(table).start(seed);
        run.until(60);
        return run.states();
    }

    @Test
    void whatIsNotTouchedStays() {
        for (Sweep table : List.of(ROPE, GRAINS)) {
            float[] state = table.reset(1);
            float[] next = table.step(state, new double[table.actionSpace().size()]);
            for (int i = 0; i < table.stuff().count(); i++) {
                assertThat(table.between(state, i, next, i)).isZero();
            }
            assertThat(table.hasMoved(state, next)).isFalse();
        }
    }

    /** However widely the grains happen to lie: then they are laid again, or the search for room would not end. */
    @ParameterizedTest
    @EnumSource(SweptStuff.class)
    void everySeedHasRoomForTheTool(SweptStuff stuff) {
        Sweep table = new Sweep(stuff, VariationLevel.NOMINAL);
        double least = stuff.hasBar() ? 1.3 * SweptStuff.HALF_BAR : SweptStuff.DISC;
        for (long seed = 0; seed < 3000; seed++) {
            assertThat(table.toNearest(table.reset(seed))).isGreaterThan(least);
        }
    }

    @Test
    void theBarTakesGrainsAlongAndTurns() {
        float[] state = GRAINS.reset(2);
        for (int i = 0; i < 60; i++) {
            state[GRAINS.stuff().at(i)] = 250 + 25 * (i % 8);
            state[GRAINS.stuff().at(i) + 1] = 250 + 25 * (i / 8);
        }
        state[Sweep.TOOL_X] = 150;
        state[Sweep.TOOL_Y] = 340;
        state[Sweep.TOOL_ANGLE] = (float) (Math.PI / 2);
        float[] swept = state;
        for (int t = 0; t < 10; t++) {
            swept = GRAINS.step(swept, new double[] {15, 0, 0});
        }

        assertThat(GRAINS.factors().get(4).value().applyAsDouble(swept))
                .isGreaterThan(GRAINS.factors().get(4).value().applyAsDouble(state) + 5);
        assertThat(GRAINS.step(state, new double[] {0, 0, 0.3})[Sweep.TOOL_ANGLE])
                .isCloseTo(state[Sweep.TOOL_ANGLE] + 0.3f, within(1e-3f));
    }

    /** Neighbours of the chain stay 14 px apart, if their angles agree, and never far more. */
    @Test
    void theRopeDoesNotStretch() {
        double longest = 0;
        for (long seed = 0; seed < 20; seed++) {
            for (float[] state : swept(ROPE, seed)) {
                for (int i = 1; i < ROPE.stuff().count(); i++) {
                    longest = Math.max(longest, ROPE.between(state, i - 1, state, i));
                }
            }
        }

        assertThat(longest).isBetween((double) SweptStuff.LINK, 1.25 * SweptStuff.LINK);
    }

    @Test
    void grainsStayOutOfEachOtherAndOnTheTable() {
        double least = 99;
        double outermost = 0;
        for (long seed = 0; seed < 20; seed++) {
            for (float[] state : swept(GRAINS, seed)) {
                for (int i = 0; i < 60; i++) {
                    float x = state[GRAINS.stuff().at(i)];
                    float y = state[GRAINS.stuff().at(i) + 1];
                    outermost = Math.max(outermost, Math.max(Math.max(x, y) - 498, 14 - Math.min(x, y)));
                    for (int j = 0; j < i; j++) {
                        least = Math.min(least, GRAINS.between(state, i, state, j));
                    }
                }
            }
        }

        assertThat(least).isGreaterThan(14);
        assertThat(outermost).isLessThan(6);
    }

    /** What is not simulated, or sleeps, is as solid as anything: what moves presses at most a substep into it. */
    @Test
    void grainsThatStayAreNotRunInto() {
        int pairs = 0;
        for (long seed = 0; seed < 10; seed++) {
            List<float[]> states = swept(GRAINS, seed);
            for (int t = 1; t < states.size(); t++) {
                pairs += checkThoseThatStay(states.get(t - 1), states.get(t));
            }
        }

        assertThat(pairs).isGreaterThan(10_000);
    }

    private static int checkThoseThatStay(float[] before, float[] after) {
        int pairs = 0;
        for (int stays = 0; stays < 60; stays++) {
            for (int moves = 0; moves < 60; moves++) {
                if (GRAINS.between(before, stays, after, stays) == 0
                        && GRAINS.between(before, moves, after, moves) > 0) {
                    double gap = Math.min(2 * SweptStuff.GRAIN, GRAINS.between(before, stays, before, moves));
                    assertThat(GRAINS.between(after, stays, after, moves)).isGreaterThan(gap - 3);
                    pairs++;
                }
            }
        }
        return pairs;
    }

    /** As fast as it can into a piece, which then has to go ahead of it, and on into a wall, before which the piece may slip aside. */
    @ParameterizedTest
    @EnumSource(SweptStuff.class)
    void nothingPassesThroughAnything(SweptStuff stuff) {
        Sweep table = new Sweep(stuff, VariationLevel.NOMINAL);
        for (double offset = -6; offset <= 6; offset += 1.5) {
            float[] state = inTheWay(table, 256 + (float) offset);
            double[] action = new double[table.actionSpace().size()];
            action[0] = 99;
            for (int t = 0; t < 40; t++) {
                state = table.step(state, action);
                float ahead = state[stuff.at(HIT)] - state[Sweep.TOOL_X];
                assertThat(state[Sweep.TOOL_X] > 440 || ahead > 9)
                        .as("%s ahead of the tool", ahead)
                        .isTrue();
                assertThat(state[stuff.at(HIT)]).isLessThan(Sweep.SIZE - Sweep.BORDER);
            }
            assertThat(state[Sweep.TOOL_X]).isBetween(480f, Sweep.SIZE - Sweep.BORDER);
        }
    }

    /** A piece at (300, 256) and the tool to the left of it: the chain upright, or one grain, the others in a lattice above. */
    private static float[] inTheWay(Sweep table, float toolY) {
        SweptStuff stuff = table.stuff();
        float[] state = table.reset(1);
        state[Sweep.TOOL_X] = 150;
        state[Sweep.TOOL_Y] = toolY;
        if (stuff.hasBar()) {
            state[Sweep.TOOL_ANGLE] = (float) (Math.PI / 2);
        }
        for (int i = 0; i < stuff.count(); i++) {
            boolean above = !stuff.isRope() && i != HIT;
            state[stuff.at(i)] = above ? 30 + 20 * (i % 20) : 300;
            state[stuff.at(i) + 1] = above ? 30 + 20 * (i / 20) : 256 + SweptStuff.LINK * (i - HIT);
            if (stuff.isRope()) {
                state[stuff.at(i) + 2] = (float) (Math.PI / 2);
            }
        }
        return state;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void clearedWorldEqualsANewWorldPerStepToTheBit(Sweep table) {
        for (long seed = 0; seed < 4; seed++) {
            List<float[]> states = swept(table, seed);
            double[] action = new double[table.actionSpace().size()];
            action[0] = 7;
            for (int t = 0; t < states.size(); t += 2) {
                assertThat(table.step(states.get(t), action))
                        .containsExactly(table.referenceStep(states.get(t), action));
            }
        }
    }

    @Test
    void chamferIsTheMeanWayToTheNearestPiece() {
        float[] state = ROPE.reset(3);
        float[] moved = state.clone();
        float[] renamed = state.clone();
        int last = ROPE.stuff().at(17);
        moved[last] += 1000;
        System.arraycopy(state, ROPE.stuff().at(0), renamed, last, 3);
        System.arraycopy(state, last, renamed, ROPE.stuff().at(0), 3);
        double nearest = 99;
        double home = 9999;
        for (int i = 0; i < 17; i++) {
            nearest = Math.min(nearest, ROPE.between(state, 17, state, i));
        }
        for (int i = 0; i < 18; i++) {
            home = Math.min(home, ROPE.between(moved, 17, state, i));
        }

        assertThat(ROPE.chamfer(renamed, state)).isZero();
        assertThat(ROPE.chamfer(moved, state)).isCloseTo((nearest + home) / 36, within(1e-9));
        assertThat(ROPE.chamfer(state, moved)).isEqualTo(ROPE.chamfer(moved, state));
    }

    @Test
    void goalsOfGrainsLieFurtherAhead() {
        assertThat(Sandbox.tasks(ROPE)).extracting(Task::name).containsExactly("ahead-25", "ahead-50");
        assertThat(Sandbox.tasks(GRAINS)).extracting(Task::name).containsExactly("ahead-50", "ahead-75");
    }

    /** Grains far from one another, each shifted as far as the other. */
    @Test
    void sixPixelsOnAverageAreModerateAndFourStrict() {
        Task task = Sandbox.task(GRAINS, "ahead-50");
        float[] goal = GRAINS.reset(1);
        for (int i = 0; i < 60; i++) {
            goal[GRAINS.stuff().at(i)] = 40 + 48 * (i % 9);
            goal[GRAINS.stuff().at(i) + 1] = 40 + 48 * (i / 9);
        }

        assertThat(met(task, shifted(goal, 6.1f), goal)).isEmpty();
        assertThat(met(task, shifted(goal, 5.9f), goal)).containsExactly("moderate");
        assertThat(met(task, shifted(goal, 4.1f), goal)).containsExactly("moderate");
        assertThat(met(task, shifted(goal, 3.9f), goal)).containsExactly("moderate", "strict");
        assertThat(task.distance(shifted(goal, 5.9f), goal)).isCloseTo(5.9, within(1e-3));
    }

    private static float[] shifted(float[] goal, float by) {
        float[] state = goal.clone();
        for (int i = 0; i < 60; i++) {
            state[GRAINS.stuff().at(i)] += i % 2 == 0 ? by : -by;
        }
        return state;
    }

    private static List<String> met(Task task, float[] state, float[] goal) {
        return task.criteria().stream()
                .filter(criterion -> criterion.holds().test(state, goal))
                .map(Criterion::name)
                .toList();
    }

    @Test
    void criteriaAreAboutThePiecesAlone() {
        Task task = Sandbox.task(ROPE, "ahead-25");
        float[] goal = ROPE.reset(4);
        float[] off = goal.clone();
        off[Sweep.TOOL_X] = 20;
        for (int i = 0; i < 18; i++) {
            off[ROPE.stuff().at(i) + 1] += 4.2f;
        }

        assertThat(task.distance(off, goal)).isBetween(2.0, 4.3);
        assertThat(task.criteria().get(0).holds().test(off, goal)).isTrue();
        assertThat(task.criteria().get(1).consecutive()).isEqualTo(3);
        assertThat(task.budget()).isEqualTo(50);
    }

    /** Over 1200 steps; the share is 0.36 of the chain, 0.7 of the grains. */
    @ParameterizedTest
    @EnumSource(SweptStuff.class)
    void strokesMoveThePieces(SweptStuff stuff) {
        Sweep table = new Sweep(stuff, VariationLevel.NOMINAL);
        int moved = 0;
        int steps = 0;
        for (long seed = 0; seed < 20; seed++) {
            List<float[]> states = swept(table, seed);
            for (int t = 1; t < states.size(); t++) {
                steps++;
                moved += furthest(table, states.get(t - 1), states.get(t)) > 1 ? 1 : 0;
            }
        }

        assertThat(moved / (double) steps).isGreaterThan(0.3);
    }

    @ParameterizedTest
    @EnumSource(SweptStuff.class)
    void aPieceMovesIfAnyDoesByOverHalfAPixel(SweptStuff stuff) {
        Sweep table = new Sweep(stuff, VariationLevel.NOMINAL);
        Happening happening = table.happenings().get(0);
        float[] state = table.reset(2);

        assertThat(happening.words()).isEqualTo("a piece moves");
        for (int i = 0; i < stuff.count(); i++) {
            for (int c = 0; c < 2; c++) {
                float[] moved = state.clone();
                moved[stuff.at(i) + c] += 0.4f;
                assertThat(happening.test().test(state, moved)).isFalse();
                moved[stuff.at(i) + c] += 0.2f;
                assertThat(happening.test().test(state, moved)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(SweptStuff.class)
    void whoWandersMovesPiecesLessOften(SweptStuff stuff) {
        Sweep table = new Sweep(stuff, VariationLevel.NOMINAL);

        assertThat(movingSteps(table, "wander=1")).isLessThan(0.9 * movingSteps(table, "stroke=1"));
    }

    /** Of 20 episodes of that kind, the steps in which a piece moves. */
    private static double movingSteps(Sweep table, String mixture) {
        ScriptedPolicy policy = SweepData.defaults(table).withMixture(Mixture.parse(mixture));
        int moving = 0;
        for (long seed = 0; seed < 20; seed++) {
            ScriptedPolicy.Run run = policy.start(seed);
            run.until(60);
            for (int t = 1; t <= 60; t++) {
                boolean moves = table.happenings()
                        .get(0)
                        .test()
                        .test(run.states().get(t - 1), run.states().get(t));
                moving += moves ? 1 : 0;
            }
        }
        return moving;
    }

    private static double furthest(Sweep table, float[] from, float[] to) {
        double furthest = 0;
        for (int i = 0; i < table.stuff().count(); i++) {
            furthest = Math.max(furthest, table.between(from, i, to, i));
        }
        return furthest;
    }

    @Test
    void whatIsOffTheTableIsRefused() {
        float[] state = GRAINS.reset(5);
        state[GRAINS.stuff().at(7) + 1] = -1;

        assertThatThrownBy(() -> GRAINS.check(state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("piece y (-1.0) must be within 0.0 to 512.0.");
    }
}
