package foresee.benchmarks.micro;

import foresee.model.Latent;
import foresee.model.Observation;
import foresee.runtime.ModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Frames to latents, from bytes.
 *
 * @param file of the model
 * @param frames encoded by one call
 */
record EncoderWork(ModelFile file, int frames) implements Work {
    @Override
    public double flops() {
        return 2.0 * frames * MultiplyAdds.ofEncoder(file.card().architecture());
    }

    @Override
    public Contest contest(Optional<Peer> peer) {
        Twins twins = Twins.of(file);
        List<Observation> observations = MicroModels.frames(file.card().architecture(), frames);
        List<Float> ours = values(twins.vector().encodeAll(observations));
        Agreement.requireSame("latent", ours, values(twins.scalar().encodeAll(observations)));
        Contest contest = Contest.withPeak()
                .with(Contestant.VECTOR, () -> twins.vector().encodeAll(observations))
                .with(Contestant.SCALAR, () -> twins.scalar().encodeAll(observations));
        peer.ifPresent(library -> {
            PeerModel model = library.load(file);
            Agreement.requireNear("latent", ours, values(model.encode(observations)));
            contest.with(Contestant.PEER, () -> model.encode(observations));
        });
        return contest;
    }

    private static List<Float> values(List<Latent> latents) {
        List<Float> values = new ArrayList<>();
        for (Latent latent : latents) {
            for (float value : latent.toArray()) {
                values.add(value);
            }
        }
        return values;
    }
}
