package foresee.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trained model as it lies on disk: a card and the tensors that the card's architecture asks for.
 *
 * <p>The format is safetensors: header length (8 bytes, little-endian), a JSON header with type, shape and offsets of each
 * tensor, then the values, float32 little-endian, without gaps. The card is one JSON string under the metadata key {@code
 * foresee.card}; {@code foresee.crc32c} holds a checksum over the card and the values, in hexadecimal. A file without the
 * checksum (written by another program) is read, one with a wrong one is refused.
 *
 * <p>Immutable.
 *
 * <p><b>Source:</b> github.com/huggingface/safetensors, README, "Format".
 */
public final class ModelFile {
    private final ModelCard card;
    private final SortedMap<String, Tensor> tensors;

    /**
     * @param card what the model is
     * @param tensors exactly those of {@link Parameters#of(ModelCard)}, in any order
     * @throws IllegalArgumentException if one is missing, unknown, double or of another shape; names it
     */
    public ModelFile(ModelCard card, List<Tensor> tensors) {
        this.card = card;
        this.tensors = new TreeMap<>();
        for (Tensor tensor : tensors) {
            if (this.tensors.put(tensor.spec().name(), tensor) != null) {
                throw new IllegalArgumentException("tensor " + tensor.spec().name() + " must be given once.");
            }
        }
        requireSpecs(card, tensors.stream().map(Tensor::spec).toList());
    }

    /** @throws IllegalArgumentException if {@code specs} are not those of the card; names the first that is not */
    static void requireSpecs(ModelCard card, List<TensorSpec> specs) {
        Map<String, TensorSpec> expected = new TreeMap<>();
        Parameters.of(card).forEach(spec -> expected.put(spec.name(), spec));
        List<String> missing = new ArrayList<>(expected.keySet());
        for (TensorSpec spec : specs) {
            TensorSpec wanted = expected.get(spec.name());
            if (wanted == null) {
                throw new IllegalArgumentException("unknown tensor " + spec.name() + ".\nMaybe "
                        + NearestName.of(spec.name(), expected.keySet()) + " is meant.");
            }
            if (!spec.equals(wanted)) {
                throw new IllegalArgumentException("shape of tensor " + spec.name() + " (" + spec.shapeText()
                        + ") must be " + wanted.shapeText() + " as the card's architecture says.");
            }
            missing.remove(spec.name());
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("missing tensor " + missing.get(0) + ".");
        }
    }

    /**
     * Reads a model file. Everything is checked before memory is taken for it.
     *
     * @throws ModelFormatException if the file is corrupt, truncated, or no model of ours
     * @throws IOException if it cannot be read
     */
    public static ModelFile read(Path path) throws IOException {
        return SafetensorsReader.read(path);
    }

    /**
     * Writes the model file: to a temporary file in the same folder, synced, then renamed over {@code path}. Whatever happens,
     * {@code path} holds the old file or the whole new one.
     *
     * @throws IOException if it cannot be written; no temporary file is left
     */
    public void write(Path path) throws IOException {
        SafetensorsWriter.write(this, path);
    }

    /** What the model is. */
    public ModelCard card() {
        return card;
    }

    /**
     * The tensor of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "unknown tensor " + name + ".\nMaybe " + NearestName.of(name, tensors.keySet()) + " is meant.");
        }
        return tensor;
    }

    /** All tensors in the order of {@link Parameters#of(ModelCard)}. */
    public List<Tensor> tensors() {
        return Parameters.of(card).stream()
                .map(spec -> tensors.get(spec.name()))
                .toList();
    }

    /** Number of weights. */
    public long weights() {
        return tensors.values().stream()
                .mapToLong(tensor -> tensor.spec().size())
                .sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelFile file && card.equals(file.card) && tensors.equals(file.tensors);
    }

    @Override
    public int hashCode() {
        return 31 * card.hashCode() + tensors.hashCode();
    }

    @Override
    public String toString() {
        return "ModelFile[" + card.name() + ", " + tensors.size() + " tensors]";
    }
}
