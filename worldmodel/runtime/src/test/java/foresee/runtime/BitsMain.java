package foresee.runtime;

import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.runtime.kernels.Kernels;
import foresee.runtime.kernels.ScalarKernels;
import foresee.runtime.kernels.VectorKernels;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Prints a hash over the bits of everything that random models compute, on the kernels that the flags choose. */
final class BitsMain {
    private final CRC32 crc = new CRC32();
    private final Kernels kernels;

    private BitsMain(Kernels kernels) {
        this.kernels = kernels;
    }

    public static void main(String[] args) {
        boolean scalar = Integer.getInteger("foresee.vectorBits", 0) == 0;
        Kernels kernels = scalar ? new ScalarKernels() : new VectorKernels();
        System.out.println(hash(kernels) + " " + hashOfHeads(kernels) + " " + hashOfBlocks(kernels));
    }

    /** Over a model with every kind of block on vectors. */
    static String hashOfBlocks(Kernels kernels) {
        BitsMain bits = new BitsMain(kernels);
        bits.add(RandomModels.model(RandomModels.blocks(), 35));
        return Long.toHexString(bits.crc.getValue());
    }

    /** Over a model with every kind of head. */
    static String hashOfHeads(Kernels kernels) {
        BitsMain bits = new BitsMain(kernels);
        bits.add(RandomModels.model(RandomModels.heads(), 34));
        return Long.toHexString(bits.crc.getValue());
    }

    static String hash(Kernels kernels) {
        BitsMain bits = new BitsMain(kernels);
        bits.add(RandomModels.model(RandomModels.everyLayer(), 31));
        bits.add(RandomModels.model(RandomModels.usual(32, 48), 32));
        bits.add(RandomModels.model(RandomModels.wide(), 33));
        return Long.toHexString(bits.crc.getValue());
    }

    private void add(ModelFile file) {
        CompiledWorldModel model = new CompiledWorldModel(file);
        add(new FrameEncoder(file)
                .encode(kernels, Samples.observation(file.card().architecture(), 33))
                .toArray());
        addBatch(file);
        Dynamics dynamics = new Dynamics(file, 0);
        Context context = Samples.context(model, 34);
        ActionBatch actions = Samples.actions(model, 83, 3, 35);
        LatentTrajectories out = new LatentTrajectories(83, 3, model.latentSize());
        dynamics.rollout(kernels, context, actions, 0, 83, out);
        add(out.values());
        double[] gradient = new double[actions.values().length];
        LatentTrajectories latentGradient = Samples.trajectories(83, 3, model.latentSize(), 36);
        dynamics.pullback(kernels, context, actions, 0, 83, out, latentGradient, gradient);
        add(gradient);
        for (int candidates : new int[] {1, 16, 37, 64}) {
            addTape(dynamics, model, context, candidates);
        }
        dynamics.pullbackSteps(kernels, context, actions, 0, 83, latentGradient, out, gradient);
        dynamics.predictSteps(kernels, context, actions, 0, 83, latentGradient, out);
        add(gradient);
        add(out.values());
    }

    private void addBatch(ModelFile file) {
        List<Observation> observations = IntStream.range(0, 21)
                .mapToObj(i -> Samples.observation(file.card().architecture(), 40 + i))
                .toList();
        new FrameEncoder(file).encodeAll(kernels, observations).forEach(latent -> add(latent.toArray()));
    }

    private void addTape(Dynamics dynamics, CompiledWorldModel model, Context context, int candidates) {
        ActionBatch actions = Samples.actions(model, candidates, 3, 37);
        LatentTrajectories out = new LatentTrajectories(candidates, 3, model.latentSize());
        double[] gradient = new double[actions.values().length];
        try (RolloutTape tape = dynamics.rolloutOntoTape(kernels, context, actions, 0, candidates, out)) {
            tape.pullback(Samples.trajectories(candidates, 3, model.latentSize(), 38), gradient);
        }
        add(out.values());
        add(gradient);
    }

    private void add(float[] values) {
        for (float value : values) {
            add(Float.floatToIntBits(value));
        }
    }

    private void add(double[] values) {
        for (double value : values) {
            long bits = Double.doubleToLongBits(value);
            add((int) bits);
            add((int) (bits >>> 32));
        }
    }

    private void add(int bits) {
        for (int shift = 0; shift < 32; shift += 8) {
            crc.update(bits >>> shift & 0xff);
        }
    }
}
