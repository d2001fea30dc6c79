package foresee.envs;

import java.util.random.RandomGenerator;

/**
 * Episodes of {@link TwoRoom} to learn from: smooth walks, walkers who pass the door on purpose, and walkers who head straight
 * for a place whatever stands between.
 *
 * <p>Every kind walks at changing paces, slow ones and standing still among them. Without the second kind hardly one episode in
 * ten would pass the door.
 *
 * <p><b>Source:</b> PLDM (see {@link TwoRoom}) draws its walks from von Mises angles as well; the other kinds are ours.
 *
 * <p>Kinds: {@code cross}, who pass the door on purpose; {@code straight}, who head straight for places; {@code wander}, smooth walks.
 */
public final class TwoRoomData {
    private static final String CROSS = "cross";
    private static final String STRAIGHT = "straight";
    private static final String WANDER = "wander";

    private TwoRoomData() {}

    /** 64 steps, 30 % of the episodes crossing on purpose, 42 % heading straight, turns of about 20 degrees. */
    public static ScriptedPolicy defaults(TwoRoom environment) {
        return new ScriptedPolicy(
                environment,
                Mixture.of(CROSS, 0.3).and(STRAIGHT, 0.42).and(WANDER, 0.28),
                "concentration=" + TwoRoomMover.CONCENTRATION,
                (kind, random) -> mover(environment, kind, random));
    }

    private static TwoRoomMover mover(TwoRoom environment, String kind, RandomGenerator random) {
        return switch (kind) {
            case CROSS -> new TwoRoomMover.Crosser(environment, random, TwoRoomMover.ANGLES);
            case STRAIGHT -> new TwoRoomMover.Straight(environment, random, TwoRoomMover.ANGLES);
            default -> new TwoRoomMover.Wanderer(random, TwoRoomMover.ANGLES);
        };
    }
}
