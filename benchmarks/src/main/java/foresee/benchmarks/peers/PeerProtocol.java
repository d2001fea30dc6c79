package foresee.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foresee.benchmarks.PlannerSettings;
import foresee.benchmarks.TrialResult;
import foresee.benchmarks.WilsonInterval;
import foresee.envs.NearestName;
import foresee.envs.Task;
import foresee.model.ActionBatch;
import foresee.model.Context;
import foresee.model.Frame;
import foresee.model.Latent;
import foresee.model.LatentTrajectories;
import foresee.model.Observation;
import foresee.planning.GoalCost;
import foresee.runtime.Architecture;
import java.util.List;
import java.util.Map;

/** From each request to its answer, as {@link PeerServer} lists them. Holds the one run that the guest is in. */
final class PeerProtocol {
    private static final int VERSION = 1;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> REQUESTS =
            List.of("describe", "encode", "rollout", "start", "act", "trial", "interval");

    /** What the peers have planners like; each stands beside theirs. */
    private static final List<String> PLANNERS = List.of("cem", "icem", "mppi", "gradient");

    private final PeerGround ground;
    private GuestRun run;

    PeerProtocol(PeerGround ground) {
        this.ground = ground;
    }

    /** @throws IllegalArgumentException if the request cannot be understood; says why */
    ObjectNode answer(JsonNode json) {
        PeerRequest request = new PeerRequest(json);
        return switch (request.text("do")) {
            case "describe" -> describe();
            case "encode" -> encode(request);
            case "rollout" -> rollout(request);
            case "start" -> start(request);
            case "act" -> act(request);
            case "trial" -> trial(request);
            case "interval" -> interval(request);
            default -> throw new IllegalArgumentException(NearestName.unknown("request", request.text("do"), REQUESTS));
        };
    }

    /** What there is to plan with and to do. */
    ObjectNode describe() {
        Task task = ground.task();
        ObjectNode json = JSON.objectNode().put("protocol", VERSION);
        json.put("model", ground.model().card().name());
        json.put("environment", task.environment().describe());
        json.put("task", task.name());
        json.put("set", ground.set().name().toString());
        json.put("trials", ground.set().count());
        json.put("budget", task.budget());
        ObjectNode criteria = json.putObject("criteria");
        task.criteria().forEach(criterion -> criteria.put(criterion.name(), criterion.words()));
        json.set("settings", settings());
        json.put("goalShare", GoalCost.SHARE);
        ObjectNode planners = json.putObject("planners");
        PLANNERS.forEach(name ->
                planners.put(name, ground.settings().withPlanner(name).build().describe()));
        json.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        return json.put("kernels", ground.model().kernels());
    }

    private ObjectNode settings() {
        PlannerSettings settings = ground.settings();
        return JSON.objectNode()
                .put("samples", settings.samples())
                .put("iterations", settings.iterations())
                .put("horizon", settings.horizon())
                .put("hold", settings.hold())
                .put("replanInterval", settings.replanInterval());
    }

    private ObjectNode encode(PeerRequest request) {
        Architecture shape = ground.model().card().architecture();
        Frame frame = request.frame("frame", shape.height(), shape.width(), shape.channels());
        ObjectNode json = JSON.objectNode();
        json.set("latent", JsonNumbers.of(ground.model().encode(Observation.ofFrame(frame, 0))));
        return json;
    }

    private ObjectNode rollout(PeerRequest request) {
        Latent latent = request.latent("latent", ground.model().latentSize());
        Latent goal = request.latent("goal", ground.model().latentSize());
        ActionBatch actions =
                request.batch("actions", ground.model().actionSpace().size());
        int candidates = actions.candidates();
        LatentTrajectories latents = new LatentTrajectories(
                candidates,
                actions.horizon() / ground.model().actionChunk(),
                ground.model().latentSize());
        ground.model().rollout(Context.of(latent), actions, 0, candidates, latents);
        double[] costs = new double[candidates];
        GoalCost.nearest(goal).evaluate(latents, actions, 0, candidates, costs);
        ObjectNode json = JSON.objectNode();
        json.set("latents", JsonNumbers.of(latents));
        json.set("costs", JsonNumbers.of(costs));
        return json;
    }

    private ObjectNode start(PeerRequest request) {
        Task.Case problem = problem(request);
        run = new GuestRun(ground.task(), problem);
        Frame goal = ground.task().environment().render(problem.goal());
        return JSON.objectNode()
                .put("seed", problem.seed())
                .put("frame", run.frame().toArray())
                .put("goal", goal.toArray());
    }

    private ObjectNode act(PeerRequest request) {
        if (run == null) {
            throw new IllegalArgumentException("start must come before act.");
        }
        run.act(request.actions("actions", ground.model().actionSpace().size()));
        ObjectNode json = JSON.objectNode().put("frame", run.frame().toArray());
        return outcome(json, run.steps(), run.distance(), run.metAt()).put("finished", run.finished());
    }

    private ObjectNode trial(PeerRequest request) {
        String planner = request.text("planner");
        if (!PLANNERS.contains(planner)) {
            throw new IllegalArgumentException(NearestName.unknown("planner", planner, PLANNERS));
        }
        OwnTrial trial = OwnTrial.run(ground, ground.settings().withPlanner(planner), problem(request));
        TrialResult result = trial.result();
        ObjectNode json = outcome(JSON.objectNode(), result.steps(), result.finalDistance(), result.metAt());
        json.put("evaluations", result.evaluations());
        json.set("cpuNanos", JsonNumbers.of(trial.cpuNanos()));
        return json;
    }

    private Task.Case problem(PeerRequest request) {
        return ground.problem(request.integer("case"), request.seed("seed"));
    }

    private static ObjectNode outcome(ObjectNode json, int steps, double distance, Map<String, Integer> metAt) {
        json.put("steps", steps).put("distance", distance);
        metAt.forEach(json.putObject("metAt")::put);
        return json;
    }

    private static ObjectNode interval(PeerRequest request) {
        WilsonInterval interval = WilsonInterval.of(request.integer("successes"), request.integer("trials"));
        return JSON.objectNode()
                .put("success", interval.success())
                .put("low", interval.low())
                .put("high", interval.high());
    }
}
