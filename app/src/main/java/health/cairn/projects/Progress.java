package health.cairn.projects;

import health.cairn.projects.Cycle.Decision;
import health.cairn.projects.ProjectMeasure.MeasureType;
import health.cairn.projects.Score.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Which step of the progress scale the evidence in a project reaches: the highest below which nothing is missing. It is a
 * suggestion and never set; what Cairn cannot see, such as an anecdote, people bring in when they differ. How much of the
 * expected result is there is read off the outcome's chart: the way of its centre from the first to the target.
 *
 * @param suggested the step
 * @param evidence what each step asks for, found or not, from the lowest step up
 */
public record Progress(Step suggested, List<Evidence> evidence) {

    /** Modest improvement begins at a fifth of the expected result, significant improvement at half of it. */
    static final double MODEST = 0.2;

    static final double SIGNIFICANT = 0.5;

    /** Points after new limits that show the change holding: as many as ask for new limits. */
    static final int HOLDING = 8;

    public Progress {
        evidence = List.copyOf(evidence);
    }

    /** Whether something is there. */
    public enum Found {
        YES,
        PARTLY,
        NO
    }

    /**
     * One thing that a step asks for.
     *
     * @param what in words
     * @param detail what was found; empty where nothing was
     */
    public record Evidence(Step step, String what, Found found, String detail) {}

    /** What is missing for the next step, in a sentence; empty at the top. */
    public String missing() {
        return evidence.stream()
                .filter(one -> one.step().compareTo(suggested) > 0)
                .min(Comparator.comparing(Evidence::step))
                .map(next -> evidence.stream()
                        .filter(one -> one.step() == next.step() && one.found() != Found.YES)
                        .map(Evidence::what)
                        .collect(Collectors.joining("; ", next.step().value() + " needs: ", "")))
                .orElse("");
    }

    /**
     * Looks at a project.
     *
     * @param charts its charts, by number of the measure
     */
    public static Progress of(Project project, Map<Long, ProjectCharts.Chart> charts) {
        var evidence = new ArrayList<Evidence>();
        planning(project, evidence);
        testing(project, charts, evidence);
        result(project, charts, evidence);
        Step reached = Step.S05;
        for (Step step : Step.values()) {
            boolean whole =
                    evidence.stream().filter(one -> one.step() == step).allMatch(one -> one.found() == Found.YES);
            if (!whole) {
                break;
            }
            reached = step;
        }
        return new Progress(reached, evidence);
    }

    private static void planning(Project project, List<Evidence> evidence) {
        AimCheck aim = project.charter().body().aimCheck();
        long said = aim.points().stream().filter(AimCheck.Point::said).count();
        evidence.add(new Evidence(
                Step.S10,
                "An aim that says how much, by when, for whom and where",
                aim.whole() ? Found.YES : said > 0 ? Found.PARTLY : Found.NO,
                said + " of " + aim.points().size() + " said"));
        int team = project.all(Member.class).size();
        evidence.add(new Evidence(
                Step.S10,
                "A team of more than one",
                team > 1 ? Found.YES : team == 1 ? Found.PARTLY : Found.NO,
                many(team, "person", "people")));
        int measures = project.all(ProjectMeasure.class).size();
        evidence.add(new Evidence(
                Step.S15, "A measure is defined", yes(measures > 0), many(measures, "measure", "measures")));
        int ideas = project.all(ChangeIdea.class).size();
        int plans = project.all(Task.class).size() + project.all(Cycle.class).size();
        evidence.add(new Evidence(
                Step.S15,
                "Drivers, ideas or tasks are written down",
                yes(ideas + project.all(Driver.class).size() + plans > 0),
                many(ideas, "idea", "ideas") + ", " + many(plans, "task or cycle", "tasks and cycles")));
    }

    private static void testing(Project project, Map<Long, ProjectCharts.Chart> charts, List<Evidence> evidence) {
        long measured = charts.values().stream()
                .filter(chart -> chart.whole().present() > 0)
                .count();
        evidence.add(new Evidence(
                Step.S20,
                "Data are being collected",
                yes(measured > 0),
                many(measured, "measure", "measures") + " with data"));
        List<Part<Cycle>> begun = begun(project);
        evidence.add(new Evidence(
                Step.S25,
                "A change has been tested",
                yes(!begun.isEmpty()),
                many(begun.size(), "cycle", "cycles") + " begun"));
        Optional<ProjectCharts.Chart> outcome = outcome(charts);
        boolean target =
                outcome.filter(chart -> chart.measure().body().target() != null).isPresent();
        evidence.add(new Evidence(
                Step.S25,
                "The outcome is on a chart with its target",
                target ? Found.YES : outcome.isPresent() ? Found.PARTLY : Found.NO,
                outcome.map(chart -> chart.measure().body().name()).orElse("")));
    }

    private static void result(Project project, Map<Long, ProjectCharts.Chart> charts, List<Evidence> evidence) {
        List<Part<Cycle>> begun = begun(project);
        List<Part<Cycle>> kept = begun.stream()
                .filter(cycle -> cycle.body().decision() == Decision.ADOPT
                        || cycle.body().decision() == Decision.ADAPT)
                .toList();
        List<Part<Cycle>> adopted = begun.stream()
                .filter(cycle -> cycle.body().decision() == Decision.ADOPT)
                .toList();
        Optional<ProjectCharts.Chart> outcome = outcome(charts);
        OptionalDouble way = outcome.map(Progress::way).orElse(OptionalDouble.empty());
        String far = way.isPresent()
                ? String.format(Locale.UK, "%.0f%% of the way to the target", 100 * way.getAsDouble())
                : "no way to read: it needs a target and data before and after";
        evidence.add(new Evidence(
                Step.S30,
                "A test led to adopting or adapting",
                yes(!kept.isEmpty()),
                many(kept.size(), "cycle", "cycles")));
        evidence.add(new Evidence(Step.S30, "A fifth of the expected result", reached(way, MODEST), far));
        boolean signal = outcome.filter(chart -> improved(chart.whole())).isPresent();
        evidence.add(new Evidence(
                Step.S35,
                "A signal of improvement on the outcome's chart",
                yes(signal),
                signal ? "a change happened" : ""));
        evidence.add(new Evidence(
                Step.S35,
                "Tests go on",
                begun.size() > 1 ? Found.YES : begun.isEmpty() ? Found.NO : Found.PARTLY,
                many(begun.size(), "cycle", "cycles") + " begun"));
        evidence.add(new Evidence(Step.S40, "Half of the expected result", reached(way, SIGNIFICANT), far));
        evidence.add(new Evidence(
                Step.S40, "A change is adopted", yes(!adopted.isEmpty()), many(adopted.size(), "cycle", "cycles")));
        boolean holds = outcome.filter(chart -> holds(chart.whole())).isPresent();
        evidence.add(new Evidence(
                Step.S45, "The change holds: new limits, and " + HOLDING + " points since", yes(holds), ""));
        boolean plan =
                adopted.stream().anyMatch(cycle -> !cycle.body().sustaining().isBlank());
        evidence.add(new Evidence(Step.S45, "A plan for keeping it", yes(plan), ""));
        evidence.add(new Evidence(Step.S50, "All of the expected result", reached(way, 1), far));
        List<Part<ChangeIdea>> ideas = project.all(ChangeIdea.class);
        long open = ideas.stream()
                .filter(idea -> idea.body().state() != ChangeIdea.State.IMPLEMENTED
                        && idea.body().state() != ChangeIdea.State.ABANDONED)
                .count();
        evidence.add(new Evidence(
                Step.S50,
                "Every idea is adopted or set aside",
                ideas.isEmpty() ? Found.NO : open == 0 ? Found.YES : Found.PARTLY,
                ideas.isEmpty() ? "no ideas" : open + " of " + ideas.size() + " still open"));
        OptionalDouble lasting = lasting(project);
        evidence.add(new Evidence(
                Step.S50,
                "The team expects it to last: 55 or more on the sustainability model",
                lasting.isPresent() && lasting.getAsDouble() >= Sustaining.HOPEFUL
                        ? Found.YES
                        : lasting.isPresent() ? Found.PARTLY : Found.NO,
                lasting.isPresent() ? String.format(Locale.UK, "%.1f of 100", lasting.getAsDouble()) : "not scored"));
    }

    private static List<Part<Cycle>> begun(Project project) {
        return project.all(Cycle.class).stream()
                .filter(cycle -> cycle.body().begunAt() != null)
                .toList();
    }

    /** The measure that the aim is about, once it has data. */
    private static Optional<ProjectCharts.Chart> outcome(Map<Long, ProjectCharts.Chart> charts) {
        return charts.values().stream()
                .filter(chart -> chart.measure().body().type() == MeasureType.OUTCOME)
                .filter(chart -> chart.whole().present() > 0)
                .min(ProjectCharts.AIM_FIRST);
    }

    /**
     * How far the centre has come from where it began to the target, 1 for all of the way. Where the limits were calculated
     * anew, the centres of the first and the last stretch are compared; where they were not, the first centre and the mean of
     * the last {@link #HOLDING} points.
     */
    static OptionalDouble way(ProjectCharts.Chart chart) {
        Double target = chart.measure().body().target();
        Charted whole = chart.whole();
        Optional<Integer> last = whole.last();
        if (target == null || last.isEmpty()) {
            return OptionalDouble.empty();
        }
        Double from = whole.marks().getFirst().centre();
        Charted.Stretch stretch = whole.stretchOf(last.get());
        Double to = stretch.begins() == Charted.Begins.REBASED
                ? whole.marks().get(last.get()).centre()
                : mean(whole.points().subList(stretch.from(), stretch.until()));
        boolean other = stretch.begins() == Charted.Begins.DEFINITION;
        return from == null || to == null || other || target.equals(from)
                ? OptionalDouble.empty()
                : OptionalDouble.of((to - from) / (target - from));
    }

    private static @org.jspecify.annotations.Nullable Double mean(List<ChartPoint> points) {
        List<Double> values =
                points.stream().map(ChartPoint::value).filter(Objects::nonNull).toList();
        // Fewer than two lots of points cannot show a before and an after.
        return values.size() < 2 * HOLDING
                ? null
                : (Double) values.subList(values.size() - HOLDING, values.size()).stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow();
    }

    private static Found reached(OptionalDouble way, double wanted) {
        return way.isEmpty() || way.getAsDouble() <= 0
                ? Found.NO
                : way.getAsDouble() >= wanted ? Found.YES : Found.PARTLY;
    }

    /** A signal in the wanted direction in the last stretch, or new limits that followed one. */
    private static boolean improved(Charted whole) {
        return whole.stretches().stream().anyMatch(stretch -> stretch.begins() == Charted.Begins.REBASED)
                || whole.last()
                        .filter(last -> switch (whole.marks().get(last).variation()) {
                            case IMPROVEMENT_HIGH, IMPROVEMENT_LOW -> true;
                            case COMMON_CAUSE, CONCERN_HIGH, CONCERN_LOW, NEUTRAL_HIGH, NEUTRAL_LOW -> false;
                        })
                        .isPresent();
    }

    private static boolean holds(Charted whole) {
        return whole.last()
                .map(whole::stretchOf)
                .filter(stretch -> stretch.begins() == Charted.Begins.REBASED)
                .filter(stretch -> whole.points().subList(stretch.from(), stretch.until()).stream()
                                .filter(point -> point.value() != null)
                                .count()
                        >= HOLDING)
                .isPresent();
    }

    /** The mean of what each of the team gave on the newest sheet of the sustainability model. */
    private static OptionalDouble lasting(Project project) {
        return project.all(Sheet.class).stream()
                .filter(sheet -> sheet.body().tool() == Tool.SUSTAINABILITY)
                .reduce((_, later) -> later)
                .map(sheet -> SheetItem.on(project, sheet.number(), Sustaining.class).stream()
                        .map(view -> view.body().total())
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .average())
                .orElse(OptionalDouble.empty());
    }

    private static Found yes(boolean found) {
        return found ? Found.YES : Found.NO;
    }

    private static String many(long count, String one, String more) {
        return count + " " + (count == 1 ? one : more);
    }
}
