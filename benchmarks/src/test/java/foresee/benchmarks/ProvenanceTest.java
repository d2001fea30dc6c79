package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
    /** Of the three bytes "abc": FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path folder;

    private static byte[] abc() {
        return "abc".getBytes(StandardCharsets.US_ASCII);
    }

    private Provenance full() throws IOException {
        Path model = folder.resolve("m.safetensors");
        Files.write(model, abc());
        return Provenance.here(NOON)
                .withModel(model)
                .withSet(EvaluationSet.bundled("two-room-fixed-cross-room"))
                .withSpecification(abc())
                .withKernels("vectors of 256 bits")
                .withEnd(NOON.plusSeconds(90));
    }

    @Test
    void filesAreKnownByNameAndHash() throws IOException {
        Provenance full = full();

        assertThat(full.models()).containsOnly(Map.entry("m.safetensors", ABC));
        assertThat(full.sets())
                .containsEntry(
                        "two-room-fixed-cross-room",
                        EvaluationSet.bundled("two-room-fixed-cross-room").hash());
        assertThat(full.specification()).isEqualTo(ABC);
        assertThat(full.started()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(full.ended()).isEqualTo("2026-01-31T12:01:30Z");
    }

    @Test
    void jacksonReadsWhatItWrites() throws IOException {
        Provenance full = full();
        String written = JSON.writeValueAsString(full);

        assertThat(JSON.readValue(written, Provenance.class)).isEqualTo(full);
        assertThat(written).doesNotContain(folder.toString(), System.getProperty("user.dir"));
    }

    @Test
    void differencesNameWhatIsOther() throws IOException {
        Provenance full = full();
        Provenance other = full.withKernels("")
                .withModel("m.safetensors", "00")
                .withSet("another", "11")
                .withEnd(NOON.plusSeconds(3));

        assertThat(full.differences(full.withEnd(NOON))).isEmpty();
        assertThat(full.differences(other))
                .containsExactly(
                        "kernels was vectors of 256 bits and is none",
                        "model m.safetensors was " + ABC + " and is 00",
                        "set another was none and is 11");
    }

    @Test
    void wordsAreALineEach() throws IOException {
        Provenance full = full();
        List<String> words = full.words();

        assertThat(words)
                .containsExactly(
                        full.machine().words(),
                        full.jvm().words(),
                        full.foresee().words(),
                        "models run on vectors of 256 bits");
        assertThat(Provenance.here(NOON).words()).hasSize(3);
    }

    @Test
    void timesMustBeTimesInOrder() throws JsonProcessingException {
        Provenance here = Provenance.here(NOON);
        assertThatThrownBy(() -> here.withEnd(NOON.minusSeconds(1)))
                .hasMessage("ended (2026-01-31T11:59:59Z) must not be before started (2026-01-31T12:00:00Z).");
        String damaged = JSON.writeValueAsString(here).replaceFirst("2026-01-31T12:00:00Z", "noon");
        assertThatThrownBy(() -> JSON.readValue(damaged, Provenance.class))
                .hasMessageContaining("started (noon) must be a time such as 2026-01-31T12:00:00Z.");
    }
}
