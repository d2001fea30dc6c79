package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TimeLeftTest {
    private final AtomicLong clock = new AtomicLong(TimeUnit.HOURS.toNanos(5));

    private void pass(long minutes) {
        clock.addAndGet(TimeUnit.MINUTES.toNanos(minutes));
    }

    @Test
    void nothingIsSaidBeforeTheFirstTaskIsDone() {
        TimeLeft left = new TimeLeft(4, clock::get);
        pass(10);

        assertThat(left.words(0)).isEmpty();
    }

    @Test
    void tasksToComeTakeAsLongAsThoseThatAreDone() {
        TimeLeft left = new TimeLeft(4, clock::get);
        pass(10);

        assertThat(left.words(1)).isEqualTo(", about 30 min left");
        pass(4);
        assertThat(left.words(1)).isEqualTo(", about 26 min left");
        pass(16);
        assertThat(left.words(2)).isEqualTo(", about 30 min left");
        pass(1000);
        assertThat(left.words(3)).isEqualTo(", about 343 min left");
    }

    @Test
    void theLastMomentsAreUnderAMinute() {
        TimeLeft left = new TimeLeft(2, clock::get);
        pass(10);
        assertThat(left.words(1)).isEqualTo(", about 10 min left");
        pass(12);

        assertThat(left.words(1)).isEqualTo(", under a minute left");
    }
}
