package health.cairn.comparison.web;

import health.cairn.comparison.Finding;
import health.cairn.comparison.Standing;
import health.cairn.comparison.Trend;
import health.cairn.comparison.Valued;
import health.cairn.measures.Measure;
import health.cairn.pages.Numbers;
import health.cairn.pages.Tag;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.Variation;
import org.jspecify.annotations.Nullable;

/** The words in which findings are told: neutral, computed, the same everywhere. */
final class Phrases {

    private Phrases() {}

    static Tag tag(Standing standing, Measure measure) {
        String word = switch (standing) {
            case LOWER -> "Lower";
            case SIMILAR -> "Similar";
            case HIGHER -> "Higher";
            case NOT_COMPARED -> "Not compared";
        };
        String colour = switch (standing.judgement(measure.polarity())) {
            case WANTED -> "blue";
            case UNWANTED -> "orange";
            case DIFFERENT -> "purple";
            case SIMILAR, NONE -> "grey";
        };
        return new Tag(word, colour);
    }

    /** The mark's kind: colour and shape. */
    static String kind(Standing standing, Measure measure) {
        return switch (standing.judgement(measure.polarity())) {
            case WANTED -> "improve";
            case UNWANTED -> "concern";
            case DIFFERENT -> "neutral";
            case SIMILAR, NONE -> "common";
        };
    }

    static String kind(Variation variation) {
        return switch (variation) {
            case COMMON_CAUSE -> "common";
            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> "improve";
            case CONCERN_HIGH, CONCERN_LOW -> "concern";
            case NEUTRAL_HIGH, NEUTRAL_LOW -> "neutral";
        };
    }

    static String trend(Trend trend, Measure measure) {
        return switch (trend) {
            case INCREASING -> "Increasing" + towards(measure, Measure.Polarity.HIGH_IS_GOOD);
            case DECREASING -> "Decreasing" + towards(measure, Measure.Polarity.LOW_IS_GOOD);
            case NO_CHANGE -> "No signal";
            case NOT_TESTED -> "";
        };
    }

    private static String towards(Measure measure, Measure.Polarity wanted) {
        return measure.polarity() == Measure.Polarity.NO_JUDGEMENT
                ? ""
                : measure.polarity() == wanted ? ", as wanted" : ", not as wanted";
    }

    static String variation(Variation variation) {
        return switch (variation) {
            case COMMON_CAUSE -> "No signal";
            case IMPROVEMENT_HIGH, CONCERN_HIGH, NEUTRAL_HIGH -> "A change happened: high";
            case IMPROVEMENT_LOW, CONCERN_LOW, NEUTRAL_LOW -> "A change happened: low";
        };
    }

    static String assurance(Assurance assurance) {
        return switch (assurance) {
            case PASS -> "The standard will be met as things are";
            case FAIL -> "The standard will not be met as things are";
            case HIT_AND_MISS -> "The standard may be met one time and missed the next";
            case NONE -> "";
        };
    }

    /** The value as it stands in a table cell. */
    static String value(Finding.Known known, Measure measure) {
        return switch (known) {
            case Finding.Known.Value(Valued v) -> Numbers.value(v.value(), measure.unit());
            case Finding.Known.Suppressed s -> "held back";
            case Finding.Known.NotCollected n -> "no data";
        };
    }

    /** The counts as they stand in a table cell; empty where the source gives none. */
    static String counts(@Nullable Valued v) {
        return v == null || v.numerator() == null || v.denominator() == null
                ? ""
                : Numbers.counts(v.numerator(), v.denominator());
    }

    /** The 95 per cent interval as it stands in a table cell; empty where there is none. */
    static String interval(@Nullable Valued v, Measure measure) {
        return v == null || v.interval95() == null
                ? ""
                : Numbers.range(v.interval95().lower(), v.interval95().upper(), measure.unit());
    }

    /** Value, counts and interval in one line. */
    static String line(@Nullable Valued v, Measure measure) {
        if (v == null) {
            return "";
        }
        var line = new StringBuilder(Numbers.value(v.value(), measure.unit()));
        if (!counts(v).isEmpty()) {
            line.append(" · ").append(counts(v));
        }
        if (v.interval95() != null) {
            line.append(" · 95% interval ").append(interval(v, measure));
        }
        return line.toString();
    }
}
