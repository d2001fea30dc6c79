package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class CollectionWatchTest {
    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    @Test
    void collectionsThatGarbageMakesNecessaryCount() throws InterruptedException {
        try (CollectionWatch watch = new CollectionWatch()) {
            long before = collections();
            Deque<byte[]> some = new ArrayDeque<>();
            while (collections() == before) {
                some.addLast(new byte[1 << 16]);
                if (some.size() > 16) {
                    some.removeFirst();
                }
            }
            assertThat(watch.result().count()).isPositive();
        }
    }

    @Test
    void thoseThatWereAskedForDoNot() throws InterruptedException {
        try (CollectionWatch watch = new CollectionWatch()) {
            long before = collections();
            System.gc();
            assertThat(collections()).isGreaterThan(before);
            assertThat(watch.result()).isEqualTo(new Collected(0, 0));
        }
    }
}
