package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.runtime.ModelFile;
import foresee.runtime.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the cards of the models that come with Foresee say of how to make them again. */
final class BundledModelCardsTest {
    private static final Path HOME = Path.of("..");
    private static final String MODEL = ".safetensors";

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("models"))) {
            return files.filter(file -> file.toString().endsWith(MODEL))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theModelsOfTheReadmeAreAmongThem() throws IOException {
        assertThat(models())
                .extracting(file -> file.getFileName().toString())
                .contains("two-room.safetensors", "two-room-varied.safetensors", "push-t.safetensors");
    }

    @ParameterizedTest
    @MethodSource("models")
    void theCardNamesTheCommandThatMadeTheModel(Path model) throws IOException {
        assertThat(command(model)).startsWith("foresee train ");
    }

    @ParameterizedTest
    @MethodSource("models")
    void filesThatTheCommandReadsAreInTheRepository(Path model) throws IOException {
        assertThat(filesRead(command(model)))
                .allSatisfy(file -> assertThat(HOME.resolve(file)).isRegularFile());
    }

    private static String command(Path model) throws IOException {
        return ModelFile.read(model)
                .card()
                .provenance()
                .origin()
                .map(Provenance.Origin::command)
                .orElse("nothing");
    }

    /** Settings and models among the words of a command, but for what it writes. */
    private static List<String> filesRead(String command) {
        List<String> words = List.of(command.split("[\\s=]+"));
        List<String> files = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            boolean isWritten = words.get(i - 1).equals("--out");
            if (!isWritten && (word.endsWith(".json") || word.endsWith(MODEL))) {
                files.add(word);
            }
        }
        return files;
    }
}
