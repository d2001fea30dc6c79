package foresee.cli;

import foresee.model.Latent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Judges a goal whose true state nobody knows: by the distance of latents, against a threshold from held-out data. */
final class LatentJudge implements Judge {
    private final Function<float[], Latent> look;
    private final Latent goal;
    private final double threshold;
    private final int budget;
    private int steps;
    private double distance;
    private double nearest = Double.POSITIVE_INFINITY;

    /**
     * @param look what the model makes of the frame of a state
     * @param threshold latent distance that counts as reached
     * @param budget most steps
     * @param start where the journey begins
     */
    LatentJudge(Function<float[], Latent> look, Latent goal, double threshold, int budget, float[] start) {
        this.look = look;
        this.goal = goal;
        this.threshold = threshold;
        this.budget = budget;
        this.distance = look.apply(start).distance(goal);
    }

    @Override
    public void record(float[] state) {
        steps++;
        distance = look.apply(state).distance(goal);
        nearest = Math.min(nearest, distance);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public boolean finished() {
        return reached() || steps >= budget;
    }

    @Override
    public boolean reached() {
        return nearest <= threshold;
    }

    @Override
    public String remaining() {
        return "latent distance %.3f".formatted(distance);
    }

    @Override
    public String verdict() {
        return reached()
                ? "reached the goal in %d steps (latent distance %.3f, up to %.3f counts)"
                        .formatted(steps, nearest, threshold)
                : "did not reach the goal in %d steps (nearest latent distance %.3f, up to %.3f counts)"
                        .formatted(steps, nearest, threshold);
    }

    @Override
    public OptionalDouble trueDistance() {
        return OptionalDouble.empty();
    }

    @Override
    public Map<String, Object> report() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("reached", reached());
        report.put("steps", steps);
        report.put("distance", nearest);
        report.put("distanceUnit", "latent");
        report.put("judgedBy", "latent distance");
        report.put("threshold", threshold);
        return report;
    }
}
