package health.cairn.projects.web;

import health.cairn.pages.Numbers;
import health.cairn.pages.Tag;
import health.cairn.projects.Cycle;
import health.cairn.projects.Cycle.Stage;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.Variation;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The words and times in which projects speak on pages. */
final class Words {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);

    private Words() {}

    static String day(Instant at) {
        return Numbers.day(at.atZone(LONDON).toLocalDate());
    }

    static String moment(Instant at) {
        return MOMENT.format(at.atZone(LONDON));
    }

    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The tag of a cycle, in the words and colours of the design language. */
    static Tag tag(Cycle cycle) {
        return switch (cycle.stage()) {
            case PLANNING -> new Tag("In plan", "white");
            case DOING -> new Tag("In do", "yellow");
            case STUDYING -> new Tag("In study", "purple");
            case CLOSED -> {
                Cycle.Decision decision = cycle.decision();
                yield decision == null
                        ? new Tag(capital(Stage.CLOSED.words()), "grey")
                        : switch (decision) {
                            case ADOPT -> new Tag("Adopt", "green");
                            case ADAPT -> new Tag("Adapt", "blue");
                            case ABANDON -> new Tag("Set aside", "grey");
                        };
            }
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

    static String variation(Variation variation) {
        return switch (variation) {
            case COMMON_CAUSE -> "No signal in the latest point";
            case IMPROVEMENT_HIGH -> "A change happened: higher, as wanted";
            case IMPROVEMENT_LOW -> "A change happened: lower, as wanted";
            case CONCERN_HIGH -> "A change happened: higher, not as wanted";
            case CONCERN_LOW -> "A change happened: lower, not as wanted";
            case NEUTRAL_HIGH -> "A change happened: higher";
            case NEUTRAL_LOW -> "A change happened: lower";
        };
    }

    static String letter(Variation variation) {
        return switch (variation) {
            case COMMON_CAUSE -> "";
            case IMPROVEMENT_HIGH, CONCERN_HIGH, NEUTRAL_HIGH -> "H";
            case IMPROVEMENT_LOW, CONCERN_LOW, NEUTRAL_LOW -> "L";
        };
    }

    static String assurance(Assurance assurance) {
        return switch (assurance) {
            case PASS -> "The target will be met as things are";
            case FAIL -> "The target will not be met as things are";
            case HIT_AND_MISS -> "The target may be met one time and missed the next";
            case NONE -> "";
        };
    }
}
