package foresee.benchmarks.matrix;

import foresee.benchmarks.failure.Diagnosis;
import foresee.benchmarks.failure.FailureClass;
import java.util.List;
import java.util.Map;

/**
 * Why trials of a cell failed.
 *
 * @param id of the cell
 * @param digest of the outcomes that were diagnosed
 * @param failed how many trials failed, by the first criterion
 * @param diagnoses of those that were looked into, the worst first, copied; may be fewer
 */
public record DiagnosedCell(String id, String digest, int failed, List<Diagnosis> diagnoses) {
    public DiagnosedCell {
        diagnoses = List.copyOf(diagnoses);
    }

    /** How many of the diagnoses are of each class, in their order. */
    public Map<FailureClass, Integer> counts() {
        return FailureClass.counts(diagnoses);
    }

    /** Whether every failed trial was looked into; if not, those that were are the farthest from the goal. */
    public boolean isWhole() {
        return diagnoses.size() == failed;
    }

    /** How many of the diagnoses are of trials that most other planning seeds solve. */
    public int byChance() {
        return (int) diagnoses.stream().filter(Diagnosis::byChance).count();
    }
}
