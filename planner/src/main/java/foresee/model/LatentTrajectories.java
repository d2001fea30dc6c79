package foresee.model;

/**
 * Predicted latents of N candidates over H' model steps; index t is the latent <em>after</em> model step t.
 *
 * <p><b>Shapes:</b> addressed as (N,H',D); stored as (H',D,N), candidates innermost, because lanes are candidates:
 * whoever sums over t or d does so lane by lane in index order and gets the same bits for any slice and vector width.
 *
 * <p>Mutable and reused between calls; {@link #values()} is a view. {@link #resize} changes N without allocating while it
 * stays under the capacity.
 */
public final class LatentTrajectories {
    private final int steps;
    private final int latentSize;
    private int candidates;
    private float[] values;

    /**
     * Room for {@code candidates} trajectories, all zeros.
     *
     * @throws IllegalArgumentException if any extent is below 1
     */
    public LatentTrajectories(int candidates, int steps, int latentSize) {
        if (candidates < 1 || steps < 1 || latentSize < 1) {
            throw new IllegalArgumentException("candidates (" + candidates + "), steps (" + steps
                    + ") and latent size (" + latentSize + ") must be at least 1.");
        }
        this.candidates = candidates;
        this.steps = steps;
        this.latentSize = latentSize;
        this.values = new float[Math.multiplyExact(Math.multiplyExact(candidates, steps), latentSize)];
    }

    /** Number of trajectories N. */
    public int candidates() {
        return candidates;
    }

    /** Number of model steps H'. */
    public int steps() {
        return steps;
    }

    /** Latent size D. */
    public int latentSize() {
        return latentSize;
    }

    /** The values as stored, (H',D,N): a view. Entries past H' x D x N are not part of it. */
    public float[] values() {
        return values;
    }

    /** Where the N values of component {@code d} after step {@code t} begin in {@link #values()}. */
    public int offset(int t, int d) {
        return (t * latentSize + d) * candidates;
    }

    /** Component {@code d} of candidate {@code n} after step {@code t}. */
    public float get(int n, int t, int d) {
        return values[offset(t, d) + n];
    }

    /** Sets component {@code d} of candidate {@code n} after step {@code t}. */
    public void set(int n, int t, int d, float value) {
        values[offset(t, d) + n] = value;
    }

    /** The latent of candidate {@code n} after step {@code t}, a copy. */
    public Latent latent(int n, int t) {
        float[] copy = new float[latentSize];
        for (int d = 0; d < latentSize; d++) {
            copy[d] = get(n, t, d);
        }
        return new Latent(copy);
    }

    /** Changes the number of candidates; what was stored is lost. */
    public void resize(int newCandidates) {
        int needed = Math.multiplyExact(Math.multiplyExact(newCandidates, steps), latentSize);
        if (newCandidates < 1) {
            throw new IllegalArgumentException("candidates (" + newCandidates + ") must be at least 1.");
        }
        if (needed > values.length) {
            values = new float[needed];
        }
        candidates = newCandidates;
    }
}
