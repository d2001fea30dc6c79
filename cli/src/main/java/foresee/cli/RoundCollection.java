package foresee.cli;

import foresee.benchmarks.Attempts;
import foresee.benchmarks.Entrants;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.Sha256;
import foresee.dataset.Dataset;
import foresee.dataset.DatasetInfo;
import foresee.dataset.DatasetWriter;
import foresee.dataset.Proprioception;
import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.SeedStream;
import foresee.envs.Task;
import foresee.model.KeyedRandom;
import foresee.runtime.CompiledWorldModel;
import foresee.runtime.ModelFile;
import foresee.runtime.Tensor;
import foresee.training.RoundsConfig;
import foresee.training.TrainingConfig;
import foresee.training.TrainingSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What happens in a round: the model so far plans in its environment, as {@link TrainingConfig#planning} says, towards places of its own
 * data.
 *
 * <p>Episode i belongs to key(seed of the round, i). Its goal is a state of one of the episodes that were trained on, its start what the
 * environment's first task draws for that goal from a seed of {@link SeedStream#COLLECTION}: no case that is evaluated has such a goal.
 *
 * @param old the data that was trained on first
 * @param episodes of it that goals may be of
 * @param attempts at the task
 * @param info of the data set that is made
 * @param count of episodes in all
 * @param out its file
 */
record RoundCollection(Dataset old, List<Integer> episodes, Attempts attempts, DatasetInfo info, int count, Path out) {
    private static final long GOAL = 1;
    private static final int HASH_DIGITS = 16;

    /**
     * The collection of a round.
     *
     * @param round from 1
     * @param model that plans
     */
    static RoundCollection of(
            TrainingConfig config,
            int round,
            Dataset old,
            TrainingSession session,
            Environment world,
            ModelFile model,
            Path out) {
        RoundsConfig rounds = config.rounds();
        Task task = Sandbox.requireTasks(world).get(0);
        PlannerSettings settings = PlannerSettings.of(config.planningAdvice());
        CompiledWorldModel compiled = new CompiledWorldModel(model);
        compiled.warmUp();
        int least = Math.max(Collection.STEPS, session.leastSteps());
        if (task.budget() < session.leastSteps()) {
            throw Failure.usage("rounds.count (" + rounds.count() + ") must be 0: an attempt at " + task.name()
                    + " has " + task.budget() + " steps, a sub-sequence " + session.leastSteps()
                    + ".\nMaybe lower optimizer.rolloutLength.");
        }
        Attempts attempts = new Attempts(task, Entrants.model(compiled, world, settings), rounds.randomShare(), least);
        String policy =
                ("planner(task=%s, planner=%s, samples=%d, iterations=%d, horizon=%d, hold=%d, replanInterval=%d,"
                                + " randomShare=%s, leastSteps=%d, model=%s, goals=%s)")
                        .formatted(
                                task.name(),
                                settings.planner(),
                                settings.samples(),
                                settings.iterations(),
                                settings.horizon(),
                                settings.hold(),
                                settings.replanInterval(),
                                rounds.randomShare(),
                                least,
                                digest(model),
                                old.contentHash().substring(0, HASH_DIGITS));
        DatasetInfo info = info(old.info(), policy, RoundsConfig.seed(config.seed(), round));
        List<Integer> episodes =
                Arrays.stream(session.split().training()).boxed().toList();
        return new RoundCollection(old, episodes, attempts, info, rounds.episodes(), out);
    }

    /** Of the weights that plan, the probe's not among them. */
    private static String digest(ModelFile model) {
        List<Tensor> planning = model.tensors().stream()
                .filter(tensor -> !tensor.spec().name().startsWith("probe."))
                .toList();
        int size = planning.stream().mapToInt(tensor -> tensor.spec().size()).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(size, Float.BYTES));
        for (Tensor tensor : planning) {
            for (float value : tensor.toArray()) {
                bytes.putInt(Float.floatToIntBits(value));
            }
        }
        return Sha256.of(bytes.array()).substring(0, HASH_DIGITS);
    }

    private static DatasetInfo info(DatasetInfo old, String policy, long seed) {
        return new DatasetInfo(
                old.environment(),
                old.description(),
                old.controlPeriod(),
                old.actionSpace(),
                policy,
                seed,
                old.frame(),
                old.stateSize(),
                old.factors(),
                old.proprioception());
    }

    /** What is tried. */
    Task task() {
        return attempts.task();
    }

    /** The case of an episode with that seed. */
    Task.Case problem(long seed) {
        KeyedRandom random = KeyedRandom.of(seed, GOAL);
        int episode = episodes.get(random.nextInt(episodes.size()));
        float[] goal = new float[old.info().stateSize()];
        old.readStates(episode, random.nextInt(old.steps(episode) + 1), 1, 1, goal, 0);
        Task.Case drawn = task().toward(goal, SeedStream.COLLECTION.seed(seed));
        return new Task.Case(seed, drawn.start(), drawn.goal());
    }

    /**
     * Sees to it that the data set is there; false if the collecting was interrupted.
     *
     * @throws Failure if another data set is in its place
     */
    boolean ready(Console console, Interruption interruption) throws IOException {
        if (!Files.exists(out)) {
            return collect(console, interruption);
        }
        try (Dataset made = Dataset.open(out)) {
            if (!made.info().equals(info) || made.episodes() != count) {
                throw Failure.usage(out + " holds another data set (" + made.episodes() + " episodes, "
                        + made.info().policy() + "). Maybe remove it.");
            }
        }
        console.note("learning from " + out + ", which is there already");
        return true;
    }

    private boolean collect(Console console, Interruption interruption) throws IOException {
        try (DatasetWriter writer = DatasetWriter.open(out, info, proprioception());
                ProgressLine progress = new ProgressLine(console)) {
            while (writer.episodes() < count) {
                if (interruption.asked()) {
                    console.note("stopped: " + writer.episodes() + " episodes are safe in "
                            + DatasetWriter.journalOf(out)
                            + "; the same command with --resume goes on from there.");
                    return false;
                }
                writer.append(attempts.episode(problem(KeyedRandom.key(info.seed(), writer.episodes()))));
                int done = writer.episodes();
                progress.show(() -> "episode " + done + " of " + count);
            }
            writer.finish();
            return true;
        }
    }

    private Proprioception proprioception() {
        return info.proprioceptionSize() == 0 ? Proprioception.NONE : task().environment()::proprioception;
    }
}
