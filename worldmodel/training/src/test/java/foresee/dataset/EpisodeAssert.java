package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.Episode;
import foresee.model.Observation;

/** Equality of episodes to the last bit. */
final class EpisodeAssert {
    private EpisodeAssert() {}

    static void assertSame(Episode found, Episode expected) {
        assertThat(found.environment()).isEqualTo(expected.environment());
        assertThat(found.seed()).isEqualTo(expected.seed());
        assertThat(found.actions()).isEqualTo(expected.actions());
        assertThat(found.observations()).hasSameSizeAs(expected.observations());
        for (int t = 0; t < expected.observations().size(); t++) {
            assertSame(found.observations().get(t), expected.observations().get(t));
        }
    }

    private static void assertSame(Observation found, Observation expected) {
        assertThat(found.timeNanos()).isEqualTo(expected.timeNanos());
        assertThat(found.frame()).isEqualTo(expected.frame());
        assertThat(found.state().isPresent()).isEqualTo(expected.state().isPresent());
        expected.state()
                .ifPresent(state -> assertThat(found.state().orElseThrow()).containsExactly(state));
    }
}
