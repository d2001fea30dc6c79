package foresee.control;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.model.WorldModel;
import foresee.planning.Objective;
import foresee.planning.Plan;
import foresee.planning.Planner;
import java.util.List;

/**
 * Receding-horizon control: look, imagine, plan, act on the beginning of the plan, plan again.
 *
 * <pre>{@code
 * every replanInterval steps:
 *     z    = encode(observation)
 *     plan = planner's best a(1..H) for objective(rollout(z, a)), starting from the rest of the last plan
 * every step:
 *     return the plan's next action
 * }</pre>
 *
 * <p><b>Warm start:</b> the last plan without the steps that have passed, its last action repeated; the centre of the action
 * space at the beginning of an episode. The plan's alternatives, if the planner keeps any, are moved on with it. <b>Randomness:</b> the planner's seed is keyed by (seed, tick).
 *
 * <p><b>History:</b> a model that looks L latents back gets those of L - 1 to 0 model steps ago, encoded when they were
 * seen, and the actions executed in between. What lies before the episode is its first latent and centre actions.
 *
 * <p>Call {@link #act} once per environment step; it plans on the calling thread. Not thread-safe, except {@link #close},
 * which any thread may call to end a running plan within one slice. One controller serves one episode after another:
 * {@link #reset} between them. Whether the goal is reached is not decided here.
 */
public final class MpcController implements Policy, AutoCloseable {
    private final WorldModel model;
    private final Deliberation deliberation;
    private final MpcConfig config;
    private final long seed;
    private final ControlListener listener;
    private final History history;
    private long tick;
    private long plannedAt;
    private ActionSequence plan;
    private List<ActionSequence> alternatives = List.of();
    private volatile boolean closed;

    /**
     * A controller that nobody watches.
     *
     * @throws IllegalArgumentException if the horizon is not a multiple of the model's action chunk
     */
    public MpcController(WorldModel model, Objective objective, Planner planner, MpcConfig config, long seed) {
        this(model, objective, planner, config, seed, ControlListener.NONE);
    }

    /**
     * A controller that reports to a listener. What it does is the same as without; it encodes one frame per model step
     * even where no plan needs it, to tell prediction errors.
     *
     * @throws IllegalArgumentException if the horizon is not a multiple of the model's action chunk
     */
    public MpcController(
            WorldModel model,
            Objective objective,
            Planner planner,
            MpcConfig config,
            long seed,
            ControlListener listener) {
        this.model = model;
        this.deliberation = new Deliberation(model, objective, planner, config);
        this.config = config;
        this.seed = seed;
        this.listener = listener;
        this.history = new History(model.history(), model.actionChunk(), model.actionSpace());
        this.plan = ActionSequence.centered(model.actionSpace(), config.horizon());
    }

    /**
     * The action to take now; plans first if it is time to.
     *
     * @throws IllegalArgumentException if the model cannot encode the observation
     * @throws IllegalStateException if the controller is closed
     */
    @Override
    public double[] act(Observation observation) {
        if (closed) {
            throw new IllegalStateException("controller is closed.");
        }
        Stopwatch watch = new Stopwatch();
        if (mustEncode()) {
            history.observe(tick, model.encode(observation));
        }
        if (tick % config.replanInterval() == 0) {
            plan(observation, watch);
        } else {
            reportStep();
        }
        return advance();
    }

    private void plan(Observation observation, Stopwatch watch) {
        PlanRequest request = new PlanRequest(
                tick,
                history.context(tick),
                rest(plan),
                history.previous(tick),
                KeyedRandom.key(seed, tick),
                alternatives.stream().map(this::rest).toList(),
                0);
        Plan answer = deliberation.plan(request);
        plan = answer.actions();
        alternatives = answer.alternatives();
        plannedAt = tick;
        watch.stop();
        reportStep();
        listener.onPlan(new PlanEvent(observation, request, answer, watch.wallNanos(), watch.cpuNanos()));
    }

    /** Whether this tick's latent is part of this or a later context, or of a comparison for the listener. */
    private boolean mustEncode() {
        boolean needed = watched() && tick % model.actionChunk() == 0;
        for (int back = 0; back < model.history(); back++) {
            needed |= (tick + (long) back * model.actionChunk()) % config.replanInterval() == 0;
        }
        return needed;
    }

    private boolean watched() {
        return listener != ControlListener.NONE;
    }

    /** What is left of a plan made when the last one was, one action per decision. */
    private ActionSequence rest(ActionSequence made) {
        ActionSequence rest = made.shifted((int) (tick - plannedAt));
        double[] values = new double[config.decisions() * rest.actionSize()];
        for (int decision = 0; decision < config.decisions(); decision++) {
            double[] action = rest.action(decision * config.hold());
            System.arraycopy(action, 0, values, decision * action.length, action.length);
        }
        return ActionSequence.of(config.decisions(), rest.actionSize(), values);
    }

    private double[] advance() {
        double[] action = plan.action((int) (tick - plannedAt));
        history.execute(tick, action);
        tick++;
        return action;
    }

    /** Compares the latent of this tick with what the model, one step ago, says the executed actions lead to. */
    private void reportStep() {
        int chunk = model.actionChunk();
        if (watched() && tick > 0 && tick % chunk == 0) {
            Context before = history.context(tick - chunk);
            ActionBatch executed = ActionBatch.of(history.executed(tick - chunk));
            LatentTrajectories predicted = new LatentTrajectories(1, 1, model.latentSize());
            model.rollout(before, executed, 0, 1, predicted);
            Latent observed = history.latent(tick);
            listener.onStep(new StepEvent(tick, predicted.latent(0, 0), observed));
        }
    }

    /**
     * Tells what was really executed in the last step, if it was not what {@link #act} returned: a safety layer's choice, say.
     *
     * @param action (A), copied
     * @throws IllegalArgumentException if it is not of the action space's size
     * @throws IllegalStateException if nothing was to be executed yet in this episode
     */
    public void executed(double[] action) {
        if (action.length != model.actionSpace().size()) {
            throw new IllegalArgumentException("action size (" + action.length + ") must be that of the action space ("
                    + model.actionSpace().size() + ").");
        }
        if (tick == 0) {
            throw new IllegalStateException("act() must come before executed().");
        }
        history.execute(tick - 1, action);
    }

    /** Begins a new episode: tick 0, nothing remembered. */
    public void reset() {
        history.clear();
        tick = 0;
        plannedAt = 0;
        plan = ActionSequence.centered(model.actionSpace(), config.horizon());
        alternatives = List.of();
    }

    /** Ends a running plan within one slice, with the best action so far, and ends the threads. Safe from any thread. */
    @Override
    public void close() {
        closed = true;
        deliberation.close();
    }
}
