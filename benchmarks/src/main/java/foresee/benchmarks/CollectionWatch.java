package foresee.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Counts garbage collections, and how long the longest paused everything; those that were asked for do not count.
 *
 * <p><b>Units:</b> whole milliseconds, as Java tells them. Under a collector that works beside the program, the time of a whole
 * collection, not of its pauses.
 */
final class CollectionWatch implements AutoCloseable {
    private static final String ASKED_FOR = "System.gc()";
    private static final int PATIENCE = 100;
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final NotificationListener listener = (notification, handback) -> hear(notification);
    private final long before = collectionsSoFar();
    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong counted = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();

    /** Begins to count. */
    CollectionWatch() {
        emitters().forEach(emitter -> emitter.addNotificationListener(listener, null, null));
    }

    private List<NotificationEmitter> emitters() {
        return collectors.stream()
                .filter(NotificationEmitter.class::isInstance)
                .map(NotificationEmitter.class::cast)
                .toList();
    }

    private long collectionsSoFar() {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private void hear(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GarbageCollectionNotificationInfo info =
                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            if (!info.getGcCause().equals(ASKED_FOR)) {
                counted.incrementAndGet();
                longest.accumulateAndGet(info.getGcInfo().getDuration(), Math::max);
            }
            heard.incrementAndGet();
        }
    }

    /** What there was so far. Java tells of a collection a moment later, which this waits for, up to a second. */
    Collected result() throws InterruptedException {
        long due = collectionsSoFar() - before;
        for (int wait = 0; heard.get() < due && wait < PATIENCE; wait++) {
            Thread.sleep(10);
        }
        return new Collected(counted.get(), longest.get());
    }

    /** Counts no more. */
    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters()) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException gone) {
                throw new IllegalStateException("a collector forgot its listener.", gone);
            }
        }
    }
}
