package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.dataset.DatasetInfo;
import foresee.dataset.FrameShape;
import foresee.model.ActionSpace;
import foresee.runtime.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelExportTest {
    private static final DatasetInfo INFO = new DatasetInfo(
            "toy", "toy", 0.1, new ActionSpace.Ball(2, 1), "drift", 1, new FrameShape(8, 8, 3), 8, List.of());

    @Test
    void provenanceNamesTheTensorLibrarysVersion() {
        Provenance provenance = ModelExport.provenance(
                "00",
                INFO,
                new Provenance.Split("none", 1, 1),
                TrainingConfig.defaults(),
                new Provenance.Origin("", 1, 1));
        assertThat(provenance.libraries().get("nd4j")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(provenance.libraries().get("nd4j backend")).isEqualTo("CpuBackend");
        assertThat(provenance.javaVersion()).isEqualTo(System.getProperty("java.version"));
        assertThat(provenance.dataHash()).isEqualTo("sha256:00");
    }
}
