package foresee.benchmarks.micro;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.LatentTrajectories;
import foresee.runtime.CompiledWorldModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All points of a sweep, in turn, one thread, beside the core's peak. */
final class RolloutSweep {
    private static final long WARM_UP_NANOS = 200_000_000L;

    private final List<Entry> entries = new ArrayList<>();

    private RolloutSweep(Sweep sweep) {
        ShapeInputs inputs = new ShapeInputs();
        for (ShapeCurve curve : sweep.curves()) {
            curve.points().forEach(point -> entries.add(new Entry(sweep, curve.name(), point, rollout(inputs, point))));
        }
    }

    static List<ShapeResult> measured(Sweep sweep, int rounds) {
        RolloutSweep all = new RolloutSweep(sweep);
        all.entries.forEach(Entry::warmUp);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < all.entries.size(); i++) {
                all.entries.get((round + i) % all.entries.size()).measure(round);
            }
        }
        return all.entries.stream().map(Entry::result).toList();
    }

    private static Runnable rollout(ShapeInputs inputs, ShapePoint point) {
        CompiledWorldModel model = inputs.model(point.model());
        int latentSize = point.model().latentSize();
        Context context = Context.of(MicroModels.latent(latentSize, 0));
        ActionBatch actions = ShapeInputs.actions(point);
        LatentTrajectories out = new LatentTrajectories(point.candidates(), point.horizon(), latentSize);
        return () -> model.rollout(context, actions, 0, point.candidates(), out);
    }

    /** One point, and what was measured of it so far. */
    private static final class Entry {
        private final Sweep sweep;
        private final String curve;
        private final ShapePoint point;
        private final Runnable rollout;
        private final Contest contest;
        private final Map<Contestant, List<Double>> rounds = new EnumMap<>(Contestant.class);

        Entry(Sweep sweep, String curve, ShapePoint point, Runnable rollout) {
            this.sweep = sweep;
            this.curve = curve;
            this.point = point;
            this.rollout = rollout;
            this.contest = Contest.withPeak().with(Contestant.VECTOR, rollout);
        }

        void warmUp() {
            long end = Clock.CPU.nanos() + WARM_UP_NANOS;
            while (Clock.CPU.nanos() < end) {
                rollout.run();
            }
            contest.round(0);
        }

        void measure(int round) {
            contest.round(round)
                    .forEach((who, value) -> rounds.computeIfAbsent(who, key -> new ArrayList<>())
                            .add(value));
        }

        ShapeResult result() {
            return new ShapeResult(sweep, curve, point, new WorkResult(curve, point.flops(), rounds), List.of());
        }
    }
}
