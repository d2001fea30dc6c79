package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ForeseeTest {

    @Test
    void helpGoesToStandardOutputAndShowsAFirstWalk() {
        Run run = Run.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: foresee").contains("A first walk:");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void versionNamesTheJava() {
        assertThat(Run.of("--version").out()).startsWith("foresee ").contains("Java " + Runtime.version());
    }

    @Test
    void noCommandIsWrongUsage() {
        Run run = Run.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualToIgnoringNewLines("foresee: no command given. Try 'foresee --help'.");
    }

    @Test
    void anUnknownOptionSuggestsTheNearOne() {
        Run run = Run.of("--stacktrase");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("--stacktrase")
                .contains("--stacktrace");
    }

    @Test
    void theHelpOfEveryCommandHasAnExampleAndWords() {
        for (String name : Subcommands.NAMES) {
            Run run = Run.of(name, "--help");

            assertThat(run.exitCode()).as(name).isZero();
            assertThat(run.err()).as(name).isEmpty();
            assertThat(run.out())
                    .contains("Usage: foresee " + name, "Example:", "  foresee " + name)
                    .doesNotContain("%%");
            assertThat(Run.of("--help").out()).contains(name);
            assertThat(Run.of("help", name).out()).isEqualTo(run.out());
        }
    }

    @Test
    void everyCommandThatMakesAWorldTakesLayoutAndLevelInTheSameWords() {
        for (String name : List.of("collect", "evaluate", "plan", "goal", "train", "freeze", "bench", "preview")) {
            String help = Run.of(name, "--help").out().replaceAll("\\s+", " ");

            assertThat(help)
                    .as(name)
                    .contains("--layout=LAYOUT One of the environment's layouts, see 'foresee envs'")
                    .contains("--variation=LEVEL How much differs from episode to episode")
                    .doesNotContain("Where the walls are");
        }
    }

    @Test
    void anUnknownCommandSuggestsTheNearOne() {
        Run run = Run.of("plann", "--env", "two-room");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith("foresee: unknown command 'plann'. Did you mean plan?");
    }
}
