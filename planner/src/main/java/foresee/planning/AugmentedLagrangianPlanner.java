package foresee.planning;

import foresee.model.ActionSequence;
import foresee.model.KeyedRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The augmented Lagrangian method around any planner: it keeps constraints by having the inner planner solve a few problems
 * without any.
 *
 * <pre>{@code
 * lambda = 0, mu = 10 in the scale of the problem
 * repeat for 4 rounds, each with an equal share of the budget that is left:
 *     1. the inner planner makes small, starting from where the last round ended,
 *        L = J + sum over m of (max(0, lambda + mu c)^2 - lambda^2) / (2 mu)
 *     2. lambda = max(0, lambda + mu c) at the least L
 *     3. mu = 10 mu for a constraint whose shortfall |max(c, -lambda / mu)| did not halve and is over the tolerance
 * return the cheapest plan of all scored that keeps the constraints, or else the one that breaks them least
 * }</pre>
 *
 * <p>A problem whose cost is no {@link ConstrainedCost} is the inner planner's alone, bit for bit. The plan's cost is J without
 * charges, its verdict has the largest violation; in its trace, best is the least J of a plan that keeps the constraints, NaN
 * before there is one, and mean is that of L.
 *
 * <p><b>Scale:</b> the first evaluations, a sixteenth of the budget and at most a slice, are the guess and random plans; mu(m)
 * is the setting times their deviation of J, divided by their mean square of c(m). So no setting depends on units, except the
 * tolerance, which is in those of the constraints.
 *
 * <p><b>Why</b> all scored plans count, not where each round ended: multipliers come near their values from below, so the
 * least L is often a little outside, while a sampler scores hundreds of plans on either side of the edge.
 *
 * <p><b>Source:</b> Nocedal, Wright, "Numerical optimization", 2nd edition, 2006, framework 17.3 and section 17.4; the rule for
 * mu from Birgin, Martinez, "Practical augmented Lagrangian methods for constrained optimization", 2014, algorithm 4.1. Where we
 * differ: rounds are bounded by their budget, not by a tolerance of the inner minimum; mu grows for each constraint by
 * itself; the first mu is scaled by random plans; multipliers have no upper bound, as rounds are few.
 */
public final class AugmentedLagrangianPlanner implements Planner {
    private final Planner inner;
    private final Config config;

    /** A planner with the default settings. */
    public AugmentedLagrangianPlanner(Planner inner) {
        this(inner, Config.defaults());
    }

    /** A planner with the given settings. */
    public AugmentedLagrangianPlanner(Planner inner, Config config) {
        this.inner = inner;
        this.config = config;
    }

    @Override
    public Plan plan(PlanningProblem problem, long seed) {
        return ConstrainedCost.within(problem.cost())
                .map(cost -> new Run(problem, cost, seed).plan())
                .orElseGet(() -> inner.plan(problem, seed));
    }

    /** One run: rounds, multipliers, and what came of them. */
    final class Run {
        private final PlanningProblem problem;
        private final ConstrainedCost cost;
        private final long seed;
        private final long startNanos = System.nanoTime();
        private final Incumbent incumbent;
        private final List<PlanTrace.Iteration> iterations = new ArrayList<>();
        private final double[] shortfall;
        private Lagrangian lagrangian;
        private ActionSequence start;
        private List<ActionSequence> alternatives;

        Run(PlanningProblem problem, ConstrainedCost cost, long seed) {
            this.problem = problem;
            this.cost = cost;
            this.seed = seed;
            this.incumbent = new Incumbent(problem.guess(), config.tolerance());
            this.shortfall = new double[cost.constraints()];
            Arrays.fill(shortfall, Double.POSITIVE_INFINITY);
            this.lagrangian = Lagrangian.price(cost.constraints(), 0);
            this.start = problem.guess();
            this.alternatives = problem.alternatives();
        }

        Plan plan() {
            lookAround();
            int rounds = rounds(rest());
            for (int round = 0; round < rounds && !isSpent(rest()); round++) {
                minimize(round, rest().part(1.0 / (rounds - round)));
                if (incumbent.hasLeast()) {
                    start = incumbent.leastPlan();
                    lagrangian = lagrangian.updated(
                            incumbent.constraintsOfLeast(),
                            shortfall,
                            config.tolerance(),
                            config.fall(),
                            config.growth());
                }
            }
            return incumbent.plan(problem, new PlanTrace(iterations), alternatives);
        }

        /** What is left of the budget. */
        private Budget rest() {
            Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
            return problem.budget().after(new PlanTrace(iterations).evaluations(), time);
        }

        private int rounds(Budget rest) {
            return rest instanceof Budget.Evaluations evaluations
                    ? (int) Math.max(1, Math.min(config.rounds(), evaluations.count() / config.roundEvaluations()))
                    : config.rounds();
        }

        private static boolean isSpent(Budget rest) {
            boolean nothingLeft = rest instanceof Budget.Evaluations evaluations
                    ? evaluations.count() == 0
                    : ((Budget.Deadline) rest).duration().isZero();
            return nothingLeft || rest.cancellation().isCancelled();
        }

        /** The multipliers after the last round. */
        double[] multipliers() {
            return lagrangian.multipliers();
        }

        /** Scores the guess and random plans, to see how large J and the constraints are. */
        private void lookAround() {
            Scale scale = new Scale(cost.constraints());
            TrajectoryCost watched = cost.watched(lagrangian, (actions, from, costs, terms) -> {
                incumbent.see(actions, from, costs, terms);
                scale.see(actions, from, costs, terms);
            });
            Planner sampler = new RandomShootingPlanner(RandomShootingPlanner.Config.defaults()
                    .withSamples(pilots())
                    .withMaxIterations(1));
            record(sampler.plan(problem.withCost(watched), KeyedRandom.key(seed, -1)));
            lagrangian = new Lagrangian(new double[cost.constraints()], scale.penalties(config.penalty()));
        }

        /** A sixteenth of the evaluations, 1 to a slice; a slice under a deadline. */
        private int pilots() {
            return problem.budget() instanceof Budget.Evaluations evaluations
                    ? (int) Math.max(1, Math.min(TrajectoryCost.SLICE, evaluations.count() / 16))
                    : TrajectoryCost.SLICE;
        }

        private void minimize(int round, Budget share) {
            incumbent.beginRound();
            PlanningProblem unconstrained = problem.withCost(cost.watched(lagrangian, incumbent))
                    .withGuess(start)
                    .withBudget(share)
                    .withAlternatives(alternatives);
            Plan answer = inner.plan(unconstrained, KeyedRandom.key(seed, round));
            alternatives = answer.alternatives();
            record(answer);
        }

        /** Takes over what a search tells, its costs so far being those of plans that keep the constraints. */
        private void record(Plan answer) {
            List<PlanTrace.Iteration> told = answer.trace().iterations();
            int first = incumbent.costs().size() - told.size();
            for (int i = 0; i < told.size(); i++) {
                iterations.add(told.get(i).withBest(incumbent.costs().get(Math.max(0, first + i))));
            }
        }
    }

    @Override
    public String describe() {
        return String.format(
                Locale.ROOT,
                "augmented-lagrangian(rounds=%d, round evaluations=%d, penalty=%s, growth=%s, fall=%s, tolerance=%s, inner=%s)",
                config.rounds(),
                config.roundEvaluations(),
                config.penalty(),
                config.growth(),
                config.fall(),
                config.tolerance(),
                inner.describe());
    }

    /**
     * Settings of an {@link AugmentedLagrangianPlanner}.
     *
     * @param rounds most times the inner planner is asked, at least 1
     * @param roundEvaluations least evaluations of one round, at least 1: a smaller budget gets fewer rounds
     * @param penalty first mu, in the scale of the problem, positive
     * @param growth what mu is multiplied by where a constraint does not come down, at least 1
     * @param fall share of the last round's shortfall that a constraint must come down to, over 0 and at most 1
     * @param tolerance violation up to which a plan counts as keeping the constraints, in their units, at least 0
     */
    public record Config(
            int rounds, int roundEvaluations, double penalty, double growth, double fall, double tolerance) {
        public Config {
            Settings.atLeast("rounds", rounds, 1);
            Settings.atLeast("round evaluations", roundEvaluations, 1);
            Settings.positive("penalty", penalty);
            Settings.positive("growth", growth);
            Settings.positive("fall", fall);
            if (growth < 1) {
                throw new IllegalArgumentException("growth (" + growth + ") must be at least 1.");
            }
            if (fall > 1) {
                throw new IllegalArgumentException("fall (" + fall + ") must be at most 1.");
            }
            if (!(tolerance >= 0) || !Double.isFinite(tolerance)) {
                throw new IllegalArgumentException("tolerance (" + tolerance + ") must be finite and at least 0.");
            }
        }

        /** 4 rounds of at least 384 evaluations, penalty 10, growth 10, fall 0.5, tolerance 0.001. */
        public static Config defaults() {
            return new Config(4, 384, 10, 10, 0.5, 1e-3);
        }

        /** The same with other {@link #rounds}. */
        public Config withRounds(int value) {
            return new Config(value, roundEvaluations, penalty, growth, fall, tolerance);
        }

        /** The same with other {@link #roundEvaluations}. */
        public Config withRoundEvaluations(int value) {
            return new Config(rounds, value, penalty, growth, fall, tolerance);
        }

        /** The same with another {@link #penalty}. */
        public Config withPenalty(double value) {
            return new Config(rounds, roundEvaluations, value, growth, fall, tolerance);
        }

        /** The same with another {@link #growth}. */
        public Config withGrowth(double value) {
            return new Config(rounds, roundEvaluations, penalty, value, fall, tolerance);
        }

        /** The same with another {@link #fall}. */
        public Config withFall(double value) {
            return new Config(rounds, roundEvaluations, penalty, growth, value, tolerance);
        }

        /** The same with another {@link #tolerance}. */
        public Config withTolerance(double value) {
            return new Config(rounds, roundEvaluations, penalty, growth, fall, value);
        }
    }
}
