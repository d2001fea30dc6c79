package foresee.model;

import static org.assertj.core.api.Assertions.assertThat;

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
}
