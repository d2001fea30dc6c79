package foresee.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs of {@code foresee plan} in two rooms, and what they leave in their folder. */
final class RoomPlans {
    private final Path folder;
    private final Path goal;

    /** Makes a goal picture in {@code folder}. */
    RoomPlans(Path folder) {
        this.folder = folder;
        this.goal = folder.resolve("goal.png");
        Run.of("goal", "--env", "two-room", "--at", "50,14", "--out", goal.toString());
    }

    /** The goal picture. */
    Path goal() {
        return goal;
    }

    /** Plans toward it. */
    Run toGoal(String... more) {
        return to(goal, more);
    }

    /** Plans toward any picture. */
    Run to(Path picture, String... more) {
        Stream<String> words = Stream.of("plan", "--env", "two-room", "--goal", picture.toString(), "--out", out());
        return Run.of(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    /** The folder that is written to. */
    String out() {
        return folder.resolve("out").toString();
    }

    /** What the last plan reported. */
    JsonNode report() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/plan.json").toFile());
    }

    /** The film of the last plan. */
    byte[] film() throws IOException {
        return Files.readAllBytes(folder.resolve("out/plan.gif"));
    }
}
