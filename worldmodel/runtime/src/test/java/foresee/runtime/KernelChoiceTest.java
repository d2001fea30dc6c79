package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foresee.runtime.kernels.FusedMultiplyAdd;
import foresee.runtime.kernels.ScalarKernels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {

    @Test
    void modelsRunOnScalarKernelsWithoutTheVectorModule() throws Exception {
        assertThat(ForkedJvm.run(KernelChoiceMain.class)).endsWith("plain loops, then plain loops");
    }

    @Test
    void zeroBitsKeepScalarKernels() throws Exception {
        String[] flags = {"--add-modules", "jdk.incubator.vector", "-Dforesee.vectorBits=0"};
        assertThat(ForkedJvm.run(KernelChoiceMain.class, flags)).isEqualTo("plain loops, then plain loops");
    }

    /** Wherever vectors are wide, on a busy machine too: how long it takes is not judged. */
    @Test
    void vectorKernelsTakeOverOnceTheyAreCompiled() throws Exception {
        Path processor = Path.of("/proc/cpuinfo");
        assumeTrue(
                Files.exists(processor) && Files.readString(processor).contains("avx2"),
                "not known to be a processor with vectors of 256 bits.");
        assertThat(ForkedJvm.run(KernelChoiceMain.class, "--add-modules", "jdk.incubator.vector"))
                .matches("plain loops, then vectors of (256|512) bits");
    }

    @Test
    void jvmWithoutFusedMultiplyAddIsRefused() throws Exception {
        assertThat(ForkedJvm.run(KernelChoiceMain.class, "-XX:-UseFMA"))
                .isEqualTo("this JVM computes Math.fma in software, and models need it in hardware.\n"
                        + "Maybe the processor lacks it, or -XX:-UseFMA is set.");
    }

    @Test
    void thisJvmHasFusedMultiplyAdd() {
        FusedMultiplyAdd.require();
        assertThat(new ScalarKernels()).isNotNull();
    }
}
