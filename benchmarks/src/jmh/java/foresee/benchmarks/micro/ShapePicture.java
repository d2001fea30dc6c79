package foresee.benchmarks.micro;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The picture of all sweeps: a row for each, time on the left (both axes logarithmic), on the right the share of the core's
 * peak, or what a second thread gives.
 */
final class ShapePicture {
    private static final int WIDTH = 470;
    private static final int HEIGHT = 265;
    private static final int FONT = 13;
    private static final String FAMILY = Font.SANS_SERIF;
    private static final Color GRID = new Color(0xE8E8E8);
    private static final Color TEXT = new Color(0x303030);
    private static final Color BOUND = new Color(0x707070);
    private static final BasicStroke LINE = new BasicStroke(2f);
    private static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 4f}, 0f);

    /** Blue, orange, green, purple: told apart by most people who do not see all colours. */
    private static final Color[] COLORS = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0x8E4B8A)
    };

    private final ShapeJson.Content content;

    private ShapePicture(ShapeJson.Content content) {
        this.content = content;
    }

    static byte[] png(ShapeJson.Content content) throws IOException {
        List<XYChart> panels = new ShapePicture(content).panels();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BitmapEncoder.saveBitmap(panels, panels.size() / 2, 2, bytes, BitmapFormat.PNG);
        return bytes.toByteArray();
    }

    private List<XYChart> panels() {
        List<XYChart> panels = new ArrayList<>();
        for (Sweep sweep : Sweep.values()) {
            panels.add(sweep == Sweep.THREADS ? threads() : time(sweep));
            panels.add(sweep == Sweep.THREADS ? speedUp() : share(sweep));
        }
        return panels;
    }

    private XYChart time(Sweep sweep) {
        XYChart chart = chart("Time " + sweep.title(), sweep, "ms of one core");
        chart.getStyler().setYAxisLogarithmic(true);
        for (ShapeCurve curve : sweep.curves()) {
            List<ShapeResult> results = ShapeResult.of(content.results(), sweep, curve.name());
            add(chart, curve.name(), results, ShapeResult::millis);
        }
        boolean first = true;
        for (ShapeCurve curve : sweep.curves()) {
            List<ShapeResult> results = ShapeResult.of(content.results(), sweep, curve.name());
            XYSeries least = add(
                    chart, first ? "at the peak" : "at the peak of " + curve.name(), results, ShapeResult::leastMillis);
            dash(least, first);
            first = false;
        }
        return chart;
    }

    private XYChart share(Sweep sweep) {
        String title = String.format(
                Locale.ROOT, "Share of the core's peak (dashed: %.0f GFLOP/s)", ShapeResult.peak(content.results()));
        XYChart chart = chart(title, sweep, "% of peak");
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(110.0);
        List<ShapeResult> results = List.of();
        for (ShapeCurve curve : sweep.curves()) {
            results = ShapeResult.of(content.results(), sweep, curve.name());
            add(chart, curve.name(), results, result -> 100 * result.rounds().shareOfPeak());
        }
        dash(add(chart, "peak", results, result -> 100), true);
        return chart;
    }

    private XYChart threads() {
        XYChart chart = chart("Time on one thread and on two, H 10", Sweep.THREADS, "ms, second core idle");
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setYAxisMax(200.0); // room for the legend
        for (ShapeCurve curve : Sweep.THREADS.curves()) {
            List<ShapeResult> results = ShapeResult.of(content.results(), Sweep.THREADS, curve.name());
            add(chart, curve.name(), results, ShapeResult::millis);
        }
        boolean first = true;
        for (ShapeCurve curve : Sweep.THREADS.curves()) {
            List<ShapeResult> results = ShapeResult.of(content.results(), Sweep.THREADS, curve.name());
            XYSeries two = add(
                    chart, first ? "two threads" : "two threads, " + curve.name(), results, ShapeResult::idleMillis);
            dash(two, first);
            first = false;
        }
        return chart;
    }

    private XYChart speedUp() {
        XYChart chart = chart("Gain of a second thread (dashed: twice as fast)", Sweep.THREADS, "times as fast");
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(2.2);
        List<ShapeResult> results = List.of();
        for (ShapeCurve curve : Sweep.THREADS.curves()) {
            results = ShapeResult.of(content.results(), Sweep.THREADS, curve.name());
            add(chart, curve.name(), results, ShapeResult::idleSpeedUp);
        }
        dash(add(chart, "two cores, nothing lost", results, result -> 2), true);
        return chart;
    }

    private static XYChart chart(String title, Sweep sweep, String axis) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(sweep.axis())
                .yAxisTitle(axis)
                .build();
        style(chart.getStyler());
        return chart;
    }

    private static void style(XYStyler styler) {
        styler.setSeriesColors(COLORS);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setChartFontColor(TEXT);
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(new Font(FAMILY, Font.BOLD, FONT + 1));
        styler.setAxisTitleFont(new Font(FAMILY, Font.PLAIN, FONT));
        styler.setAxisTickLabelsFont(new Font(FAMILY, Font.PLAIN, FONT - 1));
        styler.setLegendFont(new Font(FAMILY, Font.PLAIN, FONT - 1));
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.InsideNW);
        styler.setLegendBackgroundColor(new Color(0xC0FFFFFF, true));
        styler.setLegendPadding(4);
        styler.setMarkerSize(6);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1f));
        styler.setLocale(Locale.ROOT);
        // x is a power of two; between whole powers there is no label
        styler.setxAxisTickLabelsFormattingFunction(ShapePicture::label);
    }

    private static String label(double power) {
        return power == Math.rint(power) ? String.format(Locale.ROOT, "%.0f", Math.pow(2, power)) : " ";
    }

    private static XYSeries add(
            XYChart chart, String name, List<ShapeResult> results, ToDoubleFunction<ShapeResult> value) {
        double[] x = results.stream()
                .mapToDouble(result -> Math.log(result.x()) / Math.log(2))
                .toArray();
        double[] y = results.stream().mapToDouble(value).toArray();
        XYSeries series = chart.addSeries(name, x, y);
        series.setLineStyle(LINE);
        series.setMarker(SeriesMarkers.CIRCLE);
        return series;
    }

    private static void dash(XYSeries series, boolean inLegend) {
        series.setLineStyle(DASHED);
        series.setLineColor(BOUND);
        series.setMarker(SeriesMarkers.NONE);
        series.setShowInLegend(inLegend);
    }
}
