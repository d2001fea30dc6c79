package foresee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foresee.benchmarks.failure.CostLandscape;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Limit;
import foresee.benchmarks.matrix.Where;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaterialTest {
    private static final Where CASES = HandMade.where("cross-room", 10);
    private static final byte[] GIF = {'G', 'I', 'F', '8', '9', 'a', 1, 2, 3};

    @TempDir
    private Path folder;

    private final BenchmarkResult result = new HandMade()
            .bounds(CASES)
            .planner("mppi", "bundled", CASES, Limit.evaluations(64), 0.5, 1)
            .result();

    private String html(Material material) throws IOException {
        Report.write(result, material, folder);
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void filmsAreInThePage() throws IOException {
        String cell = result.cells().get(2).id();
        String html = html(Material.none().withFilm(cell, new Film(Film.Kind.WORST, 17, false, GIF)));
        assertThat(html)
                .contains(
                        "worst: trial 17",
                        "data:image/gif;base64," + Base64.getEncoder().encodeToString(GIF));
    }

    @Test
    void aFilmOfNoCellIsRefused() {
        Material material = Material.none().withFilm("0123456789", new Film(Film.Kind.BEST, 1, false, GIF));
        assertThatThrownBy(() -> html(material)).hasMessage("cell (0123456789) must be one of the result's.");
    }

    @Test
    void filmsWithoutRoomAreSaidToBeLeftOut() {
        Film large = new Film(Film.Kind.BEST, 0, false, new byte[6_000_000]);
        Material material = Material.none()
                .withFilm("a", large)
                .withFilm("b", large)
                .withFilm("c", new Film(Film.Kind.BEST, 0, false, GIF));
        FilmShelf shelf = new FilmShelf(material.films(), cell -> "cell " + cell);
        assertThat(shelf.films()).extracting(Page.Films::title).containsExactly("cell a", "cell c");
        assertThat(shelf.leftOut()).containsExactly("1 film left out, so that the page stays small.");
    }

    @Test
    void aFilmThatEndsOtherwiseThanItsTrialSaysSo() throws IOException {
        String cell = result.cells().get(2).id();
        assertThat(html(Material.none().withFilm(cell, new Film(Film.Kind.BEST, 4, true, GIF))))
                .contains("best: trial 4, which ended otherwise when run again for this film");
    }

    @Test
    void tasksWithoutFilmsAreCounted() {
        HandMade made = new HandMade();
        for (String task : List.of("same-room", "cross-room", "any")) {
            made.planner("mppi", "bundled", HandMade.where(task, 3), Limit.evaluations(64), 0.5, 1);
            made.planner("cem", "bundled", HandMade.where(task, 3), Limit.evaluations(64), 0.5, 1);
        }
        BenchmarkResult tasks = made.result();
        Film film = new Film(Film.Kind.BEST, 0, false, GIF);
        Material one = Material.none().withFilm(tasks.cells().get(0).id(), film);
        assertThat(Showcase.leftOut(tasks, one.films()))
                .containsExactly("Films are of the first 1 task alone; 2 tasks more have none.");
        Material all = one.withFilm(tasks.cells().get(3).id(), film)
                .withFilm(tasks.cells().get(4).id(), film);
        assertThat(Showcase.leftOut(tasks, all.films())).isEmpty();
        assertThat(Showcase.leftOut(tasks, List.of())).isEmpty();
    }

    @Test
    void aFailedTrialHasItsPage() throws IOException {
        String html = html(Material.none().withWorst(result.cells().get(2).id(), LostTrial.run()));
        assertThat(html)
                .contains("<section id=\"worst-1\"", "Trial 3 of mppi, 64 evaluations, bundled", ": model error</h2>")
                .contains(
                        "0 of 8 runs reached the goal",
                        "the same planner, budget and latent cost in the true simulator")
                .contains("Latent path of the plan", "Cost by iteration of the search", ">imagined by the model</li>");
        List<String> landscape = Files.readAllLines(folder.resolve("csv/worst-1-landscape.csv"));
        assertThat(landscape).hasSize(1 + 3 * 31 * 31);
        assertThat(folder.resolve("csv/worst-1-path.csv")).content().startsWith("series,first,second,");
    }

    @Test
    void mapsAreDarkestWhereTheCostIsLeast() throws IOException {
        CostLandscape landscape =
                LostTrial.run().tellingPlan().orElseThrow().landscape().orElseThrow();
        CostLandscape.Surface surface = CostLandscape.Surface.IMAGINED;
        int least = 0;
        for (int n = 0; n < 31 * 31; n++) {
            boolean isLess = landscape.cost(surface, n / 31, n % 31) < landscape.cost(surface, least / 31, least % 31);
            least = isLess ? n : least;
        }
        Matcher uri = Pattern.compile("data:image/png;base64,(.*)")
                .matcher(DataUri.png(new HeatMap(landscape, surface).image()));
        assertThat(uri.matches()).isTrue();
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.group(1))));
        assertThat(image.getRGB(least / 31, 30 - least % 31)).isEqualTo(0xff440154);
    }
}
