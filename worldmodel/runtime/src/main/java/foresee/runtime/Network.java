package foresee.runtime;

import foresee.runtime.kernels.Kernels;
import java.util.List;

/**
 * Layers with their weights, ready to run: a list of operations over numbered buffers. Immutable and safe for several threads,
 * each with {@link Buffers} of its own.
 *
 * <p>Buffer 0 is the input. A vector's lanes are candidates. An image's lanes are its pixels: images go through the layers on
 * images one by one, each into a lane of the vectors behind them, and from there on together.
 */
final class Network {
    private final LayerShape input;
    private final boolean beginsWithConvolution;
    private final List<FrameStep> onFrames;
    private final List<Operation> onVectors;
    private final List<BufferShape> shapes;
    private final int planes;
    private final int patches;
    private final int output;

    /**
     * @param prefix of the tensors' names: {@code encoder}
     * @param input what the first layer gets
     * @param goesBack whether {@link #backward} will be asked for
     */
    Network(String prefix, LayerShape input, List<Layer> layers, ModelFile file, boolean goesBack) {
        NetworkBuilder builder = new NetworkBuilder(input, file, goesBack);
        this.input = input;
        this.beginsWithConvolution = !layers.isEmpty() && layers.get(0) instanceof Layer.Conv2d;
        this.output = builder.add(prefix, layers);
        this.onFrames = builder.onFrames();
        this.onVectors = builder.onVectors();
        this.shapes = builder.shapes();
        this.planes = builder.planes();
        this.patches = builder.patches();
    }

    /** Working memory for vectors of up to {@code lanes}. */
    Buffers buffers(int lanes, boolean withGradients) {
        return new Buffers(shapes, planes, patches, lanes, withGradients);
    }

    /** The number of the last buffer. */
    int output() {
        return output;
    }

    /** From a frame (height, width, channels) to lane {@code lane} of the vectors that {@link #forward} begins with. */
    void forwardFrame(Kernels kernels, Buffers buffers, byte[] frame, int lane, int lanes) {
        int next = 0;
        if (beginsWithConvolution && onFrames.get(0).onPixels() instanceof Convolution first) {
            first.forward(kernels, buffers, frame);
            next = 1;
        } else {
            Pixels.write(frame, input, shapes.get(0).lanes(lanes), buffers.value(0));
        }
        for (int i = next; i < onFrames.size(); i++) {
            onFrames.get(i).run(kernels, buffers, lane, lanes);
        }
    }

    /** From the vectors, in buffer 0 or where images became vectors, to buffer {@link #output}. */
    void forward(Kernels kernels, Buffers buffers, int lanes) {
        for (int i = 0; i < onVectors.size(); i++) {
            onVectors.get(i).forward(kernels, buffers, lanes);
        }
    }

    /** From the gradient of buffer {@link #output} to that of buffer 0, after {@link #forward} on the same buffers. */
    void backward(Kernels kernels, Buffers buffers, int lanes) {
        for (int i = onVectors.size() - 1; i >= 0; i--) {
            onVectors.get(i).backward(kernels, buffers, lanes);
        }
    }
}
