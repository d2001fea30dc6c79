package foresee.benchmarks.micro.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import foresee.model.Frame;
import foresee.model.Observation;
import foresee.runtime.Architecture;
import java.nio.ByteBuffer;
import java.util.List;

/** Frames as a batch for convolutions: (B,H,W,C) bytes become (B,C,H,W) of 0 to 1. One thread only: the bytes are kept. */
final class TorchImages {
    private final Architecture architecture;
    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

    TorchImages(Architecture architecture) {
        this.architecture = architecture;
    }

    /**
     * A batch.
     *
     * @param planes whether channels are apart in memory, or pixel by pixel as they come; the convolutions keep to it, and
     *     either may be faster
     */
    NDArray of(NDManager call, List<Observation> observations, boolean planes) {
        int height = architecture.height();
        int width = architecture.width();
        int channels = architecture.channels();
        int count = observations.size();
        if (bytes.capacity() != count * height * width * channels) {
            bytes = ByteBuffer.allocateDirect(count * height * width * channels);
        }
        bytes.clear();
        for (Observation observation : observations) {
            bytes.put(observation.frame().map(Frame::toArray).orElseThrow());
        }
        bytes.flip();
        NDArray images = call.create(bytes, new Shape(count, height, width, channels), DataType.UINT8)
                .transpose(0, 3, 1, 2);
        NDArray laid = planes ? images.flatten().reshape(count, channels, height, width) : images;
        return laid.toType(DataType.FLOAT32, false).div(255);
    }
}
