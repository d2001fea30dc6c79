package foresee.control;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.planning.Plan;
import java.util.List;

/**
 * What will be executed: the latest plan for as long as it may be acted on, then the safe action; never changing faster than
 * the rate limit.
 */
final class Course {
    private final ActionSpace space;
    private final MpcConfig config;
    private final double[] safeAction;
    private ActionSequence plan;
    private List<ActionSequence> alternatives;
    private long begin;
    private boolean begun;

    Course(ActionSpace space, MpcConfig config) {
        this.space = space;
        this.config = config;
        this.safeAction = config.timing()
                .safeAction()
                .orElse(ActionSequence.centered(space, 1))
                .action(0);
        reset();
    }

    void reset() {
        plan = ActionSequence.centered(space, config.horizon());
        alternatives = List.of();
        begin = 0;
        begun = false;
    }

    /** Whether something would be left at {@code tick} of a plan that begins at {@code planned}. */
    boolean covers(long tick, long planned) {
        return tick - planned < config.timing().planLifetime().orElse(config.horizon());
    }

    void follow(Plan newest, long beginsAt) {
        plan = newest.actions();
        alternatives = newest.alternatives();
        begin = beginsAt;
        begun = true;
    }

    /** Whether there is a plan to act on at {@code tick}. */
    boolean hasPlan(long tick) {
        return begun && covers(tick, begin);
    }

    /** The action (A) to be executed at {@code tick}, after {@code previous} (1,A), which lies in the space. */
    double[] action(long tick, ActionSequence previous) {
        double[] wanted = hasPlan(tick) ? plan.action((int) (tick - begin)) : safeAction.clone();
        return config.rateLimit()
                .map(limit -> limit.after(previous.action(0)).toward(wanted, space))
                .orElse(wanted);
    }

    /** The {@code steps} actions to be executed from {@code tick} on, if no other plan takes over. */
    ActionSequence ahead(long tick, int steps, ActionSequence previous) {
        double[] values = new double[steps * space.size()];
        ActionSequence before = previous;
        for (int step = 0; step < steps; step++) {
            double[] action = action(tick + step, before);
            System.arraycopy(action, 0, values, step * space.size(), space.size());
            before = ActionSequence.of(1, space.size(), action);
        }
        return ActionSequence.of(steps, space.size(), values);
    }

    /** What is left of the plan at {@code tick}, one action per decision: the next warm start. */
    ActionSequence guess(long tick) {
        return rest(plan, tick);
    }

    /** What is left of the plan's alternatives. */
    List<ActionSequence> alternatives(long tick) {
        return alternatives.stream().map(other -> rest(other, tick)).toList();
    }

    private ActionSequence rest(ActionSequence made, long tick) {
        ActionSequence rest = made.shifted((int) Math.min(tick - begin, config.horizon()));
        double[] values = new double[config.decisions() * space.size()];
        for (int decision = 0; decision < config.decisions(); decision++) {
            double[] action = rest.action(decision * config.hold());
            System.arraycopy(action, 0, values, decision * space.size(), space.size());
        }
        return ActionSequence.of(config.decisions(), space.size(), values);
    }
}
