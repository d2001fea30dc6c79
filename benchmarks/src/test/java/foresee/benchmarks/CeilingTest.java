package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CeilingTest {
    private static final EvaluationSet REACH = EvaluationSet.bundled("reacher-open-reach");

    private static Ceiling small(int threads) throws InterruptedException {
        return Ceiling.measure(REACH, 4, threads, (who, done) -> {});
    }

    @Test
    void itIsWhatTheTrialLoopFindsOnTheFirstCases() throws InterruptedException {
        Evaluation evaluation = new Evaluation(REACH.task(), REACH.first(4), 1);
        Ceiling ceiling = small(2);

        assertThat(ceiling.ceiling())
                .isEqualTo(evaluation.run(Oracle.entrant(REACH.task())).success());
        assertThat(ceiling.floor())
                .isEqualTo(evaluation
                        .run(Entrants.random(REACH.task().environment()))
                        .success());
        assertThat(ceiling.seconds()).isPositive();
    }

    @Test
    void bothRunsTellHowFarTheyAre() throws InterruptedException {
        Set<String> told = Collections.synchronizedSet(new TreeSet<>());
        Ceiling.measure(REACH, 2, 2, (who, done) -> told.add(who + " " + done));

        assertThat(told).containsExactly("ceiling 1", "ceiling 2", "floor 1", "floor 2");
    }

    @Test
    void asJsonItComesBackAndKnowsWhatItIsOf() throws InterruptedException {
        Ceiling ceiling = small(1);

        assertThat(Ceiling.of(ceiling.toJson())).isEqualTo(ceiling);
        assertThat(ceiling.isOf(REACH, 4)).isTrue();
        assertThat(ceiling.isOf(REACH, 5)).isFalse();
        assertThat(ceiling.isOf(EvaluationSet.bundled("cart-pole-rail-swing-up"), 4))
                .isFalse();
        assertThat(ceiling.isOf(REACH.first(4), 4)).as("another hash").isFalse();
    }

    @Test
    void damagedJsonIsRefused() throws InterruptedException {
        ObjectNode json = small(1).toJson();
        json.remove("sha256");
        assertThatThrownBy(() -> Ceiling.of(json)).hasMessageContaining("sha256");
        json.put("sha256", "00").putObject("floor");
        assertThatThrownBy(() -> Ceiling.of(json)).hasMessageContaining("rates (0)");
    }

    @Test
    void theEffortIsThatOfAllTrials() {
        double one = OracleEffort.seconds(REACH, 1);
        double many = OracleEffort.seconds(REACH, 10_000);

        assertThat(one).isPositive();
        assertThat(many).isGreaterThan(one);
    }
}
