package foresee.cli;

import foresee.envs.Environment;
import foresee.envs.MazeLayout;
import foresee.envs.Sandbox;
import foresee.envs.VariationLevel;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options {@code --layout} and {@code --variation}: which of an environment's worlds, alike in every command that has one. */
final class WorldOptions {

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description =
                    "One of the environment's layouts, see 'foresee envs' (default: the first that is listed there). Mazes"
                            + " and rooms also take walls as text, # for wall and . for floor, rows on lines of a FILE.txt"
                            + " or with slashes between them: '#####/#...#/#####'.")
    private String layout;

    @Option(
            names = "--variation",
            paramLabel = "LEVEL",
            description = "How much differs from episode to episode besides where things start: nominal, mild or strong"
                    + " (default: nominal).")
    private String level;

    /**
     * The world of an environment.
     *
     * @throws IllegalArgumentException if there is no environment, layout or level of that name
     */
    Environment of(String environment) {
        return ofLayout(environment, layoutOf(environment));
    }

    /** The world of an environment in a layout and at a level of its own, unless others were asked for. */
    Environment of(String environment, String ownLayout, String ownLevel) {
        VariationLevel chosen = level == null ? VariationLevel.of(ownLevel) : level();
        return Sandbox.environment(environment, canonical(environment, layout == null ? ownLayout : layout), chosen);
    }

    private Environment ofLayout(String environment, String chosen) {
        return Sandbox.environment(environment, chosen, level());
    }

    /** The layout that was asked for, or the environment's first; walls are on one line. */
    String layoutOf(String environment) {
        if (layout == null) {
            return Sandbox.layouts(environment).get(0);
        }
        return canonical(environment, layout);
    }

    private static String canonical(String environment, String given) {
        String text = given.endsWith(".txt") ? LayoutFile.read(Path.of(given)) : given;
        return Sandbox.takesWalls(environment) && text.contains("#")
                ? MazeLayout.of(text).name()
                : text.strip();
    }

    /** The level that was asked for, or nominal. */
    VariationLevel level() {
        return level == null ? VariationLevel.NOMINAL : VariationLevel.of(level);
    }

    /** Whether either was asked for. */
    boolean given() {
        return layout != null || level != null;
    }
}
