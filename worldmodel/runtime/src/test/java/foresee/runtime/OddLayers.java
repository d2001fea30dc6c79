package foresee.runtime;

import foresee.model.KeyedRandom;
import java.util.ArrayList;
import java.util.List;

/** Encoders with heads, and predictors of blocks, drawn at random from every kind of layer. */
final class OddLayers {
    private OddLayers() {}

    static List<Layer> encoder(KeyedRandom random, LayerShape image, int latentSize) {
        List<Layer> layers = new ArrayList<>();
        if (random.nextInt(4) > 0) {
            layers.add(new Layer.Conv2d(image.channels(), 1 + random.nextInt(20), 3, 1 + random.nextInt(2), 1));
            addActivation(random, layers);
        }
        layers.addAll(head(random, image.through("encoder", layers), 2));
        layers.addAll(toVector(random, image.through("encoder", layers).size(), latentSize));
        return layers;
    }

    /** From an image to a vector; {@code depth} levels of branches at most. */
    private static List<Layer> head(KeyedRandom random, LayerShape image, int depth) {
        List<Layer> layers = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            layers.add(new Layer.Conv2d(image.channels(), 1 + random.nextInt(6), 1, 1, 0));
        }
        addActivation(random, layers);
        LayerShape shape = image.through("head", layers);
        switch (random.nextInt(depth > 0 ? 5 : 3)) {
            case 0 -> layers.add(new Layer.Flatten());
            case 1 -> layers.add(new Layer.SpatialSoftmax(shape.channels()));
            case 2 -> layers.add(new Layer.AttentionPool(shape.channels(), 1 + random.nextInt(14)));
            default -> layers.add(heads(random, shape, depth - 1));
        }
        addActivation(random, layers);
        return layers;
    }

    private static Layer heads(KeyedRandom random, LayerShape image, int depth) {
        List<List<Layer>> branches = new ArrayList<>();
        for (int b = random.nextInt(3); b >= 0; b--) {
            branches.add(head(random, image, depth));
        }
        return new Layer.Branches(branches);
    }

    static List<Layer> predictor(KeyedRandom random, int inputs, int latentSize) {
        List<Layer> layers = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int size = LayerShape.vector(inputs).through("predictor", layers).size();
            layers.addAll(block(random, size, 2));
        }
        int size = LayerShape.vector(inputs).through("predictor", layers).size();
        layers.addAll(toVector(random, size, latentSize));
        return layers;
    }

    private static List<Layer> toVector(KeyedRandom random, int inputs, int outputs) {
        List<Layer> layers = new ArrayList<>();
        addActivation(random, layers);
        layers.add(new Layer.Dense(inputs, outputs));
        return layers;
    }

    /** From a vector of {@code size} to a vector. */
    private static List<Layer> block(KeyedRandom random, int size, int depth) {
        List<Layer> layers = new ArrayList<>();
        addActivation(random, layers);
        switch (random.nextInt(depth > 0 ? 11 : 6)) {
            case 0 -> layers.add(new Layer.Dense(size, 1 + random.nextInt(30)));
            case 1 -> layers.add(new Layer.LayerNorm(size));
            case 2 -> layers.add(new Layer.Gated(size, 1 + random.nextInt(30)));
            case 3 -> layers.add(new Layer.Dyt(size));
            case 4 -> layers.add(slice(random, size));
            case 5 -> layers.add(new Layer.Position(1, size));
            case 6 -> layers.add(branches(random, size, depth - 1));
            case 7 -> layers.addAll(adaLn(random, size, depth - 1));
            case 8, 9 -> layers.addAll(tokens(random, size, depth - 1));
            default -> layers.add(new Layer.Residual(keepingSize(random, size, depth - 1)));
        }
        addActivation(random, layers);
        return layers;
    }

    private static Layer slice(KeyedRandom random, int size) {
        int from = random.nextInt(size);
        return new Layer.Slice(size, from, 1 + random.nextInt(size - from));
    }

    private static List<Layer> adaLn(KeyedRandom random, int size, int depth) {
        int features = 1 + random.nextInt(20);
        int condition = 1 + random.nextInt(9);
        List<Layer> inner = random.nextInt(5) == 0 ? List.of() : keepingSize(random, features, depth);
        return List.of(new Layer.Dense(size, features + condition), new Layer.AdaLn(features, condition, inner));
    }

    private static List<Layer> tokens(KeyedRandom random, int size, int depth) {
        int tokens = 1 + random.nextInt(4);
        int heads = 1 + random.nextInt(3);
        int features = heads * (1 + random.nextInt(5));
        List<Layer> layers = new ArrayList<>(List.of(new Layer.Dense(size, tokens * (features + 2))));
        layers.add(new Layer.Tokens(tokens, features, 2));
        layers.add(new Layer.PerToken(tokens, toVector(random, features + 2, features)));
        layers.add(new Layer.Residual(List.of(new Layer.CausalAttention(tokens, features, heads))));
        layers.add(new Layer.PerToken(tokens, block(random, features, depth)));
        return layers;
    }

    private static Layer branches(KeyedRandom random, int size, int depth) {
        List<List<Layer>> branches = new ArrayList<>();
        for (int b = random.nextInt(3); b >= 0; b--) {
            branches.add(random.nextInt(3) == 0 ? List.of() : block(random, size, depth));
        }
        return new Layer.Branches(branches);
    }

    private static List<Layer> keepingSize(KeyedRandom random, int size, int depth) {
        List<Layer> layers = block(random, size, depth);
        layers.addAll(toVector(
                random, LayerShape.vector(size).through("block", layers).size(), size));
        return layers;
    }

    private static void addActivation(KeyedRandom random, List<Layer> layers) {
        switch (random.nextInt(4)) {
            case 0 -> layers.add(new Layer.Relu());
            case 1 -> layers.add(new Layer.Silu());
            default -> {}
        }
    }
}
