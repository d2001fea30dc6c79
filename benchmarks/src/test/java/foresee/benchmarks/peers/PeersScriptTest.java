package foresee.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/peers/run where it cannot run: it says so in one line, and is no failure. */
final class PeersScriptTest {
    private static final Path SCRIPT = Path.of("../scripts/peers/run");

    @TempDir
    private Path folder;

    private record Outcome(int code, String out, String err) {}

    private Outcome run(String path, String... options) throws IOException, InterruptedException {
        return run(SCRIPT, path, options);
    }

    private Outcome run(Path script, String path, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", script.toString()));
        command.addAll(Arrays.asList(options));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("PATH", path);
        builder.environment().put("PEERS_VENV", folder.resolve("venv").toString());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** A python3 that answers to this alone. */
    private String pathWithPython(String script) throws IOException {
        Path python = folder.resolve("python3");
        Files.writeString(python, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder + ":" + System.getenv("PATH");
    }

    @Test
    void skipsWithoutPython() throws IOException, InterruptedException {
        assertThat(run(folder.toString(), "--quick"))
                .isEqualTo(new Outcome(0, "peers: skipped: there is no python3 on the PATH.\n", ""));
    }

    @Test
    void skipsWhereThePythonIsTooOld() throws IOException, InterruptedException {
        assertThat(run(pathWithPython("exit 1")))
                .isEqualTo(new Outcome(0, "peers: skipped: python3 is older than 3.10.\n", ""));
    }

    @Test
    void skipsWhereThePackagesCannotBeInstalled() throws IOException, InterruptedException {
        Outcome outcome = run(pathWithPython("[ \"$1\" = -c ] || { echo no venv here; exit 1; }"));
        Path log = folder.resolve("venv.log");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .isEqualTo("peers: skipped: the Python packages cannot be installed; " + log + " says why.\n");
        assertThat(log).content().isEqualTo("no venv here\n");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException, InterruptedException {
        Outcome outcome = run(folder.toString(), "--trials", "0");
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("peers: trials (0) must be at least 1.\n");
        assertThat(run(folder.toString(), "--trails").err()).startsWith("peers: unknown option (--trails).\n");
    }

    @Test
    void theTrainingStepIsSkippedAndRefusedLikewise() throws IOException, InterruptedException {
        Path step = Path.of("../scripts/peers/train-throughput");
        assertThat(run(step, folder.toString()))
                .isEqualTo(new Outcome(0, "peers: skipped: there is no python3 on the PATH.\n", ""));
        assertThat(run(step, folder.toString(), "--rounds", "x").err())
                .startsWith("peers: rounds (x) must be at least 1.\n");
        assertThat(run(step, folder.toString(), "--help").out()).contains("--rounds N", "--steps N", "PyTorch");
    }

    @Test
    void explainsItselfWithoutPython() throws IOException, InterruptedException {
        assertThat(run(folder.toString(), "--help").out())
                .contains("--trials N", "--json FILE", "--quick", "docs/peers.md");
    }
}
