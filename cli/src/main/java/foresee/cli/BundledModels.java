package foresee.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The trained models that come with Foresee: {@code models/ENVIRONMENT.safetensors} below the folder that the property
 * {@code foresee.home} names, which {@code scripts/foresee} sets.
 */
final class BundledModels {
    private BundledModels() {}

    /**
     * The model of an environment.
     *
     * @throws Failure if there is none
     */
    static Path of(String environment) {
        Path path = Path.of(System.getProperty("foresee.home", ""), "models", environment + ".safetensors");
        if (!Files.isRegularFile(path)) {
            throw Failure.usage("no model of " + environment + " is bundled (" + path + " does not exist)."
                    + " Maybe train one with 'foresee train --env " + environment
                    + " --out my.safetensors' and name it with --model, or plan with --model simulator.");
        }
        return path;
    }
}
