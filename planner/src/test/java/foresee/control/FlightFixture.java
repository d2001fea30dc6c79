package foresee.control;

import foresee.fixtures.PointMass;
import foresee.model.ActionSequence;
import foresee.model.Context;
import foresee.model.Frame;
import foresee.model.KeyedRandom;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.Plan;
import foresee.planning.PlanTrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the tests of the flight recorder share. */
final class FlightFixture {
    private FlightFixture() {}

    /** A plan with a value everywhere, other ones for each tick, and an observation of {@code pixels} pixels. */
    static PlanEvent event(long tick, int pixels) {
        KeyedRandom random = KeyedRandom.of(8, tick);
        byte[] frame = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            frame[i] = (byte) random.nextInt(256);
        }
        Context context = new Context(List.of(latent(random), latent(random)), List.of(actions(random, 2)));
        PlanRequest request = new PlanRequest(
                tick,
                context,
                actions(random, 3),
                actions(random, 1),
                random.nextLong(),
                List.of(actions(random, 3), actions(random, 3)),
                (int) tick % 3);
        PlanTrace trace = new PlanTrace(List.of(
                new PlanTrace.Iteration(7, random.nextDouble(), Double.NaN, 0.5, 3, true),
                new PlanTrace.Iteration(5, -0.0, random.nextDouble(), 0.25, 0, false)));
        Plan plan = new Plan(
                actions(random, 6),
                random.nextDouble(),
                new Plan.Verdict(true, 0.125, 3),
                trace,
                List.of(actions(random, 6)));
        Observation observation =
                Observation.of(new Frame(1, pixels, 1, frame), new float[] {1.5f, Float.NaN}, 1000 * tick);
        Adoption adoption =
                List.of(Adoption.ON_TIME, Adoption.LATE, Adoption.DROPPED).get((int) tick % 3);
        return new PlanEvent(observation, request, plan, adoption, 100 + tick, 50 + tick);
    }

    private static Latent latent(KeyedRandom random) {
        return new Latent(new float[] {(float) random.nextGaussian(), (float) random.nextGaussian(), -0f});
    }

    private static ActionSequence actions(KeyedRandom random, int horizon) {
        double[] values = new double[2 * horizon];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return ActionSequence.of(horizon, 2, values);
    }

    /** Everything in a log. */
    static List<FlightRecord> records(Path path) throws IOException {
        List<FlightRecord> records = new ArrayList<>();
        try (FlightLog log = FlightLog.open(path)) {
            log.forEach(records::add);
        }
        return records;
    }

    /** The plans in a log. */
    static List<FlightRecord.Planned> plans(Path path) throws IOException {
        return records(path).stream()
                .filter(FlightRecord.Planned.class::isInstance)
                .map(FlightRecord.Planned.class::cast)
                .toList();
    }

    /** Ticks of the records in a log. */
    static List<Long> ticks(Path path) throws IOException {
        return records(path).stream().map(FlightRecord::tick).toList();
    }

    /** What a log says was lost. */
    static List<String> notes(Path path) throws IOException {
        try (FlightLog log = FlightLog.open(path)) {
            return log.notes();
        }
    }

    /** Records {@code count} events of {@code pixels} pixels, from tick 0 on. */
    static void record(Path path, long limit, int count, int pixels) throws IOException {
        try (FlightRecorder recorder = FlightRecorder.open(path, limit, "a test")) {
            for (int tick = 0; tick < count; tick++) {
                recorder.onPlan(event(tick, pixels));
            }
        }
    }

    /** Drives a point mass for {@code steps} steps, seen at (0, 0), (0.1, -0.1), ..., no plan being late. */
    static void drive(MpcController controller, int steps) {
        try {
            for (int tick = 0; tick < steps; tick++) {
                controller.act(PointMass.at(0.1 * tick, -0.1 * tick));
                controller.awaitPlan();
            }
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
