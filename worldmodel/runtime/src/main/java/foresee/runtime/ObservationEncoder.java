package foresee.runtime;

import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.runtime.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encodes observations: z = [latents of the frame; latents of the vector], either of which a model may lack. Safe for several threads. */
final class ObservationEncoder {
    private final Architecture architecture;
    private final Optional<FrameEncoder> frames;
    private final Optional<VectorEncoder> vectors;

    ObservationEncoder(ModelFile file) {
        architecture = file.card().architecture();
        frames = architecture.seesFrames() ? Optional.of(new FrameEncoder(file)) : Optional.empty();
        vectors = architecture.vector().map(vector -> new VectorEncoder(file, vector));
    }

    Latent encode(Kernels kernels, Observation observation) {
        Optional<Latent> frame = frames.map(encoder -> encoder.encode(kernels, observation));
        return joined(frame, vectors.map(encoder -> encoder.encode(kernels, observation)));
    }

    List<Latent> encodeAll(Kernels kernels, List<Observation> observations) {
        List<Latent> ofFrames =
                frames.map(encoder -> encoder.encodeAll(kernels, observations)).orElse(List.of());
        if (vectors.isEmpty()) {
            return ofFrames;
        }
        List<Latent> latents = new ArrayList<>(observations.size());
        for (int i = 0; i < observations.size(); i++) {
            Optional<Latent> frame = ofFrames.isEmpty() ? Optional.empty() : Optional.of(ofFrames.get(i));
            latents.add(joined(frame, Optional.of(vectors.get().encode(kernels, observations.get(i)))));
        }
        return List.copyOf(latents);
    }

    private Latent joined(Optional<Latent> frame, Optional<Latent> vector) {
        if (frame.isEmpty() || vector.isEmpty()) {
            return frame.or(() -> vector).orElseThrow();
        }
        float[] values = new float[architecture.latentSize()];
        System.arraycopy(frame.get().toArray(), 0, values, 0, architecture.frameLatents());
        float[] rest = vector.get().toArray();
        System.arraycopy(rest, 0, values, architecture.frameLatents(), rest.length);
        return new Latent(values);
    }

    /** An observation of zeros that has all that is needed. */
    Observation blank() {
        Architecture a = architecture;
        float[] zeros = new float[a.vector().map(VectorInput::size).orElse(0)];
        Observation observation = a.seesFrames()
                ? Observation.of(
                        new Frame(a.height(), a.width(), a.channels(), new byte[a.height() * a.width() * a.channels()]),
                        zeros,
                        0)
                : Observation.ofState(zeros, 0);
        return observation.withProprioception(zeros);
    }
}
