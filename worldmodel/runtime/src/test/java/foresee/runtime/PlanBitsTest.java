package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.model.ActionBatch;
import foresee.planning.DifferentiableTrajectoryCost;
import foresee.planning.LiftedSteps;
import foresee.planning.ParallelCost;
import foresee.planning.Planner;
import foresee.planning.Stop;
import foresee.planning.TrajectoryCost;
import foresee.runtime.PlanBitsMain.Way;
import foresee.runtime.kernels.ScalarKernels;
import foresee.runtime.kernels.VectorKernels;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every planner gives the same plan in a compiled model, bit for bit: at every vector width and with no vectors, on every JDK,
 * for any slices and any number of threads.
 */
class PlanBitsTest {
    /**
     * What {@link PlanBitsMain} prints. A change here is a change of behaviour under a fixed seed: it belongs in the change log,
     * and the failing message tells the new values.
     */
    private static final String GOLDEN = """
            random-shooting 7c0ef2c9b82cf00e
            predictive-sampling cd8dd7251668f4b5
            cem 421b554a2e4b8240
            categorical-cem 4f7e6526808b603b
            icem 417e3d50510f519a
            cma-es a03c632f86add48
            gradient 79483d55ebd25a86
            refined 2a4a21ebb5324c0d
            lifted 8522bce708ac4ef0
            augmented-lagrangian fbdc049e292b2601
            mppi 5c5dd616ef8231f2""";

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 128, 256, 512})
    void everyWidthGivesTheSamePlans(int bits) throws Exception {
        String hashes = ForkedJvm.run(
                PlanBitsMain.class, "--add-modules", "jdk.incubator.vector", "-Dforesee.vectorBits=" + bits);
        assertThat(hashes).isEqualTo(GOLDEN);
    }

    @Test
    void preferredWidthAndScalarCodeGiveTheSamePlansInOneJvm() {
        assertThat(PlanBitsMain.hashes(new ScalarKernels(), Way.PLAIN)).isEqualTo(GOLDEN);
        assertThat(PlanBitsMain.hashes(new VectorKernels(), Way.PLAIN)).isEqualTo(GOLDEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, Integer.MAX_VALUE})
    void everySliceGivesTheSamePlans(int slice) {
        assertThat(PlanBitsMain.hashes(
                        new ScalarKernels(), new Way(cost -> sliced(cost, slice), UnaryOperator.identity())))
                .isEqualTo(GOLDEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void anyNumberOfThreadsGivesTheSamePlans(int threads) {
        try (ParallelCost workers = new ParallelCost((actions, from, to, costs) -> {}, threads)) {
            assertThat(PlanBitsMain.hashes(new ScalarKernels(), new Way(UnaryOperator.identity(), workers::around)))
                    .isEqualTo(GOLDEN);
        }
    }

    /** A cost that is asked for slices of another size; all costs of compiled models have gradients. */
    private static TrajectoryCost sliced(TrajectoryCost cost, int slice) {
        DifferentiableTrajectoryCost smooth = (DifferentiableTrajectoryCost) cost;
        return new DifferentiableTrajectoryCost() {
            @Override
            public Optional<LiftedSteps> lifted() {
                return smooth.lifted();
            }

            @Override
            public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
                smooth.evaluate(actions, from, to, costs);
            }

            @Override
            public boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
                for (int from = 0; from < count; from += Math.min(slice, count)) {
                    smooth.evaluate(actions, from, Math.min(count, from + Math.min(slice, count)), costs);
                }
                return true;
            }

            @Override
            public void evaluateWithGradient(
                    ActionBatch actions, int from, int to, double[] costs, double[] actionGradient) {
                smooth.evaluateWithGradient(actions, from, to, costs, actionGradient);
            }

            @Override
            public boolean evaluateWithGradient(
                    ActionBatch actions, int count, double[] costs, double[] actionGradient, Stop stop) {
                for (int from = 0; from < count; from += Math.min(slice, count)) {
                    smooth.evaluateWithGradient(
                            actions, from, Math.min(count, from + Math.min(slice, count)), costs, actionGradient);
                }
                return true;
            }
        };
    }

    @Test
    void everyPlannerThereIsIsTestedHere() throws Exception {
        List<String> tested = PlanBitsMain.planners().stream()
                .map(planner -> planner.getClass().getSimpleName())
                .distinct()
                .sorted()
                .toList();
        assertThat(tested).isEqualTo(plannersOfTheModule());
    }

    /** Simple names of all classes beside {@link Planner} whose names end like it. */
    private static List<String> plannersOfTheModule() throws Exception {
        Path classes = Path.of(Planner.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(classes)) {
            return plannersIn(classes);
        }
        try (FileSystem jar = FileSystems.newFileSystem(classes)) {
            return plannersIn(jar.getPath("/"));
        }
    }

    private static List<String> plannersIn(Path classes) throws IOException {
        try (Stream<Path> files = Files.list(classes.resolve("foresee/planning"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Planner.class") && !name.equals("Planner.class"))
                    .map(name -> name.replace(".class", ""))
                    .sorted()
                    .toList();
        }
    }
}
