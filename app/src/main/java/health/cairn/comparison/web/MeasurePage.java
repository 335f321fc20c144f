package health.cairn.comparison.web;

import health.cairn.pages.Figure;
import health.cairn.pages.Head;
import health.cairn.pages.IntervalMark;
import health.cairn.pages.Spark;
import health.cairn.pages.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure, seen from an area.
 *
 * @param controls with what the page compares, on which map, in which period; null where nothing is loaded
 * @param against what it compares with, as it stands in a sentence
 * @param stands where my area stands, in a sentence; null where it has no data
 * @param facts my area, the one above it or what it is compared with, England
 * @param signals what the control chart says, in sentences; empty where there are too few points
 * @param trend the series over time; null where my area has no data
 * @param nothing why there is no data, where there is none
 * @param rows the parts of my area
 * @param ordered all areas of a kind in order; null where there are fewer than three
 * @param funnel value against size; null where counts are missing
 * @param definition what is counted
 * @param choices other areas of comparison
 * @param csvHere my area and its parts, in every period, as a file
 * @param csvBelow every area of England as a file
 */
public record MeasurePage(
        Head head,
        @Nullable Controls controls,
        String against,
        @Nullable String stands,
        List<Fact> facts,
        List<String> signals,
        @Nullable Figure trend,
        @Nullable String nothing,
        String rowsTitle,
        String rowsNote,
        List<PartRow> rows,
        @Nullable Figure ordered,
        @Nullable Figure funnel,
        List<Term> definition,
        List<Head.Link> choices,
        String csvHere,
        String csvBelow,
        @Nullable String warning) {

    /** A number of the hero strip. */
    public record Fact(String label, String value, String counts, String interval) {}

    /** A line of the definition. */
    public record Term(String name, String text) {}

    /** A part of my area in the table. */
    public record PartRow(
            String name,
            String href,
            String counts,
            String value,
            String interval,
            @Nullable IntervalMark mark,
            Spark spark,
            Tag tag,
            boolean mine) {}
}
