package health.cairn.projects.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.Directory;
import health.cairn.pages.Numbers;
import health.cairn.projects.ChartPoint;
import health.cairn.projects.Charter;
import health.cairn.projects.Cycle;
import health.cairn.projects.Cycles;
import health.cairn.projects.Field;
import health.cairn.projects.Member;
import health.cairn.projects.Part;
import health.cairn.projects.Prediction;
import health.cairn.projects.Project;
import health.cairn.projects.ProjectCharts.Chart;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.ProjectMeasure.MeasureType;
import health.cairn.projects.Signal;
import health.cairn.projects.Site;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a project says of itself, field by field of its write-up: sentences made from charter, definitions, charts, cycles. */
@Component
class WriteUpFacts {

    private final Directory directory;

    WriteUpFacts(Directory directory) {
        this.directory = directory;
    }

    /** Texts by field; empty where the project says nothing. */
    Map<String, String> of(Project project, Collection<Chart> charts) {
        Charter charter = project.charter().body();
        var facts = new LinkedHashMap<String, String>();
        facts.put("heading", charter.name());
        facts.put("summary", joined(charter.problem(), aims(charter), results(charts)));
        facts.put("problem", charter.problem());
        facts.put("knowledge", joined(charter.evidence(), signal(project)));
        facts.put("aims", aims(charter));
        facts.put("context", context(project, charter));
        facts.put("intervention", joined(interventions(project), team(project)));
        facts.put("study", study(project));
        facts.put(
                "measures", lines(charts.stream().map(WriteUpFacts::definition).toList()));
        facts.put("analysis", analysis(charts));
        facts.put("results", joined(steps(project), results(charts), unexpected(project), missing(charts)));
        facts.put("interpretation", learned(project));
        facts.put("limitations", limitations(charts));
        facts.replaceAll((_, text) -> text.strip());
        return facts;
    }

    private static String aims(Charter charter) {
        Double from = charter.baseline();
        Double to = charter.target();
        LocalDate byWhen = charter.byWhen();
        String unit = charter.unit();
        String numbers = to == null
                ? ""
                : "From " + (from == null ? "a baseline not yet known" : Numbers.value(from, unit)) + " to "
                        + Numbers.value(to, unit) + (byWhen == null ? "" : " by " + Numbers.day(byWhen)) + ".";
        return joined(charter.aim(), numbers);
    }

    private static String signal(Project project) {
        return project.all(Signal.class).stream()
                .findFirst()
                .map(Part::body)
                .map(signal -> signal.says() + " (" + signal.source() + ", seen " + Numbers.day(signal.seenOn()) + ")")
                .orElse("");
    }

    private String context(Project project, Charter charter) {
        List<AreaCode> codes = project.all(Site.class).stream()
                .flatMap(site -> Optional.ofNullable(site.body().area()).stream())
                .toList();
        Map<AreaCode, Area> names = directory.findAll(codes);
        String sites = codes.stream()
                .map(code ->
                        Optional.ofNullable(names.get(code)).map(Area::name).orElse(code.value()))
                .collect(Collectors.joining(", "));
        return joined(
                charter.where().isBlank() ? "" : "Where: " + charter.where(),
                charter.forWhom().isBlank() ? "" : "For whom: " + charter.forWhom(),
                sites.isEmpty() ? "" : "Taking part: " + sites,
                charter.inScope().isBlank() ? "" : "In scope: " + charter.inScope(),
                charter.outOfScope().isBlank() ? "" : "Out of scope: " + charter.outOfScope());
    }

    private static String interventions(Project project) {
        return lines(Cycles.ramps(project).stream()
                .map(ramp -> {
                    Cycle last = ramp.cycles().getLast().body();
                    String idea = ramp.cycles().stream()
                            .map(cycle -> cycle.body().idea())
                            .filter(text -> !text.isBlank())
                            .reduce((_, later) -> later)
                            .orElse("");
                    return ramp.name()
                            + (idea.isEmpty() ? "" : ": " + idea)
                            + (last.test().isBlank() ? "" : " (" + last.test() + ")");
                })
                .toList());
    }

    private static String team(Project project) {
        List<Part<Member>> members = project.all(Member.class);
        return members.isEmpty()
                ? ""
                : "Team: "
                        + members.stream()
                                .map(Part::body)
                                .map(member -> member.name()
                                        + (member.profession().isBlank() ? "" : ", " + member.profession())
                                        + (member.role() == Member.TeamRole.MEMBER
                                                ? ""
                                                : " (" + member.role().words() + ")"))
                                .collect(Collectors.joining("; "));
    }

    private static String study(Project project) {
        long begun = project.all(Cycle.class).stream()
                .filter(cycle -> cycle.body().begunAt() != null)
                .count();
        if (begun == 0) {
            return "";
        }
        Cycles.Foresight foresight = Cycles.foresight(project);
        return Words.capital(Numbers.words(begun))
                + (begun == 1 ? " cycle" : " cycles")
                + " of plan, do, study and act. What was expected was written down before each test and stamped when it began. "
                + (foresight.known() == 0
                        ? ""
                        : "Of " + Numbers.words(foresight.known()) + " predictions of which it is known, "
                                + Numbers.words(foresight.right()) + " came as predicted and "
                                + Numbers.words(foresight.partly()) + " in part. ")
                + "Measures were charted over time, with a baseline from before the first test where there was one.";
    }

    private static String definition(Chart chart) {
        ProjectMeasure measure = chart.measure().body();
        String type = measure.type().name().charAt(0)
                + measure.type().name().substring(1).toLowerCase(java.util.Locale.UK);
        return type + ": " + measure.name() + ". "
                + (measure.numerator().isBlank() ? "" : "Counted: " + measure.numerator() + ". ")
                + (measure.denominator().isBlank() ? "" : "Out of: " + measure.denominator() + ". ")
                + (measure.exclusions().isBlank() ? "" : "Left out: " + measure.exclusions() + ". ")
                + "Source: " + chart.source() + ", " + measure.frequency().words() + ".";
    }

    private static String analysis(Collection<Chart> charts) {
        if (charts.isEmpty()) {
            return "";
        }
        String kinds = charts.stream()
                .map(chart -> chart.whole().kind())
                .distinct()
                .map(Field.Worded::words)
                .collect(Collectors.joining(", "));
        return Words.capital(kinds)
                + ". On control charts a signal is a point beyond a limit, seven in a row on one side of the mean, seven rising or"
                + " falling, or two of three near a limit (Making Data Count, NHS England); on run charts six in a row on one"
                + " side of the median or five rising or falling, and too long runs or too few crossings (Anhøj).";
    }

    /** What the charts say: the same sentences that stand at them. */
    private static String results(Collection<Chart> charts) {
        return lines(charts.stream()
                .filter(chart -> chart.whole().present() > 0)
                .map(chart -> chart.measure().body().name() + ": "
                        + Summaries.of(chart.measure().body(), chart.whole()))
                .toList());
    }

    private static String steps(Project project) {
        return lines(project.all(Cycle.class).stream()
                .map(Part::body)
                .filter(cycle -> cycle.begunAt() != null)
                .map(cycle -> Words.day(Objects.requireNonNull(cycle.begunAt())) + ": " + cycle.title()
                        + (cycle.results().isBlank() ? "" : ". " + cycle.results())
                        + decision(cycle.decision(), cycle.because()))
                .toList());
    }

    private static String decision(Cycle.@Nullable Decision decision, String because) {
        return decision == null
                ? ". Not decided yet."
                : ". Decided to " + decision.words() + (because.isBlank() ? "." : ": " + because);
    }

    private static String unexpected(Project project) {
        String seen = project.all(Cycle.class).stream()
                .map(cycle -> cycle.body().unexpected())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; "));
        return seen.isEmpty() ? "" : "What nobody expected: " + seen;
    }

    private static String missing(Collection<Chart> charts) {
        return lines(charts.stream()
                .map(chart -> {
                    List<ChartPoint> without = chart.whole().points().stream()
                            .filter(point -> point.value() == null)
                            .toList();
                    return without.isEmpty()
                            ? ""
                            : "Missing for " + chart.measure().body().name() + ": "
                                    + Numbers.words(without.size()) + " of "
                                    + Numbers.count(chart.whole().points().size()) + " periods.";
                })
                .toList());
    }

    private static String learned(Project project) {
        var lines = new ArrayList<String>();
        for (Part<Cycle> cycle : project.all(Cycle.class)) {
            if (!cycle.body().learned().isBlank()) {
                lines.add(cycle.body().title() + ": " + cycle.body().learned());
            }
        }
        for (Part<Prediction> prediction : project.all(Prediction.class)) {
            if (prediction.body().came() == Prediction.Came.NO
                    && !prediction.body().observed().isBlank()) {
                lines.add("Predicted: " + prediction.body().prediction() + ". Found: "
                        + prediction.body().observed());
            }
        }
        return lines(lines);
    }

    private static String limitations(Collection<Chart> charts) {
        if (charts.isEmpty()) {
            return "";
        }
        boolean few = charts.stream().anyMatch(chart -> chart.whole().present() < 12);
        boolean balanced =
                charts.stream().anyMatch(chart -> chart.measure().body().type() == MeasureType.BALANCING);
        return joined(
                "A chart shows that a change happened, not what caused it; there is no comparison with a place that did not change"
                        + " anything.",
                few ? "Some measures have fewer than twelve points." : "",
                balanced ? "" : "No measure looks for harm elsewhere.");
    }

    private static String lines(List<String> lines) {
        return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String joined(String... texts) {
        return lines(List.of(texts));
    }
}
