package foresee.benchmarks;

import foresee.envs.Task;
import foresee.model.KeyedRandom;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;

/**
 * A robot's control loop, measured: at every tick the controller sees a frame and acts, and beside it runs a loop of the same
 * period that does nothing.
 *
 * <p>The two take turns, {@link #BLOCK} ticks each, so that both see the same machine. What the loop that does nothing is late is
 * the machine's doing, not ours. Frames are rendered, states stepped and controllers made for new goals in the time that
 * {@code act} leaves over; they count for no tick.
 *
 * @param task whose cases the controller acts in, {@link Pilot#EPISODE} ticks each
 * @param entrant who acts; must plan
 * @param ticks of each of the two loops, at least 1
 * @param period from one tick to the next, positive
 * @param seed of the cases
 */
public record LatencyRun(Task task, Entrant entrant, int ticks, Duration period, long seed) {
    /** Ticks of one loop before it is the other's turn. */
    public static final int BLOCK = 1000;

    private static final int WARM_UP_TICKS = 1000;

    /** @throws IllegalArgumentException if ticks or period are not positive */
    public LatencyRun {
        if (ticks < 1) {
            throw new IllegalArgumentException("ticks (" + ticks + ") must be at least 1.");
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period (" + period + ") must be positive.");
        }
    }

    /**
     * Runs both loops, after as many ticks without pause as make the controller's code warm.
     *
     * @param progress is told, between ticks, how many of both loops' ticks are done
     * @throws IllegalStateException if this Java does not tell the processor time or the allocation of a thread
     */
    public LatencyReport run(IntConsumer progress) throws InterruptedException {
        return run(LoopClock.SYSTEM, progress);
    }

    LatencyReport run(LoopClock clock, IntConsumer progress) throws InterruptedException {
        CpuClock processor = new CpuClock();
        try (Pilot warming = new Pilot(task, entrant, KeyedRandom.key(seed, 0))) {
            for (int tick = 0; tick < WARM_UP_TICKS; tick++) {
                warming.act();
                warming.moveOn();
            }
        }
        try (Pilot pilot = new Pilot(task, entrant, KeyedRandom.key(seed, 1));
                CollectionWatch collections = new CollectionWatch()) {
            return new Loops(clock, processor, pilot, progress).run(collections);
        }
    }

    /** Both loops in turns. */
    private final class Loops {
        private final LoopClock clock;
        private final CpuClock processor;
        private final Pilot pilot;
        private final IntConsumer progress;
        private final AllocationMeter allocation = new AllocationMeter();
        private final PunctualityRecorder planning = new PunctualityRecorder();
        private final PunctualityRecorder idle = new PunctualityRecorder();
        private final Histogram cpu = new Histogram(3);
        private final Histogram wall = new Histogram(3);
        private final long[] allocated = new long[ticks];
        private int decisions;
        private int done;

        Loops(LoopClock clock, CpuClock processor, Pilot pilot, IntConsumer progress) {
            this.clock = clock;
            this.processor = processor;
            this.pilot = pilot;
            this.progress = progress;
        }

        LatencyReport run(CollectionWatch collections) throws InterruptedException {
            PacedLoop acting = new PacedLoop(period, clock, planning);
            PacedLoop nothing = new PacedLoop(period, clock, idle);
            long start = usedHeap();
            long middle = 0;
            long everywhere = 0;
            while (decisions < ticks) {
                int block = Math.min(BLOCK, ticks - decisions);
                long before = allocation.allThreads();
                acting.run(block, decide());
                everywhere += allocation.allThreads() - before;
                nothing.run(block, rest());
                middle = middle == 0 && 2 * decisions >= ticks ? usedHeap() : middle;
            }
            return new LatencyReport(
                    LatencyRun.this,
                    pilot.plans(),
                    Latency.of(cpu),
                    Latency.of(wall),
                    planning.result(),
                    idle.result(),
                    Allocation.of(allocated, BLOCK, everywhere),
                    new HeapGrowth(start, middle, usedHeap()),
                    collections.result());
        }

        private PacedLoop.Body decide() {
            return new PacedLoop.Body() {
                @Override
                public void work() {
                    measure();
                }

                @Override
                public void rest() {
                    pilot.moveOn();
                    progress.accept(++done);
                }
            };
        }

        private void measure() {
            long bytes = allocation.thisThread();
            long cpuBegun = processor.nanos();
            long begun = clock.now();
            pilot.act();
            wall.recordValue(clock.now() - begun);
            cpu.recordValue(processor.nanos() - cpuBegun);
            allocated[decisions++] = allocation.thisThread() - bytes;
        }

        private PacedLoop.Body rest() {
            return new PacedLoop.Body() {
                @Override
                public void work() {}

                @Override
                public void rest() {
                    progress.accept(++done);
                }
            };
        }

        private long usedHeap() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }
}
