package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllocationTest {

    @Test
    void theFirstAndTheLastTicksAreComparedByTheirMedians() {
        Allocation allocation = Allocation.of(new long[] {30, 10, 20, 90, 50, 60, 70}, 3, 7000);
        assertThat(allocation).isEqualTo(new Allocation(50, 90, 20, 60, 3, 1000));
    }

    @Test
    void aShortRunComparesItsHalves() {
        assertThat(Allocation.of(new long[] {1, 2, 3, 4}, 1000, 40)).isEqualTo(new Allocation(2, 4, 1, 3, 2, 10));
        assertThat(Allocation.of(new long[] {8}, 1000, 8)).isEqualTo(new Allocation(8, 8, 8, 8, 1, 8));
    }

    @Test
    void whatAThreadAllocatesIsMeasured() {
        AllocationMeter meter = new AllocationMeter();
        meter.thisThread();
        long before = meter.thisThread();
        long[] array = new long[100_000];
        long after = meter.thisThread();
        assertThat(after - before).isBetween(8L * array.length, 9L * array.length);
        assertThat(meter.allThreads()).isGreaterThanOrEqualTo(after);
    }
}
