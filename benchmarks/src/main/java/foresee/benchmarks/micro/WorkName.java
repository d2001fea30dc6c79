package foresee.benchmarks.micro;

import foresee.envs.NearestName;
import java.util.Arrays;
import java.util.List;

/** The works by name, in the order of the table. */
enum WorkName {
    ROLLOUT_300_RELU("rollout-300-relu", "300 candidates, 10 steps of a predictor of 512-512 on a latent of 256"),
    ROLLOUT_64_RELU("rollout-64-relu", "the same with 64 candidates"),
    ROLLOUT_300_SILU("rollout-300-silu", "300 candidates, SiLU instead of ReLU"),
    ROLLOUT_64_SILU("rollout-64-silu", "the same with 64 candidates"),
    PLAN_300X10_RELU("plan-300x10-relu", "a CEM plan: 10 iterations of 300 candidates, goal cost"),
    GRADIENT_64_RELU("gradient-64-relu", "cost and its gradient by actions through a rollout of 64 candidates"),
    GRADIENT_64_SILU("gradient-64-silu", "the same with SiLU"),
    ENCODER_1_SMALL("encoder-1-small", "one frame through the encoder of the bundled model of two rooms"),
    ENCODER_32_SMALL("encoder-32-small", "32 frames through the same"),
    ENCODER_1_LARGE("encoder-1-large", "one frame through four convolutions 4x4 of 32-64-64-128, dense 256"),
    ENCODER_32_LARGE("encoder-32-large", "32 frames through the same"),
    DECISION("decision", "the bundled model's MpcController.act, planning (MPPI 64x4, 12 model steps); no peer"),
    DENORMALS(
            "denormals", "rollout-64-relu without normalisation, from latents of normal and of denormal size; no peer"),
    THREADS_2("threads-2", "rollout-300-relu with its costs, on one thread and on two; no peer");

    private final String text;
    private final String words;

    WorkName(String text, String words) {
        this.text = text;
        this.words = words;
    }

    /** As typed and printed. */
    String text() {
        return text;
    }

    /** What is computed. */
    String words() {
        return words;
    }

    /** Whether another library does it too. */
    boolean hasPeer() {
        return this != DECISION && this != DENORMALS && this != THREADS_2;
    }

    /** All names, as typed. */
    static List<String> texts() {
        return Arrays.stream(values()).map(WorkName::text).toList();
    }

    /**
     * The work of that name.
     *
     * @throws IllegalArgumentException if there is none; names the nearest
     */
    static WorkName named(String text) {
        return Arrays.stream(values())
                .filter(work -> work.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NearestName.unknown("work", text, texts())));
    }
}
