package foresee.envs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Kinds of behaviour and how often each occurs, in order: {@code push=0.7, weak=0.2, uniform=0.1}.
 *
 * <p>P(kind i) = w(i) / (w(1) + ... + w(n))
 *
 * @param kinds at least one, of different names, with weights of at least 0 that are finite and not all 0; copied
 */
public record Mixture(List<Kind> kinds) {

    /** A kind of behaviour and its weight. */
    public record Kind(String name, double weight) {
        /** {@code push=0.7}. */
        @Override
        public String toString() {
            return name + "=" + weight;
        }
    }

    public Mixture {
        kinds = List.copyOf(kinds);
        double sum = 0;
        for (Kind kind : kinds) {
            if (!(kind.weight() >= 0) || !Double.isFinite(kind.weight())) {
                throw new IllegalArgumentException(
                        "weight of " + kind.name() + " (" + kind.weight() + ") must be at least 0 and finite.");
            }
            sum += kind.weight();
        }
        if (!(sum > 0) || !Double.isFinite(sum)) {
            throw new IllegalArgumentException(
                    "weights (" + words(kinds) + ") must not all be 0, and their sum must be finite.");
        }
        List<String> names = kinds.stream().map(Kind::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("kinds (" + words(kinds) + ") must have different names.");
        }
    }

    /** One kind. */
    public static Mixture of(String name, double weight) {
        return new Mixture(List.of(new Kind(name, weight)));
    }

    /** The same kinds and one more. */
    public Mixture and(String name, double weight) {
        List<Kind> more = new ArrayList<>(kinds);
        more.add(new Kind(name, weight));
        return new Mixture(more);
    }

    /**
     * Reads {@code push=0.7,weak=0.2}.
     *
     * @throws IllegalArgumentException if the text is of another form, or weights or names are not as they must be
     */
    public static Mixture parse(String text) {
        return new Mixture(Arrays.stream(text.split(",", -1))
                .map(part -> kind(part.strip(), text))
                .toList());
    }

    private static Kind kind(String part, String text) {
        int at = part.indexOf('=');
        try {
            if (at > 0) {
                return new Kind(part.substring(0, at).strip(), Double.parseDouble(part.substring(at + 1)));
            }
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(malformed(text, part), noNumber);
        }
        throw new IllegalArgumentException(malformed(text, part));
    }

    private static String malformed(String text, String part) {
        return "mixture (" + text + ") must be NAME=WEIGHT,NAME=WEIGHT,...; '" + part + "' is not.";
    }

    /** Names of the kinds. */
    public List<String> names() {
        return kinds.stream().map(Kind::name).toList();
    }

    /**
     * These kinds with the weights of another mixture; those that it does not name get 0.
     *
     * @param whose for the message: {@code push-t}
     * @throws IllegalArgumentException if it names a kind that is not among these
     */
    public Mixture weighted(Mixture other, String whose) {
        for (String name : other.names()) {
            if (!names().contains(name)) {
                throw new IllegalArgumentException(NearestName.unknown("kind of data of " + whose, name, names()));
            }
        }
        return new Mixture(kinds.stream()
                .map(kind -> new Kind(kind.name(), other.weight(kind.name())))
                .toList());
    }

    /** The weight of a kind; 0 if it is not among these. */
    public double weight(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .mapToDouble(Kind::weight)
                .sum();
    }

    /** The name of a kind, drawn with one random number. */
    public String draw(RandomGenerator random) {
        double sum = 0;
        for (Kind kind : kinds) {
            sum += kind.weight();
        }
        double drawn = sum * random.nextDouble();
        double upTo = 0;
        for (Kind kind : kinds) {
            upTo += kind.weight();
            if (drawn < upTo) {
                return kind.name();
            }
        }
        return last();
    }

    /** Where rounding leaves a draw above all: the last kind that occurs. */
    private String last() {
        return kinds.stream()
                .filter(kind -> kind.weight() > 0)
                .reduce((before, after) -> after)
                .orElseThrow()
                .name();
    }

    /** {@code push=0.7, weak=0.2, uniform=0.1}. */
    @Override
    public String toString() {
        return words(kinds);
    }

    private static String words(List<Kind> kinds) {
        return kinds.stream().map(Kind::toString).collect(Collectors.joining(", "));
    }
}
