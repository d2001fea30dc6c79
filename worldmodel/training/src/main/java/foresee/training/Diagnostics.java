package foresee.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.model.Episode;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.ProbeFactor;
import foresee.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a trained model knows and how well it predicts, measured on episodes it was not trained on.
 *
 * <p>The probe is fitted on training episodes and scored on held-out ones; everything else looks at held-out ones alone.
 */
public final class Diagnostics {
    private static final int PROBE_STRIDE = 2;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final LinearProbe probe;
    private final List<ProbeScore> scores;
    private final List<FactorMotion> motions;
    private final OpenLoopError openLoop;
    private final OpenLoopError openLoopInTraining;
    private final LatentSpectrum spectrum;
    private final PredictedDirections directions;
    private final double actionsRead;
    private final Optional<GoalCalibration> calibration;

    private Diagnostics(
            NativeModel model,
            List<EncodedEpisode> training,
            List<EncodedEpisode> unseen,
            List<ProbeTarget> targets,
            Optional<GoalDistance> goal,
            int length) {
        int chunk = model.actionChunk();
        this.probe = LinearProbe.fit(training, targets, PROBE_STRIDE);
        this.scores = IntStream.range(0, targets.size())
                .mapToObj(f -> ProbeScore.of(probe, f, unseen))
                .toList();
        this.motions = FactorMotion.of(unseen, targets, chunk);
        this.openLoop = OpenLoopMeter.measure(model, probe, unseen, length);
        this.openLoopInTraining = OpenLoopMeter.measure(model, probe, training, length);
        this.spectrum = LatentSpectrum.of(unseen);
        this.directions = PredictedDirections.of(model, unseen);
        this.actionsRead = ActionReading.r2(training, unseen, chunk);
        this.calibration = goal.map(truth -> GoalCalibration.of(unseen, truth))
                .orElseGet(() -> GoalCalibration.ofTime(unseen, chunk));
    }

    /**
     * Measures a model.
     *
     * @param tensors encoder and predictor weights
     * @param training episodes to fit the probe on, with frames; read once
     * @param heldOut episodes to score on, likewise
     * @param targets factors to probe; none if the states are unknown
     * @param goal what the goal distance is calibrated against; without it, two frames one model step apart count as one place
     * @param length model steps of the open-loop error
     * @throws IllegalArgumentException if there are no episodes, they are too short, or there are targets or a goal but no states
     */
    public static Diagnostics of(
            Architecture architecture,
            ActionNormalizer normalizer,
            List<Tensor> tensors,
            Iterable<Episode> training,
            Iterable<Episode> heldOut,
            List<ProbeTarget> targets,
            Optional<GoalDistance> goal,
            int length) {
        NativeModel model = new NativeModel(architecture, normalizer, tensors);
        boolean needsStates = !targets.isEmpty() || goal.isPresent();
        return new Diagnostics(
                model,
                encode(model, "training", training, needsStates),
                encode(model, "held-out", heldOut, needsStates),
                targets,
                goal,
                length);
    }

    /** As above, of data whose states are known. */
    public static Diagnostics of(
            Architecture architecture,
            ActionNormalizer normalizer,
            List<Tensor> tensors,
            Iterable<Episode> training,
            Iterable<Episode> heldOut,
            List<ProbeTarget> targets,
            GoalDistance goal,
            int length) {
        return of(architecture, normalizer, tensors, training, heldOut, targets, Optional.of(goal), length);
    }

    private static List<EncodedEpisode> encode(
            NativeModel model, String which, Iterable<Episode> episodes, boolean needsStates) {
        List<EncodedEpisode> encoded = new ArrayList<>();
        for (Episode episode : episodes) {
            encoded.add(model.encode(episode));
            if (needsStates && !encoded.get(encoded.size() - 1).hasStates()) {
                throw new IllegalArgumentException(
                        which + " observations must have states to probe.\nMaybe measure without targets and goal.");
            }
        }
        if (encoded.isEmpty()) {
            throw new IllegalArgumentException(which + " episodes (0) must be at least 1.");
        }
        return encoded;
    }

    /** The probe's score for each target, in order. */
    public List<ProbeScore> scores() {
        return scores;
    }

    /** How each target moves in the held-out episodes, in order. */
    public List<FactorMotion> motions() {
        return motions;
    }

    /** Open-loop error by model step. */
    public OpenLoopError openLoop() {
        return openLoop;
    }

    /** The same on episodes trained on, for comparison. */
    public OpenLoopError openLoopInTraining() {
        return openLoopInTraining;
    }

    /** How the latents' variance is shared. */
    public LatentSpectrum spectrum() {
        return spectrum;
    }

    /** How well each direction of it is predicted. */
    public PredictedDirections directions() {
        return directions;
    }

    /** How much of the actions can be read off the latents before and after: R2, NaN if they never differ. */
    public double actionsRead() {
        return actionsRead;
    }

    /** The goal distance, unless no threshold meets the rule. */
    public Optional<GoalCalibration> calibration() {
        return calibration;
    }

    /** What the probe reads, in the order of its rows. */
    public List<ProbeFactor> probeFactors() {
        return probe.factors();
    }

    /** The probe's tensors, for the model file. */
    public List<Tensor> probeTensors() {
        return probe.tensors();
    }

    /** Everything measured, as JSON for the model card; a new tree; a factor that never changes has no r2. */
    public ObjectNode toJson() {
        ObjectNode json = MAPPER.createObjectNode();
        json.putArray("probes");
        for (ProbeScore score : scores) {
            ObjectNode entry = json.withArray("probes").addObject();
            entry.put("name", score.name()).put("unit", score.unit());
            if (Double.isFinite(score.r2())) {
                entry.put("r2", score.r2());
            } else {
                entry.putNull("r2");
            }
            entry.put("error", score.error());
        }
        json.set("openLoop", MAPPER.valueToTree(openLoop));
        json.set("spectrum", MAPPER.valueToTree(spectrum));
        if (Double.isFinite(actionsRead)) {
            json.put("actionsRead", actionsRead);
        }
        json.set(
                "goalCalibration",
                calibration.map(MAPPER::<JsonNode>valueToTree).orElse(MAPPER.nullNode()));
        return json;
    }
}
