package foresee.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatentTrajectoriesTest {
    @Test
    void candidatesAreInnermost() {
        LatentTrajectories trajectories = new LatentTrajectories(3, 2, 4);
        trajectories.set(2, 1, 3, 7);
        assertThat(trajectories.values()[(1 * 4 + 3) * 3 + 2]).isEqualTo(7);
        assertThat(trajectories.offset(1, 3)).isEqualTo(21);
        assertThat(trajectories.get(2, 1, 3)).isEqualTo(7);
    }

    @Test
    void latentIsACopy() {
        LatentTrajectories trajectories = new LatentTrajectories(2, 1, 2);
        trajectories.set(1, 0, 0, 5);
        Latent latent = trajectories.latent(1, 0);
        trajectories.set(1, 0, 0, 6);
        assertThat(latent).isEqualTo(new Latent(new float[] {5, 0}));
    }

    @Test
    void resizingKeepsTheArrayWhileItIsLargeEnough() {
        LatentTrajectories trajectories = new LatentTrajectories(8, 2, 2);
        float[] values = trajectories.values();
        trajectories.resize(3);
        assertThat(trajectories.candidates()).isEqualTo(3);
        assertThat(trajectories.offset(1, 1)).isEqualTo(9);
        assertThat(trajectories.values()).isSameAs(values);
        trajectories.resize(9);
        assertThat(trajectories.values()).hasSize(36);
    }

    @Test
    void extentsBelowOneAreRefused() {
        assertThatThrownBy(() -> new LatentTrajectories(1, 0, 2))
                .hasMessage("candidates (1), steps (0) and latent size (2) must be at least 1.");
        assertThatThrownBy(() -> new LatentTrajectories(1, 1, 1).resize(0))
                .hasMessage("candidates (0) must be at least 1.");
    }
}
