package foresee.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SandboxTest {
    @Test
    void everyNameOfTheCatalogueLeadsSomewhere() {
        for (String name : Sandbox.environments()) {
            Environment environment = Sandbox.environment(name);

            assertThat(environment.id()).isEqualTo(name);
            assertThat(Sandbox.summary(name)).endsWith(".");
            assertThat(Sandbox.layouts(name)).isNotEmpty();
            assertThat(Sandbox.tasks(environment).isEmpty())
                    .isEqualTo(environment.actionSpace().size() == 0);
            assertThat(Sandbox.dataPolicy(environment, 5).collect(1).steps()).isEqualTo(5);
        }
    }

    @Test
    void layoutIsFixedUnlessAskedOtherwise() {
        assertThat(Sandbox.environment("two-room").describe()).isEqualTo("two-room[layout=fixed]");
        assertThat(Sandbox.environment("two-room", "random").describe()).isEqualTo("two-room[layout=random]");
        assertThat(Sandbox.environment("two-room", "two-doors", VariationLevel.MILD)
                        .describe())
                .isEqualTo("two-room[layout=two-doors, variation=mild]");
    }

    @Test
    void unknownNamesAreAnsweredWithWhatThereIs() {
        assertThatThrownBy(() -> Sandbox.environment("tworoom"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "unknown environment (tworoom); there are two-room, point-maze, push-t, push-disc, rope, granular, reacher, cart-pole, ball-in-box.\nMaybe two-room.");
        assertThatThrownBy(() -> Sandbox.environment("two-room", "radom"))
                .hasMessage(
                        "unknown layout of two-room (radom); there are fixed, random, mixed, two-doors, three-doors.\nMaybe random.");
        assertThatThrownBy(() -> Sandbox.task(Sandbox.environment("two-room"), "cros_room"))
                .hasMessageStartingWith(
                        "unknown task of two-room (cros_room); there are any, same-room, cross-room, distance-10, ")
                .hasMessageEndingWith(", distance-80.\nMaybe cross-room.");
        assertThatThrownBy(() -> Sandbox.summary("helicopter"))
                .hasMessage(
                        "unknown environment (helicopter); there are two-room, point-maze, push-t, push-disc, rope, granular, reacher, cart-pole, ball-in-box.");
    }

    @Test
    void wallsAsTextAreALayout() {
        String walls = EnvironmentContractTest.WALLS;
        Environment rooms = Sandbox.environment("two-room", walls, VariationLevel.MILD);
        Environment maze = Sandbox.environment("point-maze", walls.replace('/', '\n') + "\n");

        assertThat(rooms).isInstanceOf(WalledRoom.class);
        assertThat(rooms.describe()).isEqualTo("two-room[layout=" + walls + ", variation=mild]");
        assertThat(maze.describe()).isEqualTo("point-maze[layout=" + walls + "]");
        assertThat(Sandbox.tasks(rooms)).extracting(Task::name).containsExactly("far", "any");
        assertThat(Sandbox.dataPolicy(rooms, 7).collect(3).steps()).isEqualTo(7);
        assertThat(Sandbox.layouts("two-room")).doesNotContain(walls);
    }

    @Test
    void wallsThatAreNoLayoutAreRefused() {
        assertThatThrownBy(() -> Sandbox.environment("two-room", "####/#..#/###"))
                .hasMessage("row 3 of the layout has 3 cells; it must have 4 as the first.");
        assertThatThrownBy(() -> Sandbox.environment("two-room", "#".repeat(17)))
                .hasMessage("layout must have floor.");
        assertThatThrownBy(() ->
                        Sandbox.environment("two-room", "#".repeat(17) + "/#" + ".".repeat(15) + "#/" + "#".repeat(17)))
                .hasMessage("layout (3 x 17) must be at most 16 x 16 here.");
        assertThatThrownBy(() -> Sandbox.environment("push-t", "###/#.#/###"))
                .hasMessageStartingWith("unknown layout of push-t");
    }
}
