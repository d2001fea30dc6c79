package foresee.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.dataset.Dataset;
import foresee.dataset.DatasetInfo;
import foresee.dataset.DatasetWriter;
import foresee.dataset.EpisodeSplit;
import foresee.dataset.FrameShape;
import foresee.envs.DataPolicy;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.model.Episode;
import foresee.model.Observation;
import foresee.planning.Cancellation;
import foresee.runtime.ActionNormalizer;
import foresee.runtime.ModelFile;
import foresee.runtime.Tensor;
import foresee.training.Ailment;
import foresee.training.Diagnostics;
import foresee.training.EpisodeBatches;
import foresee.training.Finding;
import foresee.training.GoalDistance;
import foresee.training.JepaTrainer;
import foresee.training.ModelViews;
import foresee.training.Outcome;
import foresee.training.ProbeScore;
import foresee.training.ProbeTarget;
import foresee.training.TrainingConfig;
import foresee.training.TrainingHistory;
import foresee.training.TrainingProgress;
import foresee.training.TrainingResult;
import foresee.training.TrainingSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The page of a run of a few steps on a few episodes. */
class TrainingReportTest {
    private static final TrainingConfig CONFIG = TrainingConfig.defaults()
            .withNetwork(TrainingConfig.defaults().network().withLatentSize(4).withHiddenSize(8))
            .withOptimizer(TrainingConfig.defaults().optimizer().withSteps(12).withBatchSize(2));

    @TempDir
    private static Path folder;

    private static Environment world;
    private static Dataset dataset;
    private static List<Episode> episodes;
    private static EpisodeSplit split;
    private static TrainingSession session;
    private static TrainingHistory history;
    private static TrainingResult result;

    @BeforeAll
    static void train() throws IOException {
        world = Sandbox.environment("two-room", "mixed");
        DataPolicy policy = Sandbox.dataPolicy(world, 40);
        episodes = new ArrayList<>();
        Path file = folder.resolve("d.h5");
        try (DatasetWriter writer = DatasetWriter.open(file, info())) {
            for (int e = 0; e < 6; e++) {
                episodes.add(policy.collect(100 + e));
                writer.append(episodes.get(e));
            }
            writer.finish();
        }
        dataset = Dataset.open(file);
        split = EpisodeSplit.of(6, 0.5, 1);
        session = new TrainingSession(CONFIG, dataset);
        history = new TrainingHistory();
        result = new JepaTrainer(CONFIG, session.architecture(), normalizer())
                .train(new EpisodeBatches(episodes, 4, 8, 2, 5), history, new Cancellation());
    }

    @AfterAll
    static void close() throws IOException {
        dataset.close();
    }

    private static DatasetInfo info() {
        return new DatasetInfo(
                world.id(),
                world.describe(),
                world.controlPeriod(),
                world.actionSpace(),
                "walkers",
                1,
                new FrameShape(64, 64, 3),
                world.stateSize(),
                List.of());
    }

    private static ActionNormalizer normalizer() {
        return ActionNormalizer.of(world.actionSpace());
    }

    private static Diagnostics measured(List<Episode> all, List<ProbeTarget> targets, Optional<GoalDistance> goal) {
        return measured(result, all, targets, goal);
    }

    private static Diagnostics measured(
            TrainingResult of, List<Episode> all, List<ProbeTarget> targets, Optional<GoalDistance> goal) {
        return Diagnostics.of(
                session.architecture(),
                normalizer(),
                of.tensors(),
                all.subList(0, 3),
                all.subList(3, 6),
                targets,
                goal,
                8);
    }

    private static Diagnostics measured() {
        return measured(result);
    }

    private static Diagnostics measured(TrainingResult of) {
        List<ProbeTarget> targets = world.factors().stream()
                .map(factor -> new ProbeTarget(factor.name(), factor.unit(), factor.value()))
                .toList();
        return measured(
                of,
                episodes,
                targets,
                Optional.of(new GoalDistance((a, b) -> Math.hypot(a[0] - b[0], a[1] - b[1]), 4, "px")));
    }

    private static ModelViews views(int decoderSteps) {
        return ModelViews.of(session.architecture(), normalizer(), result.tensors(), dataset, split, 8, decoderSteps);
    }

    /** A run that ended with all weights 0, so that every frame has the same latent. */
    private static TrainingResult collapsed() {
        List<Tensor> zeros = result.tensors().stream()
                .map(tensor -> new Tensor(tensor.spec(), new float[tensor.spec().size()]))
                .toList();
        return new TrainingResult(
                Outcome.COLLAPSED, "collapsed at step 12: it did.\nMaybe not.", 12, zeros, result.last());
    }

    private static String page(
            String name, Diagnostics measured, TrainingHistory steps, ModelViews views, List<Finding> findings)
            throws IOException {
        ModelFile model = session.export(name, "foresee train --env two-room", result, measured);
        Path html = folder.resolve("page.html");
        new TrainingReport(model, measured, steps, views, findings).write(html);
        return Files.readString(html);
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
    void everythingIsOnThePageAndNothingIsLoaded() throws Exception {
        Finding finding = new Finding(Ailment.UNMOVED_LOST, "door y (R2 0.1)", "Lower it.");
        Diagnostics measured = measured();

        String html = page("small", measured, history, views(5), List.of(finding));

        assertThat(html.replaceAll("xmlns(:xlink)?=\"http://www.w3.org/[^\"]*\"", ""))
                .doesNotContain("http:", "https:", "@import", " src=\"//", "url(/");
        assertThat(html)
                .containsSubsequence(
                        "What the actions do not move was dropped.",
                        "door y (R2 0.1)",
                        "Lower it.",
                        "What the model knows",
                        "agent x",
                        "moved by the actions",
                        "How well it predicts",
                        "What it imagines",
                        "What looks alike to it",
                        "The course of training",
                        "The latent space",
                        "optimizer.learningRate",
                        "foresee train --env two-room",
                        dataset.contentHash());
        int factors = world.factors().size();
        List<String> drawings = all("<svg .*?</svg>", html);
        assertThat(drawings).hasSize(1 + factors + 5 + 1);
        for (String drawing : drawings) {
            assertThat(parse(drawing).getElementsByTagName("text").getLength()).isGreaterThan(3);
        }
        assertThat(all("<img src=\"data:image/png;base64,", html)).hasSize(3 * 3 * 9 + 3 * 3);
    }

    private static TrainingProgress progress(int stage, int step) {
        return progress(stage, step, List.of());
    }

    private static TrainingProgress progress(int stage, int step, List<ProbeScore> read) {
        return new TrainingProgress(
                stage, 2, step, 40, 1.0 / (step + 1), 0.5, "sigreg", 0.1, 0.2, 0, 1, 3, 0.9, 0.5, 7000, 1, read);
    }

    @Test
    void eachStageHasCurvesOfItsOwnThatNeverRunBack() {
        TrainingHistory two = new TrainingHistory();
        IntStream.rangeClosed(0, 20).forEach(step -> two.step(progress(1, step)));
        IntStream.rangeClosed(0, 40).forEach(step -> two.step(progress(2, step)));

        List<Chart> charts = TrainingCharts.curves(two, CONFIG.loss());

        assertThat(charts)
                .extracting(Chart::id)
                .containsExactly(
                        "loss",
                        "constant",
                        "spread",
                        "rank",
                        "gradient",
                        "second-loss",
                        "second-constant",
                        "second-gradient");
        for (Chart chart : charts) {
            int last = chart.id().startsWith("second") ? 40 : 20;
            for (Chart.Series line : chart.series()) {
                assertThat(line.points())
                        .extracting(Chart.Point::x)
                        .isSorted()
                        .last()
                        .isEqualTo((double) last);
            }
        }
    }

    @Test
    void whatProbesReadHasALineForEachFactorThatChanges() {
        TrainingHistory looked = new TrainingHistory();
        for (int step = 0; step <= 400; step += 100) {
            List<ProbeScore> read = List.of(
                    new ProbeScore("agent x", "px", step / 400.0 - 0.5, 1),
                    new ProbeScore("wall", "px", Double.NaN, 1));
            looked.step(progress(1, step, step % 200 == 0 ? read : List.of()));
        }

        Chart chart = TrainingCharts.curves(looked, CONFIG.loss()).stream()
                .filter(one -> one.id().equals("probes"))
                .findFirst()
                .orElseThrow();

        assertThat(chart.series()).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("agent x");
            assertThat(line.points()).extracting(Chart.Point::x).containsExactly(0.0, 200.0, 400.0);
            assertThat(line.points()).extracting(Chart.Point::y).containsExactly(0.0, 0.0, 0.5);
        });
    }

    @Test
    void thePageSaysWhatTheStagesAreAndWhereAResumedRunBegan() throws IOException {
        TrainingHistory resumed = new TrainingHistory();
        IntStream.rangeClosed(10, 40).forEach(step -> resumed.step(progress(2, step)));

        String html = page("staged", measured(), resumed, views(0), List.of());

        assertThat(html)
                .contains(
                        "Training had two stages",
                        "Second stage: the loss of the predictor",
                        "resumed at step 10 of the second stage")
                .doesNotContain("Effective rank of the latents");
    }

    @Test
    void dataWithoutStatesAndARunThatNobodyHeardHaveAPage() throws IOException {
        List<Episode> blind = episodes.stream()
                .map(episode -> new Episode(
                        episode.environment(),
                        episode.seed(),
                        episode.observations().stream()
                                .map(Observation::framesOnly)
                                .toList(),
                        episode.actions()))
                .toList();
        Diagnostics measured = measured(blind, List.of(), Optional.empty());

        String html = page("blind", measured, new TrainingHistory(), views(0), List.of());

        assertThat(html)
                .contains("Nothing wrong was found.", "no true states", "The steps of this run were not kept.")
                .doesNotContain("What it imagines");
    }

    @Test
    void aModelWhoseLatentsAreAllInOnePlaceHasAPageWithoutANumberThatIsNone() throws IOException {
        TrainingResult collapsed = collapsed();
        Diagnostics measured = measured(collapsed);
        ModelViews views =
                ModelViews.of(session.architecture(), normalizer(), collapsed.tensors(), dataset, split, 8, 5);
        ModelFile model = session.export("flat", "", collapsed, measured);
        Path html = folder.resolve("flat.html");

        new TrainingReport(model, measured, history, views, List.of()).write(html);

        assertThat(Files.readString(html).replaceAll("base64,[^\"]*", ""))
                .contains("Effective rank", "What it imagines")
                .doesNotContain("NaN", "Infinity", "\u221e");
        assertThat(measured.spectrum().spread()).isZero();
        assertThat(measured.directions().unpredicted()).isEqualTo(1);
        assertThat(measured.calibration()).isEmpty();
        assertThat(measured.scores()).allSatisfy(score -> assertThat(score.r2()).isLessThan(0.1));
        assertThat(model.card().metrics().path("stopped").asText())
                .isEqualTo("collapsed at step 12: it did. Maybe not.");
        assertThat(TrainingSession.isFinished(model.card())).isFalse();
    }

    @Test
    void hostileNamesAreText() throws IOException {
        String evil = "<script>alert(1)</script>\"'&amp; ${1+1}";
        Finding finding = new Finding(Ailment.FACTOR_LOST, evil, evil);

        String html = page(evil, measured(), history, views(0), List.of(finding));

        assertThat(html).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void theCurvesHaveALineForEachStep() throws IOException {
        Path csv = folder.resolve("curves.csv");
        Diagnostics measured = measured();
        new TrainingReport(session.export("small", "", result, measured), measured, history, views(0), List.of())
                .writeCurves(csv);
        assertThat(Files.readAllLines(csv)).hasSize(1 + 13);
    }

    @Test
    void neighboursAreOfOtherEpisodesAndAscend() {
        assertThat(views(0).neighbours()).hasSize(3).allSatisfy(one -> {
            assertThat(one.nearest())
                    .hasSize(2)
                    .noneMatch(near -> near.frame().episode() == one.query().episode());
            assertThat(one.nearest().get(0).distance())
                    .isLessThanOrEqualTo(one.nearest().get(1).distance());
        });
    }
}
