package foresee.control;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.model.Context;
import foresee.model.Latent;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The recent past of an episode: latents by tick, where they are known, and the action executed at each tick.
 *
 * <p>Before the episode began, the world is taken to have stood at its first latent under centre actions.
 */
final class History {
    private final int length;
    private final int chunk;
    private final ActionSpace space;
    private final NavigableMap<Long, Latent> latents = new TreeMap<>();
    private final NavigableMap<Long, double[]> actions = new TreeMap<>();

    /**
     * @param length latents L of a context
     * @param chunk ticks k from one of them to the next
     */
    History(int length, int chunk, ActionSpace space) {
        this.length = length;
        this.chunk = chunk;
        this.space = space;
    }

    void clear() {
        latents.clear();
        actions.clear();
    }

    /** Remembers what was seen at {@code tick}, and forgets what no context will ask for any more. */
    void observe(long tick, Latent latent) {
        latents.put(tick, latent);
        latents.headMap(tick - (long) length * chunk).clear();
        actions.headMap(tick - (long) length * chunk).clear();
    }

    /** Remembers the action executed at {@code tick}, in place of any other. */
    void execute(long tick, double[] action) {
        actions.put(tick, action.clone());
    }

    /** The latent at {@code tick}, which must have been observed. */
    Latent latent(long tick) {
        return latents.get(Math.max(0, tick));
    }

    /** The latest latent there is; there must be one. */
    Latent latest() {
        return latents.lastEntry().getValue();
    }

    /** The context as of {@code tick}: latents L - 1 to 0 model steps before, and what was executed between them. */
    Context context(long tick) {
        List<Latent> past = new ArrayList<>();
        List<ActionSequence> between = new ArrayList<>();
        for (int back = length - 1; back >= 0; back--) {
            past.add(latent(tick - (long) back * chunk));
            if (back > 0) {
                between.add(executed(tick - (long) back * chunk));
            }
        }
        return new Context(past, between);
    }

    /** The action executed before {@code tick} (1,A), or the nearest of the space if it lay outside. */
    ActionSequence previous(long tick) {
        if (tick == 0) {
            return ActionSequence.centered(space, 1);
        }
        double[] action = actions.get(tick - 1).clone();
        space.project(action, 0);
        return ActionSequence.of(1, space.size(), action);
    }

    /** The k actions executed from {@code tick} on. */
    ActionSequence executed(long tick) {
        double[] values = ActionSequence.centered(space, chunk).toArray();
        for (int step = 0; step < chunk; step++) {
            if (tick + step >= 0) {
                System.arraycopy(actions.get(tick + step), 0, values, step * space.size(), space.size());
            }
        }
        return ActionSequence.of(chunk, space.size(), values);
    }
}
