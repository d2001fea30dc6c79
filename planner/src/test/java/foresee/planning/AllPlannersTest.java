package foresee.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No planner is forgotten where all are tested. */
class AllPlannersTest {
    @Test
    void everyPlannerOfThePackageKeepsTheContract() throws IOException {
        TreeSet<String> tested = AllPlanners.list().stream()
                .map(planner -> planner.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested).containsAll(plannersOfThePackage());
    }

    private static List<String> plannersOfThePackage() throws IOException {
        Path sources = Path.of("src/main/java/foresee/planning");
        try (Stream<Path> files = Files.list(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Planner.java") && !name.equals("Planner.java"))
                    .map(name -> name.replace(".java", ""))
                    .sorted()
                    .toList();
        }
    }
}
