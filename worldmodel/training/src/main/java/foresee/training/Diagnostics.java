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
    private final OpenLoopError openLoop;
    private final LatentSpectrum spectrum;
    private final Optional<GoalCalibration> calibration;

    private Diagnostics(
            LinearProbe probe,
            List<ProbeScore> scores,
            OpenLoopError openLoop,
            LatentSpectrum spectrum,
            Optional<GoalCalibration> calibration) {
        this.probe = probe;
        this.scores = List.copyOf(scores);
        this.openLoop = openLoop;
        this.spectrum = spectrum;
        this.calibration = calibration;
    }

    /**
     * Measures a model.
     *
     * @param tensors encoder and predictor weights
     * @param training episodes to fit the probe on, with frames and states; read once
     * @param heldOut episodes to score on, likewise
     * @param targets factors to probe, at least one
     * @param goal what the goal distance is calibrated against
     * @param length model steps of the open-loop error
     * @throws IllegalArgumentException if there are no episodes, or they are too short or lack states
     */
    public static Diagnostics of(
            Architecture architecture,
            ActionNormalizer normalizer,
            List<Tensor> tensors,
            Iterable<Episode> training,
            Iterable<Episode> heldOut,
            List<ProbeTarget> targets,
            GoalDistance goal,
            int length) {
        NativeModel model = new NativeModel(architecture, normalizer, tensors);
        LinearProbe probe = LinearProbe.fit(encode(model, "training", training), targets, PROBE_STRIDE);
        List<EncodedEpisode> unseen = encode(model, "held-out", heldOut);
        List<ProbeScore> scores = new ArrayList<>();
        for (int f = 0; f < targets.size(); f++) {
            scores.add(ProbeScore.of(probe, f, unseen));
        }
        return new Diagnostics(
                probe,
                scores,
                OpenLoopMeter.measure(model, probe, unseen, length),
                LatentSpectrum.of(unseen),
                GoalCalibration.of(unseen, goal));
    }

    private static List<EncodedEpisode> encode(NativeModel model, String which, Iterable<Episode> episodes) {
        List<EncodedEpisode> encoded = new ArrayList<>();
        for (Episode episode : episodes) {
            encoded.add(model.encode(episode));
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

    /** Open-loop error by model step. */
    public OpenLoopError openLoop() {
        return openLoop;
    }

    /** How the latents' variance is shared. */
    public LatentSpectrum spectrum() {
        return spectrum;
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

    /** Everything measured, as JSON for the model card; a factor that never changes has no r2. */
    public JsonNode toJson() {
        ObjectNode json = MAPPER.createObjectNode();
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
        json.set(
                "goalCalibration",
                calibration.map(MAPPER::<JsonNode>valueToTree).orElse(MAPPER.nullNode()));
        return json;
    }
}
