package foresee.model;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Reusable working memory for code that several threads may call at once: at most as many pieces as were ever in use
 * together. A thread that is alone allocates nothing once it has its piece.
 *
 * @param <T> the piece of working memory
 */
public final class ScratchPool<T> {
    private final Supplier<T> maker;
    private final AtomicReference<T> first = new AtomicReference<>();
    private final ConcurrentLinkedDeque<T> others = new ConcurrentLinkedDeque<>();

    /** A pool that makes what it lacks. */
    public ScratchPool(Supplier<T> maker) {
        this.maker = maker;
    }

    /** A piece nobody else uses until {@link #release}. */
    public T acquire() {
        T piece = first.getAndSet(null);
        if (piece == null) {
            piece = others.pollFirst();
        }
        return piece == null ? maker.get() : piece;
    }

    /** Gives a piece back. */
    public void release(T piece) {
        if (!first.compareAndSet(null, piece)) {
            others.addFirst(piece);
        }
    }
}
