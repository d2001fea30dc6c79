package foresee.examples;

import foresee.model.ActionSequence;
import foresee.model.ActionSpace;
import foresee.planning.Budget;
import foresee.planning.CategoricalCemPlanner;
import foresee.planning.Plan;
import foresee.planning.Planner;
import foresee.planning.PlanningProblem;
import foresee.planning.TrajectoryCost;

/**
 * A player of {@link Crossing} that looks twelve turns ahead in the game itself: discrete actions, no learning, no picture.
 *
 * <p>Whatever game you have: a cost needs only a copy of its state and its rules.
 */
public final class GameAgent {
    private static final int AHEAD = 12;
    private static final ActionSpace MOVES = new ActionSpace.Discrete(Crossing.MOVES.size());

    private final Planner planner = new CategoricalCemPlanner();
    private ActionSequence guess = ActionSequence.of(AHEAD, 1, new double[AHEAD]); // wait

    /** Plays a game and prints every turn. */
    public static void main(String[] args) {
        GameAgent agent = new GameAgent();
        Crossing game = Crossing.begin(0);
        while (!game.over() && game.turn() < 60) {
            Crossing.Move move = agent.move(game);
            game = game.after(move);
            System.out.printf(
                    "%s to column %d, row %d; coins left: %d%n",
                    move, game.column(), game.row(), game.coins().size());
        }
        System.out.println(game.won() ? "won" : "lost");
    }

    /** The move to make now. */
    Crossing.Move move(Crossing game) {
        PlanningProblem problem = new PlanningProblem(cost(game), MOVES, guess, Budget.evaluations(512));
        Plan plan = planner.plan(problem, game.turn());
        guess = plan.actions().shifted(1);
        return Crossing.MOVES.get((int) plan.actions().get(0, 0));
    }

    private static TrajectoryCost cost(Crossing now) {
        return (plans, from, to, costs) -> {
            for (int n = from; n < to; n++) {
                Crossing game = now;
                double cost = 0;
                for (int t = 0; t < plans.horizon(); t++) {
                    game = game.after(Crossing.MOVES.get((int) plans.get(n, t, 0)));
                    cost += 0.01 * wayLeft(game);
                }
                costs[n] = cost + wayLeft(game);
            }
        };
    }

    /** Steps to the nearest coin, or to the top once there is none, more for every coin left, most for being hit. */
    private static double wayLeft(Crossing game) {
        if (game.hit()) {
            return 1000;
        }
        int next = game.coins().stream()
                .mapToInt(coin -> Math.abs(coin.column() - game.column()) + Math.abs(coin.row() - game.row()))
                .min()
                .orElse(Crossing.ROWS - 1 - game.row());
        return next + 20 * game.coins().size();
    }
}
