package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.Coverage;
import foresee.envs.DataPolicy;
import foresee.envs.Sandbox;
import org.junit.jupiter.api.Test;

final class CollectionProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private long now;

    @Test
    void itTellsRateCoverageAndTheTimeLeft() {
        DataPolicy policy = Sandbox.dataPolicy(Sandbox.environment("push-t"), 9);
        CollectionProgress progress = new CollectionProgress(103, 3, Coverage.of(policy.environment()), () -> now);
        assertThat(progress.line()).isEqualTo("episode 3 of 103, 0 frames/s, coverage 0 %");
        for (int episode = 1; episode <= 100; episode++) {
            progress.add(policy.collect(episode));
            now += 2 * SECOND;
            assertThat(progress.line())
                    .matches("episode " + (3 + episode) + " of 103, 5 frames/s, coverage \\d+ %"
                            + (episode < 100 ? ", (about \\d min|under a minute) left" : ""));
        }
        assertThat(progress.line()).doesNotContain("coverage 0 %");
    }
}
