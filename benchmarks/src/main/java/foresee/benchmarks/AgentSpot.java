package foresee.benchmarks;

import foresee.envs.Environment;
import foresee.envs.Factor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where the agent is: reads the factors {@code agent x} and {@code agent y} off a state. */
public final class AgentSpot {
    /** Name of the factor that is the agent's x. */
    public static final String X = "agent x";
    /** Name of the factor that is the agent's y. */
    public static final String Y = "agent y";

    private AgentSpot() {}

    /** The reader for an environment whose factors have both; empty otherwise. */
    public static Optional<Function<float[], Spot>> of(Environment environment) {
        List<Factor> factors = environment.factors();
        return find(factors, X).flatMap(x -> find(factors, Y).map(y -> reader(x, y)));
    }

    private static Function<float[], Spot> reader(Factor x, Factor y) {
        return state -> new Spot(x.value().applyAsDouble(state), y.value().applyAsDouble(state));
    }

    private static Optional<Factor> find(List<Factor> factors, String name) {
        return factors.stream().filter(factor -> factor.name().equals(name)).findFirst();
    }
}
