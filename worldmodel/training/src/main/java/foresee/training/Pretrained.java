package foresee.training;

import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.ModelFile;
import foresee.runtime.Parameters;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights of a trained model that another training begins with: of the encoder and the first predictor. What else is trained, such as inverse
 * dynamics, begins with drawn ones.
 *
 * <p><b>Why:</b> what is hard to find in difficult data may be found in easy data first, and what was learned in one world holds in part
 * in a world like it.
 */
public final class Pretrained {
    private final Architecture architecture;
    private final ActionNormalizer normalizer;
    private final List<Tensor> tensors;
    private final String hash;

    private Pretrained(Architecture architecture, ActionNormalizer normalizer, List<Tensor> tensors) {
        this.architecture = architecture;
        this.normalizer = normalizer;
        this.tensors = tensors;
        this.hash = "sha256:" + hex(tensors);
    }

    /** Those of a model. */
    public static Pretrained of(ModelFile model) {
        Architecture architecture = model.card().architecture().withMembers(1);
        return new Pretrained(
                architecture,
                model.card().normalizer(),
                Parameters.of(architecture).stream()
                        .map(TensorSpec::name)
                        .map(model::tensor)
                        .toList());
    }

    /** {@code sha256:} and 64 hexadecimal digits, over names and little-endian values, tensor by tensor; of the card nothing counts. */
    public String hash() {
        return hash;
    }

    private static String hex(List<Tensor> tensors) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Tensor tensor : tensors) {
                digest.update(tensor.spec().name().getBytes(StandardCharsets.UTF_8));
                float[] values = tensor.toArray();
                ByteBuffer bytes =
                        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256.", e);
        }
    }

    /**
     * Refuses to be what a run of another network, or of other actions, begins with.
     *
     * @throws IllegalArgumentException if it is one
     */
    void requireFit(Architecture wanted, ActionNormalizer actions) {
        if (!architecture.equals(wanted.withMembers(1)) || !normalizer.equals(actions)) {
            throw new IllegalArgumentException("network of the pretrained weights (" + words(architecture)
                    + ") and their action space must be those of this run (" + words(wanted)
                    + ").\nMaybe take settings and data like those of their model, which 'foresee inspect' shows.");
        }
    }

    private static String words(Architecture network) {
        long weights = Parameters.of(network.withMembers(1)).stream()
                .mapToLong(TensorSpec::size)
                .sum();
        return network.latentSize() + " latents, chunks of " + network.actionChunk() + ", window of " + network.window()
                + ", " + weights + " weights";
    }

    /**
     * Puts them in their places, but for those of parts that begin drawn.
     *
     * @param parts of the latent, in order
     */
    void into(WeightStore store, List<LatentPart> parts) {
        store.load(tensors.stream()
                .filter(tensor -> !isDrawn(tensor.spec().name(), parts))
                .toList());
    }

    /** Where each part has convolutions of its own, part p is the encoder's branch p. */
    private static boolean isDrawn(String name, List<LatentPart> parts) {
        return IntStream.range(0, parts.size())
                .anyMatch(p -> parts.get(p).drawn() && name.startsWith("encoder.0." + p + "."));
    }
}
