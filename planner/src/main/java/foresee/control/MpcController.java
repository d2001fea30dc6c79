package foresee.control;

import foresee.control.ObservationEvent.Trouble;
import foresee.control.PendingPlan.Answer;
import foresee.control.Stopwatch.Elapsed;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.model.WorldModel;
import foresee.planning.Objective;
import foresee.planning.Planner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

/**
 * Receding-horizon control: look, imagine, plan, act on the beginning of the plan, plan again.
 *
 * <pre>{@code
 * every tick t, which is one call of act:
 *     z(t) = encode(observation), where it is needed; go on to the next goal if z(t) says so
 *     if t is a multiple of replanInterval and no plan is being made:
 *         start one that takes effect at t + delay: the planner's best a(1..H) for objective(rollout(z, a)),
 *         z = z(t), predicted forward over the delay with the actions that will be executed meanwhile,
 *         beginning its search at the rest of the last plan
 *     return the next action of the plan in effect; of the last plan, if the next one is not ready; or the safe action
 * }</pre>
 *
 * <p><b>Warm start:</b> the last plan without the steps that have passed, its last action repeated; the centre of the action
 * space at the beginning of an episode. The plan's alternatives, if the planner keeps any, are moved on with it.
 * <b>Randomness:</b> the planner's seed is keyed by (seed, tick at which the plan begins).
 *
 * <p><b>History:</b> a model that looks L latents back gets those of L - 1 to 0 model steps ago, encoded when they were
 * seen, and the actions executed in between. What lies before the episode is its first latent and centre actions.
 *
 * <p><b>Delay:</b> without one, {@code act} plans on the calling thread. With a delay d, one daemon thread plans and {@code act}
 * never waits for it. A plan that is not ready when it begins is <em>missed</em>: the last plan acts on, up to its lifetime, then
 * the safe action, and each such tick is counted. Ready later, it takes over from the action that is then due, or is dropped if
 * its lifetime is over. No second plan is started meanwhile; the next one starts at the next multiple of the replan interval. At
 * the first d ticks of an episode the safe action acts. A budget in evaluations gives the same actions, bit for bit, in each run
 * in which no plan is missed; a deadline gives the best plan found by then.
 *
 * <p><b>Time stamps:</b> an observation no newer than one before is stale. It is counted and, where a control period is
 * configured, replaced by the latent the model predicts from what was known one model step before (within the first model step of
 * an episode, by the latest latent); no goal is reached by it. Without a period it is used as it is, since its clock may mean
 * nothing. Late and dropped observations are counted, and used. A tick remains one call of {@code act}.
 *
 * <p><b>Rate limit:</b> holds for executed actions too: from one plan to the next, to the safe action and back, and from what
 * {@link #executed} told.
 *
 * <p><b>Failures:</b> what encoding, predicting or (without a delay) planning throws, {@code act} throws, and the tick is not
 * over: the next call is about the same tick. Goals it reached and plans it adopted count, and listeners hear of them before it
 * throws. A plan that fails in the background makes the next {@code act} throw an
 * IllegalStateException with its cause, before it does anything; the call after that goes on as if the plan had been missed, and
 * the next plan is started when it is due. Listeners cannot make {@code act} fail; see {@link ControlListener}.
 *
 * <p>Not thread-safe, except {@link #close}, {@link #statistics} and {@link #progress}. One controller serves one episode after
 * another: {@link #reset} between them.
 */
public final class MpcController implements Policy {
    private final WorldModel model;
    private final MpcConfig config;
    private final long seed;
    private final Thinking thinking;
    private final GoalPursuit pursuit;
    private final ObservationClock clock;
    private final Perception perception;
    private final History history;
    private final Course course;
    private final Tally tally = new Tally();
    private final Audience audience;
    private long tick;
    private long due = Long.MAX_VALUE; // when the earliest plan that has not taken effect yet was to
    private Optional<PendingPlan> pending = Optional.empty();
    private volatile boolean closed;

    /**
     * A controller with one objective that nobody watches.
     *
     * @throws IllegalArgumentException if the settings do not fit the model
     */
    public MpcController(WorldModel model, Objective objective, Planner planner, MpcConfig config, long seed) {
        this(model, objective, planner, config, seed, ControlListener.NONE);
    }

    /**
     * A controller with one objective that reports to a listener. What it does is the same as without; it encodes one frame per
     * model step even where no plan needs it, to tell prediction errors.
     *
     * @throws IllegalArgumentException if the settings do not fit the model
     */
    public MpcController(
            WorldModel model,
            Objective objective,
            Planner planner,
            MpcConfig config,
            long seed,
            ControlListener listener) {
        this(model, List.of(Goal.endless(objective)), planner, config, seed, listener);
    }

    /**
     * A controller with a sequence of goals. It encodes every frame until the last goal is reached, or is an endless one.
     *
     * @param goals at least one, copied; only the last may be endless
     * @throws IllegalArgumentException if the settings do not fit the model or the goals are none
     */
    public MpcController(
            WorldModel model,
            List<Goal> goals,
            Planner planner,
            MpcConfig config,
            long seed,
            ControlListener listener) {
        this(model, Imagination.in(model), goals, planner, config, seed, listener);
    }

    /**
     * A controller that plans by another cost than that of its one model.
     *
     * @param model encodes what is observed, and predicts over delays and stale observations
     * @param imagination what plans are scored by, such as {@link Imagination#across} for an ensemble
     * @param goals at least one, copied; only the last may be endless
     * @throws IllegalArgumentException if the settings do not fit the model or the goals are none
     */
    public MpcController(
            WorldModel model,
            Imagination imagination,
            List<Goal> goals,
            Planner planner,
            MpcConfig config,
            long seed,
            ControlListener listener) {
        config.requireFits(model);
        this.model = model;
        this.config = config;
        this.seed = seed;
        this.pursuit = new GoalPursuit(goals);
        Deliberation deliberation = new Deliberation(imagination, model.actionSpace(), goals, planner, config);
        this.thinking =
                config.timing().delay() == 0 ? Thinking.atOnce(deliberation) : Thinking.inBackground(deliberation);
        this.clock = new ObservationClock(config.timing().controlPeriod());
        this.audience = new Audience(listener, tally);
        this.perception = new Perception(model, config, audience.isListening());
        this.history = perception.history();
        this.course = new Course(model.actionSpace(), config);
    }

    /**
     * The action to take now; starts a plan first if it is time to.
     *
     * @throws IllegalArgumentException if the model cannot encode the observation
     * @throws IllegalStateException if the controller is closed, a plan has failed in the background, or a listener calls
     */
    @Override
    public double[] act(Observation observation) {
        requireOpen();
        requireNoListener();
        reportFailure();
        Stopwatch watch = new Stopwatch();
        Optional<ObservationEvent> trouble = clock.judge(tick, observation);
        double[] action = decideOrTell(observation, trouble, watch);
        trouble.ifPresent(this::tellTrouble);
        clock.seen(observation);
        tick++;
        audience.deliver();
        tally.acted(watch.elapsed());
        return action;
    }

    /** Goals that were reached and plans that were adopted are facts, and told of, even if the tick then comes to nothing. */
    private double[] decideOrTell(Observation observation, Optional<ObservationEvent> trouble, Stopwatch watch) {
        try {
            return decide(observation, trouble, watch);
        } catch (RuntimeException | Error problem) {
            audience.deliverAfter(problem);
            throw problem;
        }
    }

    private double[] decide(Observation observation, Optional<ObservationEvent> trouble, Stopwatch watch) {
        Optional<Latent> observed = look(observation, trouble);
        takeUp(watch);
        if (tick % config.replanInterval() == 0 && pending.isEmpty()) {
            start(observation);
            takeUp(watch);
        }
        compare(observed);
        return execute(observation);
    }

    private void tellTrouble(ObservationEvent event) {
        tally.observed(event);
        audience.tellFirst(listener -> listener.onObservation(event));
    }

    private void requireNoListener() {
        if (audience.isDelivering()) {
            throw new IllegalStateException("act() must not be called by a listener.");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("controller is closed.");
        }
    }

    private void reportFailure() {
        Optional<Throwable> failure = pending.flatMap(PendingPlan::failure);
        if (failure.isPresent()) {
            long begin = pending.get().request().tick();
            pending = Optional.empty();
            tally.planFailed();
            throw new IllegalStateException("plan for tick " + begin + " failed: " + failure.get(), failure.get());
        }
    }

    private Optional<Latent> look(Observation observation, Optional<ObservationEvent> trouble) {
        boolean stale = config.timing().controlPeriod().isPresent()
                && trouble.map(ObservationEvent::trouble).equals(Optional.of(Trouble.STALE));
        Optional<Latent> observed = perception.look(tick, observation, stale, pursuit.isWaiting());
        observed.ifPresent(
                latent -> pursuit.judge(tick, latent, event -> audience.tell(listener -> listener.onGoal(event))));
        return observed;
    }

    /** Takes up the plan that is due, if it is ready. */
    private void takeUp(Stopwatch watch) {
        if (pending.isEmpty() || tick < pending.get().request().tick()) {
            return;
        }
        PendingPlan plan = pending.get();
        if (plan.isReady()) {
            pending = Optional.empty();
            adopt(plan, plan.answer().join(), watch);
        } else if (tick == plan.request().tick()) {
            tally.planMissed();
        }
    }

    private void adopt(PendingPlan ready, Answer answer, Stopwatch watch) {
        long begin = ready.request().tick();
        Adoption adoption = adoption(begin);
        if (adoption != Adoption.DROPPED) {
            course.follow(answer.plan(), begin);
            due = Long.MAX_VALUE;
        }
        tally.planned(answer.time(), adoption);
        Elapsed time = config.timing().delay() == 0 ? watch.elapsed() : answer.time();
        PlanEvent event = new PlanEvent(
                ready.observation(), ready.request(), answer.plan(), adoption, time.wallNanos(), time.cpuNanos());
        audience.tell(listener -> listener.onPlan(event));
    }

    private Adoption adoption(long begin) {
        if (!course.covers(tick, begin)) {
            return Adoption.DROPPED;
        }
        return tick == begin ? Adoption.ON_TIME : Adoption.LATE;
    }

    private void start(Observation observation) {
        PlanRequest request = request();
        try {
            due = Math.min(due, request.tick());
            pending = Optional.of(thinking.start(request, observation));
        } catch (RejectedExecutionException closedMeanwhile) {
            throw new IllegalStateException("controller is closed.", closedMeanwhile);
        }
    }

    /** A request for a plan that begins after the delay, from where the actions of the delay will lead. */
    private PlanRequest request() {
        long begin = tick + config.timing().delay();
        Context context = history.context(tick);
        ActionSequence previous = history.previous(tick);
        if (config.timing().delay() > 0) {
            ActionSequence meanwhile = course.ahead(tick, config.timing().delay(), previous);
            context = Forecast.continued(model, context, meanwhile);
            previous = ActionSequence.of(
                    1, meanwhile.actionSize(), meanwhile.action(config.timing().delay() - 1));
        }
        return new PlanRequest(
                begin,
                context,
                course.guess(begin),
                previous,
                KeyedRandom.key(seed, begin),
                course.alternatives(begin),
                pursuit.current());
    }

    /** Compares the latent of this tick with what the model, one step ago, says the executed actions lead to. */
    private void compare(Optional<Latent> observed) {
        boolean stepOver = tick > 0 && tick % model.actionChunk() == 0;
        if (audience.isListening() && stepOver && observed.isPresent()) {
            StepEvent event = new StepEvent(tick, perception.predicted(tick), observed.get());
            audience.tell(listener -> listener.onStep(event));
        }
    }

    private double[] execute(Observation observation) {
        double[] action = course.action(tick, history.previous(tick));
        history.execute(tick, action);
        Chooser chooser = chooser();
        tally.chosenBy(chooser);
        tellAction(new ActionEvent(tick, single(action), chooser, Optional.of(observation)));
        return action;
    }

    private Chooser chooser() {
        if (!course.hasPlan(tick)) {
            return Chooser.SAFE_ACTION;
        }
        return tick >= due ? Chooser.LAST_PLAN : Chooser.PLAN;
    }

    private static ActionSequence single(double[] action) {
        return ActionSequence.of(1, action.length, action);
    }

    private void tellAction(ActionEvent event) {
        audience.tell(listener -> listener.onAction(event));
    }

    /**
     * Tells what was really executed in the last step, if it was not what {@link #act} returned: a safety layer's choice, say.
     * Every plan started from now on takes it into account; one that is being made does not.
     *
     * @param action (A), copied; may lie outside the action space
     * @throws IllegalArgumentException if it is not of the action space's size, or not finite
     * @throws IllegalStateException if nothing was to be executed yet in this episode
     */
    public void executed(double[] action) {
        if (action.length != model.actionSpace().size()) {
            throw new IllegalArgumentException("action size (" + action.length + ") must be that of the action space ("
                    + model.actionSpace().size() + ").");
        }
        if (!Arrays.stream(action).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("action (" + Arrays.toString(action) + ") must be finite.");
        }
        if (tick == 0) {
            throw new IllegalStateException("act() must come before executed().");
        }
        history.execute(tick - 1, action);
        tellAction(ActionEvent.told(tick - 1, single(action)));
        audience.deliver();
    }

    /** How far the sequence of goals has come. Safe from any thread. */
    public GoalProgress progress() {
        return pursuit.progress();
    }

    /** What has happened since the controller was made. Safe from any thread. */
    public ControlStatistics statistics() {
        return tally.snapshot();
    }

    /**
     * Waits until no plan is being made: for simulations, whose time stands still meanwhile, and for tests. For the thread that
     * acts.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitPlan() throws InterruptedException {
        if (pending.isPresent()) {
            try {
                pending.get().answer().get();
            } catch (ExecutionException failed) {
                // the next act() tells
            }
        }
    }

    /**
     * Begins a new episode: tick 0, the first goal, nothing remembered. A plan that is being made is cancelled, and whatever
     * becomes of it forgotten. Statistics go on.
     */
    public void reset() {
        pending.ifPresent(plan -> plan.cancellation().cancel());
        pending = Optional.empty();
        due = Long.MAX_VALUE;
        history.clear();
        clock.reset();
        pursuit.reset();
        course.reset();
        tick = 0;
    }

    /**
     * Ends a running plan within one slice and ends the threads. Safe from any thread, at any time.
     *
     * <p>A plan made within {@code act} comes to the best action so far, which is returned; a plan on the background thread is of
     * no more use, and its thread has ended when this returns. Only if the calling thread is that one, or one of those that
     * compute its costs ({@link MpcConfig#threads}), which it waits for, or if the calling thread is interrupted, it may still be
     * about to end. A cost that waits for some other thread to call this waits for ever.
     */
    @Override
    public void close() {
        closed = true;
        thinking.close();
    }
}
