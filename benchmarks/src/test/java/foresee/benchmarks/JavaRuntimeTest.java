package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JavaRuntimeTest {
    @Test
    void itTellsTheFlagsThatMatter() {
        assertThat(JavaRuntime.telling(List.of(
                        "--add-modules=jdk.incubator.vector",
                        "-XX:+UseSerialGC",
                        "-Dforesee.vectorBits=256",
                        "-Dother=1")))
                .containsExactly("--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-Dforesee.vectorBits=256");
    }

    @Test
    void twoStartsOfOneCommandAreTheSameRuntime() {
        assertThat(JavaRuntime.telling(List.of(
                        "-Dforesee.launched=1700000000000001",
                        "-Dforesee.columns=80",
                        "-Dforesee.home=/somewhere",
                        "-XX:SharedArchiveFile=/somewhere/classes.jsa",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr")))
                .isEmpty();
    }
}
