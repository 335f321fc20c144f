package health.cairn.projects.web;

import health.cairn.pages.Figure;
import health.cairn.pages.Spark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure of a project as its pages show it.
 *
 * @param href the page of the measure
 * @param type outcome, process or balancing
 * @param figure the chart; null where there are no points
 * @param nothing why there are none, and what to do
 * @param notes what stands at the numbers on the chart
 * @param icons what the latest point says, and whether the target will be met
 * @param latest the latest value with its counts
 * @param spark the shape in a row
 * @param questions where a person may want new limits, each in a sentence
 * @param areas the practices, each with its shape
 * @param multiples the practices side by side on one scale; null where there are fewer than two
 */
public record ChartView(
        long number,
        String name,
        String href,
        String type,
        @Nullable Figure figure,
        String nothing,
        List<Note> notes,
        List<Icon> icons,
        String latest,
        Spark spark,
        List<Question> questions,
        List<AreaRow> areas,
        @Nullable Figure multiples) {

    public ChartView {
        notes = List.copyOf(notes);
        icons = List.copyOf(icons);
        questions = List.copyOf(questions);
        areas = List.copyOf(areas);
    }

    /**
     * What stands at a number on the chart.
     *
     * @param mark the number, or R where limits were calculated anew
     */
    public record Note(String mark, String text, boolean rebase) {}

    /**
     * An icon of Making Data Count.
     *
     * @param kind common, improve, concern, neutral, or target for assurance
     * @param letter H or L; P, F or ? for assurance; empty for common cause
     * @param label what it says
     */
    public record Icon(String kind, String letter, String label) {
        /** The colour of its ring. */
        public String colour() {
            return switch (kind) {
                case "improve" -> "#005eb8";
                case "concern" -> "#b34700";
                case "neutral" -> "#3d1a78";
                default -> "#5d6b75";
            };
        }
    }

    /** A sustained shift, with the address of the form that new limits are decided on. */
    public record Question(String text, String href) {}

    /** A practice in the small multiples. */
    public record AreaRow(String name, String href, String latest, Spark spark, Icon icon, String says) {}
}
