package foresee.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LetteringTest {

    @Test
    void everyPrintableLetterLooksDifferent() {
        String letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?-+=_/%()[]<>'*";
        long pictures = letters.chars()
                .mapToObj(letter -> Pictures.frame(drawn(String.valueOf((char) letter))))
                .distinct()
                .count();
        // capital i and small l are one stroke each, and alike
        assertThat(pictures).isEqualTo(letters.length() - 1);
    }

    @Test
    void whatIsNotInTheAlphabetIsABox() {
        assertThat(Pictures.frame(drawn("\u00e9")))
                .isEqualTo(Pictures.frame(drawn("\u4e2d")))
                .isNotEqualTo(Pictures.frame(drawn(" ")));
    }

    @Test
    void widthGrowsWithTextAndSize() {
        double goal = Lettering.width("goal", 14);
        assertThat(Lettering.width("goals", 14)).isGreaterThan(goal);
        assertThat(Lettering.width("goal", 28)).isEqualTo(2 * goal);
        assertThat(Lettering.width("", 14)).isZero();
    }

    @Test
    void textEndsWhereItsWidthSays() {
        BufferedImage sheet = drawn("step 12");
        int last = 0;
        for (int x = 0; x < sheet.getWidth(); x++) {
            for (int y = 0; y < sheet.getHeight(); y++) {
                last = sheet.getRGB(x, y) != Ink.PAPER.getRGB() ? x : last;
            }
        }
        assertThat((double) last).isBetween(4 + Lettering.width("step 12", 20), 8 + Lettering.width("step 12", 20));
    }

    private static BufferedImage drawn(String text) {
        BufferedImage sheet = Ink.sheet(120, 40);
        Graphics2D g = Ink.pen(sheet);
        g.setColor(Ink.TEXT);
        Lettering.draw(g, text, 5, 28, 20);
        g.dispose();
        return sheet;
    }
}
