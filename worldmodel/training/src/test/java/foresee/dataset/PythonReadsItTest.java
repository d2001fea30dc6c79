package foresee.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished data set as Python's h5py sees it. */
class PythonReadsItTest {
    private static final String SCRIPT = """
            import h5py, json, sys
            import numpy as np
            f = h5py.File(sys.argv[1], 'r')
            for name in sorted(f.keys()):
                print(name, f[name].dtype, f[name].shape, f[name].chunks)
            for name in ['environment', 'description', 'policy', 'format']:
                print(name, '=', f.attrs[name].decode())
            print('seed', '=', int(f.attrs['seed']), 'period', float(f.attrs['control_period']))
            print('space', '=', sorted(json.loads(f.attrs['action_space']).items()))
            print('lengths', '=', f['ep_len'][:].tolist(), 'offsets', f['ep_offset'][:].tolist())
            last = f['ep_offset'][:] + f['ep_len'][:] - 1
            nan = np.isnan(f['action'][:])
            print('nan rows', '=', np.flatnonzero(nan.all(1)).tolist() == last.tolist(), int(nan.sum()))
            row = int(f['ep_offset'][2]) + 1
            print('row', '=', f['pixels'][row].ravel()[:4].tolist(), f['action'][row].tolist())
            print('more', '=', f['state'][row].tolist(), int(f['time'][row]), int(f['seed'][row]))
            if 'proprio' in f:
                print('felt', '=', json.loads(f.attrs['proprioception']), f['proprio'].shape, f['proprio'].dtype)
                print('same', '=', bool((f['proprio'][:] == f['state'][:][:, [2, 0]]).all()))
            """;

    @TempDir
    Path folder;

    @Test
    void shapesTypesAttributesAndValues() throws Exception {
        assumeTrue(succeeds("python3", "-c", "import h5py, numpy"), "no python3 with h5py here");
        Path file = collect();
        assertThat(run("python3", "-c", SCRIPT, file.toString()).lines())
                .containsExactly(
                        "action float32 (50, 2) None",
                        "ep_len int64 (4,) None",
                        "ep_offset int64 (4,) None",
                        "pixels uint8 (50, 6, 5, 3) (16, 6, 5, 3)",
                        "seed int64 (50,) None",
                        "state float32 (50, 3) None",
                        "time int64 (50,) None",
                        "environment = toy",
                        "description = toy[kind=\"synthétique\"]",
                        "policy = noise",
                        "format = foresee-dataset",
                        "seed = 77 period 0.1",
                        "space = [('radius', 2.45), ('size', 2), ('type', 'ball')]",
                        "lengths = [11, 12, 13, 14] offsets [0, 11, 23, 36]",
                        "nan rows = True 8",
                        "row = [0, 2, 0, 1] [2.0009765625, 2.5009765625]",
                        "more = [2.0, 1.0, 1.2000000476837158] 100000000 2");
    }

    @Test
    void proprioceptionIsAColumnBesideTheState() throws Exception {
        assumeTrue(succeeds("python3", "-c", "import h5py, numpy"), "no python3 with h5py here");
        Path file = folder.resolve("feeling.h5");
        try (DatasetWriter writer =
                DatasetWriter.open(file, SyntheticEpisodes.infoOfFeeling(), SyntheticEpisodes::felt)) {
            for (int e = 0; e < 4; e++) {
                writer.append(SyntheticEpisodes.of(e, 10 + e));
            }
            writer.finish();
        }
        assertThat(run("python3", "-c", SCRIPT, file.toString()).lines())
                .contains("proprio float32 (50, 2) None", "felt = ['z', 'x'] (50, 2) float32", "same = True");
    }

    @Test
    void whereNothingActsTheColumnOfActionsIsEmpty() throws Exception {
        assumeTrue(succeeds("python3", "-c", "import h5py, numpy"), "no python3 with h5py here");
        Path file = folder.resolve("still.h5");
        try (DatasetWriter writer = DatasetWriter.open(file, WithoutActionsTest.info())) {
            for (int e = 0; e < 4; e++) {
                writer.append(WithoutActionsTest.episode(e));
            }
            writer.finish();
        }
        assertThat(run("python3", "-c", SCRIPT, file.toString()).lines())
                .contains(
                        "action float32 (50, 0) None",
                        "space = [('parts', []), ('type', 'product')]",
                        "lengths = [11, 12, 13, 14] offsets [0, 11, 23, 36]",
                        "row = [0, 2, 0, 1] []",
                        "more = [2.0, 1.0, 1.2000000476837158] 100000000 2");
    }

    private static final String COPY = """
            import h5py, sys
            f = h5py.File(sys.argv[1], 'r')
            g = h5py.File(sys.argv[2], 'w', libver=(sys.argv[3], 'v110'))
            for name, value in f.attrs.items():
                g.attrs[name] = value.decode() if hasattr(value, 'decode') else value
            for name in f.keys():
                g.create_dataset(name, data=f[name][:], compression='gzip', chunks=True)
            """;

    @Test
    void aCopyThatPythonCompressedReadsTheSame() throws Exception {
        assumeTrue(succeeds("python3", "-c", "import h5py, numpy"), "no python3 with h5py here");
        Path copy = folder.resolve("copy.h5");
        run("python3", "-c", COPY, collect().toString(), copy.toString(), "v110");
        try (Dataset dataset = Dataset.open(copy)) {
            assertThat(dataset.info()).isEqualTo(SyntheticEpisodes.info());
            dataset.verify();
            SequenceShape shape = new SequenceShape(3, 4);
            SequenceBatch batch = new SequenceBatch(1, shape, dataset.info());
            new SequenceSampler(dataset, new int[] {3}, shape, 1).next(batch);
            assertThat(SyntheticEpisodes.stepOf(batch.pixels(), 2 * 90)).isEqualTo(batch.start(0) + 8);
            assertThat(batch.states()[7]).isEqualTo(batch.start(0) + 8);
        }
    }

    @Test
    void aCopyWithoutChecksumsIsRefused() throws Exception {
        assumeTrue(succeeds("python3", "-c", "import h5py, numpy"), "no python3 with h5py here");
        Path copy = folder.resolve("copy.h5");
        run("python3", "-c", COPY, collect().toString(), copy.toString(), "earliest");
        assertThatThrownBy(() -> Dataset.open(copy))
                .isInstanceOf(DatasetFormatException.class)
                .hasMessageContaining("the superblock is of version 0 and must be of version 2 or 3");
    }

    private Path collect() throws IOException {
        try (DatasetWriter writer = DatasetWriter.open(folder.resolve("toy.h5"), SyntheticEpisodes.info())) {
            for (int e = 0; e < 4; e++) {
                writer.append(SyntheticEpisodes.of(e, 10 + e));
            }
            return writer.finish();
        }
    }

    private static String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
