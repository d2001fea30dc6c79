package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelChoiceTest {

    @Test
    void modelsRunOnScalarKernelsWithoutTheVectorModule() throws Exception {
        assertThat(ForkedJvm.run(KernelChoiceMain.class)).endsWith("ScalarKernels ScalarKernels");
    }

    @Test
    void zeroBitsKeepScalarKernels() throws Exception {
        String[] flags = {"--add-modules", "jdk.incubator.vector", "-Dforesee.vectorBits=0"};
        assertThat(ForkedJvm.run(KernelChoiceMain.class, flags)).isEqualTo("ScalarKernels ScalarKernels");
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
