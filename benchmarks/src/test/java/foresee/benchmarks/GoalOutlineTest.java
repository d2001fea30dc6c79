package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import foresee.envs.Environment;
import foresee.envs.Sandbox;
import foresee.envs.Task;
import foresee.envs.VariationLevel;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoalOutlineTest {
    private static final int PIXELS = 192;

    @ParameterizedTest
    @EnumSource(VariationLevel.class)
    void aDiscIsOutlinedWhereItIsInTheGoalAndNothingElseIs(VariationLevel level) {
        Task task = Sandbox.task(Sandbox.environment("two-room", "random", level), "cross-room");
        Task.Case problem = Cases.drawn(task, 1, 3).at(0);
        BufferedImage bare = bare(task, problem.start());
        BufferedImage drawn = new GoalOutline(task, problem.goal(), PIXELS).over(problem.start());
        int[] box = changed(bare, drawn);
        // 6 px of 64 and a half wide at most, the camera at most 3 px beside
        assertThat(box[2] - box[0]).isBetween(6, 24);
        assertThat(box[3] - box[1]).isBetween(6, 24);
        double cameraSlack = level == VariationLevel.NOMINAL ? 1 : 10;
        assertThat((box[0] + box[2]) / 2.0)
                .isBetween(3.0 * problem.goal()[0] - cameraSlack, 3.0 * problem.goal()[0] + cameraSlack);
        assertThat((box[1] + box[3]) / 2.0)
                .isBetween(3.0 * problem.goal()[1] - cameraSlack, 3.0 * problem.goal()[1] + cameraSlack);
    }

    @Test
    void theOutlineIsWhiteAndWhatIsInsideShowsFaintly() {
        Task task = Sandbox.task(Sandbox.environment("push-t"), "ahead-25");
        Task.Case problem = Cases.drawn(task, 1, 0).at(0);
        BufferedImage goal = bare(task, problem.goal());
        BufferedImage drawn = new GoalOutline(task, problem.goal(), PIXELS).over(problem.start());
        int white = 0;
        int faint = 0;
        for (int y = 0; y < PIXELS; y++) {
            for (int x = 0; x < PIXELS; x++) {
                white += (drawn.getRGB(x, y) & 0xffffff) == 0xffffff ? 1 : 0;
                int blue = drawn.getRGB(x, y) & 0xff;
                boolean inBlock = (goal.getRGB(x, y) & 0xff) > 200;
                faint += inBlock && blue > 40 && blue < 120 ? 1 : 0;
            }
        }
        assertThat(white).isGreaterThan(100);
        assertThat(faint).isGreaterThan(400);
    }

    @Test
    void whereThingsStartIsNotOutlined() {
        Environment rail = Sandbox.environment("cart-pole");
        Task task = Sandbox.tasks(rail).get(0);
        Task.Case problem = Cases.drawn(task, 1, 0).at(0);
        BufferedImage bare = bare(task, problem.start());
        BufferedImage drawn = new GoalOutline(task, problem.goal(), PIXELS).over(problem.start());
        int[] box = changed(bare, drawn);
        assertThat(box[2] - box[0]).as("as wide as the cart").isLessThan(PIXELS / 8);
    }

    private static BufferedImage bare(Task task, float[] state) {
        return Pictures.image(task.environment().render(state, PIXELS));
    }

    /** Left, top, right and bottom of where two pictures differ. */
    private static int[] changed(BufferedImage a, BufferedImage b) {
        int[] box = {PIXELS, PIXELS, -1, -1};
        for (int y = 0; y < PIXELS; y++) {
            for (int x = 0; x < PIXELS; x++) {
                if ((a.getRGB(x, y) & 0xffffff) != (b.getRGB(x, y) & 0xffffff)) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x);
                    box[3] = Math.max(box[3], y);
                }
            }
        }
        return box;
    }
}
