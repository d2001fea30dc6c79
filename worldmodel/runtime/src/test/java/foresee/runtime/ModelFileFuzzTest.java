package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import foresee.model.KeyedRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corrupt and truncated model files are refused with one line, and never with another exception. */
class ModelFileFuzzTest {
    private final ModelFile model = RandomModels.model(RandomModels.everyLayer(), 1);
    private byte[] whole;
    private int valuesAt;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Path path = folder.resolve("whole");
        model.write(path);
        whole = Files.readAllBytes(path);
        valuesAt =
                8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("broken.safetensors"), bytes);
    }

    private void requireRefused(byte[] bytes) throws IOException {
        Path path = file(bytes);
        assertThatThrownBy(() -> ModelFile.read(path))
                .isExactlyInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(path + ": at byte ")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        for (int size = 0; size < valuesAt + 64; size += size < 64 ? 1 : 13) {
            requireRefused(Arrays.copyOf(whole, size));
        }
        for (int size = valuesAt; size < whole.length; size += 997) {
            requireRefused(Arrays.copyOf(whole, size));
        }
        requireRefused(Arrays.copyOf(whole, whole.length - 1));
        requireRefused(Arrays.copyOf(whole, whole.length + 1));
    }

    @Test
    void truncationNamesTheOffset() throws IOException {
        Path path = file(Arrays.copyOf(whole, valuesAt + 100));
        assertThatThrownBy(() -> ModelFile.read(path)).isInstanceOfSatisfying(ModelFormatException.class, e -> {
            assertThat(e.offset()).isEqualTo(valuesAt + 100);
            assertThat(e.path()).isEqualTo(path);
        });
    }

    /** The checksum finds what the format does not; a flip in the name of the checksum itself leaves the model whole. */
    @Test
    void everyFlippedBitIsRefusedOrHarmless() throws IOException {
        KeyedRandom random = KeyedRandom.of(1);
        int harmless = 0;
        for (int i = 0; i < 1600; i++) {
            byte[] bytes = whole.clone();
            int at = random.nextInt(i % 4 == 0 ? bytes.length : valuesAt);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            harmless += refusedOrHarmless(bytes);
        }
        assertThat(harmless).isLessThan(60);
    }

    @Test
    void manyFlippedBytesAreRefusedOrHarmless() throws IOException {
        KeyedRandom random = KeyedRandom.of(2);
        int harmless = 0;
        for (int i = 0; i < 600; i++) {
            byte[] bytes = whole.clone();
            for (int flips = random.nextInt(8); flips >= 0; flips--) {
                bytes[random.nextInt(random.nextBoolean() ? 24 : valuesAt)] = (byte) random.nextInt(256);
            }
            harmless += refusedOrHarmless(bytes);
        }
        assertThat(harmless).isLessThan(20);
    }

    private int refusedOrHarmless(byte[] bytes) throws IOException {
        Path path = file(bytes);
        ModelFile[] read = new ModelFile[1];
        Throwable thrown = catchThrowable(() -> read[0] = ModelFile.read(path));
        if (thrown == null) {
            assertThat(read[0]).isEqualTo(model);
            return 1;
        }
        assertThat(thrown).isExactlyInstanceOf(ModelFormatException.class);
        return 0;
    }

    /** Where the checksum was taken out, the format and the card still refuse what they can. */
    @Test
    void withoutChecksumFlipsAreRefusedOrGiveAModel() throws IOException {
        whole = replaced("\"foresee.crc32c\":\"", "\"foreign.crc32c\":\"");
        assertThat(ModelFile.read(file(whole))).isEqualTo(model);
        KeyedRandom random = KeyedRandom.of(3);
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(valuesAt)] ^= (byte) (1 << random.nextInt(8));
            Path path = file(bytes);
            Throwable thrown = catchThrowable(() -> ModelFile.read(path));
            if (thrown != null) {
                assertThat(thrown).isExactlyInstanceOf(ModelFormatException.class);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    private byte[] replaced(String from, String to) {
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 99_999_999, 1L << 32})
    void headerLengthsThatCannotBeAreRefused(long length) throws IOException {
        byte[] bytes = whole.clone();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
        requireRefused(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"dtype\":\"F32\",\"shape\":[5,2,3,3] | \"dtype\":\"F16\",\"shape\":[5,2,3,3] | must be F32",
                "\"shape\":[5,2,3,3] | \"shape\":[2,5,3,3] | must be 5 x 2 x 3 x 3",
                "\"shape\":[5,2,3,3] | \"shape\":[5,2,3,9] | must take 5 x 2 x 3 x 9",
                "\"data_offsets\":[0,360] | \"data_offsets\":[4,364] | must begin at 0",
                "\"data_offsets\":[360,380] | \"data_offsets\":[340,360] | where the one before it ends",
                "encoder.0.weight | encoder.9.weight | Maybe encoder.0.weight",
                "foresee.card | foresee.cart | another program",
                "\\\"latentSize\\\":7 | \\\"latentSize\\\":8 | encoder output (7) must be a vector of latentSize (8)",
                "\\\"latentSize\\\" | \\\"latentsize\\\" | Maybe latentSize is meant",
                "\\\"formatVersion\\\":1 | \\\"formatVersion\\\":2 | formatVersion (2) must be 1",
                "random | rundom | checksum",
            })
    void whatIsWrongIsSaid(String from, String to, String said) throws IOException {
        Path path = file(replaced(from, to));
        assertThatThrownBy(() -> ModelFile.read(path))
                .isExactlyInstanceOf(ModelFormatException.class)
                .hasMessageContaining(said);
    }

    @Test
    void gigabytesThatAreNotThereAreNotAllocated() throws IOException {
        byte[] header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[500000000],\"data_offsets\":[0,2000000000]}}"
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        requireRefused(bytes.array());
    }

    @Test
    void deeplyNestedJsonIsRefused() throws IOException {
        byte[] header = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        requireRefused(bytes.array());
    }
}
