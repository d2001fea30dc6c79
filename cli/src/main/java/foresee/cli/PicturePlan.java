package foresee.cli;

import foresee.benchmarks.Entrants;
import foresee.benchmarks.GoalPicture;
import foresee.benchmarks.PlannerSettings;
import foresee.control.ControlListener;
import foresee.control.MpcController;
import foresee.control.PlanEvent;
import foresee.model.ActionSequence;
import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.runtime.Architecture;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.FrameResizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A plan from one picture to another in a model, whatever its pictures are of: what the model imagines, and nothing more.
 *
 * <p>The plan is the first one that the control loop would make. Where a model looks at several frames, the picture of now is taken
 * for all of them: as if things had stood still. <b>Units:</b> distances are {@link Latent#distance}, comparable only within one model.
 */
final class PicturePlan {
    private final CompiledWorldModel model;
    private final Map<String, Object> asked;
    private final ActionSequence actions;
    private final double before;
    private final List<Double> imagined;

    private PicturePlan(
            CompiledWorldModel model,
            Map<String, Object> asked,
            ActionSequence actions,
            double before,
            List<Double> imagined) {
        this.model = model;
        this.asked = asked;
        this.actions = actions;
        this.before = before;
        this.imagined = imagined;
    }

    /** A model to plan in. */
    static InModel load(Path file) throws IOException {
        return new InModel(file, CompiledWorldModel.load(file));
    }

    /**
     * A model and where it is from.
     *
     * @param file of the model
     * @param model to plan in
     */
    record InModel(Path file, CompiledWorldModel model) {

        /** Plans once; what {@code options} leave out is as the model's card advises. */
        PicturePlan between(Path from, Path goal, PlannerOptions options, long seed, Console console)
                throws IOException {
            int predictors = model.card().architecture().members();
            PlannerSettings settings =
                    options.settings(PlannerSettings.of(model.card()), model.actionChunk(), predictors);
            requirePlanner(settings);
            requirePicturesAlone();
            Frame now = frame(from, console);
            Latent target = Entrants.goal(model, frame(goal, console));
            FirstPlan plan = new FirstPlan();
            try (MpcController controller = Entrants.controller(model, target, settings, seed, plan)) {
                controller.act(Observation.ofFrame(now, 0));
            }
            List<Double> distances = plan.event.imagined(model).stream()
                    .map(latent -> latent.distance(target))
                    .toList();
            return new PicturePlan(
                    model,
                    asked(from, goal, settings, seed),
                    plan.event.plan().actions(),
                    plan.event.observed().distance(target),
                    distances);
        }

        private void requirePlanner(PlannerSettings settings) {
            try {
                settings.entry().requireFits(model.actionSpace(), true);
            } catch (IllegalArgumentException misfit) {
                throw Failure.usage(file + " and --planner do not fit: " + misfit.getMessage(), misfit);
            }
        }

        private void requirePicturesAlone() {
            model.card().architecture().vector().ifPresent(vector -> {
                throw Failure.usage(file + " sees the " + vector.source().word() + ", which two pictures do not tell.");
            });
        }

        private Frame frame(Path path, Console console) throws IOException {
            Architecture shape = model.card().architecture();
            GoalPicture picture = GoalPicture.read(path);
            if (shape.channels() != picture.frame().channels()) {
                throw Failure.usage(file + " sees " + shape.channels() + " channels, and pictures have 3.");
            }
            if (picture.needsResize(shape.height(), shape.width())) {
                console.note(path + " is " + picture.frame().width() + " x "
                        + picture.frame().height() + " pixels and was resized to " + shape.width() + " x "
                        + shape.height() + ", which is what the model sees.");
            }
            return new FrameResizer(shape.height(), shape.width()).resize(picture.frame());
        }

        private Map<String, Object> asked(Path from, Path goal, PlannerSettings settings, long seed) {
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.put("env", model.card().environmentId());
            asked.put("model", file.toString());
            asked.put("from", from.toString());
            asked.put("goal", goal.toString());
            asked.put("seed", seed);
            asked.putAll(PlannerOptions.report(settings));
            return asked;
        }
    }

    /** Keeps the plan that a controller makes first. */
    private static final class FirstPlan implements ControlListener {
        private PlanEvent event;

        @Override
        public void onPlan(PlanEvent made) {
            event = event == null ? made : event;
        }
    }

    /** The model step, from 1, after which the goal is nearest. */
    private int nearest() {
        int best = 0;
        for (int t = 1; t < imagined.size(); t++) {
            best = imagined.get(t) < imagined.get(best) ? t : best;
        }
        return best + 1;
    }

    private double after() {
        return imagined.get(nearest() - 1);
    }

    /** Whether the goal counts as reached; without a threshold, whether it comes nearer. */
    boolean succeeds() {
        OptionalDouble threshold = model.card().goalThreshold();
        return threshold.isPresent() ? Math.min(before, after()) <= threshold.getAsDouble() : after() < before;
    }

    /** The plan for people: how near it leads, then its actions. */
    List<String> lines() {
        int steps = nearest() * model.actionChunk();
        List<String> lines = new ArrayList<>();
        lines.add("latent distance to the goal: %.4g now, %.4g imagined after %d of %d steps%s"
                .formatted(before, after(), steps, actions.horizon(), threshold()));
        if (after() >= before) {
            lines.add("no plan was found that leads nearer than now");
        }
        double[] values = actions.toArray();
        for (int t = 0; t < actions.horizon(); t++) {
            StringBuilder line = new StringBuilder("step %3d:".formatted(t));
            for (int i = 0; i < actions.actionSize(); i++) {
                line.append(" %9.4f".formatted(values[t * actions.actionSize() + i]));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private String threshold() {
        OptionalDouble threshold = model.card().goalThreshold();
        return threshold.isEmpty() ? "" : " (up to %.4g counts as reached)".formatted(threshold.getAsDouble());
    }

    /** The plan as JSON. */
    Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>(asked);
        report.put("distanceBefore", before);
        report.put("distanceAfter", after());
        report.put("stepsToNearest", nearest() * model.actionChunk());
        model.card().goalThreshold().ifPresent(threshold -> {
            report.put("threshold", threshold);
            report.put("reached", succeeds());
        });
        report.put("actionChunk", model.actionChunk());
        report.put("distances", imagined);
        report.put("actions", rows());
        return report;
    }

    private List<List<Double>> rows() {
        double[] values = actions.toArray();
        List<List<Double>> rows = new ArrayList<>();
        for (int t = 0; t < actions.horizon(); t++) {
            List<Double> row = new ArrayList<>();
            for (int i = 0; i < actions.actionSize(); i++) {
                row.add(values[t * actions.actionSize() + i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
