package foresee.benchmarks;

import foresee.control.MpcController;
import foresee.envs.Environment;
import foresee.model.KeyedRandom;
import foresee.runtime.CompiledWorldModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.HdrHistogram.Histogram;

/**
 * How long one decision takes: from a frame to the first action of a new plan, warm, on one core.
 *
 * <p>Every tick plans. Beside the wall-clock times stand those of a loop that does nothing but burn as much processor time
 * as the median decision: what it takes longer is the machine's doing, not ours.
 *
 * @param ticks decisions measured
 * @param cpu processor time of the thread that decides
 * @param wall wall-clock time of the same decisions
 * @param idle wall-clock time of the loop that does nothing
 */
public record DecisionLatency(int ticks, Latency cpu, Latency wall, Latency idle) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP_TICKS = 500;
    private static final int EPISODE = 100;

    /**
     * Measures decisions toward random goals in an environment.
     *
     * @param settings as planned; whatever its replan interval, every tick plans, on one thread
     * @param ticks decisions, at least 1
     * @param seed of starts and goals
     * @throws IllegalArgumentException if the model was made for another environment, or ticks is below 1
     */
    public static DecisionLatency measure(
            CompiledWorldModel model, Environment environment, PlannerSettings settings, int ticks, long seed) {
        if (ticks < 1) {
            throw new IllegalArgumentException("ticks (" + ticks + ") must be at least 1.");
        }
        Entrants.requireFits(model, environment);
        PlannerSettings everyTick = settings.withReplanInterval(1).withThreads(1);
        model.warmUp();
        PlanClock clock = new PlanClock();
        walk(model, environment, everyTick, WARM_UP_TICKS, KeyedRandom.key(seed, 0), clock);
        clock.reset();
        walk(model, environment, everyTick, ticks, KeyedRandom.key(seed, 1), clock);
        Latency cpu = clock.cpu();
        return new DecisionLatency(ticks, cpu, clock.wall(), idle(ticks, Math.round(cpu.p50() * 1e6)));
    }

    private static void walk(
            CompiledWorldModel model,
            Environment environment,
            PlannerSettings settings,
            int ticks,
            long seed,
            PlanClock clock) {
        for (int done = 0; done < ticks; done += EPISODE) {
            long episode = KeyedRandom.key(seed, done);
            float[] start = environment.reset(episode);
            float[] goal = environment.reset(KeyedRandom.key(episode, 1));
            try (MpcController controller = Entrants.controller(
                    model, Entrants.goal(model, environment.render(goal)), settings, episode, clock)) {
                int steps = Math.min(EPISODE, ticks - done);
                Walk.run(environment, Entrant.Sight.FRAMES, controller, start, steps, (step, state) -> true);
            }
        }
    }

    private static Latency idle(int ticks, long cpuNanos) {
        Histogram wall = new Histogram(3);
        for (int tick = 0; tick < ticks; tick++) {
            long start = System.nanoTime();
            long end = THREADS.getCurrentThreadCpuTime() + cpuNanos;
            while (THREADS.getCurrentThreadCpuTime() < end) {
                Thread.onSpinWait();
            }
            wall.recordValue(System.nanoTime() - start);
        }
        return Latency.of(wall);
    }

    @Override
    public String toString() {
        return """
                decisions     %d, warm, one core
                cpu           %s
                wall clock    %s
                doing nothing %s (for the median cpu time, by the wall)""".formatted(ticks, cpu, wall, idle);
    }
}
