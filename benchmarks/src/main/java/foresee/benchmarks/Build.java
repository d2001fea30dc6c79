package foresee.benchmarks;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.jar.Manifest;

/**
 * Which Foresee something ran with.
 *
 * @param version of the jar; {@code (from classes)} where there is no jar
 * @param commit it was built from, {@code +changes} behind it if there were some; {@code unknown} where the build did not know:
 *     without Git, or by Maven without {@code -Dforesee.commit=...}, which {@code scripts/foresee} gives it
 */
public record Build(String version, String commit) {
    /** Of the manifest. */
    static final String COMMIT = "Foresee-Commit";

    static final String UNKNOWN = "unknown";

    /** This one. */
    public static Build here() {
        String version = Build.class.getPackage().getImplementationVersion();
        return new Build(version == null ? "(from classes)" : version, commit(Build.class.getResource("Build.class")));
    }

    /** What the manifest says of the jar that a resource is in. */
    static String commit(URL resource) {
        try {
            return resource.openConnection() instanceof JarURLConnection jar ? commit(jar.getManifest()) : UNKNOWN;
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
    }

    private static String commit(Manifest manifest) {
        String commit = manifest == null ? null : manifest.getMainAttributes().getValue(COMMIT);
        return commit == null || commit.isBlank() ? UNKNOWN : commit;
    }

    /** In one line. */
    public String words() {
        return "Foresee " + version + ", commit " + commit;
    }
}
