package foresee.benchmarks.micro.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import foresee.benchmarks.micro.PeerModel;
import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.planning.DifferentiableTrajectoryCost;
import foresee.planning.GoalCost;
import foresee.planning.Stop;
import foresee.planning.TrajectoryCost;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.Architecture;
import foresee.runtime.ModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A model in libtorch. All candidates are one batch; memory is given back after each step, and the gradient is recorded only
 * where one is asked for. Frames are laid out as is faster for their number, which is tried out the first time. Not
 * thread-safe.
 *
 * <p><b>Shapes:</b> latents (N,D), actions (H,N,A).
 */
final class TorchModel implements PeerModel {
    private static final int TRIALS = 50;

    private final Engine engine;
    private final NDManager manager;
    private final Architecture architecture;
    private final ActionNormalizer normalizer;
    private final UnaryOperator<NDArray> encoder;
    private final UnaryOperator<NDArray> predictor;
    private final TorchImages images;
    private NDManager last;
    private List<NDArray> predicted = List.of();
    private int laidOut;
    private boolean planes;

    TorchModel(Engine engine, ModelFile file) {
        this.engine = engine;
        manager = engine.newBaseManager();
        last = manager.newSubManager();
        architecture = file.card().architecture();
        normalizer = file.card().normalizer();
        encoder = TorchLayers.of(manager, file, "encoder", architecture.encoder());
        images = new TorchImages(architecture);
        predictor = TorchLayers.of(manager, file, "predictor", architecture.predictor());
    }

    @Override
    public void rollout(Context context, ActionBatch actions) {
        last.close();
        last = manager.newSubManager();
        predicted = predict(last, context, actions, 0, actions.candidates());
    }

    @Override
    public List<Float> trajectories() {
        int candidates = (int) predicted.get(0).getShape().get(0);
        int size = architecture.latentSize();
        List<float[]> steps = predicted.stream().map(NDArray::toFloatArray).toList();
        List<Float> values = new ArrayList<>();
        for (int n = 0; n < candidates; n++) {
            for (float[] step : steps) {
                for (int d = 0; d < size; d++) {
                    values.add(step[n * size + d]);
                }
            }
        }
        return values;
    }

    /** Latents after each step, in memory of {@code call}; nothing else of the step outlives it. */
    private List<NDArray> predict(NDManager call, Context context, ActionBatch actions, int from, int to) {
        JniUtils.setGradMode(false);
        NDList chunks = steps(upload(call, actions, from, to));
        NDArray latent = start(call, context, to - from);
        List<NDArray> latents = new ArrayList<>();
        for (NDArray action : chunks) {
            try (NDManager step = call.newSubManager()) {
                NDArray input = NDArrays.concat(new NDList(latent, action), 1);
                input.attach(step);
                latent = predictor.apply(input).addi(latent);
                latent.attach(call);
            }
            latents.add(latent);
        }
        return latents;
    }

    private NDArray start(NDManager call, Context context, int candidates) {
        float[] now = context.now().toArray();
        return call.create(now, new Shape(1, now.length)).repeat(0, candidates);
    }

    /** Normalised actions of candidates {@code from} to {@code to}, step by step (H,N,A). */
    private NDArray upload(NDManager call, ActionBatch actions, int from, int to) {
        int size = actions.actionSize();
        float[] values = new float[actions.horizon() * (to - from) * size];
        int at = 0;
        for (int t = 0; t < actions.horizon(); t++) {
            for (int n = from; n < to; n++) {
                for (int i = 0; i < size; i++) {
                    values[at++] = normalizer.normalize(i, actions.get(n, t, i));
                }
            }
        }
        return call.create(values, new Shape(actions.horizon(), to - from, size));
    }

    /** H times (N,A). */
    private static NDList steps(NDArray actions) {
        NDList steps = new NDList();
        for (NDArray step : actions.split(actions.getShape().get(0), 0)) {
            steps.add(step.squeeze(0));
        }
        return steps;
    }

    @Override
    public TrajectoryCost nearest(Context context, Latent goal) {
        NDArray target = upload(goal);
        return new TrajectoryCost() {
            @Override
            public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
                try (NDManager call = manager.newSubManager()) {
                    NDList distances = new NDList();
                    predict(call, context, actions, from, to)
                            .forEach(latent -> distances.add(distance(latent, target)));
                    NDArray all = NDArrays.stack(distances, 0);
                    NDArray sum =
                            all.min(new int[] {0}).addi(all.sum(new int[] {0}).muli(GoalCost.SHARE));
                    copy(sum, costs, from);
                }
            }

            @Override
            public boolean evaluate(ActionBatch actions, int count, double[] costs, Stop stop) {
                if (stop.now()) {
                    Arrays.fill(costs, 0, count, Double.NaN);
                    return false;
                }
                evaluate(actions, 0, count, costs);
                return true;
            }
        };
    }

    @Override
    public DifferentiableTrajectoryCost sum(Context context, Latent goal) {
        NDArray target = upload(goal);
        return new DifferentiableTrajectoryCost() {
            @Override
            public void evaluate(ActionBatch actions, int from, int to, double[] costs) {
                evaluateWithGradient(actions, from, to, costs, new double[actions.values().length]);
            }

            @Override
            public void evaluateWithGradient(
                    ActionBatch actions, int from, int to, double[] costs, double[] actionGradient) {
                try (NDManager call = manager.newSubManager();
                        GradientCollector collector = engine.newGradientCollector()) {
                    NDArray leaf = upload(call, actions, from, to);
                    leaf.setRequiresGradient(true);
                    NDArray sum = summed(start(call, context, to - from), steps(leaf), target);
                    collector.backward(sum.sum());
                    copy(sum, costs, from);
                    addGradient(leaf.getGradient().toFloatArray(), actions, from, to, actionGradient);
                }
            }
        };
    }

    /** Costs (N), everything recorded for the way back. */
    private NDArray summed(NDArray start, NDList steps, NDArray target) {
        NDArray latent = start;
        NDArray sum = null;
        for (NDArray action : steps) {
            NDArray input = NDArrays.concat(new NDList(latent, action), 1);
            latent = predictor.apply(input).add(latent);
            NDArray distance = distance(latent, target);
            sum = sum == null ? distance : sum.add(distance);
        }
        return sum;
    }

    /** dJ/da = dJ/d(normalised a) / scale. */
    private void addGradient(float[] gradient, ActionBatch actions, int from, int to, double[] sum) {
        int at = 0;
        for (int t = 0; t < actions.horizon(); t++) {
            for (int n = from; n < to; n++) {
                for (int i = 0; i < actions.actionSize(); i++) {
                    sum[actions.offset(n, t) + i] += gradient[at++] / normalizer.scale(i);
                }
            }
        }
    }

    private NDArray upload(Latent goal) {
        return manager.create(goal.toArray(), new Shape(1, goal.size()));
    }

    /** |z - g|^2 / D of each candidate. */
    private static NDArray distance(NDArray latent, NDArray target) {
        return latent.sub(target).square().mean(new int[] {1});
    }

    private static void copy(NDArray values, double[] costs, int from) {
        float[] copy = values.toFloatArray();
        for (int n = 0; n < copy.length; n++) {
            costs[from + n] = copy[n];
        }
    }

    @Override
    public List<Latent> encode(List<Observation> observations) {
        if (observations.size() != laidOut) {
            laidOut = observations.size();
            planes = nanos(observations, true) < nanos(observations, false);
        }
        return encode(observations, planes);
    }

    /** The least time of some. */
    private long nanos(List<Observation> observations, boolean inPlanes) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIALS; i++) {
            long start = System.nanoTime();
            encode(observations, inPlanes);
            least = Math.min(least, System.nanoTime() - start);
        }
        return least;
    }

    private List<Latent> encode(List<Observation> observations, boolean inPlanes) {
        JniUtils.setGradMode(false);
        try (NDManager call = manager.newSubManager()) {
            float[] values =
                    encoder.apply(images.of(call, observations, inPlanes)).toFloatArray();
            int size = architecture.latentSize();
            List<Latent> latents = new ArrayList<>();
            for (int i = 0; i < observations.size(); i++) {
                latents.add(new Latent(Arrays.copyOfRange(values, i * size, (i + 1) * size)));
            }
            return latents;
        }
    }
}
