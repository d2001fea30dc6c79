package foresee.runtime;

import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.model.ScratchPool;
import foresee.runtime.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes frames: z = encoder(frame / 255). Safe for several threads.
 *
 * <p>Several frames go through the convolutions one by one, and through the layers behind them together, as lanes.
 */
final class FrameEncoder {
    private final Architecture architecture;
    private final Network network;
    private final ScratchPool<Buffers> pool;
    private final ScratchPool<Buffers> batches;

    FrameEncoder(ModelFile file) {
        architecture = file.card().architecture();
        LayerShape image = LayerShape.image(architecture.channels(), architecture.height(), architecture.width());
        network = new Network("encoder", image, architecture.encoder(), file, false);
        pool = new ScratchPool<>(() -> network.buffers(1, false));
        batches = new ScratchPool<>(() -> network.buffers(Block.MOST, false));
    }

    Latent encode(Kernels kernels, Observation observation) {
        Frame frame = frame(observation);
        Buffers buffers = pool.acquire();
        try {
            forward(kernels, buffers, frame, 0, 1);
            network.forward(kernels, buffers, 1);
            return latent(buffers.value(network.output()), 0, 1);
        } finally {
            pool.release(buffers);
        }
    }

    List<Latent> encodeAll(Kernels kernels, List<Observation> observations) {
        List<Frame> frames = observations.stream().map(this::frame).toList();
        List<Latent> latents = new ArrayList<>(frames.size());
        Buffers buffers = batches.acquire();
        try {
            for (int from = 0; from < frames.size(); from += Block.MOST) {
                encode(kernels, buffers, frames.subList(from, Math.min(frames.size(), from + Block.MOST)), latents);
            }
        } finally {
            batches.release(buffers);
        }
        return List.copyOf(latents);
    }

    private void encode(Kernels kernels, Buffers buffers, List<Frame> frames, List<Latent> latents) {
        int lanes = Kernels.lanes(frames.size());
        for (int lane = 0; lane < frames.size(); lane++) {
            forward(kernels, buffers, frames.get(lane), lane, lanes);
        }
        network.forward(kernels, buffers, lanes);
        for (int lane = 0; lane < frames.size(); lane++) {
            latents.add(latent(buffers.value(network.output()), lane, lanes));
        }
    }

    private void forward(Kernels kernels, Buffers buffers, Frame frame, int lane, int lanes) {
        byte[] bytes = buffers.frame();
        frame.copyTo(bytes, 0);
        network.forwardFrame(kernels, buffers, bytes, lane, lanes);
    }

    private Frame frame(Observation observation) {
        Frame frame = observation
                .frame()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the observation has no frame, and the model needs one of " + shape() + "."));
        if (frame.height() != architecture.height()
                || frame.width() != architecture.width()
                || frame.channels() != architecture.channels()) {
            throw new IllegalArgumentException(
                    "frame (" + frame.shape() + ") must be " + shape() + ", as the model was trained.");
        }
        return frame;
    }

    private String shape() {
        return architecture.height() + " x " + architecture.width() + " x " + architecture.channels();
    }

    private Latent latent(float[] vectors, int lane, int lanes) {
        float[] values = new float[architecture.frameLatents()];
        for (int d = 0; d < values.length; d++) {
            values[d] = vectors[d * lanes + lane];
        }
        return new Latent(values);
    }
}
