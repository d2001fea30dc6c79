package foresee.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ScratchPoolTest {
    @Test
    void piecesInUseAreDifferentAndReturnedOnesAreUsedAgain() {
        ScratchPool<double[]> pool = new ScratchPool<>(() -> new double[1]);
        double[] one = pool.acquire();
        double[] other = pool.acquire();
        assertThat(other).isNotSameAs(one);
        pool.release(one);
        assertThat(pool.acquire()).isSameAs(one);
        pool.release(other);
        assertThat(pool.acquire()).isSameAs(other);
    }

    @Test
    void noPieceIsEverUsedByTwoAtOnce() throws Exception {
        ScratchPool<AtomicBoolean> pool = new ScratchPool<>(AtomicBoolean::new);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> shared = threads.invokeAll(Collections.nCopies(4, () -> sharedUses(pool)));
            for (Future<Integer> uses : shared) {
                assertThat(uses.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int sharedUses(ScratchPool<AtomicBoolean> pool) {
        int shared = 0;
        for (int i = 0; i < 20_000; i++) {
            AtomicBoolean piece = pool.acquire();
            shared += piece.getAndSet(true) ? 1 : 0;
            Thread.onSpinWait();
            piece.set(false);
            pool.release(piece);
        }
        return shared;
    }
}
