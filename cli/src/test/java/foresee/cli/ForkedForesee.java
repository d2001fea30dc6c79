package foresee.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, on the JVM and class path of this one, so that it can be killed. */
final class ForkedForesee {
    private ForkedForesee() {}

    static Process start(String... arguments) throws IOException {
        return start(List.of(), arguments);
    }

    /** The same, in a shell that lets no file grow over {@code blocks} of 1024 bytes. */
    static Process startWithFileLimit(int blocks, String... arguments) throws IOException {
        return start(List.of("bash", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "bash"), arguments);
    }

    private static Process start(List<String> shell, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(shell);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+UseSerialGC", "-Xmx512m", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Waits for its end; all lines that it printed, without the JVM's own. */
    static List<String> lines(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("no end of " + process.info());
        }
        return said.lines().filter(line -> !line.startsWith("WARNING:")).toList();
    }
}
