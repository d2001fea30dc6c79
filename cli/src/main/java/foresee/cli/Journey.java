package foresee.cli;

import foresee.benchmarks.Entrant;
import foresee.benchmarks.ImaginedPath;
import foresee.benchmarks.Latency;
import foresee.benchmarks.Moment;
import foresee.benchmarks.PlanClock;
import foresee.benchmarks.PlanMovie;
import foresee.benchmarks.Walk;
import foresee.control.ControlListener;
import foresee.control.PlanEvent;
import foresee.control.Policy;
import foresee.envs.Environment;

/** One agent on its way, step by step, while a judge watches and a film is made. Mutable, for one thread. */
final class Journey implements ControlListener {
    private final Judge judge;
    private final PlanMovie movie;
    private final ImaginedPath imagination;
    private final PlanClock clock = new PlanClock();
    private float[] state;
    private StartUp start;

    Journey(Judge judge, PlanMovie movie, ImaginedPath imagination, float[] start) {
        this.judge = judge;
        this.movie = movie;
        this.imagination = imagination;
        this.state = start.clone();
    }

    /**
     * Travels until the judge says that it is over.
     *
     * @param policy must tell this listener of its plans
     * @param budget most steps
     * @param progress runs after every step
     */
    void travel(Environment environment, Entrant.Sight sight, Policy policy, int budget, Runnable progress) {
        Policy filmed = observation -> {
            double[] action = policy.act(observation);
            start = start == null ? StartUp.now() : start;
            film();
            return action;
        };
        Walk.run(environment, sight, filmed, state, budget, (step, next) -> {
            state = next.clone();
            judge.record(state);
            progress.run();
            return !judge.finished();
        });
        film();
    }

    private void film() {
        movie.add(new Moment(judge.steps(), state, imagination.after(judge.steps()), judge.trueDistance()));
    }

    /** Wall-clock time of the calls that planned. */
    Latency latency() {
        return clock.wall();
    }

    /** What it took from the start of the process to the first action. */
    StartUp start() {
        return start;
    }

    @Override
    public void onPlan(PlanEvent event) {
        clock.onPlan(event);
        imagination.onPlan(event);
    }
}
