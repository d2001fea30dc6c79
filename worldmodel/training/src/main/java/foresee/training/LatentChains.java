package foresee.training;

import java.util.List;

/**
 * Chains that stand side by side and give a latent together: [output of the first; output of the second].
 *
 * <p><b>Shapes:</b> latents (rows, D), D the sum over outputs.
 */
final class LatentChains {
    private final List<Chain> chains;
    private final int size;
    private final double[][] parts;

    /** @param chains at least one, of as many rows each, copied */
    LatentChains(List<Chain> chains) {
        this.chains = List.copyOf(chains);
        this.size = chains.stream().mapToInt(LatentChains::size).sum();
        this.parts = new double[chains.size()][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new double[chains.get(i).output().rows() * size(chains.get(i))];
        }
    }

    private static int size(Chain chain) {
        return chain.output().shape().size();
    }

    /** Computes every chain. */
    void forward() {
        chains.forEach(Chain::forward);
    }

    /** Fills latents (rows, D) with what was computed last. */
    void read(double[] latents) {
        int from = 0;
        for (int i = 0; i < parts.length; i++) {
            chains.get(i).output().values().read(parts[i]);
            int width = size(chains.get(i));
            for (int row = 0; row * width < parts[i].length; row++) {
                System.arraycopy(parts[i], row * width, latents, row * size + from, width);
            }
            from += width;
        }
    }

    /** Adds to the weights' gradients, from that of the latents (rows, D). */
    void backward(double[] gradients) {
        int from = 0;
        for (int i = 0; i < parts.length; i++) {
            int width = size(chains.get(i));
            for (int row = 0; row * width < parts[i].length; row++) {
                System.arraycopy(gradients, row * size + from, parts[i], row * width, width);
            }
            chains.get(i).output().gradient().write(parts[i]);
            chains.get(i).backward();
            from += width;
        }
    }
}
