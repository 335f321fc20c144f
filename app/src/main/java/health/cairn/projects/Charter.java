package health.cairn.projects;

import static health.cairn.projects.Field.day;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.number;
import static health.cairn.projects.Field.text;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the team wants to accomplish, and why: the first question of the Model for Improvement.
 *
 * @param name what the project is called
 * @param aim the aim in one sentence
 * @param baseline where it stands before any change, in {@code unit}
 * @param target where it is to stand, in {@code unit}
 * @param byWhen the day by which
 */
public record Charter(
        String name,
        String problem,
        String evidence,
        String aim,
        @Nullable Double baseline,
        @Nullable Double target,
        String unit,
        @Nullable LocalDate byWhen,
        String forWhom,
        String where,
        String inScope,
        String outOfScope,
        @Nullable LocalDate starts,
        @Nullable LocalDate ends)
        implements PartBody {

    static final List<Field> FIELDS = List.of(
            line("name", "Name of the project", "A few words that people will remember"),
            text("problem", "What is the problem?", "Who is affected, and how do you know?")
                    .under("Why"),
            text("evidence", "What is known already?", "Numbers, what people said, what worked elsewhere"),
            text("aim", "Aim, in one sentence", "How much, from where, by when, for whom, and where")
                    .under("Aim"),
            number("baseline", "From", "Where it stands before any change"),
            number("target", "To", "Where it is to stand"),
            line("unit", "Unit", "For example %, days or per 1,000"),
            day("byWhen", "By", ""),
            line("forWhom", "For whom", "For example women aged 25 to 49 who are overdue"),
            line("where", "Where", "For example the six practices of the network"),
            text("inScope", "What belongs to it", "").under("Scope"),
            text("outOfScope", "What does not", ""),
            day("starts", "Starts", "").under("Dates"),
            day("ends", "Ends", ""));

    @Override
    public String title() {
        return name;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (name.isBlank()) {
            problems.put("name", "Give the project a name");
        } else if (name.length() > 150) {
            problems.put("name", "A name has up to 150 characters; this one has " + name.length());
        }
        if (starts != null && ends != null && ends.isBefore(starts)) {
            problems.put("ends", "A project ends after it starts; found " + starts + " to " + ends);
        }
        return problems;
    }

    /** What of an aim is there, and what is missing. */
    public AimCheck aimCheck() {
        return AimCheck.of(this);
    }

    /** Dates and numbers belong to the place it came from. */
    @Override
    public Charter copied() {
        return new Charter(
                name, problem, evidence, aim, null, null, unit, null, forWhom, "", inScope, outOfScope, null, null);
    }

    /**
     * Whether both stand at about the same place before any change, a twentieth apart at most: an aim that begins elsewhere is of
     * another measure. A charter without a baseline begins where the other does.
     */
    boolean beginsNear(Charter other) {
        return baseline == null
                || other.baseline == null
                || Math.abs(baseline - other.baseline) <= Math.abs(other.baseline) / 20;
    }

    Charter named(String other) {
        return new Charter(
                other,
                problem,
                evidence,
                aim,
                baseline,
                target,
                unit,
                byWhen,
                forWhom,
                where,
                inScope,
                outOfScope,
                starts,
                ends);
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Charter";
    }
}
