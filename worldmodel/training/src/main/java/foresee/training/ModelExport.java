package foresee.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.dataset.DatasetInfo;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.PlanningAdvice;
import foresee.runtime.Provenance;
import foresee.runtime.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nd4j.linalg.factory.Nd4j;

/** Puts a trained model, its measurements and where it comes from into a {@link ModelFile}. */
final class ModelExport {
    private static final String ND4J_BUILD = "/META-INF/maven/org.nd4j/nd4j-native-api/pom.properties";
    private static final String UNKNOWN = "unknown";

    /** The metric that says why a run was stopped before its end. */
    private static final String STOPPED = "stopped";

    private ModelExport() {}

    /** Whether a model is all that its run was to make: not what a collapse, say, has left of it. */
    static boolean isFinished(ModelCard card) {
        return !card.metrics().has(STOPPED);
    }

    /**
     * The file.
     *
     * @param name of the model
     * @param architecture of the weights
     * @param result of the training run
     * @param diagnostics of its weights
     * @param info of the data set
     * @param planning how the model is best planned with
     */
    static ModelFile of(
            String name,
            Architecture architecture,
            TrainingResult result,
            Diagnostics diagnostics,
            DatasetInfo info,
            Provenance provenance,
            PlanningAdvice planning) {
        ModelCard card = new ModelCard(
                ModelCard.FORMAT_VERSION,
                name,
                info.environment(),
                info.description(),
                info.actionSpace(),
                ActionNormalizer.of(info.actionSpace()),
                architecture,
                diagnostics
                        .calibration()
                        .map(found -> OptionalDouble.of(found.threshold()))
                        .orElse(OptionalDouble.empty()),
                Optional.of(planning),
                diagnostics.probeFactors(),
                provenance,
                metrics(result, diagnostics));
        List<Tensor> tensors = new ArrayList<>(result.tensors());
        tensors.addAll(diagnostics.probeTensors());
        return new ModelFile(card, tensors);
    }

    /** What was measured; of a run that was stopped, why, too. */
    private static JsonNode metrics(TrainingResult result, Diagnostics diagnostics) {
        ObjectNode metrics = diagnostics.toJson();
        if (result.outcome() != Outcome.FINISHED) {
            metrics.put(STOPPED, result.message().strip().replaceAll("\\s*\\R\\s*", " "));
        }
        return metrics;
    }

    /** Where a model comes from: this data, these settings, this machine. */
    static Provenance provenance(
            String dataHash,
            DatasetInfo info,
            Provenance.Split split,
            TrainingConfig config,
            Provenance.Origin origin) {
        return new Provenance(
                "sha256:" + dataHash,
                info.description() + ", " + info.policy(),
                split,
                config.seed(),
                TrainingConfigJson.write(config),
                libraries(),
                System.getProperty("java.version"),
                processor(),
                Optional.of(origin));
    }

    private static SortedMap<String, String> libraries() {
        SortedMap<String, String> libraries = new TreeMap<>();
        libraries.put("nd4j", nd4jVersion());
        libraries.put("nd4j backend", Nd4j.getBackend().getClass().getSimpleName());
        libraries.put("foresee", version(ModelExport.class));
        return libraries;
    }

    private static String version(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }

    /** ND4J's jars say it in what Maven left in one of them, not in their manifests. */
    private static String nd4jVersion() {
        Properties built = new Properties();
        try (InputStream in = Nd4j.class.getResourceAsStream(ND4J_BUILD)) {
            if (in != null) {
                built.load(in);
            }
        } catch (IOException e) {
            return UNKNOWN;
        }
        return built.getProperty("version", UNKNOWN);
    }

    /** The processor's name where the system tells it, else its architecture. */
    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
