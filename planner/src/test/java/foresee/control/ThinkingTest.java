package foresee.control;

import static foresee.control.ControlFixture.BOX;
import static foresee.control.ControlFixture.CONFIG;
import static foresee.control.ControlFixture.GOAL;
import static org.assertj.core.api.Assertions.assertThat;

import foresee.control.ControlFixture.CountingPlanner;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread that plans. */
@Timeout(60)
class ThinkingTest {

    /** A thread that begins only when another one, which it starts, has ended or waits. */
    private static final class LateThread extends Thread {
        private final Thread other;
        private final AtomicBoolean otherWasFirst;

        LateThread(Runnable work, Thread other, AtomicBoolean otherWasFirst) {
            super(work);
            this.other = other;
            this.otherWasFirst = otherWasFirst;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // whoever joins it must not wait for its lock
        public void start() {
            other.start();
            while (!List.of(State.TERMINATED, State.WAITING, State.TIMED_WAITING)
                    .contains(other.getState())) {
                Thread.onSpinWait();
            }
            otherWasFirst.set(other.getState() == State.TERMINATED);
            super.start();
        }
    }

    @Test
    void closingWaitsForAThreadThatIsAboutToBegin() throws InterruptedException {
        Deliberation deliberation = new Deliberation(
                (context, objective) -> (actions, from, to, costs) -> {},
                BOX,
                List.of(Goal.endless(GOAL)),
                new CountingPlanner(),
                CONFIG);
        AtomicReference<Thinking> thinking = new AtomicReference<>();
        Thread closer = new Thread(() -> thinking.get().close());
        AtomicBoolean closedFirst = new AtomicBoolean();
        AtomicReference<Thread> made = new AtomicReference<>();
        thinking.set(Thinking.inBackground(deliberation, work -> {
            made.set(new LateThread(work, closer, closedFirst));
            return made.get();
        }));
        PlanEvent any = FlightFixture.event(0, 1);
        thinking.get().start(any.request(), any.observation());
        if (closer.getState() == Thread.State.NEW) {
            closer.start(); // from JDK 21 on an executor does not go through start(): the gap cannot be held open
        }
        closer.join();
        assertThat(closedFirst).isFalse();
        assertThat(made.get().isAlive()).isFalse();
    }
}
