package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    @TempDir
    private Path folder;

    private URL inJar(String name, String commit) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (commit != null) {
            manifest.getMainAttributes().putValue(Build.COMMIT, commit);
        }
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("A.class"));
        }
        return url(jar);
    }

    private static URL url(Path jar) throws MalformedURLException {
        return new URL("jar:" + jar.toUri() + "!/A.class");
    }

    @Test
    void theCommitIsWhatTheManifestSays() throws IOException {
        assertThat(Build.commit(inJar("a.jar", "0123456789ab+changes"))).isEqualTo("0123456789ab+changes");
    }

    @Test
    void withoutGitOrAJarItIsUnknown() throws IOException {
        assertThat(Build.commit(inJar("b.jar", null))).isEqualTo("unknown");
        assertThat(Build.commit(inJar("c.jar", " "))).isEqualTo("unknown");
        assertThat(Build.commit(folder.toUri().toURL())).isEqualTo("unknown");
        assertThat(Build.commit(url(folder.resolve("none.jar")))).isEqualTo("unknown");
        assertThat(Build.here().words()).startsWith("Foresee ").contains(", commit ");
    }
}
