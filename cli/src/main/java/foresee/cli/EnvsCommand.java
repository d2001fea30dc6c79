package foresee.cli;

import foresee.envs.Criterion;
import foresee.envs.Environment;
import foresee.envs.Factor;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.envs.Variable;
import foresee.model.ActionSpace;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code foresee envs}: the catalogue in words. */
@Command(
        name = "envs",
        header = "Lists the environments, their tasks and what counts as success.",
        description = "Lists the environments: what there is to do in them, and what counts as success.",
        footer = {"", "Example:", "  foresee envs", "  foresee envs two-room", ""})
final class EnvsCommand implements Callable<Integer> {
    private static final int MOST_BUDGETS = 3;

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this environment.")
    private String only;

    EnvsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> names = only == null ? Sandbox.environments() : List.of(only);
        names.forEach(this::describe);
        return 0;
    }

    private void describe(String name) {
        Environment environment = Sandbox.environment(name);
        List<Task> tasks = Sandbox.tasks(environment);
        console.print(name);
        console.print("  " + Sandbox.summary(name));
        row(
                "layouts",
                String.join(", ", Sandbox.layouts(name)) + " (the first is the default)"
                        + (Sandbox.takesWalls(name) ? ", or walls as text" : ""));
        row("actions", actions(environment));
        row("state", factors(environment));
        row("felt", orNothing(names(environment.proprioception().stream().map(Factor::name))));
        row("varied", names(environment.variation().variables().stream().map(Variable::name)) + ", distractors");
        row("data", Sandbox.dataPolicy(environment, 1).mixture() + " (for collect --policy)");
        row("tasks", words(tasks));
        tasks.stream().limit(1).flatMap(task -> task.criteria().stream()).forEach(this::criterion);
    }

    private void criterion(Criterion criterion) {
        row(criterion.name(), criterion.words());
    }

    private void row(String name, String words) {
        console.print("    %-10s%s".formatted(name, words));
    }

    private static String factors(Environment environment) {
        return environment.factors().stream()
                .map(factor -> factor.name() + " (" + factor.unit() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String orNothing(String words) {
        return words.isEmpty() ? "nothing" : words;
    }

    private static String names(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }

    private static String words(List<Task> tasks) {
        return tasks.isEmpty()
                ? "none: nothing acts in it"
                : tasks.stream().map(Task::name).collect(Collectors.joining(", ")) + "; " + budgets(tasks);
    }

    /** Each budget, or, of more than three, the least and the greatest. */
    private static String budgets(List<Task> tasks) {
        int[] budgets = tasks.stream().mapToInt(Task::budget).distinct().toArray();
        return budgets.length > MOST_BUDGETS
                ? IntStream.of(budgets).min().orElseThrow() + " to "
                        + IntStream.of(budgets).max().orElseThrow() + " steps"
                : IntStream.of(budgets).mapToObj(budget -> budget + " steps").collect(Collectors.joining(" or "));
    }

    private static String actions(Environment environment) {
        ActionSpace space = environment.actionSpace();
        return space.size() == 0
                ? "none; a step takes " + environment.controlPeriod() + " s"
                : words(space) + " every " + environment.controlPeriod() + " s";
    }

    private static String words(ActionSpace space) {
        if (space instanceof ActionSpace.Ball ball) {
            return ball.size() + " numbers of length up to " + ball.radius();
        }
        if (space instanceof ActionSpace.Discrete discrete) {
            return "one of " + discrete.count() + " choices";
        }
        return space.size() + " numbers (" + space + ")";
    }
}
