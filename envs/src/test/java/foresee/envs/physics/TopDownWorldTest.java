package foresee.envs.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import org.jbox2d.common.Settings;
import org.jbox2d.dynamics.Body;
import org.junit.jupiter.api.Test;

class TopDownWorldTest {
    @Test
    void lookUpTablesAreOff() {
        assertThat(new TopDownWorld()).isNotNull();
        assertThat(Settings.SINCOS_LUT_ENABLED).isFalse();
        assertThat(Settings.FAST_ATAN2).isFalse();
        assertThat(Settings.FAST_ABS).isFalse();
        assertThat(Settings.FAST_FLOOR).isFalse();
        assertThat(Settings.FAST_CEIL).isFalse();
        assertThat(Settings.FAST_ROUND).isFalse();
    }

    @Test
    void nothingSlowsAFreeDisc() {
        TopDownWorld world = new TopDownWorld();
        Body disc = world.addDisc(0, 0, 0.2f, 1, -2);
        world.advance(3, 60);

        assertThat(disc.getWorldCenter().x).isCloseTo(3, within(1e-4f));
        assertThat(disc.getWorldCenter().y).isCloseTo(-6, within(1e-4f));
    }

    /** Up to its reach per substep, from any gap, a disc stops where the box was asked to be. */
    @Test
    void discStopsAtTheBoxFromAnyGapWithinReach() {
        for (int i = 0; i <= 100; i++) {
            TopDownWorld world = new TopDownWorld();
            world.addBox(2, -1, 2.4f, 1);
            float gap = 0.005f * i;
            Body disc = world.addDisc(1.8f - gap, 0, 0.2f, 0.99f * TopDownWorld.REACH / 0.1f, 0);
            world.advance(1, 10);

            assertThat(disc.getWorldCenter().x).isCloseTo(1.8f, within(3 * TopDownWorld.SLOP));
        }
    }

    @Test
    void removedDiscLeavesNoTrace() {
        TopDownWorld world = new TopDownWorld();
        world.addBox(2, -1, 2.4f, 1);
        Body gone = world.addDisc(1.7f, 0, 0.2f, 1, 0);
        world.advance(0.5f, 5);
        world.remove(gone);
        Body disc = world.addDisc(1.5f, 0.1f, 0.2f, 1, 1);
        world.advance(0.5f, 5);

        TopDownWorld fresh = new TopDownWorld();
        fresh.addBox(2, -1, 2.4f, 1);
        Body same = fresh.addDisc(1.5f, 0.1f, 0.2f, 1, 1);
        fresh.advance(0.5f, 5);
        assertThat(disc.getWorldCenter()).isEqualTo(same.getWorldCenter());
    }

    @Test
    void flatBoxesAreRefused() {
        assertThatThrownBy(() -> new TopDownWorld().addBox(0, 0, 1, 0.02f))
                .hasMessage("extents of a box (1.0 x 0.02 m) must each be above 0.02 m.");
    }

    /** Boxes and discs pressed together, in a world of its own and in one that held something else before. */
    @Test
    void aClearedWorldIsAsGoodAsNew() {
        TopDownWorld used = new TopDownWorld();
        for (int round = 0; round < 20; round++) {
            used.clear();
            assertThat(scuffle(used, round)).containsExactly(scuffle(new TopDownWorld(), round));
        }
    }

    private static float[] scuffle(TopDownWorld world, int round) {
        KeyedRandom random = KeyedRandom.of(3, round);
        world.addBox(0, 0, 1, 5);
        world.addBox(0, 4, 5, 5);
        List<Body> bodies = new ArrayList<>();
        for (int i = 0; i < 3 + round % 4; i++) {
            Body body = world.addBody(2 + i * 0.4f, 2 + random.nextInt(3) * 0.4f, i, 1, 0.1f);
            world.attachBox(body, 0, 0, 0.2f, 0.3f, 0.5f);
            world.attachDisc(body, 0.25f, 0.5f);
            body.m_linearVelocity.set(-2, 1.5f);
            bodies.add(body);
        }
        world.advance(1, 60);
        float[] result = new float[3 * bodies.size()];
        for (int i = 0; i < bodies.size(); i++) {
            result[3 * i] = bodies.get(i).m_sweep.c.x;
            result[3 * i + 1] = bodies.get(i).m_sweep.c.y;
            result[3 * i + 2] = bodies.get(i).m_sweep.a;
        }
        return result;
    }

    @Test
    void halfExtentsMustBeAboveTheSkin() {
        TopDownWorld world = new TopDownWorld();
        Body body = world.addBody(0, 0, 0, 1, 1);

        assertThatThrownBy(() -> world.attachBox(body, 0, 0, 1, 0.01f, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half extents of a box (1.0 x 0.01 m)");
    }
}
