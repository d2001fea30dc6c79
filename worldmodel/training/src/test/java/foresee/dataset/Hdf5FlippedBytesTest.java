package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A finished file with one byte changed either reads as it did, or is refused, or fails its verification; it never brings
 * down the process.
 *
 * <p>The changing is done in a process of its own, since it is the native library's robustness that is asked for.
 */
class Hdf5FlippedBytesTest {
    @TempDir
    Path folder;

    /** Arguments: the file, the distance of two changed bytes. Says how many changes were refused, found and harmless. */
    static final class Main {
        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            byte[] whole = Files.readAllBytes(file);
            int[] counts = new int[3];
            for (int at = 0; at < whole.length; at += Integer.parseInt(arguments[1])) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (at % 3 == 0 ? 0xff : 1 << (at % 8));
                Files.write(file, changed);
                counts[outcome(file)]++;
            }
            System.out.println("refused " + counts[0] + ", found " + counts[1] + ", harmless " + counts[2]);
        }

        private static int outcome(Path file) throws IOException {
            Dataset dataset;
            try {
                dataset = Dataset.open(file);
            } catch (DatasetFormatException e) {
                return 0;
            }
            try (dataset) {
                dataset.verify();
                return 2;
            } catch (DatasetFormatException | UncheckedIOException e) {
                return 1;
            }
        }
    }

    private List<String> change(int distance) throws Exception {
        Path file = folder.resolve("größe.h5");
        try (DatasetWriter writer = DatasetWriter.open(file, SyntheticEpisodes.info())) {
            for (int e = 0; e < 5; e++) {
                writer.append(SyntheticEpisodes.of(e, 3 + e));
            }
            writer.finish();
        }
        Process process = ForkedJvm.start(Main.class, file.toString(), "" + distance);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    @Test
    void changedBytesNeverCrashTheProcess() throws Exception {
        assertThat(change(11)).singleElement().asString().matches("refused \\d{2,}, found \\d{2,}, harmless \\d+");
    }

    @Test
    @Tag("slow")
    void everyChangedByteIsRefusedFoundOrHarmless() throws Exception {
        List<String> said = change(1);
        System.out.println(said);
        assertThat(said).singleElement().asString().matches("refused \\d{3,}, found \\d{3,}, harmless \\d+");
    }
}
