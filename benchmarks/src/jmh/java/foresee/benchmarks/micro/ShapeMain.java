package foresee.benchmarks.micro;

import foresee.benchmarks.FinishedFile;
import foresee.benchmarks.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code scripts/bench-shape}: measures all sweeps in this JVM, prints tables, writes all values and a picture. */
public final class ShapeMain {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private ShapeMain() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, System.err, arguments));
    }

    private static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            ShapeOptions options = ShapeOptions.parse(arguments);
            if (options.help()) {
                out.println(ShapeOptions.usage());
            } else {
                run(options, out, err);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("bench-shape: " + e.getMessage());
            return USAGE;
        } catch (IllegalStateException e) {
            err.println("bench-shape: " + e.getMessage());
            return FAILURE;
        } catch (IOException e) {
            err.println("bench-shape: " + e.getMessage());
            return FAILURE;
        }
    }

    private static void run(ShapeOptions options, PrintStream out, PrintStream err) throws IOException {
        ShapeJson.Content content;
        if (options.draw()) {
            content = ShapeJson.read(options.json());
        } else {
            FinishedFile.requireWritable(options.json());
            content = new ShapeJson.Content(facts(options), measured(options, err));
            ShapeJson.write(options.json(), content);
        }
        out.println(ShapeTable.of(content.facts(), content.results()));
        FinishedFile.write(options.picture(), ShapePicture.png(content));
    }

    private static List<ShapeResult> measured(ShapeOptions options, PrintStream err) {
        List<ShapeResult> results = new ArrayList<>();
        for (Sweep sweep : Sweep.values()) {
            err.println(sweep.key() + " (" + (sweep.ordinal() + 1) + " of " + Sweep.values().length + ") ...");
            results.addAll(
                    sweep == Sweep.THREADS ? ThreadsSweep.measured() : RolloutSweep.measured(sweep, options.rounds()));
        }
        return results;
    }

    private static RunFacts facts(ShapeOptions options) {
        return new RunFacts(
                Machine.here().processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                PeakLoop.bits(),
                OurKernels.bits(),
                options.rounds(),
                Optional.empty());
    }
}
