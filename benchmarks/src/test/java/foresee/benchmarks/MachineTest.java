package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static final String CPUINFO = """
            processor\t: 0
            vendor_id\t: GenuineSomething
            model\t\t: 85
            model name\t: Some Processor: 3000 @ 2.60GHz
            cpu cores\t: 2

            processor\t: 1
            model name\t: Another
            """;

    @Test
    void theProcessorIsTheFirstThatTheSystemNames() {
        assertThat(Machine.processor(CPUINFO, "amd64")).isEqualTo("Some Processor: 3000 @ 2.60GHz");
    }

    @Test
    void whereNoneIsNamedItIsTheArchitecture() {
        assertThat(Machine.processor("", "aarch64")).isEqualTo("aarch64");
        assertThat(Machine.processor("processor\t: 0\nCPU implementer\t: 0x41\n", "aarch64"))
                .isEqualTo("aarch64");
        assertThat(Machine.processor("model name\t:\n", "riscv64")).isEqualTo("riscv64");
        assertThat(Machine.text(Path.of("no", "such", "file"))).isEmpty();
    }

    @Test
    void thisMachineIsSaidInOneLine() {
        Machine here = Machine.here();

        assertThat(here.processors()).isPositive();
        assertThat(here.memoryMiB()).isPositive();
        assertThat(here.words())
                .startsWith(here.processor())
                .contains(" MiB; " + System.getProperty("os.name"))
                .doesNotContain("\n");
        assertThat(new Machine("aarch64", 1, -1, "Some System").words()).isEqualTo("aarch64, 1 processor; Some System");
    }

    @Test
    void onlyFlagsThatMatterAreKeptAndNoneWithAPath() {
        assertThat(JavaRuntime.telling(List.of(
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "--add-modules=jdk.incubator.vector",
                        "-Dforesee.vectorBits=256",
                        "-Duser.home=/home/somebody",
                        "-Dfile.encoding=UTF-8",
                        "-javaagent:/opt/agent.jar",
                        "-XX:HeapDumpPath=/home/somebody/dumps",
                        "-Xlog:gc:C:\\logs\\gc.log",
                        "-Dforesee.models=/home/somebody/models")))
                .containsExactly(
                        "-Xmx2g", "-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector", "-Dforesee.vectorBits=256");
    }

    @Test
    void thisJavaIsSaidInOneLine() {
        JavaRuntime here = JavaRuntime.here();

        assertThat(here.version()).isEqualTo(Runtime.version().toString());
        assertThat(here.words())
                .contains(here.name() + " " + here.version() + " (" + here.vendor() + ")", "heap up to ")
                .doesNotContain("\n", System.getProperty("user.home") + "/");
    }
}
