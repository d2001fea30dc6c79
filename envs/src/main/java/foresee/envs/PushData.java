package foresee.envs;

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
 * <p>Kinds: {@code push}, who push; {@code weak}, who head for places within 100 px of the block; {@code uniform}, who head for places
 * anywhere.
 */
public final class PushData {
    private static final String PUSH = "push";
    private static final String WEAK = "weak";
    private static final String UNIFORM = "uniform";
    private static final Mixture TEE = Mixture.of(PUSH, 0.7).and(WEAK, 0.2).and(UNIFORM, 0.1);
    private static final Mixture DISC = Mixture.of(PUSH, 0.8).and(WEAK, 0.15).and(UNIFORM, 0.05);
    private static final double NEAR_BLOCK = 100;

    private PushData() {}

    /**
     * 64 steps; of a T seven in ten episodes push, two are weak, one is uniform; of a disc, off which pushers slip more often, more
     * of them push.
     */
    public static ScriptedPolicy defaults(Push environment) {
        Mixture mixture = environment.block().turns() ? TEE : DISC;
        return new ScriptedPolicy(environment, mixture, "", (kind, random) -> actor(environment, kind, random));
    }

    private static ScriptedPolicy.Actor actor(Push environment, String kind, RandomGenerator random) {
        PushMover mover = mover(environment, kind, random);
        return state -> {
            double[] move = mover.next(state);
            return environment.move(state, move[0], move[1]);
        };
    }

    private static PushMover mover(Push environment, String kind, RandomGenerator random) {
        return switch (kind) {
            case PUSH -> new PushMover.Pusher(environment, random);
            case WEAK -> new PushMover.Straight(random, NEAR_BLOCK);
            default -> new PushMover.Straight(random, Double.POSITIVE_INFINITY);
        };
    }
}
