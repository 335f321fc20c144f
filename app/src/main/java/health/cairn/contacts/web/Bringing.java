package health.cairn.contacts.web;

import health.cairn.contacts.Cohorts;
import health.cairn.contacts.DeepDives;
import health.cairn.contacts.MeetingItem.Finding;
import health.cairn.contacts.Meetings;
import health.cairn.contacts.web.Filters.Option;
import health.cairn.pages.Head.Link;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.statistics.Outcome;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Findings on their way to a meeting. What a form sends is which finding it is, never what it says: that is worked out anew, as it
 * is told outside a practice, whoever brings it.
 */
@Component
class Bringing {

    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    /** What a form may send to say which finding it is. */
    private static final List<String> FIELDS =
            List.of("finding", "area", "definition", "often", "months", "late", "cohort", "version", "case");

    private final Meetings meetings;
    private final Questions questions;
    private final OftenFindings often;
    private final NeverFindings never;
    private final MissedFindings missed;
    private final Cohorts cohorts;
    private final CohortFindings cohortFindings;
    private final DeepDives dives;

    Bringing(
            Meetings meetings,
            Questions questions,
            OftenFindings often,
            NeverFindings never,
            MissedFindings missed,
            Cohorts cohorts,
            CohortFindings cohortFindings,
            DeepDives dives) {
        this.meetings = meetings;
        this.questions = questions;
        this.often = often;
        this.never = never;
        this.missed = missed;
        this.cohorts = cohorts;
        this.cohortFindings = cohortFindings;
        this.dives = dives;
    }

    /** The form for a finding; null for somebody who belongs to no meeting. */
    @Nullable
    Bring form(Map<String, String> fields, String chosen, String note, Scope scope) {
        List<Option> options = meetings.organisations(scope).stream()
                .map(each -> new Option(each.code(), each.name(), each.code().equals(chosen)))
                .toList();
        Map<String, String> which = new TreeMap<>(fields);
        which.keySet().retainAll(FIELDS);
        return options.isEmpty() ? null : new Bring(which, options, note);
    }

    /** The form for a finding of this page. */
    @Nullable
    Bring form(String finding, Questions.Question question, String field, String value, Scope scope) {
        return form(
                Map.of(
                        "finding",
                        finding,
                        "area",
                        question.lens().area(),
                        "definition",
                        question.definition().key(),
                        field,
                        value),
                "",
                "",
                scope);
    }

    /**
     * The finding that a form names, as it is told outside a practice.
     *
     * @throws NotFound where there is none, or too few people to tell of
     */
    Finding find(Map<String, String> asked, Scope scope) {
        return switch (asked.getOrDefault("finding", "")) {
            case "often" -> often(asked, scope);
            case "never" -> never(asked, scope);
            case "missed" -> missed(asked, scope);
            case "cohort" -> cohort(asked, scope);
            case "case" -> dive(asked, scope);
            default -> throw nothing();
        };
    }

    private Finding often(Map<String, String> asked, Scope scope) {
        OftenChoice choice = OftenController.choice(asked.getOrDefault("often", ""));
        Questions.Question question = question(asked, scope);
        OftenAnswer answer = often.of(question, choice).orElseThrow(Bringing::nothing);
        return finding(
                "Who comes often, " + question.lens().name(),
                new OftenPages(answer, "").sentence(),
                "/unmet-need/often?" + OftenController.query(question, choice),
                question.lens());
    }

    private Finding never(Map<String, String> asked, Scope scope) {
        int months = (int) number(asked, "months");
        NeverController.check(months);
        Questions.Question question = question(asked, scope);
        if (!(never.of(question, months, scope).orElse(Outcome.none(""))
                instanceof Outcome.Calculated<NeverAnswer>(NeverAnswer answer))) {
            throw nothing();
        }
        told(answer.everybody());
        return finding(
                "No contact in " + months + " months, " + question.lens().name(),
                new NeverPages(answer, "").says(),
                "/unmet-need/never?" + NeverController.query(question, months),
                question.lens());
    }

    private Finding missed(Map<String, String> asked, Scope scope) {
        boolean late = Boolean.parseBoolean(asked.get("late"));
        Questions.Question question = question(asked, scope);
        MissedAnswer answer = missed.of(question, late).orElseThrow(Bringing::nothing);
        told(answer.everybody());
        return finding(
                "Appointments not attended, " + question.lens().name(),
                answer.sentence(),
                "/unmet-need/missed?" + MissedController.query(question, late),
                question.lens());
    }

    private Finding cohort(Map<String, String> asked, Scope scope) {
        var cohort = cohorts.find(number(asked, "cohort"), Optional.of((int) number(asked, "version")), scope)
                .orElseThrow(Bringing::nothing);
        Questions.Question question = question(Map.of("area", cohort.area(), "definition", cohort.definition()), scope);
        CohortFindings.Answer answer =
                cohortFindings.of(question, cohort.criteria()).orElseThrow(Bringing::nothing);
        told(answer.everybody());
        return finding(
                cohort.name() + ", " + question.lens().name(),
                CriteriaForm.words(cohort.criteria()) + " That is "
                        + answer.everybody().counts() + " people.",
                "/unmet-need/cohorts/" + cohort.cohort() + "?version=" + cohort.version(),
                question.lens());
    }

    /** A deep dive goes by its number alone. */
    private Finding dive(Map<String, String> asked, Scope scope) {
        var dive = dives.find(number(asked, "case"), scope).orElseThrow(Bringing::nothing);
        return new Finding(
                "Deep dive " + dive.number(),
                "A deep dive begun on "
                        + Numbers.day(dive.begunAt().atZone(ENGLAND).toLocalDate()) + ".",
                "/unmet-need/cases/" + dive.number(),
                java.util.Set.of(dive.practice()));
    }

    private static Finding finding(String about, String says, String address, Lens lens) {
        return new Finding(about, says, address, lens.practices());
    }

    private Questions.Question question(Map<String, String> asked, Scope scope) {
        String area = asked.getOrDefault("area", "");
        if (area.isBlank()) {
            throw nothing();
        }
        return questions
                .read(Optional.of(area), Optional.ofNullable(asked.get("definition")), scope)
                .map(Questions.Question::outside)
                .filter(question -> !question.lens().practices().isEmpty())
                .orElseThrow(Bringing::nothing);
    }

    private static void told(Group all) {
        if (!all.shown()) {
            throw new NotFound("There are too few people to tell of this outside the practice.", back());
        }
    }

    private static long number(Map<String, String> asked, String field) {
        String text = asked.getOrDefault(field, "");
        if (!text.matches("\\d{1,9}")) {
            throw nothing();
        }
        return Long.parseLong(text);
    }

    private static NotFound nothing() {
        return new NotFound("There is no such finding to bring to a meeting, or you may not see it.", back());
    }

    private static List<Link> back() {
        return List.of(new Link("For the next meeting", "/unmet-need/meeting"));
    }
}
