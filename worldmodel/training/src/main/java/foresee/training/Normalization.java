package foresee.training;

import foresee.runtime.Layer;
import java.util.List;

/** What stands between a dense layer and its activation. */
public enum Normalization {
    /** Nothing. */
    NONE,
    /** {@link Layer.LayerNorm}. */
    LAYER_NORM,
    /** {@link Layer.Dyt}: no statistics, a squashing with a learned slope. */
    DYT;

    /** The layers for {@code features}, none or one. */
    List<Layer> layers(int features) {
        return switch (this) {
            case NONE -> List.of();
            case LAYER_NORM -> List.of(new Layer.LayerNorm(features));
            case DYT -> List.of(new Layer.Dyt(features));
        };
    }
}
