package foresee.training;

import foresee.model.KeyedRandom;
import foresee.runtime.Tensor;
import foresee.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * All weights of a training run in one flat array, and their gradient in another.
 *
 * <p>Tensors lie in the order of their specifications; each layer holds views. One array makes the optimiser, clipping and
 * checkpoints a few lines each.
 */
final class WeightStore {
    /** What the slope of a squashed feature begins with. */
    private static final float ALPHA = 0.5f;

    private static final float SHARPNESS = 10;

    private final List<TensorSpec> specs;
    private final Map<String, Integer> offsets;
    private final NativeArray values;
    private final NativeArray gradient;

    /** Room for {@code specs}, all zeros; one unused value if there are none. */
    WeightStore(DataType type, List<TensorSpec> specs) {
        this.specs = List.copyOf(specs);
        this.offsets = new LinkedHashMap<>();
        int size = 0;
        for (TensorSpec spec : specs) {
            if (offsets.put(spec.name(), size) != null) {
                throw new IllegalArgumentException("tensor " + spec.name() + " must be named once.");
            }
            size += spec.size();
        }
        this.values = NativeArray.zeros(type, Math.max(1, size));
        this.gradient = NativeArray.zeros(type, Math.max(1, size));
    }

    /** What is stored, in order. */
    List<TensorSpec> specs() {
        return specs;
    }

    /** All values: the array itself. */
    NativeArray values() {
        return values;
    }

    /** The gradient of all values: the array itself. */
    NativeArray gradient() {
        return gradient;
    }

    /** Views on the tensor of that specification. */
    Weights weights(TensorSpec spec) {
        int offset = offset(spec.name());
        long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
        return new Weights(values.view(offset, shape), gradient.view(offset, shape));
    }

    private int offset(String name) {
        Integer offset = offsets.get(name);
        if (offset == null) {
            throw new IllegalArgumentException("tensor " + name + " must be one of " + offsets.keySet() + ".");
        }
        return offset;
    }

    /**
     * Draws all values anew: weights and biases uniform within 1 / sqrt(fan-in) of their layer, gains of one dimension 1, the alpha of
     * a {@link foresee.runtime.Layer.Dyt} 0.5; what a softmax over pixels looks at ten times as large.
     *
     * <p><b>Why</b> so small: latents begin close together, the regulariser drives them apart along what differs most and most
     * smoothly between frames, and finer functions of it come only later. Weights that begin large are fine functions already,
     * from which no linear probe, and no planner, reads a position. A softmax over 256 pixels whose logits hardly differ is the mean of all
     * pixels, wherever things are, and passes hardly any gradient on: begun so, latents behind attention stay in one place (spread
     * .0005 after 250 steps).
     *
     * <p><b>Source:</b> LeCun, Bottou, Orr, Mueller, "Efficient BackProp", 1998, section 4.6; the bound is the usual one of today's
     * libraries, a deviation of 1 / sqrt(3 fan-in).
     *
     * @param key one stream per tensor is derived from it and the tensor's place
     */
    void initialize(long key) {
        float[] drawn = new float[values.size()];
        int at = 0;
        int fanIn = 1;
        for (int i = 0; i < specs.size(); i++) {
            TensorSpec spec = specs.get(i);
            fanIn = spec.shape().size() == 1
                    ? fanIn
                    : spec.size() / spec.shape().get(0);
            KeyedRandom random = KeyedRandom.of(key, i);
            for (int j = 0; j < spec.size(); j++) {
                float uniform = (float) ((2 * random.nextDouble() - 1) / Math.sqrt(fanIn));
                drawn[at++] = start(spec, uniform);
            }
        }
        values.write(0, drawn, drawn.length);
    }

    private static float start(TensorSpec spec, float uniform) {
        String name = spec.name();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "alpha" -> ALPHA;
            case "sharpness" -> SHARPNESS;
            case "attention" -> SHARPNESS * uniform;
            default -> isGain(spec) ? 1 : uniform;
        };
    }

    private static boolean isGain(TensorSpec spec) {
        return spec.shape().size() == 1 && !spec.name().endsWith(".bias");
    }

    /** Sets the tensors given, each of which must be stored here. */
    void load(List<Tensor> tensors) {
        for (Tensor tensor : tensors) {
            values.write(
                    offset(tensor.spec().name()),
                    tensor.toArray(),
                    tensor.spec().size());
        }
    }

    /** The tensors whose names start with {@code prefix}, copied out of {@code flat}, which is laid out as {@link #values}. */
    List<Tensor> tensors(String prefix, float[] flat) {
        return tensors(
                specs.stream().filter(spec -> spec.name().startsWith(prefix)).toList(), flat);
    }

    /** Some of the tensors, copied out of {@code flat}, which is laid out as {@link #values}. */
    List<Tensor> tensors(List<TensorSpec> wanted, float[] flat) {
        List<Tensor> tensors = new ArrayList<>();
        for (TensorSpec spec : wanted) {
            float[] copy = new float[spec.size()];
            System.arraycopy(flat, offset(spec.name()), copy, 0, copy.length);
            tensors.add(new Tensor(spec, copy));
        }
        return tensors;
    }
}
