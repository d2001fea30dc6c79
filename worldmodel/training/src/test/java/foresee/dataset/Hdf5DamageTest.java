package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import foresee.model.KeyedRandom;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5DamageTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("toy.h5");
    }

    private byte[] collect() throws IOException {
        try (DatasetWriter writer = DatasetWriter.open(file(), SyntheticEpisodes.info())) {
            for (int e = 0; e < 5; e++) {
                writer.append(SyntheticEpisodes.of(e, 3 + e));
            }
            writer.finish();
        }
        return Files.readAllBytes(file());
    }

    private DatasetFormatException refusal(byte[] content) throws IOException {
        Files.write(file(), content);
        return refusal();
    }

    private DatasetFormatException refusal() {
        DatasetFormatException error = catchThrowableOfType(
                DatasetFormatException.class, () -> Dataset.open(file()).close());
        assertThat(error).isNotNull();
        assertThat(error.path()).isEqualTo(file());
        assertThat(error.getMessage()).startsWith(file().toString()).doesNotContain("\n");
        return error;
    }

    @Test
    void aFileTruncatedAnywhereIsRefused() throws IOException {
        byte[] whole = collect();
        for (int length = 0; length < whole.length; length += length < 60 ? 1 : 97) {
            refusal(Arrays.copyOf(whole, length));
        }
        assertThat(refusal(Arrays.copyOf(whole, whole.length - 1)))
                .hasMessageContaining("the file ends here but should have " + whole.length + " bytes");
    }

    @Test
    void aTextFileIsRefused() throws IOException {
        assertThat(refusal("episode,step\n1,2\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage(file() + ", offset 0: this is not a journal of a data set.");
    }

    @Test
    void randomBytesAreRefused() throws IOException {
        byte[] noise = new byte[10_000];
        KeyedRandom random = new KeyedRandom(4);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) random.nextInt(256);
        }
        refusal(noise);
        Files.delete(file());
        byte[] whole = collect();
        System.arraycopy(whole, 0, noise, 0, 8);
        refusal(noise);
        System.arraycopy(whole, 0, noise, 0, 48);
        refusal(noise);
    }

    @Test
    void aFolderIsRefused() throws IOException {
        Files.createDirectory(file());
        assertThat(refusal()).hasMessageContaining("this is a folder.");
    }

    /** A file of the right attributes whose data sets a test shapes. */
    private void write(String without, long actionSize, long pixelRows, long offset) throws IOException {
        DatasetInfo info = SyntheticEpisodes.info(0);
        long length;
        long start;
        synchronized (Hdf5.LOCK) {
            try (Hdf5Output out = Hdf5Output.create(file())) {
                for (String name : new String[] {"environment", "description", "policy", "content_sha256"}) {
                    out.attribute(name, "toy");
                }
                out.attribute("format", "foresee-dataset");
                out.attribute("format_version", without.equals("version") ? 9 : 1);
                out.attribute("control_period", without.equals("period") ? -1.0 : 0.1);
                out.attribute("action_space", DatasetInfoJson.writeSpace(info.actionSpace()));
                out.attribute("seed", 1);
                out.attribute("factors", without.equals("factors") ? "{" : "[]");
                if (!without.equals("pixels")) {
                    out.chunked("pixels", Hdf5Table.Values.UINT8, 16, pixelRows, 4, 4, 3);
                }
                out.contiguous(
                        "action",
                        without.equals("float") ? Hdf5Table.Values.INT64 : Hdf5Table.Values.FLOAT32,
                        10,
                        actionSize);
                out.contiguous("time", Hdf5Table.Values.INT64, 10);
                out.contiguous("seed", Hdf5Table.Values.INT64, 10);
                length = out.contiguous("ep_len", Hdf5Table.Values.INT64, 1);
                start = out.contiguous("ep_offset", Hdf5Table.Values.INT64, 1);
            }
        }
        try (FileChannel file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            file.write(JournalRecords.littleEndian(8).putLong(10).flip(), length);
            file.write(JournalRecords.littleEndian(8).putLong(offset).flip(), start);
        }
    }

    @Test
    void aMissingDataSetIsNamed() throws IOException {
        write("pixels", 2, 10, 0);
        assertThat(refusal()).hasMessage(file() + ", pixels: the data set is missing.");
    }

    @Test
    void wrongShapesAreNamedWithBothValues() throws IOException {
        write("nothing", 3, 10, 0);
        assertThat(refusal()).hasMessage(file() + ", action: it is float32 [10, 3] and must be float32 [10, 2].");
        write("nothing", 2, 11, 0);
        assertThat(refusal()).hasMessageContaining("[10, 2] and must be float32 [11, 2].");
        write("float", 2, 10, 0);
        assertThat(refusal()).hasMessageContaining("action: it is int64 [10, 2] and must be float32 [10, 2].");
    }

    @Test
    void episodesOutsideTheRowsAreRefused() throws IOException {
        write("nothing", 2, 10, 1);
        assertThat(refusal()).hasMessageContaining("episode 0 (rows 1 to 11) must have at least 2 rows of the 10.");
    }

    @Test
    void wrongAttributesAreRefused() throws IOException {
        write("version", 2, 10, 0);
        assertThat(refusal()).hasMessageContaining("format version is 9; this program reads versions 1 and 2.");
        write("period", 2, 10, 0);
        assertThat(refusal()).hasMessageContaining("controlPeriod (-1.0) must be positive");
        write("factors", 2, 10, 0);
        assertThat(refusal()).hasMessageContaining("JSON cannot be read");
    }

    @Test
    void anotherHdf5FileIsRefused() throws IOException {
        synchronized (Hdf5.LOCK) {
            try (Hdf5Output out = Hdf5Output.create(file())) {
                out.contiguous("pixels", Hdf5Table.Values.UINT8, 4, 4, 4, 3);
            }
        }
        assertThat(refusal())
                .hasMessage(file() + ", format: the attribute is missing: this is no data set of Foresee.");
    }

    @Test
    void aChangedPixelIsFoundByVerifying() throws IOException {
        byte[] whole = collect();
        byte[] frame = SyntheticEpisodes.frame(2, 1).toArray();
        whole[find(whole, frame) + 10] ^= 1;
        Files.write(file(), whole);
        try (Dataset dataset = Dataset.open(file())) {
            assertThat(catchThrowableOfType(DatasetFormatException.class, dataset::verify))
                    .hasMessageContaining("content_sha256")
                    .hasMessageContaining("the file was changed or damaged");
        }
    }

    private static int find(byte[] content, byte[] part) {
        for (int at = 0; at + part.length <= content.length; at++) {
            if (Arrays.equals(content, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("the frame is not in the file.");
    }
}
