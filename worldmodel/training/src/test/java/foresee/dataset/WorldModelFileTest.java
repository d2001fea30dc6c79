package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.model.Frame;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the layout of stable-worldmodel, in the variants that there are. */
final class WorldModelFileTest {
    private static final int HEIGHT = 4;
    private static final int WIDTH = 5;
    private static final int[] LENGTHS = {4, 3};
    private static final int TOTAL = 7;

    @TempDir
    private Path folder;

    private ForeignHdf5 file() throws Exception {
        return new ForeignHdf5(folder.resolve("theirs.h5"));
    }

    private WorldModelFile open() throws Exception {
        return WorldModelFile.open(folder.resolve("theirs.h5"));
    }

    private static int value(int row, int y, int x, int c) {
        return 30 * row + 7 * y + 3 * x + c;
    }

    private static byte[] pixels(boolean channelsFirst, int channels) {
        byte[] bytes = new byte[TOTAL * HEIGHT * WIDTH * channels];
        for (int i = 0; i < bytes.length; i++) {
            int row = i / (HEIGHT * WIDTH * channels);
            int at = i % (HEIGHT * WIDTH * channels);
            int place = channelsFirst ? at % (HEIGHT * WIDTH) : at / channels;
            int channel = channelsFirst ? at / (HEIGHT * WIDTH) : at % channels;
            bytes[i] = (byte) value(row, place / WIDTH, place % WIDTH, channel);
        }
        return bytes;
    }

    private static double[] numbers(int size) {
        double[] values = new double[TOTAL * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 8.0;
        }
        return values;
    }

    private void assertFrames(WorldModelFile file, boolean grey) throws Exception {
        int row = 0;
        for (int e = 0; e < LENGTHS.length; e++) {
            assertThat(file.frames(e)).isEqualTo(LENGTHS[e]);
            for (int t = 0; t < LENGTHS[e]; t++, row++) {
                Frame frame = file.frame(e, t);
                assertThat(frame.shape()).isEqualTo("4 x 5 x 3");
                for (int c = 0; c < 3; c++) {
                    assertThat(frame.get(2, 3, c)).isEqualTo(value(row, 2, 3, grey ? 0 : c));
                }
            }
        }
    }

    @Test
    void channelsLastWithLengthsAndWiderNumbers() throws Exception {
        try (ForeignHdf5 file = file()) {
            file.bytes("pixels", pixels(false, 3), TOTAL, HEIGHT, WIDTH, 3)
                    .doubles("action", numbers(2), TOTAL, 2)
                    .doubles("proprio", numbers(3), TOTAL, 3)
                    .doubles("reward", numbers(1), TOTAL)
                    .ints("id", LENGTHS)
                    .doubles("state", numbers(1), TOTAL)
                    .ints("ep_len", LENGTHS)
                    .ints("ep_offset", 0, 4);
        }
        try (WorldModelFile file = open()) {
            assertFrames(file, false);
            assertThat(file.leftOut()).isEqualTo("columns id, reward");
            assertThat(file.actionSize()).isEqualTo(2);
            assertThat(file.rows(1).actions).containsExactly(1, 1.125f, 1.25f, 1.375f, 1.5f, 1.625f);
            assertThat(file.stateNames()).containsExactly("state[0]", "proprio[0]", "proprio[1]", "proprio[2]");
            assertThat(file.feltNames()).containsExactly("proprio[0]", "proprio[1]", "proprio[2]");
            assertThat(file.rows(1).states).startsWith(0.5f, 1.5f, 1.625f, 1.75f, 0.625f);
        }
    }

    @Test
    void channelsFirstWithEpisodeNumbersAndOneAction() throws Exception {
        try (ForeignHdf5 file = file()) {
            file.bytes("pixels", pixels(true, 3), TOTAL, 3, HEIGHT, WIDTH)
                    .ints("action", 1, 2, 3, 4, 5, 6, 7)
                    .ints("episode_idx", 8, 8, 8, 8, 9, 9, 9);
        }
        try (WorldModelFile file = open()) {
            assertFrames(file, false);
            assertThat(file.rows(0).actions).containsExactly(1, 2, 3, 4);
            assertThat(file.stateNames()).isEmpty();
        }
    }

    @Test
    void greyBecomesThreeChannelsAndAFourthIsLeftOut() throws Exception {
        for (int channels : new int[] {1, 4}) {
            try (ForeignHdf5 file = file()) {
                file.bytes("pixels", pixels(false, channels), TOTAL, HEIGHT, WIDTH, channels)
                        .doubles("action", numbers(1), TOTAL, 1)
                        .ints("ep_len", LENGTHS);
            }
            try (WorldModelFile file = open()) {
                assertFrames(file, channels == 1);
            }
        }
    }

    @Test
    void itIsImportedAsTheDataSetItSays() throws Exception {
        double[] actions = numbers(2);
        for (int last : new int[] {3, 6}) {
            actions[2 * last] = Double.NaN;
            actions[2 * last + 1] = Double.NaN;
        }
        try (ForeignHdf5 file = file()) {
            file.bytes("pixels", pixels(false, 3), TOTAL, HEIGHT, WIDTH, 3)
                    .doubles("action", actions, TOTAL, 2)
                    .doubles("proprio", numbers(2), TOTAL, 2)
                    .ints("ep_len", LENGTHS);
        }
        Path out = folder.resolve("ours.h5");
        try (WorldModelFile file = open()) {
            assertThat(new DatasetImport(file, ImportOptions.defaults("theirs"))
                            .run(Optional.of(out), (done, all) -> true)
                            .written())
                    .isTrue();
        }
        try (Dataset dataset = Dataset.open(out)) {
            assertThat(dataset.info().policy()).isEqualTo("imported from an HDF5 file of stable-worldmodel, theirs.h5");
            assertThat(dataset.episodes()).isEqualTo(2);
            assertThat(dataset.steps(0)).isEqualTo(3);
            assertThat(dataset.episode(1).actions().toArray()).containsExactly(1, 1.125, 1.25, 1.375);
            assertThat(dataset.info().proprioception()).containsExactly("proprio[0]", "proprio[1]");
            float[] felt = new float[2];
            dataset.readProprioception(1, 2, 1, 1, felt, 0);
            assertThat(felt).containsExactly(1.5f, 1.625f);
        }
    }

    @Test
    void whatIsMissingOrDoesNotFitIsNamed() throws Exception {
        try (ForeignHdf5 file = file()) {
            file.bytes("pixels", pixels(false, 3), TOTAL, HEIGHT, WIDTH, 3).doubles("action", numbers(1), TOTAL, 1);
        }
        assertThatThrownBy(this::open).hasMessageContaining("ep_len: the column is missing, and so are episode_idx");
        try (ForeignHdf5 file = file()) {
            file.bytes("pixels", pixels(false, 3), TOTAL, HEIGHT, WIDTH, 3);
        }
        assertThatThrownBy(this::open).hasMessageContaining("theirs.h5, action: the column is missing.");
        try (ForeignHdf5 file = file()) {
            file.doubles("pixels", numbers(HEIGHT * WIDTH * 3), TOTAL, HEIGHT, WIDTH, 3);
        }
        assertThatThrownBy(this::open).hasMessageContaining("pixels: it is [7, 4, 5, 3] and must be uint8");
        try (ForeignHdf5 file = file()) {
            file.bytes("pixels", pixels(false, 3), TOTAL, HEIGHT, WIDTH, 3)
                    .doubles("action", numbers(1), TOTAL, 1)
                    .ints("ep_len", 4, 4);
        }
        assertThatThrownBy(this::open).hasMessageContaining("episode 1 (4 rows from row 4 on) must lie in the 7 rows");
        try (ForeignHdf5 file = file()) {
            file.bytes("pixels", pixels(false, 3), TOTAL, HEIGHT, WIDTH, 3).doubles("action", new double[6], 6);
        }
        assertThatThrownBy(this::open).hasMessageContaining("action: it is [6] and must be (7, values)");
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.h5"), "some notes");

        assertThatThrownBy(() -> WorldModelFile.open(text)).hasMessageContaining("this is no HDF5 file");
        assertThatThrownBy(() -> WorldModelFile.open(folder.resolve("none.h5")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatPythonWroteIsRead() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(python("import h5py, numpy") == 0, "no python3 with h5py here");
        Path path = folder.resolve("python.h5");
        String script = """
                import h5py, numpy as np
                f = h5py.File(r'%s', 'w', libver='latest')
                px = np.arange(7 * 4 * 5 * 3, dtype=np.uint8).reshape(7, 4, 5, 3)
                ac = np.arange(14, dtype=np.float64).reshape(7, 2)
                ac[3] = ac[6] = np.nan
                for name, values in {'pixels': px, 'action': ac, 'reward': ac[:, 0]}.items():
                    d = f.create_dataset(name, shape=(0, *values.shape[1:]), maxshape=(None, *values.shape[1:]),
                                         dtype=values.dtype, chunks=(1, *values.shape[1:]))
                    for first, rows in [(0, 4), (4, 3)]:
                        d.resize(first + rows, axis=0)
                        d[first:first + rows] = values[first:first + rows]
                f.create_dataset('variation', shape=(0,), maxshape=(None,), dtype=h5py.string_dtype(), chunks=(1,))
                f.create_dataset('ep_len', data=np.array([4, 3], dtype=np.int32), maxshape=(None,))
                f.create_dataset('ep_offset', data=np.array([0, 4], dtype=np.int64), maxshape=(None,))
                f.close()
                """.formatted(path);
        assertThat(python(script)).isZero();

        try (WorldModelFile file = WorldModelFile.open(path)) {
            assertThat(file.count()).isEqualTo(2);
            assertThat(file.rows(1).actions).containsExactly(8, 9, 10, 11, Float.NaN, Float.NaN);
            assertThat(file.frame(1, 0).get(1, 2, 1)).isEqualTo((4 * 60 + 15 + 6 + 1) & 0xff);
        }
    }

    private static int python(String script) throws Exception {
        try {
            return new ProcessBuilder(List.of("python3", "-c", script))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (java.io.IOException none) {
            return -1;
        }
    }
}
