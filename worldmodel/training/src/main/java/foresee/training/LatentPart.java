package foresee.training;

/**
 * A part of every latent that is held to terms of its own.
 *
 * @param size components of the latent, at least 1
 * @param regularizer against its collapse
 * @param regularizerWeight its weight, at least 0
 * @param inverseDynamicsWeight at least 0; with 0 no actions are read off this part
 * @param slownessWeight what it costs to move from one model step to the next, at least 0, see {@link Slowness}; for a part that is to
 *     be filled with what changes slowly
 * @param predictionWeight what an error of this part counts in the prediction while the encoder is trained, at least 0, beside 1 in an
 *     undivided latent; in the {@linkplain SecondStageConfig second stage} every part counts 1
 * @param drawn whether what encodes this part begins with drawn weights though all else is {@linkplain Pretrained pretrained}; for a
 *     part with convolutions of its own. Keypoints that are sharp already may stay at the wrong thing, drawn ones look everywhere
 */
public record LatentPart(
        int size,
        Regularizer regularizer,
        double regularizerWeight,
        double inverseDynamicsWeight,
        double slownessWeight,
        double predictionWeight,
        boolean drawn) {
    public LatentPart {
        if (size < 1) {
            throw new IllegalArgumentException("size (" + size + ") of a part must be at least 1.");
        }
        requireWeight("regularizerWeight", regularizerWeight);
        requireWeight("inverseDynamicsWeight", inverseDynamicsWeight);
        requireWeight("slownessWeight", slownessWeight);
        requireWeight("predictionWeight", predictionWeight);
    }

    /** A part that begins as all else does. */
    public LatentPart(
            int size,
            Regularizer regularizer,
            double regularizerWeight,
            double inverseDynamicsWeight,
            double slownessWeight,
            double predictionWeight) {
        this(size, regularizer, regularizerWeight, inverseDynamicsWeight, slownessWeight, predictionWeight, false);
    }

    private static void requireWeight(String name, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(name + " (" + weight + ") of a part must be finite and at least 0.");
        }
    }
}
