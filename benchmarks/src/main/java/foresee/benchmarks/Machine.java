package foresee.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What something ran on. Nothing that tells one machine of a kind from another.
 *
 * @param processor its name where the system tells it, else its architecture
 * @param processors that Java may use, at least 1
 * @param memoryMiB that the system or its container has; negative where nobody tells
 * @param system name, version and architecture of the operating system
 */
public record Machine(String processor, int processors, long memoryMiB, String system) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final int MIB = 20;

    /** This machine. */
    public static Machine here() {
        String architecture = System.getProperty("os.arch");
        return new Machine(
                processor(text(PROCESSORS), architecture),
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + architecture);
    }

    /** The first processor's name in the text of {@code /proc/cpuinfo}, or what is known otherwise. */
    static String processor(String cpuinfo, String otherwise) {
        return cpuinfo.lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(otherwise);
    }

    /** The text of a file of {@code /proc}; empty where there is none. */
    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException notLinux) {
            return "";
        }
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known
                ? known.getTotalMemorySize() >> MIB
                : -1;
    }

    /** In one line. */
    public String words() {
        String memory = memoryMiB < 0 ? "" : ", " + memoryMiB + " MiB";
        return processor + ", " + processors + (processors == 1 ? " processor" : " processors") + memory + "; "
                + system;
    }
}
