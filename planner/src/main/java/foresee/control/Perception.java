package foresee.control;

import foresee.model.Context;
import foresee.model.Latent;
import foresee.model.Observation;
import foresee.model.WorldModel;
import java.util.Optional;

/**
 * Turns observations into the latents of a history: encodes what is needed, no more, and puts what the model predicts in the
 * place of what is stale.
 */
final class Perception {
    private final WorldModel model;
    private final MpcConfig config;
    private final boolean watched;
    private final History history;

    /** @param watched whether every model step is to be compared with its prediction */
    Perception(WorldModel model, MpcConfig config, boolean watched) {
        this.model = model;
        this.config = config;
        this.watched = watched;
        this.history = new History(model.history(), model.actionChunk(), model.actionSpace());
    }

    History history() {
        return history;
    }

    /**
     * Sees to it that the history has the latent of this tick, if a plan or a comparison will ask for it.
     *
     * @param stale whether the observation is to be replaced by what the model predicts
     * @param wanted whether the caller wants a latent in any case
     * @return what the observation was encoded to, if it was
     */
    Optional<Latent> look(long tick, Observation observation, boolean stale, boolean wanted) {
        boolean needed = isNeeded(tick);
        if (stale) {
            if (needed) {
                history.observe(tick, assumed(tick));
            }
            return Optional.empty();
        }
        return needed || wanted ? Optional.of(encode(tick, observation)) : Optional.empty();
    }

    private Latent encode(long tick, Observation observation) {
        Latent latent = model.encode(observation);
        history.observe(tick, latent);
        return latent;
    }

    /** Whether this tick's latent is part of this or a later context, or of a comparison or prediction. */
    private boolean isNeeded(long tick) {
        int chunk = model.actionChunk();
        boolean needed = watched && tick % chunk == 0;
        for (int back = 0; back < model.history(); back++) {
            needed |= (tick + (long) back * chunk) % config.replanInterval() == 0;
        }
        return needed || (config.timing().controlPeriod().isPresent() && tick % commonDivisor(chunk) == 0);
    }

    /** Steps of a grid that holds every tick of every context: what is predicted needs the contexts before, and those theirs. */
    private int commonDivisor(int chunk) {
        int a = chunk;
        int b = config.replanInterval();
        while (b != 0) {
            int rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    /** What is taken for the latent of a tick nobody has seen: predicted, or within the first model step the latest known. */
    private Latent assumed(long tick) {
        return tick < model.actionChunk() ? history.latest() : predicted(tick);
    }

    /** What the model, one step before {@code tick}, says the executed actions lead to. */
    Latent predicted(long tick) {
        long before = tick - model.actionChunk();
        Context context = history.context(before);
        return Forecast.next(model, context, history.executed(before));
    }
}
