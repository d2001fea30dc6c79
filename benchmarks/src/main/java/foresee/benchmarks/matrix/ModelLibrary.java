package foresee.benchmarks.matrix;

import foresee.benchmarks.Entrants;
import foresee.benchmarks.Oracle;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Provenance;
import foresee.benchmarks.Sha256;
import foresee.runtime.CompiledWorldModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The models of a benchmark: each file is read once, and made warm. Safe for several threads. */
public final class ModelLibrary {
    private final BiFunction<String, String, Path> bundled;
    private final Path folder;
    private final Map<Path, CompiledWorldModel> loaded = new TreeMap<>();
    private final Map<Path, String> hashes = new TreeMap<>();

    /**
     * @param bundled finds the file of the model that is bundled for an environment and a layout
     * @param folder that the names of other files are relative to
     */
    public ModelLibrary(BiFunction<String, String, Path> bundled, Path folder) {
        this.bundled = bundled;
        this.folder = folder;
    }

    /** Whether a model can be planned in there: the bundled one and the simulator always, a file if it was trained for that environment. */
    public boolean isFor(Cell.Model model, Where where) {
        boolean isFile = model.isTrained() && !model.source().equals(Cell.Model.BUNDLED);
        return !isFile || load(model, where).card().environmentId().equals(where.environment());
    }

    /**
     * The file of a trained model.
     *
     * @throws IllegalArgumentException if there is none
     */
    Path file(Cell.Model model, Where where) {
        Path file = model.source().equals(Cell.Model.BUNDLED)
                ? bundled.apply(where.environment(), where.layout())
                : folder.resolve(model.source());
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "model (" + model.source() + ") must be bundled, simulator or a file; " + file + " is none.");
        }
        return file.toAbsolutePath().normalize();
    }

    /** A trained model, ready and warm. */
    public synchronized CompiledWorldModel load(Cell.Model model, Where where) {
        Path file = file(model, where);
        hashes.computeIfAbsent(file, ModelLibrary::hash); // of what is read now, even if the file goes away
        return loaded.computeIfAbsent(file, ModelLibrary::read);
    }

    private static CompiledWorldModel read(Path file) {
        try {
            CompiledWorldModel model = CompiledWorldModel.load(file);
            model.warmUp();
            return model;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** SHA-256 of a trained model's file; empty for what is no file. */
    public synchronized String sha256(Cell.Model model, Where where) {
        return model.isTrained() ? hashes.computeIfAbsent(file(model, where), ModelLibrary::hash) : "";
    }

    private static String hash(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same provenance with every model that was loaded. */
    synchronized Provenance describe(Provenance provenance) {
        Provenance all = provenance;
        for (Map.Entry<Path, CompiledWorldModel> entry : loaded.entrySet()) {
            String hash = hashes.computeIfAbsent(entry.getKey(), ModelLibrary::hash);
            all = all.withModel(entry.getKey().getFileName().toString(), hash)
                    .withKernels(entry.getValue().kernels());
        }
        return all;
    }

    /** Environment steps in one model step. */
    public int actionChunk(Cell.Model model, Where where) {
        return model.isTrained() ? load(model, where).actionChunk() : Oracle.ACTION_CHUNK;
    }

    /**
     * Refuses a risk where nothing can disagree.
     *
     * @throws IllegalArgumentException if there is one, and the model is no ensemble
     */
    void requireRisk(Cell.Model model, Where where, PlannerSettings settings) {
        if (model.isTrained()) {
            Entrants.requireRisk(load(model, where), settings);
        } else if (settings.risk() != 0) {
            throw new IllegalArgumentException(
                    "risk (" + settings.risk() + ") must be 0 in the simulator, which is certain.");
        }
    }

    /** How to plan in a model unless something else is said. */
    PlannerSettings settings(Cell.Model model, Where where) {
        return model.isTrained() ? PlannerSettings.of(load(model, where).card()) : PlannerSettings.defaults();
    }
}
