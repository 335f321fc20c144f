package health.cairn.comparison.web;

import health.cairn.comparison.Comparisons;
import health.cairn.directory.AreaType;
import health.cairn.measures.Measure;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.Numbers;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a measure counts, where it comes from, how old it is and how far to trust it, line by line. */
final class Definition {

    private Definition() {}

    /**
     * @param last the latest point shown; null where there is none
     * @param areas how many areas of the type have a value
     */
    static List<MeasurePage.Term> of(
            Measure measure,
            SeriesKey key,
            Comparisons.History.@Nullable Point last,
            int areas,
            AreaType type,
            LocalDate today) {
        var terms = new ArrayList<MeasurePage.Term>();
        terms.add(new MeasurePage.Term("Numerator", measure.numerator()));
        terms.add(new MeasurePage.Term("Denominator", measure.denominator()));
        String wanted = switch (measure.polarity()) {
            case HIGH_IS_GOOD -> "High";
            case LOW_IS_GOOD -> "Low";
            case NO_JUDGEMENT -> "No direction: higher and lower are only different";
        };
        String targets = String.join(
                ", ",
                measure.targets().stream()
                        .filter(t -> t.holdsOn(today))
                        .map(t -> t.name() + " " + Numbers.value(t.value(), measure.unit()))
                        .toList());
        terms.add(new MeasurePage.Term(
                "Wanted", targets.isEmpty() ? wanted : wanted + ". " + Viewpoint.capital(targets)));
        terms.add(
                new MeasurePage.Term("Series", key.sex() + ", " + key.age() + "; never joined to other ages or sexes"));
        terms.add(new MeasurePage.Term(
                "Source",
                measure.source()
                        + (measure.fingertips().isPresent()
                                ? ", indicator " + measure.fingertips().getAsInt()
                                : "")));
        if (last != null) {
            long days = ChronoUnit.DAYS.between(last.period().until(), today);
            terms.add(new MeasurePage.Term(
                    "Age of data",
                    "To " + Numbers.day(last.period().lastDay()) + ", " + Numbers.count(Math.max(0, days))
                            + " days ago"));
            terms.add(new MeasurePage.Term(
                    "Trail",
                    last.rolledUp()
                            ? "Sum of " + last.reporting() + " of " + last.members() + " practices"
                            : "Batch " + last.batch() + ", row " + last.row() + " of its file"));
        }
        if (areas > 0) {
            terms.add(new MeasurePage.Term("Complete", Numbers.count(areas) + " " + type.many() + " have a value"));
        }
        Measure.Reliability reliability = measure.reliability();
        if (reliability != null) {
            terms.add(new MeasurePage.Term(
                    "Reliability",
                    Numbers.bare(reliability.from(), "") + " to " + Numbers.bare(reliability.to(), "")
                            + " for a practice in one year. " + reliability.note()));
        }
        terms.add(new MeasurePage.Term(
                "Checked",
                measure.reviewed() && measure.nextReview() != null
                        ? measure.checkedBy() + "; next due " + Numbers.day(measure.nextReview())
                        : "Not reviewed: this definition comes from a loaded file"));
        return terms;
    }
}
