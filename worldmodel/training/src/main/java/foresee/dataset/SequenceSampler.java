package foresee.dataset;

import foresee.model.KeyedRandom;

/**
 * An endless, shuffled stream of sub-sequences of chosen episodes, the same for the same seed.
 *
 * <p>In each epoch every sub-sequence comes exactly once, in an order drawn by (seed, epoch); then the next epoch begins,
 * perhaps in the middle of a batch. The whole state is one number, {@link #position}: a sampler of the same data, shape
 * and seed that is set to it goes on with the same sub-sequences.
 *
 * <p>No frame is kept in memory; they are read when asked for. Not thread-safe.
 */
public final class SequenceSampler {
    private static final long PARTNERS = 0x7061697273L;

    private final Dataset dataset;
    private final SequenceShape shape;
    private final long seed;
    private final int[] episodes;
    private final int[] firstOf;
    private final int[] order;
    private long orderEpoch = -1;
    private long position;

    /**
     * A sampler at the beginning of its first epoch.
     *
     * @param episodes indices of the episodes to draw from, copied; those shorter than a sub-sequence have none
     * @throws IllegalArgumentException if there is no sub-sequence at all, or more than an int can count
     */
    public SequenceSampler(Dataset dataset, int[] episodes, SequenceShape shape, long seed) {
        this.dataset = dataset;
        this.shape = shape;
        this.seed = seed;
        this.episodes = episodes.clone();
        this.firstOf = new int[episodes.length + 1];
        for (int i = 0; i < episodes.length; i++) {
            int starts = Math.max(0, dataset.steps(episodes[i]) - shape.steps() + 1);
            if (starts > Integer.MAX_VALUE - 8 - firstOf[i]) {
                throw new IllegalArgumentException(
                        "sub-sequences must be at most 2^31 - 8.\nMaybe use fewer episodes.");
            }
            firstOf[i + 1] = firstOf[i] + starts;
        }
        if (size() == 0) {
            throw new IllegalArgumentException("sub-sequences (0) must be at least 1: none of the " + episodes.length
                    + " episodes has " + shape.steps() + " steps.\nMaybe collect longer episodes.");
        }
        this.order = new int[size()];
    }

    /** Number of sub-sequences of one epoch. */
    public int size() {
        return firstOf[episodes.length];
    }

    /** How many sub-sequences have been drawn: epoch x size + place in the epoch. */
    public long position() {
        return position;
    }

    /** Number of whole epochs drawn. */
    public long epoch() {
        return position / size();
    }

    /**
     * Goes to a position saved before.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public void seek(long saved) {
        if (saved < 0) {
            throw new IllegalArgumentException("position (" + saved + ") must not be negative.");
        }
        position = saved;
    }

    /**
     * Fills a batch with the next {@code batch.size()} sub-sequences.
     *
     * @throws IllegalArgumentException if the batch is of another shape than this sampler's or the data set's
     */
    public void next(SequenceBatch batch) {
        requireFit(batch);
        for (int b = 0; b < batch.size(); b++) {
            read(batch, b, draw());
        }
    }

    /**
     * Fills a batch with the next {@code batch.size() / 2} sub-sequences, each followed by another of the same episode, all of whose
     * starts are equally likely.
     *
     * @throws IllegalArgumentException if the batch's size is odd, or it is of another shape than this sampler's or the data set's
     */
    public void nextPairs(SequenceBatch batch) {
        requireFit(batch);
        if (batch.size() % 2 != 0) {
            throw new IllegalArgumentException("batch size (" + batch.size() + ") must be even.");
        }
        for (int b = 0; b < batch.size(); b += 2) {
            KeyedRandom random = KeyedRandom.of(seed, PARTNERS, position);
            int number = draw();
            int i = episodeOf(number);
            read(batch, b, number);
            read(batch, b + 1, firstOf[i] + random.nextInt(firstOf[i + 1] - firstOf[i]));
        }
    }

    private void requireFit(SequenceBatch batch) {
        if (!batch.shape().equals(shape) || !batch.fits(dataset.info())) {
            throw new IllegalArgumentException("batch (" + batch.shape() + ") must be made for this sampler's shape ("
                    + shape + ") and this data set.");
        }
    }

    /** The number of the next sub-sequence within an epoch's list. */
    private int draw() {
        long epoch = epoch();
        if (epoch != orderEpoch) {
            Shuffle.identity(order, KeyedRandom.of(seed, epoch));
            orderEpoch = epoch;
        }
        return order[(int) (position++ % size())];
    }

    private void read(SequenceBatch batch, int b, int number) {
        int i = episodeOf(number);
        batch.read(b, dataset, episodes[i], number - firstOf[i]);
    }

    /** The last i with firstOf(i) <= number. */
    private int episodeOf(int number) {
        int low = 0;
        int high = episodes.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (firstOf[middle] <= number) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
