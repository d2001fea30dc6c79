package foresee.runtime;

import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.model.ScratchPool;
import foresee.runtime.vector.Kernels;

/** Encodes one frame at a time: z = encoder(frame / 255). Safe for several threads. */
final class FrameEncoder {
    private static final float[] BRIGHTNESS = new float[256];

    static {
        for (int i = 0; i < BRIGHTNESS.length; i++) {
            BRIGHTNESS[i] = i / 255f;
        }
    }

    private final Architecture architecture;
    private final Network network;
    private final ScratchPool<Buffers> pool;

    FrameEncoder(ModelFile file) {
        architecture = file.card().architecture();
        LayerShape image = LayerShape.image(architecture.channels(), architecture.height(), architecture.width());
        network = new Network("encoder", image, architecture.encoder(), file);
        pool = new ScratchPool<>(() -> network.buffers(Kernels.LANES, false));
    }

    Latent encode(Kernels kernels, Observation observation) {
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
        Buffers buffers = pool.acquire();
        try {
            write(frame, buffers.value(0));
            network.forward(kernels, buffers, Kernels.LANES);
            return latent(buffers.value(network.output()));
        } finally {
            pool.release(buffers);
        }
    }

    private String shape() {
        return architecture.height() + " x " + architecture.width() + " x " + architecture.channels();
    }

    private static void write(Frame frame, float[] image) {
        int channels = frame.channels();
        int pixels = frame.height() * frame.width();
        int plane = Kernels.padded(pixels);
        byte[] bytes = frame.toArray();
        for (int c = 0; c < channels; c++) {
            for (int p = 0; p < pixels; p++) {
                image[c * plane + p] = BRIGHTNESS[bytes[p * channels + c] & 0xff];
            }
        }
    }

    private Latent latent(float[] vector) {
        float[] values = new float[architecture.latentSize()];
        for (int d = 0; d < values.length; d++) {
            values[d] = vector[d * Kernels.LANES];
        }
        return new Latent(values);
    }
}
