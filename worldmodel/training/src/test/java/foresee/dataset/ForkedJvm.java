package foresee.dataset;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that runs a main class of the tests, on the JVM and class path of this one. */
final class ForkedJvm {
    private ForkedJvm() {}

    static Process start(Class<?> main, String... arguments) throws IOException {
        return new ProcessBuilder(command(List.of(), main, arguments))
                .redirectErrorStream(true)
                .start();
    }

    /** The same, telling on its output which classes it loads. */
    static Process startVerbose(Class<?> main, String... arguments) throws IOException {
        return new ProcessBuilder(command(List.of("-verbose:class"), main, arguments))
                .redirectErrorStream(true)
                .start();
    }

    /** The same, in a shell that lets no file grow over {@code kilobytes}. */
    static Process startWithFileLimit(int kilobytes, Class<?> main, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "bash"));
        command.addAll(command(List.of(), main, arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> command(List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--enable-native") || flag.startsWith("--sun-misc"))
                .forEach(command::add);
        command.addAll(flags);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
