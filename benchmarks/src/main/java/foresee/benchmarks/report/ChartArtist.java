package foresee.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Draws charts as SVG with Apache ECharts, whose script Rhino runs. Its text is text and its colours are variables of the page, so that
 * charts follow it into the dark. Needs no fonts. To be used from the thread that made it, and closed there.
 *
 * <p><b>Why:</b> see {@code docs/decisions/0014-charts-are-drawn-by-echarts.md}.
 */
final class ChartArtist implements AutoCloseable {
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";
    private static final String CHARTS = "/foresee/benchmarks/report/charts.js";
    /** What {@code charts.js} writes for a variable of the page. */
    private static final Pattern COLOUR = Pattern.compile("#c0ffe([0-9a-f])", Pattern.CASE_INSENSITIVE);

    private static final Pattern SIZE = Pattern.compile("^<svg width=\"\\d+\" height=\"\\d+\"");

    private final Context context;
    private final Scriptable scope;

    ChartArtist() {
        context = Context.enter();
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setInterpretedMode(true); // compiling takes longer than a report has charts
        scope = context.initSafeStandardObjects();
        run("self = this; function setTimeout() { return 0; } function clearTimeout() {}", "browser");
        run(resource(ECHARTS), "echarts.min.js");
        run(resource(CHARTS), "charts.js");
    }

    private void run(String script, String name) {
        context.evaluateString(scope, script, name, 1, null);
    }

    private static String resource(String name) {
        try (InputStream in = ChartArtist.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One {@code svg} element. */
    String svg(Chart chart) {
        Function draw = (Function) ScriptableObject.getProperty(scope, "draw");
        Object svg = draw.call(context, scope, scope, new Object[] {Tree.json(chart)});
        String coloured =
                COLOUR.matcher(Context.toString(svg)).replaceAll("var(--c$1)").replace(" id=\"0\"", "");
        String named = "<svg role=\"img\" aria-labelledby=\"%1$s-title\" aria-describedby=\"%1$s-words\""
                .formatted(chart.id());
        return SIZE.matcher(coloured).replaceFirst(named);
    }

    @Override
    public void close() {
        Context.exit();
    }
}
