package foresee.cli;

import foresee.envs.Environment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The trained models that come with Foresee: {@code models/ENVIRONMENT.safetensors}, or {@code models/ENVIRONMENT-LAYOUT.safetensors} for a
 * model of one layout, below the folder that the property {@code foresee.home} names, which {@code scripts/foresee} sets.
 */
final class BundledModels {
    private BundledModels() {}

    /**
     * The model of an environment.
     *
     * @throws Failure if there is none
     */
    static Path of(Environment environment) {
        return of(environment.id(), DescribedWorld.layout(environment));
    }

    /**
     * The model of an environment in a layout: the layout's own, or the one of all layouts.
     *
     * @throws Failure if there is none
     */
    static Path of(String environment, String layout) {
        Path own = file(environment + "-" + layout);
        Path common = file(environment);
        if (isModel(own)) {
            return own;
        }
        if (isModel(common)) {
            return common;
        }
        throw Failure.usage("no model of " + environment + " in layout " + layout + " is bundled (neither " + own
                + " nor "
                + common + " exists). Maybe train one with 'foresee train --env " + environment + " --layout " + layout
                + " --out my.safetensors' and name it with --model, or plan with --model simulator.");
    }

    private static Path file(String name) {
        String oneFolder = name.replaceAll("[^a-z0-9-]", "_"); // walls as text are no name
        return Path.of(System.getProperty("foresee.home", ""), "models", oneFolder + ".safetensors");
    }

    private static boolean isModel(Path path) {
        return Files.isRegularFile(path);
    }
}
