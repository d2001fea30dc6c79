package foresee.benchmarks.report;

import foresee.benchmarks.Pictures;
import foresee.benchmarks.report.Page.Picture;
import foresee.benchmarks.report.TrainingPage.Row;
import foresee.benchmarks.report.TrainingPage.Strip;
import foresee.model.Frame;
import foresee.training.FrameRef;
import foresee.training.ImaginedStrip;
import foresee.training.Neighbours;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a training run, inside the page. */
final class TrainingPictures {
    private TrainingPictures() {}

    /** What happened above what the latents hold of it above what was imagined. */
    static List<Strip> strips(List<ImaginedStrip> imagined, int chunk) throws IOException {
        List<Strip> strips = new ArrayList<>();
        for (ImaginedStrip strip : imagined) {
            strips.add(new Strip(
                    "Held-out episode " + strip.episode() + ", from step " + strip.start() + " on",
                    List.of(
                            row("what happened", strip.truth(), chunk),
                            row("drawn from the latents of these frames", strip.seen(), chunk),
                            row("drawn from imagined latents", strip.imagined(), chunk))));
        }
        return strips;
    }

    private static Row row(String title, List<Frame> frames, int chunk) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (int t = 0; t < frames.size(); t++) {
            pictures.add(picture(t == 0 ? "start" : "+" + t * chunk, frames.get(t)));
        }
        return new Row(title, pictures);
    }

    /** A frame and those nearest to it. */
    static List<Strip> neighbours(List<Neighbours> all) throws IOException {
        List<Strip> strips = new ArrayList<>();
        for (Neighbours one : all) {
            FrameRef query = one.query();
            List<Picture> pictures = new ArrayList<>();
            pictures.add(picture("this", query.frame()));
            for (Neighbours.Neighbour near : one.nearest()) {
                pictures.add(
                        picture(Numbers.three(near.distance()), near.frame().frame()));
            }
            String title = "Episode " + query.episode() + ", step " + query.step();
            strips.add(new Strip(title, List.of(new Row("", pictures))));
        }
        return strips;
    }

    private static Picture picture(String words, Frame frame) throws IOException {
        return new Picture(words, DataUri.png(Pictures.image(frame)));
    }
}
