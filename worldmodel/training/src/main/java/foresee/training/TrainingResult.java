package foresee.training;

import foresee.runtime.Tensor;
import java.util.List;

/**
 * What a training run leaves behind.
 *
 * @param outcome how it ended
 * @param message in words, empty if it finished
 * @param step steps made
 * @param tensors encoder and predictor weights, the last ones for which everything was finite; copied
 * @param last the last progress report
 */
public record TrainingResult(Outcome outcome, String message, int step, List<Tensor> tensors, TrainingProgress last) {
    public TrainingResult {
        tensors = List.copyOf(tensors);
    }
}
