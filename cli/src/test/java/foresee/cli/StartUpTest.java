package foresee.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartUpTest {
    private static final String LAUNCHED = "foresee.launched";

    @AfterEach
    void forget() {
        System.clearProperty(LAUNCHED);
    }

    @Test
    void timeRunsFromWhatTheScriptSaysNotFromTheProcess() {
        Instant longAgo = Instant.now().minus(3000, ChronoUnit.DAYS);
        System.setProperty(LAUNCHED, String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, longAgo)));
        assertThat(StartUp.now().millis()).isGreaterThan(2999 * 86_400_000.0);
    }

    @Test
    void timeRunsFromTheProcessWhereNobodySaysMore() {
        System.setProperty(LAUNCHED, "");
        assertThat(StartUp.now().millis()).isBetween(1.0, 86_400_000.0);
    }
}
