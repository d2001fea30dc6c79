package foresee.planning;

import foresee.model.ActionBatch;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.ScratchPool;
import java.util.Locale;
import java.util.Optional;

/**
 * GRASP, a gradient-relaxed stochastic planner: the states between now and the goal are variables too, moved together with
 * the actions, all model steps at once; now and then a rollout brings them back to what the actions really lead to.
 *
 * <pre>{@code
 * a(0) = guess, a(1..N-1) ~ Normal(guess, start sigma^2), correlated from action to action, projected
 * roll all out, score them,  s(t) = z(t) + t/T (g - z(T))
 * repeat until the budget is spent:
 *     K times, for all candidates and steps at once:
 *         f(t) = predict(stopgrad s(t-1), a(t))
 *         L = 1/D sum over t of |f(t) - s(t)|^2  +  gamma/D sum over t of |f(t) - g|^2  +  omega J(f, a)
 *         s(t) = s(t) + kappa (f(t) - s(t)) + sigma Normal(0, 1)                       for t < T
 *         a = project(a - alpha h adam(h dL/da))
 *     J times:  roll out and score,  s(t) = the states of that rollout                  for t < T
 *         a = project(a - beta h adam(h dJ/da)), the gradient through the whole rollout
 *     a candidate without a finite cost and gradient is drawn anew
 * in the last part of the budget no updates, but synchronisations from the cheapest plan of each candidate
 * return the cheapest plan of all that were rolled out
 * }</pre>
 *
 * <p>z0 is now, g the goal latent that the objective knows of ({@link DifferentiableObjective#goal}), h the half-widths of the
 * action space. s(0) is z0 and s(T) is g, both fixed. Without a goal s(T) is free, states begin on the rollouts of the first
 * candidates, and the objective's gradient on the predictions alone, with a weight of at least 1, does what gamma does.
 *
 * <p>The state's step is -eta dL/ds with kappa = 2 eta / D: states are pulled to where the state before them leads, and by
 * nothing else, since the gradient through the states that predictions start from is stopped. sigma is a share of the root
 * mean square of g - z0 (without a goal: of the farthest first candidate), and falls to 0 within the K updates. It, alpha and
 * beta fall in proportion to the budget that is left.
 *
 * <p><b>Shapes:</b> actions (N,H,A), states (N,T,D) with T model steps.
 *
 * <p><b>Budget:</b> an update of all states of a candidate takes as many model steps as a rollout and counts as one evaluation;
 * so does each rollout, with or without gradient. The trace's mean of an update is J(f, a), of predictions that are no
 * rollout; its best counts rollouts alone. No update is begun that no rollout of all candidates could follow.
 *
 * <p><b>Why</b> no gradient through states: a learned model is sharp in directions that no data show, so that a state moved along
 * its gradient makes the model promise anything; actions are few and well covered. <b>Why</b> the dense pull to the goal: with the
 * gradient stopped, no state learns of the goal but the last.
 *
 * <p><b>When:</b> long horizons through dynamics that stretch differences, where a gradient through the rollout points anywhere. In
 * a chaotic world, out of 400 evaluations, reaching a goal and holding it for 30 steps costs 26.4 with one candidate and 20
 * updates to 5 steps down the cost (by default 35.1), with the best of four settings of {@link GradientPlanner} 33.8, with
 * {@link CemPlanner} 41.0; over 60 steps the lead is gone. Not past walls: in the learned model of two rooms, 12 model steps and 256
 * evaluations, 90.5 % of 200 crossings succeed, without updates of states 95 %, with GradientPlanner 96 %. A
 * linear-quadratic problem needs no virtual states either.
 *
 * <p><b>Source:</b> Psenka, Rabbat, Krishnapriyan, LeCun, Bar, "Parallel stochastic gradient-based planning for world models",
 * arXiv 2602.00475. Where we differ: several candidates in one batch instead of one; the synchronisation descends the cost of
 * the problem, not |z(T) - g|^2 alone, and ends with a rollout that the states take over; J(f, a) may be added to the loss, so that penalties and
 * constraints are felt between synchronisations; a part of the budget at the end goes to descents through the rollout alone;
 * Adam for actions, plain descent for states; steps and noise are relative to action space and distance, so that no setting
 * depends on the scale of a latent space; actions are projected to what may be executed; the answer is the cheapest plan rolled
 * out, not the last.
 */
public final class LiftedPlanner implements Planner {
    private static final long NOISE_STREAM = 1;

    private final Config config;

    /** A planner with the default settings. */
    public LiftedPlanner() {
        this(Config.defaults());
    }

    /** A planner with the given settings. */
    public LiftedPlanner(Config config) {
        this.config = config;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the action space is not continuous, or the cost has no gradient or does not show the
     *     single model steps it is made of
     */
    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        return new Run(problem, seed).plan();
    }

    private static LiftedSteps steps(PlanningProblem problem) {
        return problem.differentiableCost()
                .lifted()
                .orElseThrow(() -> new IllegalArgumentException(
                        "cost (" + problem.cost().getClass().getSimpleName()
                                + ") must show the single model steps it is made of, as ShootingCost does.\n"
                                + "Maybe use GradientPlanner."));
    }

    /** The state of one search. */
    private final class Run {
        private final long seed;
        private final GaussianPlans starts;
        private final Search search;
        private final LiftedSteps steps;
        private final Optional<Latent> goal;
        private final LiftedLoss loss;
        private final int modelSteps;
        private final VirtualStates states;
        private final ActionBatch plans;
        private final double[] gradient;
        private final PersonalBests bests;
        private final Descents updates;
        private final Descents descents;
        private final ScratchPool<LiftedLoss.Workspace> workspaces;
        private double noise;

        Run(PlanningProblem problem, long seed) {
            this.seed = seed;
            this.starts = GaussianPlans.around(
                    problem,
                    config.startSigma(),
                    new SmoothNoise(problem.actionSpace().size(), config.correlation()));
            this.steps = steps(problem);
            this.goal = steps.objective().goal();
            double objectiveWeight = goal.isPresent()
                    ? config.updating().objectiveWeight()
                    : Math.max(1, config.updating().objectiveWeight());
            this.loss = new LiftedLoss(steps, config.updating().goalWeight(), objectiveWeight);
            this.modelSteps = steps.steps(problem.horizon());
            this.search = new Search(problem, config.samples(), config.maxIterations(), 0);
            this.states = new VirtualStates(config.samples(), modelSteps, steps.latentSize());
            this.plans = search.candidates();
            this.gradient = new double[plans.values().length];
            this.bests = new PersonalBests(plans);
            this.updates = new Descents(problem, config.rule(), config.samples());
            this.descents = new Descents(problem, config.rule(), config.samples());
            this.workspaces = new ScratchPool<>(() -> new LiftedLoss.Workspace(modelSteps, steps.latentSize()));
        }

        Plan plan() {
            boolean goingOn = begin();
            while (goingOn && search.progress() < 1 - config.synchronising().polishShare()) {
                goingOn = explore() && synchronise();
            }
            bests.restore(plans);
            while (goingOn) {
                goingOn = synchronise();
            }
            return search.plan();
        }

        private boolean begin() {
            starts.sample(seed, 0, plans, config.samples());
            if (!rollOut()) {
                return false;
            }
            noise = config.updating().stateNoise() * reach();
            for (int n = 0; n < search.count() && goal.isPresent(); n++) {
                states.bend(n, steps.start(), goal.get());
            }
            return true;
        }

        /** How far states have to go: the scale of their noise. */
        private double reach() {
            return goal.map(latent -> Math.sqrt(latent.distance(steps.start())))
                    .orElseGet(() -> states.reach(steps.start(), search.count()));
        }

        /** K updates of states and actions, as long as there is budget left to see what they are good for. */
        private boolean explore() {
            for (int k = 0; k < config.updating().count() && search.leaves(2 * config.samples()); k++) {
                if (!update(k)) {
                    return false;
                }
            }
            return true;
        }

        private boolean update(int k) {
            double sigma = noise
                    * left()
                    * (config.updating().count() - k)
                    / config.updating().count();
            int iteration = search.iteration();
            if (search.nextIteration()
                    && search.tryOut(steps, (from, to) -> update(from, to, sigma, iteration), gradient)) {
                move(updates, config.updating().actionRate());
                return true;
            }
            return false;
        }

        private void update(int from, int to, double sigma, int iteration) {
            LiftedLoss.Workspace workspace = workspaces.acquire().of(to - from);
            try {
                states.copyTo(workspace.states(), from);
                loss.evaluate(plans, from, to, workspace, search.costs(), gradient);
                for (int n = from; n < to; n++) {
                    KeyedRandom random = KeyedRandom.of(NOISE_STREAM, seed, iteration, n);
                    states.follow(
                            n,
                            workspace.predicted(),
                            n - from,
                            config.updating().stateRate(),
                            sigma,
                            random);
                }
            } finally {
                workspaces.release(workspace);
            }
        }

        /** J times: a rollout, which the states take over, and a step of the actions down its cost. */
        private boolean synchronise() {
            for (int j = 0; j < config.synchronising().steps(); j++) {
                if (!rollOut()) {
                    return false;
                }
                for (int n = 0; n < search.count() && goal.isPresent(); n++) {
                    states.end(n, goal.get());
                }
                move(descents, config.synchronising().rate());
            }
            return true;
        }

        /** Scores the candidates, with gradients; the states are those they really go through. */
        private boolean rollOut() {
            if (search.nextIteration() && search.scoreBy(steps, this::rollOut, gradient)) {
                bests.note(plans, search.costs(), search.count());
                return true;
            }
            return false;
        }

        private void rollOut(int from, int to) {
            LiftedLoss.Workspace workspace = workspaces.acquire().of(to - from);
            try {
                steps.rollout(plans, from, to, workspace.states(), search.costs(), gradient);
                states.copyFrom(workspace.states(), from);
            } finally {
                workspaces.release(workspace);
            }
        }

        /** Each candidate one step against its gradient; one without a finite cost and gradient is drawn anew. */
        private void move(Descents rule, double rate) {
            for (int n = 0; n < search.count(); n++) {
                if (Double.isFinite(search.costs()[n]) && search.isFinite(gradient, n)) {
                    rule.step(plans, n, gradient, rate * left());
                } else {
                    starts.sample(seed, search.iteration(), plans, n, n + 1);
                    updates.restart(n);
                    descents.restart(n);
                }
            }
        }

        private double left() {
            return Math.max(config.lastShare(), 1 - search.progress());
        }
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "lifted(samples=%d, updates=%d, state rate=%s, state noise=%s, goal weight=%s, objective weight=%s, "
                        + "action rate=%s, sync steps=%d, sync rate=%s, polish share=%s, last share=%s, rule=%s, "
                        + "start sigma=%s, correlation=%s, max iterations=%d)",
                config.samples(),
                config.updating().count(),
                config.updating().stateRate(),
                config.updating().stateNoise(),
                config.updating().goalWeight(),
                config.updating().objectiveWeight(),
                config.updating().actionRate(),
                config.synchronising().steps(),
                config.synchronising().rate(),
                config.synchronising().polishShare(),
                config.lastShare(),
                config.rule().describe(),
                config.startSigma(),
                config.correlation(),
                config.maxIterations());
    }

    /**
     * Settings of a {@link LiftedPlanner}.
     *
     * @param samples candidates N, at least 1; the first starts from the guess
     * @param updating of states and actions between two synchronisations
     * @param synchronising of states with what the actions lead to
     * @param lastShare share of their first values below which rates and noise do not fall, 0 to 1; 1 keeps them constant
     * @param rule how gradients become steps
     * @param startSigma deviation of the other starts from the guess, in half-widths, positive
     * @param correlation of the noise of one action with that of the next in these starts, at least 0 (independent) and under 1
     * @param maxIterations updates and rollouts of all candidates after which the search ends with budget left, at least 1
     */
    public record Config(
            int samples,
            Updating updating,
            Synchronising synchronising,
            double lastShare,
            StepRule rule,
            double startSigma,
            double correlation,
            int maxIterations) {
        public Config {
            Settings.atLeast("samples", samples, 1);
            Settings.atLeast("max iterations", maxIterations, 1);
            Settings.positive("start sigma", startSigma);
            Settings.shareUpToOne("last share", lastShare);
            Settings.shareUnderOne("correlation", correlation);
        }

        /**
         * 8 candidates, {@link Updating#defaults} and {@link Synchronising#defaults}, Adam (0.9, 0.99), rates down to a hundredth,
         * starts of sigma 1 correlated by 0.8, at most 1000 iterations.
         */
        public static Config defaults() {
            return new Config(
                    8, Updating.defaults(), Synchronising.defaults(), 0.01, new StepRule.Adam(0.9, 0.99), 1, 0.8, 1000);
        }

        /** The same with other {@link #samples}. */
        public Config withSamples(int value) {
            return new Config(value, updating, synchronising, lastShare, rule, startSigma, correlation, maxIterations);
        }

        /** The same with another {@link #updating}. */
        public Config withUpdating(Updating value) {
            return new Config(samples, value, synchronising, lastShare, rule, startSigma, correlation, maxIterations);
        }

        /** The same with another {@link #synchronising}. */
        public Config withSynchronising(Synchronising value) {
            return new Config(samples, updating, value, lastShare, rule, startSigma, correlation, maxIterations);
        }

        /** The same with another {@link #lastShare}. */
        public Config withLastShare(double value) {
            return new Config(samples, updating, synchronising, value, rule, startSigma, correlation, maxIterations);
        }

        /** The same with another {@link #rule}. */
        public Config withRule(StepRule value) {
            return new Config(
                    samples, updating, synchronising, lastShare, value, startSigma, correlation, maxIterations);
        }

        /** The same with another {@link #startSigma}. */
        public Config withStartSigma(double value) {
            return new Config(samples, updating, synchronising, lastShare, rule, value, correlation, maxIterations);
        }

        /** The same with another {@link #correlation}. */
        public Config withCorrelation(double value) {
            return new Config(samples, updating, synchronising, lastShare, rule, startSigma, value, maxIterations);
        }

        /** The same with other {@link #maxIterations}. */
        public Config withMaxIterations(int value) {
            return new Config(samples, updating, synchronising, lastShare, rule, startSigma, correlation, value);
        }
    }

    /**
     * How states and actions are moved together, all model steps at once.
     *
     * @param count K of updates between two synchronisations, at least 0; with 0 the planner is a descent on actions
     * @param stateRate kappa: share of the way from a state to where the one before leads, that an update moves it; over 0, at
     *     most 1
     * @param stateNoise sigma of the first update, as a share of the distance to the goal, at least 0
     * @param goalWeight gamma, at least 0
     * @param objectiveWeight omega, at least 0
     * @param actionRate alpha, the first step of actions, in half-widths of the action space, positive
     */
    public record Updating(
            int count,
            double stateRate,
            double stateNoise,
            double goalWeight,
            double objectiveWeight,
            double actionRate) {
        public Updating {
            Settings.atLeast("updates", count, 0);
            Settings.positive("state rate", stateRate);
            Settings.shareUpToOne("state rate", stateRate);
            Settings.atLeast("state noise", stateNoise, 0.0);
            Settings.atLeast("goal weight", goalWeight, 0.0);
            Settings.atLeast("objective weight", objectiveWeight, 0.0);
            Settings.positive("action rate", actionRate);
        }

        /** 8 updates that move states half of the way and actions by 0.05; noise of 0.1 of the way, gamma 0.1, no omega. */
        public static Updating defaults() {
            return new Updating(8, 0.5, 0.1, 0.1, 0, 0.05);
        }

        /** The same with other {@link #count}. */
        public Updating withCount(int value) {
            return new Updating(value, stateRate, stateNoise, goalWeight, objectiveWeight, actionRate);
        }

        /** The same with another {@link #stateRate}. */
        public Updating withStateRate(double value) {
            return new Updating(count, value, stateNoise, goalWeight, objectiveWeight, actionRate);
        }

        /** The same with another {@link #stateNoise}. */
        public Updating withStateNoise(double value) {
            return new Updating(count, stateRate, value, goalWeight, objectiveWeight, actionRate);
        }

        /** The same with another {@link #goalWeight}. */
        public Updating withGoalWeight(double value) {
            return new Updating(count, stateRate, stateNoise, value, objectiveWeight, actionRate);
        }

        /** The same with another {@link #objectiveWeight}. */
        public Updating withObjectiveWeight(double value) {
            return new Updating(count, stateRate, stateNoise, goalWeight, value, actionRate);
        }

        /** The same with another {@link #actionRate}. */
        public Updating withActionRate(double value) {
            return new Updating(count, stateRate, stateNoise, goalWeight, objectiveWeight, value);
        }
    }

    /**
     * How states are brought back to what the actions lead to, while the actions descend the cost.
     *
     * @param steps J of rollouts, each with a step of the actions down its cost, at least 1
     * @param rate beta, the first step of actions, in half-widths of the action space, positive
     * @param polishShare share of the budget at its end in which there is nothing else, 0 to 1
     */
    public record Synchronising(int steps, double rate, double polishShare) {
        public Synchronising {
            Settings.atLeast("sync steps", steps, 1);
            Settings.positive("sync rate", rate);
            Settings.shareUpToOne("polish share", polishShare);
        }

        /** 4 steps of 0.1, the last half of the budget for these alone. */
        public static Synchronising defaults() {
            return new Synchronising(4, 0.1, 0.5);
        }

        /** The same with other {@link #steps}. */
        public Synchronising withSteps(int value) {
            return new Synchronising(value, rate, polishShare);
        }

        /** The same with another {@link #rate}. */
        public Synchronising withRate(double value) {
            return new Synchronising(steps, value, polishShare);
        }

        /** The same with another {@link #polishShare}. */
        public Synchronising withPolishShare(double value) {
            return new Synchronising(steps, rate, value);
        }
    }
}
