package foresee.envs;

import foresee.model.Episode;
import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Episodes of {@link Push} to learn from: pushers who go to the block and push it, others who head for places near it, and others
 * who head for places anywhere.
 *
 * <p>Of the first kind the block moves on nearly half of the steps, of the second too, of the last on one in ten; of the default mixtures on
 * over 40 %.
 *
 * <p><b>Source:</b> the weak kind is how DINO-WM (arXiv 2411.04983) makes random data; the others and the mixture are ours.
 *
 * @param environment where they take place
 * @param steps actions per episode
 * @param mixture {@code push}: those who push; {@code weak}: who head for places within 100 px of the block; {@code uniform}: who head
 *     for places anywhere
 */
public record PushData(Push environment, int steps, Mixture mixture) implements DataPolicy {
    private static final String PUSH = "push";
    private static final String WEAK = "weak";
    private static final String UNIFORM = "uniform";
    private static final Mixture TEE = Mixture.of(PUSH, 0.7).and(WEAK, 0.2).and(UNIFORM, 0.1);
    private static final Mixture DISC = Mixture.of(PUSH, 0.8).and(WEAK, 0.15).and(UNIFORM, 0.05);
    private static final long MOVES = 1;
    private static final double NEAR_BLOCK = 100;

    public PushData {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") must be at least 1.");
        }
    }

    /**
     * 64 steps; of a T seven in ten episodes push, two are weak, one is uniform; of a disc, off which pushers slip more often, more
     * of them push.
     */
    public static PushData defaults(Push environment) {
        return new PushData(environment, 64, environment.block().turns() ? TEE : DISC);
    }

    /** The same with other {@link #steps}. */
    public PushData withSteps(int other) {
        return new PushData(environment, other, mixture);
    }

    @Override
    public PushData withMixture(Mixture other) {
        return new PushData(environment, steps, mixture.weighted(other, environment.id()));
    }

    @Override
    public String describe() {
        return environment.id() + "-data(steps=" + steps + ", " + mixture + ")";
    }

    @Override
    public Episode collect(long seed) {
        long key = SeedStream.COLLECTION.seed(seed);
        PushMover mover = mover(KeyedRandom.of(key, MOVES));
        EpisodeRecorder recorder = new EpisodeRecorder(environment, seed, environment.reset(key));
        for (int t = 0; t < steps; t++) {
            recorder.act(action(mover, recorder.state()));
        }
        return recorder.episode();
    }

    /** The states of the episode that belongs to a key: what {@link #collect} does, without pictures. */
    List<float[]> states(long key) {
        PushMover mover = mover(KeyedRandom.of(key, MOVES));
        List<float[]> states = new ArrayList<>(List.of(environment.reset(key)));
        for (int t = 0; t < steps; t++) {
            states.add(environment.step(states.get(t), action(mover, states.get(t))));
        }
        return states;
    }

    /** The actions of that episode. */
    List<double[]> actions(long key) {
        PushMover mover = mover(KeyedRandom.of(key, MOVES));
        return states(key).subList(0, steps).stream()
                .map(state -> action(mover, state))
                .toList();
    }

    private double[] action(PushMover mover, float[] state) {
        double[] move = mover.next(state);
        return environment.move(state, move[0], move[1]);
    }

    private PushMover mover(RandomGenerator random) {
        return switch (mixture.draw(random)) {
            case PUSH -> new PushMover.Pusher(environment, random);
            case WEAK -> new PushMover.Straight(random, NEAR_BLOCK);
            default -> new PushMover.Straight(random, Double.POSITIVE_INFINITY);
        };
    }
}
