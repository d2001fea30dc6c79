package foresee.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.runtime.kernels.ScalarKernels;
import foresee.runtime.kernels.VectorKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits on every vector width, on every JDK, and with no vectors at all. */
class BitsTest {
    /** What {@link BitsMain} prints. It changes only if the arithmetic, the samples or the random weights do. */
    private static final String GOLDEN = "601ef972";

    private static final String GOLDEN_OF_HEADS = "c57e5d18";
    private static final String GOLDEN_OF_BLOCKS = "35a9d812";
    private static final String ALL = GOLDEN + " " + GOLDEN_OF_HEADS + " " + GOLDEN_OF_BLOCKS;

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 128, 256, 512})
    void everyWidthComputesTheSameBits(int bits) throws Exception {
        String hash =
                ForkedJvm.run(BitsMain.class, "--add-modules", "jdk.incubator.vector", "-Dforesee.vectorBits=" + bits);
        assertThat(hash).isEqualTo(ALL);
    }

    /** As on a processor without AVX-512. Where the flag is unknown, this is 256 bits once more. */
    @Test
    void olderProcessorsComputeTheSameBits() throws Exception {
        String[] flags = {
            "--add-modules",
            "jdk.incubator.vector",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:UseAVX=2",
            "-Dforesee.vectorBits=256"
        };
        assertThat(ForkedJvm.run(BitsMain.class, flags)).isEqualTo(ALL);
    }

    @Test
    void preferredWidthAndScalarCodeComputeTheSameBitsInOneJvm() {
        assertThat(BitsMain.hash(new ScalarKernels())).isEqualTo(GOLDEN);
        assertThat(BitsMain.hash(new VectorKernels())).isEqualTo(GOLDEN);
        assertThat(BitsMain.hashOfHeads(new ScalarKernels())).isEqualTo(GOLDEN_OF_HEADS);
        assertThat(BitsMain.hashOfHeads(new VectorKernels())).isEqualTo(GOLDEN_OF_HEADS);
        assertThat(BitsMain.hashOfBlocks(new ScalarKernels())).isEqualTo(GOLDEN_OF_BLOCKS);
        assertThat(BitsMain.hashOfBlocks(new VectorKernels())).isEqualTo(GOLDEN_OF_BLOCKS);
    }
}
