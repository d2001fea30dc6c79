package foresee.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The Java that something ran on.
 *
 * @param name of the virtual machine
 * @param version of Java
 * @param vendor who built it
 * @param collectors of garbage, by name
 * @param heapMiB that the heap may grow to
 * @param flags that change how fast or in what way code runs, as they were given, copied; none with a path in it
 */
public record JavaRuntime(
        String name, String version, String vendor, String collectors, long heapMiB, List<String> flags) {
    private static final List<String> TELLING =
            List.of("-X", "--add-modules", "--enable-preview", "-Dforesee.vectorBits");
    private static final String LOGGING = "-Xlog";
    private static final int MIB = 20;

    public JavaRuntime {
        flags = List.copyOf(flags);
    }

    /** This one. */
    public static JavaRuntime here() {
        return new JavaRuntime(
                System.getProperty("java.vm.name"),
                Runtime.version().toString(),
                System.getProperty("java.vendor"),
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(MemoryManagerMXBean::getName)
                        .collect(Collectors.joining(", ")),
                Runtime.getRuntime().maxMemory() >> MIB,
                telling(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    }

    /**
     * Those arguments that matter, without any that names a place on the machine, or differs from one start of the same command to the
     * next: results stand on them, and are gone on with.
     */
    static List<String> telling(List<String> arguments) {
        return arguments.stream()
                .filter(argument -> TELLING.stream().anyMatch(argument::startsWith))
                .filter(argument -> !argument.startsWith(LOGGING))
                .filter(argument -> !argument.contains("/") && !argument.contains("\\"))
                .toList();
    }

    /** In one line. */
    public String words() {
        String given = flags.isEmpty() ? "" : "; " + String.join(" ", flags);
        return name + " " + version + " (" + vendor + "), heap up to " + heapMiB + " MiB, " + collectors + given;
    }
}
