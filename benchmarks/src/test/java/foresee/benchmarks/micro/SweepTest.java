package foresee.benchmarks.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SweepTest {
    @ParameterizedTest
    @EnumSource(Sweep.class)
    void everyCurveHasANameOfItsOwnAndGrowsInX(Sweep sweep) {
        assertThat(sweep.curves()).extracting(ShapeCurve::name).doesNotHaveDuplicates();
        for (ShapeCurve curve : sweep.curves()) {
            List<Integer> x = curve.points().stream().map(sweep::x).toList();
            assertThat(x).isSorted().doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Sweep.class)
    void isFoundByItsKey(Sweep sweep) {
        assertThat(Sweep.ofKey(sweep.key())).isEqualTo(sweep);
    }

    @Test
    void anotherKeyIsRefused() {
        assertThatThrownBy(() -> Sweep.ofKey("width")).hasMessage("there is no sweep 'width'.");
    }

    @Test
    void onlyTheSweptQuantityVariesAlongACurve() {
        for (ShapeCurve curve : Sweep.HIDDEN.curves()) {
            assertThat(curve.points())
                    .extracting(ShapePoint::candidates)
                    .containsOnly(curve.points().get(0).candidates());
            assertThat(curve.points()).extracting(ShapePoint::horizon).containsOnly(10);
        }
    }

    @Test
    void wholePowersOfTwoAreAmongTheHiddenSizes() {
        assertThat(Sweep.HIDDEN.curves().get(0).points())
                .extracting(point -> point.model().hidden())
                .contains(32, 64, 128, 256, 512, 1024, 2048);
    }

    @Test
    void operationsAreTwoForEachWeightCandidateAndStep() {
        ShapePoint point = new ShapePoint(new ShapeModel(3, 5, true), 7, 11);
        assertThat(point.model().weights()).isEqualTo((3 + 2) * 5 + 5 * 5 + 5 * 3);
        assertThat(point.flops()).isEqualTo(2.0 * 65 * 7 * 11);
    }

    @Test
    void everyBlockReadsAllWeightsOnceAStep() {
        ShapeModel model = new ShapeModel(3, 5, true);
        assertThat(new ShapePoint(model, 64, 2).weightBytes()).isEqualTo(4.0 * 65 * 2);
        assertThat(new ShapePoint(model, 65, 2).weightBytes()).isEqualTo(4.0 * 65 * 2 * 2);
    }

    @Test
    void layerNormAddsNoCountedOperations() {
        ShapeModel with = new ShapeModel(3, 5, true);
        ShapeModel without = new ShapeModel(3, 5, false);
        assertThat(with.weights()).isEqualTo(without.weights());
        assertThat(with.architecture().predictor()).hasSize(7);
        assertThat(without.architecture().predictor()).hasSize(5);
    }
}
