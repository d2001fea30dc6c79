package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.VariationLevel;
import foresee.training.PlanningConfig;
import foresee.training.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RecipeTest {
    @TempDir
    private Path folder;

    static List<String> actedIn() {
        return Sandbox.environments().stream()
                .filter(name -> Sandbox.environment(name).actionSpace().size() > 0)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("actedIn")
    void everyEnvironmentThatIsActedInHasOneThatCanBeUsed(String name) {
        assertThat(Recipe.class.getResource("recipes/" + name + ".json"))
                .as("recipes/" + name + ".json")
                .isNotNull();
        Recipe recipe = Recipe.of(name);
        CollectSettings collect = recipe.collect();
        VariationLevel level = VariationLevel.of(collect.variation());

        Environment world = Sandbox.environment(name, collect.layout(), level);

        assertThat(collect.policy(world).environment().describe()).isEqualTo(world.describe());
        int chunk = recipe.training().network().actionChunk();
        assertThat(collect.steps())
                .as("steps of an episode")
                .isGreaterThanOrEqualTo(recipe.training().optimizer().rolloutLength() * chunk);
    }

    @Test
    void thatOfTwoRoomsIsTheDefaultsPlannedWithTwiceTheCandidates() {
        TrainingConfig usual = TrainingConfig.defaults();
        assertThat(Recipe.of("two-room").training())
                .isEqualTo(usual.withPlanning(new PlanningConfig(128, 4, 12, 0, 0)));
        assertThat(Recipe.of("two-room").collect()).isEqualTo(new CollectSettings("mixed", "nominal", "", 4000, 64));
    }

    @Test
    void dataOfNoEnvironmentOfOursHasTheDefaults() {
        assertThat(Recipe.of("kitchen")).isEqualTo(Recipe.defaults());
    }

    @Test
    void aFileIsLaidOverItKeyByKey() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mine.json"),
                "{\"collect\": {\"episodes\": 7, \"policy\": \"wander=1\"}, \"network\": {\"latentSize\": 48}, \"seed\": 4}");

        Recipe recipe = Recipe.of("two-room").with(file);

        assertThat(recipe.collect()).isEqualTo(new CollectSettings("mixed", "nominal", "wander=1", 7, 64));
        assertThat(recipe.training().seed()).isEqualTo(4);
        assertThat(recipe.training().network().latentSize()).isEqualTo(48);
        assertThat(recipe.training().network().hiddenSize())
                .isEqualTo(TrainingConfig.defaults().network().hiddenSize());
    }

    @Test
    void whatIsPrintedIsReadAgain() throws IOException {
        Recipe recipe = Recipe.of("two-room");
        Path file =
                Files.writeString(folder.resolve("all.json"), recipe.toJson().toPrettyString());

        assertThat(Recipe.of("point-maze").with(file)).isEqualTo(recipe);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"optimiser\": {}}                      | unknown key (optimiser); there are seed, .*Maybe optimizer.",
                "{\"collect\": {\"episode\": 3}}            | unknown key (collect.episode); there are .*Maybe episodes.",
                "{\"collect\": {\"episodes\": 0}}           | collect: episodes (0)",
                "{\"collect\": {\"episodes\": \"7\"}}         | collect.episodes (\"7\") must be a number.",
                "{\"optimizer\": {\"steps\": 2.5}}          | optimizer.steps (2.5) must be a whole number.",
                "{\"optimizer\": 3}                       | optimizer (3) must be a JSON object.",
                "{\"loss\": {\"regularizer\": \"SIGRAG\"}}    | loss.regularizer (SIGRAG) must be one of .*Maybe SIGREG.",
                "{\"loss\": {\"detachTargets\": 1}}         | loss.detachTargets (1) must be true or false.",
                "{\"seed\": 1, \"seed\": 2}                 | Duplicate",
                "[]                                     | must be a JSON object.",
                "{                                      | Unexpected end-of-input"
            })
    void whatCannotBeMeantIsRefused(String json, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.json"), json);

        assertThatThrownBy(() -> Recipe.of("two-room").with(file))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContainingAll(message.split("\\.\\*"));
    }
}
