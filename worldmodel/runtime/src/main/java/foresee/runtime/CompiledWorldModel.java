package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.DifferentiableWorldModel;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.planning.LinearProbe;
import foresee.runtime.kernels.FusedMultiplyAdd;
import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.ScalarKernels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A trained model ready to plan with, in plain Java.
 *
 * <p>z = encoder(frame / 255),   z(t+1) = z(t) + predictor([latents; chunks]), actions normalised as the card says, in double,
 * then rounded to float once. Of a model that sees a vector, z = [encoder(frame / 255); layers(vector)], or layers(vector) alone.
 *
 * <p>Immutable, safe for several threads, and the same bits for any slice, thread count and vector width. Loading one starts a
 * daemon thread that warms the vector kernels once per JVM; until they are warm the scalar ones compute the same.
 */
public final class CompiledWorldModel implements DifferentiableWorldModel {
    private static final int WARM_UP_ROUNDS = 200;

    private final Supplier<Kernels> kernels;
    private final ModelCard card;
    private final ObservationEncoder encoder;
    private final List<Dynamics> predictors;
    private final Dynamics dynamics;
    private final Optional<LinearProbe> probe;

    /**
     * Compiles a model that is already in memory.
     *
     * @throws IllegalStateException if this JVM has no fused multiply-add in hardware
     */
    public CompiledWorldModel(ModelFile file) {
        this(file, KernelChoice::current);
        KernelChoice.warmUpInBackground();
    }

    /** A model on kernels that the caller chooses, not on what is fast here and now. */
    CompiledWorldModel(ModelFile file, Supplier<Kernels> kernels) {
        FusedMultiplyAdd.require();
        this.kernels = kernels;
        card = file.card();
        encoder = new ObservationEncoder(file);
        predictors = IntStream.range(0, card.architecture().members())
                .mapToObj(member -> new Dynamics(file, member))
                .toList();
        dynamics = predictors.get(0);
        probe = probe(file);
    }

    private CompiledWorldModel(CompiledWorldModel ensemble, Dynamics member) {
        kernels = ensemble.kernels;
        card = ensemble.card;
        encoder = ensemble.encoder;
        predictors = ensemble.predictors;
        dynamics = member;
        probe = ensemble.probe;
    }

    /**
     * The members of the ensemble: models that share encoder and weights with this one, each with a predictor of its own; the first
     * predicts as this model does. One alone where the card says no other number.
     *
     * <p><b>Why:</b> where members that were trained apart disagree, nobody knows; {@link foresee.planning.RiskCost} over one cost for
     * each of them keeps away from there.
     */
    public List<CompiledWorldModel> members() {
        return predictors.stream()
                .map(member -> new CompiledWorldModel(this, member))
                .toList();
    }

    /**
     * A model that stays on the scalar kernels, whatever this JVM could do: the bits are the same. For measuring.
     *
     * @throws IllegalStateException if this JVM has no fused multiply-add in hardware
     */
    public static CompiledWorldModel onScalarKernels(ModelFile file) {
        Kernels scalar = new ScalarKernels();
        return new CompiledWorldModel(file, () -> scalar);
    }

    /**
     * Loads a model file.
     *
     * @throws ModelFormatException if it is corrupt, truncated or no model of ours
     * @throws IOException if it cannot be read
     */
    public static CompiledWorldModel load(Path path) throws IOException {
        return new CompiledWorldModel(ModelFile.read(path));
    }

    /** The kernels it runs on now: {@code vectors of 512 bits} once those are warm, {@code plain loops} before and elsewhere. */
    public String kernels() {
        return kernels.get().toString();
    }

    /** What the model says of itself; its {@code require} methods refuse what it was not made for. */
    public ModelCard card() {
        return card;
    }

    @Override
    public int latentSize() {
        return card.architecture().latentSize();
    }

    @Override
    public ActionSpace actionSpace() {
        return card.actionSpace();
    }

    @Override
    public int actionChunk() {
        return card.architecture().actionChunk();
    }

    /** Latents that a {@link Context} must hold: (L - 1) s + 1, for a card with history L and stride s. */
    @Override
    public int history() {
        return dynamics.window();
    }

    /** {@inheritDoc} Frame and vector must have the card's extents; what the model was not trained on is not looked at. */
    @Override
    public Latent encode(Observation observation) {
        return encoder.encode(kernels.get(), observation);
    }

    /** {@inheritDoc} The dense layers behind the convolutions take up to 64 frames at once. */
    @Override
    public List<Latent> encodeAll(List<Observation> observations) {
        return encoder.encodeAll(kernels.get(), observations);
    }

    @Override
    public void rollout(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        dynamics.rollout(kernels.get(), context, actions, from, to, out);
    }

    /** {@inheritDoc} Up to 64 candidates are kept; of more, every step is computed again when it is pulled back. */
    @Override
    public Tape rolloutOntoTape(Context context, ActionBatch actions, int from, int to, LatentTrajectories out) {
        return to - from > Block.MOST
                ? DifferentiableWorldModel.super.rolloutOntoTape(context, actions, from, to, out)
                : dynamics.rolloutOntoTape(kernels.get(), context, actions, from, to, out);
    }

    @Override
    public void pullback(
            Context context,
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories trajectories,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        dynamics.pullback(kernels.get(), context, actions, from, to, trajectories, latentGradient, actionGradient);
    }

    /** {@inheritDoc} Here as one batch: pairs of a candidate and a step fill the lanes, with the bits of the default. */
    @Override
    public void predictSteps(
            Context context, ActionBatch actions, int from, int to, LatentTrajectories states, LatentTrajectories out) {
        dynamics.predictSteps(kernels.get(), context, actions, from, to, states, out);
    }

    /** {@inheritDoc} Here as one batch: pairs of a candidate and a step fill the lanes, with the bits of the default. */
    @Override
    public void pullbackSteps(
            Context context,
            ActionBatch actions,
            int from,
            int to,
            LatentTrajectories states,
            LatentTrajectories latentGradient,
            double[] actionGradient) {
        dynamics.pullbackSteps(kernels.get(), context, actions, from, to, states, latentGradient, actionGradient);
    }

    /**
     * What the linear probe reads off a latent, one value for each factor of {@link ModelCard#probe}; empty if there is no
     * probe. For people's pictures; to plan with it take {@link #probe(String, String...)}.
     *
     * @throws IllegalArgumentException if the latent has another size
     */
    public double[] probe(Latent latent) {
        if (latent.size() != latentSize()) {
            throw new IllegalArgumentException(
                    "latent size (" + latent.size() + ") must be the model's (" + latentSize() + ").");
        }
        return probe.map(linear -> linear.read(latent)).orElseGet(() -> new double[0]);
    }

    /**
     * The linear probe that reads the named factors off a latent, in the order given: for regions and goals in the numbers of
     * the environment. How well it does so, the card's metrics say.
     *
     * @throws IllegalArgumentException if the model has no probe or no such factor
     */
    public LinearProbe probe(String factor, String... more) {
        int[] rows = new int[1 + more.length];
        rows[0] = row(factor);
        for (int f = 0; f < more.length; f++) {
            rows[1 + f] = row(more[f]);
        }
        return probe.orElseThrow().only(rows);
    }

    private int row(String factor) {
        List<String> names = card.probe().stream().map(ProbeFactor::name).toList();
        if (!names.contains(factor)) {
            throw new IllegalArgumentException("factor (" + factor + ") must be one that the model's probe reads: "
                    + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
        }
        return names.indexOf(factor);
    }

    private static Optional<LinearProbe> probe(ModelFile file) {
        if (file.card().probe().isEmpty()) {
            return Optional.empty();
        }
        double[] weight = doubles(file.tensor("probe.weight"));
        double[] bias = doubles(file.tensor("probe.bias"));
        return Optional.of(new LinearProbe(weight.length / bias.length, weight, bias));
    }

    private static double[] doubles(Tensor tensor) {
        float[] values = tensor.toArray();
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    /**
     * Makes the model as fast as it gets: waits for the vector kernels and runs everything often enough to be compiled. Takes
     * one to two seconds the first time; deadlines hold after it. Without it the kernels change over in the background, and the
     * next few calls are slower than those before, until what calls the kernels is compiled again, too.
     */
    public void warmUp() {
        KernelChoice.warmUp();
        Architecture a = card.architecture();
        Observation blank = encoder.blank();
        List<Observation> frames = Collections.nCopies(Kernels.LANES, blank);
        Context context = still(encode(blank));
        ActionBatch actions = new ActionBatch(2 * Block.MOST, 2 * a.actionChunk(), a.actionSize());
        LatentTrajectories out = new LatentTrajectories(1, 2, a.latentSize());
        double[] gradient = new double[actions.values().length];
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            encode(blank);
            encodeAll(i % 16 == 0 ? frames : frames.subList(0, 1));
            int to = i % 4 == 0 ? actions.candidates() : 16;
            out.resize(to);
            rollout(context, actions, 0, to, out);
            pullback(context, actions, 0, to, out, out, gradient);
            warmUpTape(context, actions, to, out, gradient);
            predictSteps(context, actions, 0, to, out, out);
            pullbackSteps(context, actions, 0, to, out, out, gradient);
        }
    }

    private void warmUpTape(Context context, ActionBatch actions, int to, LatentTrajectories out, double[] gradient) {
        out.resize(Math.min(to, Block.MOST));
        try (Tape tape = rolloutOntoTape(context, actions, 0, out.candidates(), out)) {
            tape.pullback(out, gradient);
        }
        out.resize(to);
    }

    /** A context in which nothing moved. */
    private Context still(Latent latent) {
        List<Latent> latents = new ArrayList<>();
        List<ActionSequence> chunks = new ArrayList<>();
        for (int i = 0; i < history(); i++) {
            latents.add(latent);
            if (i > 0) {
                chunks.add(ActionSequence.centered(card.actionSpace(), actionChunk()));
            }
        }
        return new Context(latents, chunks);
    }

    @Override
    public String toString() {
        return "CompiledWorldModel[" + card.name() + "]";
    }
}
