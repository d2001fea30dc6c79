package foresee.training;

import foresee.dataset.Dataset;
import foresee.model.Frame;
import foresee.model.Observation;
import foresee.runtime.Architecture;
import foresee.runtime.VectorInput;

/**
 * Room for what a model sees of many observations, row by row.
 *
 * <p><b>Shapes:</b> pixels (rows, height, width, channels) unsigned, vectors (rows, S); either empty where the model does not look at it.
 */
final class ObservationRows {
    private final Architecture architecture;
    private final int frameSize;
    private final byte[] pixels;
    private final float[] vectors;

    ObservationRows(Architecture architecture, int rows) {
        this.architecture = architecture;
        this.frameSize = architecture.height() * architecture.width() * architecture.channels();
        this.pixels = new byte[Math.multiplyExact(rows, frameSize)];
        this.vectors =
                new float[rows * architecture.vector().map(VectorInput::size).orElse(0)];
    }

    /** @throws IllegalArgumentException if the observation lacks what the model sees, or that has another size */
    void put(int row, Observation observation) {
        if (architecture.seesFrames()) {
            Frame frame = observation
                    .frame()
                    .orElseThrow(() -> new IllegalArgumentException("observations must have frames."));
            frame.copyTo(pixels, row * frameSize);
        }
        architecture.vector().ifPresent(input -> {
            float[] vector = input.source().require(observation, input.size());
            System.arraycopy(vector, 0, vectors, row * vector.length, vector.length);
        });
    }

    /** Reads a row from a data set that has what the model sees. */
    void read(int row, Dataset dataset, int episode, int step) {
        if (architecture.seesFrames()) {
            dataset.readFrames(episode, step, 1, 1, pixels, row * frameSize);
        }
        architecture.vector().ifPresent(input -> {
            switch (input.source()) {
                case STATE -> dataset.readStates(episode, step, 1, 1, vectors, row * input.size());
                case PROPRIOCEPTION -> dataset.readProprioception(episode, step, 1, 1, vectors, row * input.size());
            }
        });
    }

    /** The live array of pixels. */
    byte[] pixels() {
        return pixels;
    }

    /** The live array of vectors. */
    float[] vectors() {
        return vectors;
    }
}
