package foresee.model;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Reusable working memory for code that several threads may call at once: at most as many pieces as were ever in use
 * together.
 *
 * @param <T> the piece of working memory
 */
public final class ScratchPool<T> {
    private final Supplier<T> maker;
    private final ConcurrentLinkedDeque<T> idle = new ConcurrentLinkedDeque<>();

    /** A pool that makes what it lacks. */
    public ScratchPool(Supplier<T> maker) {
        this.maker = maker;
    }

    /** A piece nobody else uses until {@link #release}. */
    public T acquire() {
        T piece = idle.pollFirst();
        return piece == null ? maker.get() : piece;
    }

    /** Gives a piece back. */
    public void release(T piece) {
        idle.addFirst(piece);
    }
}
