package foresee.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final RunIdentity NOW = RunIdentity.of(TrainingConfig.defaults(), "hash");

    @TempDir
    private Path folder;

    @Test
    void everythingComesBack() {
        Path file = folder.resolve("run.checkpoint");
        int[] counters = {3, 4};
        float[] further = {7, 8, 9};
        Checkpoint.write(
                file,
                NOW,
                new TrainingState(
                        2, 41, new float[] {1, 2}, new float[] {3, 4}, new float[] {5, 6}, counters, further));
        TrainingState back = Checkpoint.read(file, NOW);
        assertThat(back.stage()).isEqualTo(2);
        assertThat(back.step()).isEqualTo(41);
        assertThat(back.weights()).containsExactly(1, 2);
        assertThat(back.first()).containsExactly(3, 4);
        assertThat(back.second()).containsExactly(5, 6);
        assertThat(back.collapseCounters()).containsExactly(3, 4);
        assertThat(back.further()).containsExactly(7, 8, 9);
    }

    /** Written before there were stages, target encoders and the newer keys of the configuration. */
    @Test
    void theFirstVersionIsStillRead() throws IOException {
        Path file = folder.resolve("old.checkpoint");
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(buffer);
        out.writeLong(0x464F524553454543L);
        out.writeInt(1);
        out.writeUTF(
                "{\"seed\":1,\"loss\":{\"regularizer\":\"SIGREG\",\"detachTargets\":false},\"checkpointEvery\":100}");
        out.writeUTF("hash");
        for (int number : new int[] {30, 1, 2, 2}) {
            out.writeInt(number);
        }
        for (float number : new float[] {1, 2, 3, 4, 5, 6}) {
            out.writeFloat(number);
        }
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.toByteArray());
        out.writeLong(checksum.getValue());
        Files.write(file, buffer.toByteArray());

        TrainingState back = Checkpoint.read(file, NOW);
        assertThat(back.stage()).isEqualTo(1);
        assertThat(back.step()).isEqualTo(30);
        assertThat(back.weights()).containsExactly(1, 2);
        assertThat(back.second()).containsExactly(5, 6);
        assertThat(back.collapseCounters()).containsExactly(1, 2);
        assertThat(back.further()).isEmpty();
    }

    @Test
    void adviceOnPlanningMayChangeFromARunToTheOneThatGoesOn() {
        Path file = folder.resolve("run.checkpoint");
        TrainingState state = new TrainingState(
                1, 5, new float[] {1}, new float[] {2}, new float[] {3}, new int[] {0, 0}, new float[0]);
        Checkpoint.write(file, NOW, state);
        TrainingConfig other = TrainingConfig.defaults().withPlanning(new PlanningConfig(128, 4, 6, 0, 0));
        assertThat(Checkpoint.read(file, RunIdentity.of(other, "hash")).step()).isEqualTo(5);
        String whole = TrainingConfigJson.write(TrainingConfig.defaults()).toString();
        Checkpoint.write(file, new RunIdentity(whole, "hash"), state);
        assertThat(Checkpoint.read(file, RunIdentity.of(other, "hash")).step()).isEqualTo(5);
        TrainingConfig longer = TrainingConfig.defaults().withSteps(7);
        assertThatThrownBy(() -> Checkpoint.read(file, RunIdentity.of(longer, "hash")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be that of checkpoint");
    }
}
