package foresee.training;

/**
 * The values of one named tensor of weights and their gradient, both views on the flat arrays of all weights.
 *
 * @param values in the shape and order of the model file
 * @param gradient of the same shape
 */
record Weights(NativeArray values, NativeArray gradient) {}
