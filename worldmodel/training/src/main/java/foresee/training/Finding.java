package foresee.training;

/**
 * Something that is wrong with a model.
 *
 * @param ailment what
 * @param evidence the numbers that show it, in sentences
 * @param advice which setting to turn which way, in sentences
 */
public record Finding(Ailment ailment, String evidence, String advice) {

    /** All of it for a terminal or a page. */
    public String words() {
        return ailment.words() + ". " + evidence + " " + advice;
    }
}
