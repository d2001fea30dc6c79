package foresee.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** What threads have allocated so far, in bytes of the heap. */
final class AllocationMeter {
    private final ThreadMXBean threads;

    /** @throws IllegalStateException if this Java does not tell */
    AllocationMeter() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean known)
                || !known.isThreadAllocatedMemorySupported()) {
            throw new IllegalStateException("allocation of threads cannot be measured here.");
        }
        this.threads = known;
    }

    /** Bytes that the calling thread has allocated since it began; asking allocates none. */
    long thisThread() {
        return threads.getCurrentThreadAllocatedBytes();
    }

    /** Bytes that all threads have allocated that live now. */
    long allThreads() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
