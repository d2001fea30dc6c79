package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.Sandbox;
import org.junit.jupiter.api.Test;

final class EnvsCommandTest {

    @Test
    void everyEnvironmentIsListedWithItsTasksLayoutsAndCriteria() {
        Run run = Run.of("envs");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        for (String name : Sandbox.environments()) {
            assertThat(run.outLines()).contains(name);
            assertThat(run.out()).contains(Sandbox.layouts(name)).contains("moderate", "strict");
            assertThat(run.out()).contains("camera x, camera y, ");
            assertThat(run.out())
                    .contains(Sandbox.dataPolicy(Sandbox.environment(name), 1).mixture() + " (for collect --policy)");
            Sandbox.tasks(Sandbox.environment(name))
                    .forEach(task -> assertThat(run.out()).contains(task.name()));
        }
    }

    @Test
    void anUnknownNameSuggestsTheNearOne() {
        Run run = Run.of("envs", "two-rom");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("(two-rom)")
                .contains("Maybe two-room.");
    }

    @Test
    void twoNamesAreOneTooMany() {
        Run run = Run.of("envs", "two-room", "three-room");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("'three-room'");
    }

    @Test
    void anUnknownOptionIsRefused() {
        Run run = Run.of("envs", "--verbose");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("'--verbose'")
                .contains("foresee envs --help");
    }
}
