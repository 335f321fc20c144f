package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a project stands on the scale of 0.5 to 5.0 (Institute for Healthcare Improvement, in the wording of improvement
 * platforms), said by the team or by its coach. Cairn suggests a step from what is in the project; people confirm it, or
 * differ and say why.
 *
 * @param suggested what Cairn suggested that day; null where it was not asked
 */
public record Score(
        By by, Step step, @Nullable LocalDate day, @Nullable Step suggested, String reason, String feedback)
        implements PartBody {

    static final List<Field> FIELDS = List.of(
            choice("by", "Said by", "", By.class),
            choice("step", "Score", "", Step.class),
            Field.day("day", "On", "Empty for today"),
            text("reason", "Why", "Needed where it differs from what is suggested"),
            text("feedback", "What would bring the next half step", ""));

    /** Who says so. */
    public enum By implements Field.Worded {
        TEAM("the team"),
        COACH("the coach");

        private final String words;

        By(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** The ten steps. */
    public enum Step implements Field.Worded {
        S05(0.5, "Intent to participate"),
        S10(1.0, "Charter and team established"),
        S15(1.5, "Planning begun"),
        S20(2.0, "Activity, no changes yet"),
        S25(2.5, "Changes tested, no improvement yet"),
        S30(3.0, "Modest improvement"),
        S35(3.5, "Improvement"),
        S40(4.0, "Significant improvement"),
        S45(4.5, "Sustainable improvement"),
        S50(5.0, "Outstanding sustainable results");

        private final double value;
        private final String label;

        Step(double value, String label) {
            this.value = value;
            this.label = label;
        }

        public double value() {
            return value;
        }

        public String label() {
            return label;
        }

        @Override
        public String words() {
            return value + " " + label.substring(0, 1).toLowerCase(java.util.Locale.UK) + label.substring(1);
        }
    }

    /** What was said last, by the team or by its coach. */
    public static Optional<Part<Score>> last(Project project, By by) {
        return project.all(Score.class).stream()
                .filter(score -> score.body().by() == by)
                .max(Comparator.comparing((Part<Score> score) ->
                                Objects.requireNonNullElse(score.body().day(), LocalDate.MIN))
                        .thenComparing(Part::number));
    }

    @Override
    public String title() {
        return step.value() + " by " + by.words();
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (suggested != null && suggested != step && reason.isBlank()) {
            problems.put(
                    "reason",
                    "Cairn suggests " + suggested.value() + " from what is in the project; say why it is "
                            + step.value());
        }
        if (day != null && day.isAfter(LocalDate.ofInstant(context.now(), ZoneOffset.UTC))) {
            problems.put("day", "The day is in the future; found " + day);
        }
        return problems;
    }

    /** What was suggested stays as it was that day. */
    @Override
    public Score settled(PartContext context) {
        LocalDate on = day == null ? LocalDate.ofInstant(context.now(), ZoneOffset.UTC) : day;
        Step then = context.before(Score.class).isPresent()
                ? context.before(Score.class).get().suggested()
                : suggested;
        return new Score(by, step, on, then, reason, feedback);
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Score";
    }
}
