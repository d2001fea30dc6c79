package foresee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.benchmarks.failure.FailureClass;
import foresee.benchmarks.matrix.BenchmarkResult;
import foresee.benchmarks.matrix.Limit;
import foresee.benchmarks.matrix.Where;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportTest {
    private static final Where CASES = HandMade.where("cross-room", 50);

    @TempDir
    private Path folder;

    private String html(HandMade made) throws IOException {
        Report.write(made.result(), Material.none(), folder);
        return Files.readString(folder.resolve("report.html"));
    }

    private static HandMade ladder() {
        HandMade made = new HandMade().bounds(CASES);
        for (String planner : List.of("mppi", "cem")) {
            made.planner(planner, "bundled", CASES, Limit.evaluations(64), 0.3, 0.8)
                    .planner(planner, "bundled", CASES, Limit.evaluations(256), 0.9, 3.1);
        }
        return made;
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Document parse(String svg) throws Exception {
        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    @Test
    void nothingIsLoadedFromAnywhere() throws IOException {
        String html = html(ladder());
        assertThat(html.replaceAll("xmlns(:xlink)?=\"http://www.w3.org/[^\"]*\"", ""))
                .doesNotContain("http:", "https:", "@import", " src=\"//", "url(/");
        assertThat(all("(src|href)=\"[^\"]*\"", html))
                .allMatch(link -> link.contains("=\"#") || link.contains("data:"));
        assertThat(all("url\\([^)]*\\)", html)).allMatch(link -> link.startsWith("url(#"));
    }

    @Test
    void filesOfAnEarlierReportAreRemoved() throws IOException {
        html(ladder());
        Path stale = Files.writeString(folder.resolve("csv/worst-9-reruns.csv"), "old");
        Path own = Files.writeString(folder.resolve("csv/notes.txt"), "mine");
        html(ladder());

        assertThat(stale).doesNotExist();
        assertThat(own).exists();
        assertThat(folder.resolve("csv/trials.csv")).exists();
    }

    @Test
    void drawingsAreXmlWithTextInIt() throws Exception {
        List<String> drawings = all("<svg .*?</svg>", html(ladder()));
        assertThat(drawings).hasSize(4); // success against evaluations and time, latency at two budgets
        for (String drawing : drawings) {
            Document svg = parse(drawing);
            assertThat(svg.getElementsByTagName("text").getLength()).isGreaterThan(5);
            assertThat(drawing).contains("viewBox").contains("var(--c1)").doesNotContain("#c0ffe");
        }
    }

    @Test
    void hostileNamesAreText() throws Exception {
        String evil = "<script>alert(1)</script>\"'&amp; ${1+1} </svg>";
        HandMade made = new HandMade().bounds(CASES);
        made.planner(evil, evil, CASES, Limit.evaluations(64), 0.3, 0.8);
        made.planner(evil, evil, CASES, Limit.evaluations(128), 0.6, 1.6);
        made.failed(evil, CASES, Limit.evaluations(256), evil);
        String html = html(made);
        assertThat(html).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
        for (String drawing : all("<svg .*?</svg>", html)) {
            assertThat(parse(drawing).getElementsByTagName("script").getLength())
                    .isZero();
        }
    }

    @Test
    void everyTaskHasItsFloorAndItsCeiling() throws IOException {
        Where other = HandMade.where("any", 20);
        HandMade made = ladder().planner("cem", "bundled", other, Limit.evaluations(64), 0.5, 1);
        String html = html(made);
        List<String> tables = all("<table id=\"table-task-\\d+\".*?</table>", html);
        assertThat(tables).hasSize(2);
        assertThat(tables.get(0)).contains("<tr class=\"floor\">", "<tr class=\"ceiling\">");
        assertThat(tables.get(1))
                .as("what was not run is said")
                .containsSubsequence("<tr class=\"floor\">", "was not run", "<tr class=\"ceiling\">", "was not run");
    }

    @Test
    void whatSortsByNumberIsANumber() throws IOException {
        List<String> values = all("data-value=\"[^\"]*\"", html(ladder()));
        assertThat(values).hasSizeGreaterThan(40);
        assertThat(values).allMatch(value -> value.matches("data-value=\"(-?\\d+(\\.\\d+)?)?\""));
    }

    @Test
    void ratesAreNeverBare() throws IOException {
        String html =
                html(ladder()).replaceAll("95 % (Wilson|interval)|\\(95 %\\)|[0-9.]+ % (of processor time|idle)", "");
        assertThat(all("\\d %", html)).hasSizeGreaterThan(10);
        assertThat(all("\\d %(?! \\([0-9.]+ to [0-9.]+\\))", html)).isEmpty();
    }

    @Test
    void failedCellsShowTheirErrorInPlace() throws IOException {
        HandMade made = ladder().failed("lifted", CASES, Limit.evaluations(64), "horizon (12) must be at least 20.")
                .notNeeded("lifted", CASES, Limit.evaluations(256));
        String html = html(made);
        assertThat(html)
                .contains("failed: horizon (12) must be at least 20.")
                .contains("not needed: a smaller budget was enough")
                .contains("1 cell could not be run");
        assertThat(Files.readString(folder.resolve("csv/task-1.csv"))).contains("failed: horizon (12)");
    }

    @Test
    void filesHaveWhatTablesShow() throws IOException {
        String html = html(ladder());
        List<String> lines = Files.readAllLines(folder.resolve("csv/task-1.csv"));
        assertThat(lines.get(0)).startsWith("kind,planner,model,budget,success_moderate,success_moderate_low,");
        assertThat(lines).hasSize(1 + 4 + 2);
        String rate = lines.get(1).split(",", -1)[4];
        assertThat(html).contains("data-value=\"" + rate + "\"");
        assertThat(lines)
                .allMatch(line -> line.split(",", -1).length == lines.get(0).split(",", -1).length);
    }

    @Test
    void everyTrialIsALine() throws IOException {
        html(ladder());
        List<String> lines = Files.readAllLines(folder.resolve("csv/trials.csv"));
        assertThat(lines).hasSize(1 + 6 * 50);
        assertThat(lines.get(0)).endsWith("way,met_moderate_at_step,met_strict_at_step");
    }

    @Test
    void everyCellSaysHowItIsRunAgain() throws IOException {
        BenchmarkResult result = ladder().result();
        Report.write(result, Material.none(), folder);
        String html = Files.readString(folder.resolve("report.html"));
        assertThat(result.cells())
                .allSatisfy(cell -> assertThat(html)
                        .contains("foresee bench quick --out out --cell " + cell.id())
                        .contains(cell.digest()));
    }

    @Test
    void everyIdIsThereOnce() throws IOException {
        HandMade made = ladder().diagnosed(FailureClass.MODEL_ERROR);
        List<String> ids = all(" id=\"[^\"]*\"", html(made));
        assertThat(ids).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        assertThat(all("href=\"#[^\"]*\"", html(made)))
                .allMatch(link -> ids.contains(link.replace("href=\"#", " id=\"")));
    }

    @Test
    void whyTrialsFailedIsCountedCellByCell() throws IOException {
        HandMade made =
                ladder().diagnosed(FailureClass.MODEL_ERROR, FailureClass.PLANNER_ERROR, FailureClass.PLANNER_ERROR);
        assertThat(html(made))
                .contains(
                        "of 3 failed trials looked into (the worst of each cell): 1 model error, 2 planner error; 2 mostly chance",
                        "they are the worst of the cell");
        assertThat(Files.readAllLines(folder.resolve("csv/failures.csv")))
                .containsExactly(
                        "kind,planner,model,budget,task,failed,diagnosed,model_error,planner_error,cost_misaligned,unreachable,"
                                + "mostly_chance,message",
                        "entrant,cem,bundled,256 evaluations,two-room-fixed-cross-room seed 7,6,3,1,2,0,0,2,");
    }

    @Test
    void itSaysOnWhatItStands() throws IOException {
        BenchmarkResult result = ladder().result();
        assertThat(html(ladder()))
                .contains("Measured on ", result.noise().words(), result.specSha256())
                .contains("started", "1970-01-01T00:00:00Z");
    }

    @Test
    void nothingAtAllIsAReportToo() throws IOException {
        assertThat(html(new HandMade())).contains("No planner was run.").doesNotContain("<svg");
    }

    @Test
    void theSameResultIsTheSameReport() throws IOException {
        String once = html(ladder());
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(10);
        }
        assertThat(html(ladder())).isEqualTo(once);
    }
}
