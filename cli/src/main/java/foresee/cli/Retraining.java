package foresee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import foresee.dataset.Dataset;
import foresee.envs.DataPolicy;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.runtime.ModelCard;
import foresee.runtime.ModelFile;
import foresee.runtime.PlanningAdvice;
import foresee.runtime.Provenance;
import foresee.runtime.Tensor;
import foresee.training.PlanningConfig;
import foresee.training.Pretrained;
import foresee.training.TrainingConfig;
import foresee.training.TrainingConfigJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A model trained once more, as its card says: the same episodes, the same settings, and, on the same processor type, library
 * build and number of threads, the same weights to the bit.
 *
 * @param path of the model
 * @param model to be made again
 * @param pretrained weights that were given to begin with
 * @param out where to
 */
record Retraining(Path path, ModelFile model, Optional<Pretrained> pretrained, Path out) {

    /** The retraining of a model, by default to a file beside it. */
    static Retraining of(Path path, Optional<Pretrained> pretrained, Path out) throws IOException {
        ModelFile model = ModelFile.read(path);
        Path to = OutputFile.require(
                out == null ? Path.of(model.card().name() + "-again.safetensors") : out, ".safetensors");
        if (Files.exists(to) && Files.isSameFile(path, to)) {
            throw Failure.usage("--out (" + to + ") must be another file than that of --like.");
        }
        Retraining retraining = new Retraining(path, model, pretrained, to);
        retraining.config().requirePretrained(pretrained);
        return retraining;
    }

    /** Collects, trains and compares; the exit code, 1 if the weights are others. */
    int collectAndRun(boolean resume, String command, Console console, Interruption interruption) throws IOException {
        Collection collection = collection();
        return TrainingData.ready(collection, console, interruption)
                ? run(collection.out(), resume, command, console, interruption)
                : Failure.FAILED;
    }

    /** Trains on a data set that is there, and compares; the exit code, 1 if the weights are others. */
    int run(Path data, boolean resume, String command, Console console, Interruption interruption) throws IOException {
        try (Dataset dataset = Dataset.open(data)) {
            requireSameData(dataset);
            int exitCode =
                    new TrainingRounds(config(), pretrained, dataset, out, resume, command).run(console, interruption);
            return exitCode == 0 ? compare(console) : exitCode;
        }
    }

    private ModelCard card() {
        return model.card();
    }

    private TrainingConfig config() {
        try {
            JsonNode trained = card().provenance().trainingConfiguration();
            TrainingConfig config = TrainingConfigJson.read(trained);
            return trained.has("planning")
                    ? config
                    : config.withPlanning(
                            PlanningConfig.of(PlanningAdvice.defaults())); // as the model was planned with
        } catch (IllegalArgumentException wrong) {
            throw Failure.usage(
                    path + " was trained with settings that there are not today: " + wrong.getMessage(), wrong);
        }
    }

    /** What was collected for the model. */
    private Collection collection() {
        Provenance from = card().provenance();
        long seed = from.origin().map(Provenance.Origin::dataSeed).orElse(from.seed());
        int episodes = from.split().trainEpisodes() + from.split().heldOutEpisodes();
        return new Collection(policy(), episodes, seed, TrainCommand.sibling(out, ".h5"));
    }

    private DataPolicy policy() {
        String described = card().provenance().dataDescription();
        String worldWords = card().environmentDescription();
        if (!Sandbox.environments().contains(card().environmentId())) {
            throw Failure.usage(path + " was trained in " + worldWords
                    + ", in which nothing can be collected here. Maybe give its data with --data.");
        }
        Environment world = DescribedWorld.find(card().environmentId(), worldWords)
                .orElseThrow(() -> Failure.usage(
                        path + " was trained in " + worldWords + ", and no world describes itself like that today."));
        String words = described.substring(Math.min(described.length(), worldWords.length() + ", ".length()));
        return DescribedPolicy.find(world, words)
                .orElseThrow(() -> Failure.usage(
                        path + " was trained on what " + words + " collected, and nothing collects like that today."));
    }

    private void requireSameData(Dataset dataset) {
        String own = "sha256:" + dataset.contentHash();
        String wanted = card().provenance().dataHash();
        if (!own.equals(wanted)) {
            throw Failure.failed(
                    "the data differs: " + path + " was trained on " + wanted + ", and " + dataset.path() + " is " + own
                            + ".",
                    null);
        }
    }

    private int compare(Console console) throws IOException {
        ModelFile again = ModelFile.read(out);
        List<String> differences = differences(card().provenance(), again.card().provenance());
        double largest = largestDifference(again);
        if (largest == 0) {
            console.print("reproduced: every weight of " + path + ", to the bit");
            return 0;
        }
        String why = differences.isEmpty()
                ? "processor, libraries, Java and threads are the same, so this should not be."
                : "what differs besides: " + String.join("; ", differences) + ".";
        throw Failure.failed(
                "not reproduced: a weight of " + out + " is off by " + largest + " from that of " + path + "; " + why,
                null);
    }

    /** Over all weights, the probe's aside. */
    private double largestDifference(ModelFile again) {
        double largest = 0;
        for (Tensor tensor : model.tensors()) {
            if (!tensor.spec().name().startsWith("probe.")) {
                Tensor other = again.tensor(tensor.spec().name());
                for (int i = 0; i < tensor.spec().size(); i++) {
                    double difference = Math.abs((double) tensor.get(i) - other.get(i));
                    largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
                }
            }
        }
        return largest;
    }

    /** What the bits depend on and is not the same. */
    private static List<String> differences(Provenance then, Provenance now) {
        Map<String, String> before = circumstances(then);
        List<String> differences = new ArrayList<>();
        circumstances(now).forEach((what, value) -> {
            String was = before.getOrDefault(what, "not told");
            if (!was.equals(value)) {
                differences.add(what + " (" + was + " then, " + value + " now)");
            }
        });
        return differences;
    }

    private static Map<String, String> circumstances(Provenance from) {
        Map<String, String> all = new TreeMap<>(from.libraries());
        all.put("processor", from.processor());
        all.put("Java", from.javaVersion());
        from.origin().ifPresent(origin -> all.put("threads", Integer.toString(origin.threads())));
        return all;
    }
}
