package health.cairn.projects;

import health.cairn.pages.Signals;
import health.cairn.projects.Charted.Begins;
import health.cairn.projects.Charted.Mark;
import health.cairn.projects.Charted.Stretch;
import health.cairn.projects.Charted.Suggestion;
import health.cairn.statistics.Baseline;
import health.cairn.statistics.Observations;
import health.cairn.statistics.Phases;
import health.cairn.statistics.runs.IhiRules;
import health.cairn.statistics.runs.RunChart;
import health.cairn.statistics.runs.RunSettings;
import health.cairn.statistics.runs.RunsAnalysis;
import health.cairn.statistics.runs.RunsMethod;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.ChartType;
import health.cairn.statistics.spc.ControlChart;
import health.cairn.statistics.spc.ControlSettings;
import health.cairn.statistics.spc.Place;
import health.cairn.statistics.spc.RebaseSuggestion;
import health.cairn.statistics.spc.SpecialCause;
import health.cairn.statistics.spc.SpecialCauses;
import health.cairn.statistics.spc.Subgroups;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.Xmr;
import health.cairn.statistics.spc.XmrLimits;
import health.cairn.statistics.spc.XmrSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Charts a series. Every number comes from the statistics; here it is only decided which points belong together. A stretch
 * begins where a definition changed or where a person decided on new limits, and no rule looks across its border, so each is
 * charted by itself.
 */
final class Charting {

    /** Fewer points than this make a run chart, or trial limits where somebody wants limits (Making Data Count). */
    static final int FEWEST_FOR_LIMITS = XmrSettings.SHORTEST_BASELINE;

    /** The fewest frozen points that limits are made from, as trial limits: "useful" from five or six on (Wheeler). */
    static final int FEWEST_FROZEN = 6;

    private final ProjectMeasure measure;
    private final List<ChartPoint> points;
    private final List<Part<Rebase>> rebases;
    private final ChartKind wanted;
    private final List<Part<Exclusion>> exclusions;
    private final Map<Integer, String> leftOut = new TreeMap<>();
    private final Mark[] marks;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Suggestion> suggestions = new ArrayList<>();

    private Charting(ProjectMeasure measure, List<ChartPoint> points, Decisions decisions, ChartKind wanted) {
        this.measure = measure;
        this.points = points;
        this.rebases = decisions.rebases();
        this.exclusions = decisions.exclusions();
        this.wanted = wanted;
        this.marks = new Mark[points.size()];
    }

    /** What people decided about a chart: new limits, and points left out of them. */
    record Decisions(List<Part<Rebase>> rebases, List<Part<Exclusion>> exclusions) {}

    static Charted chart(ProjectMeasure measure, List<ChartPoint> points, List<Part<Rebase>> rebases) {
        return chart(measure, points, new Decisions(rebases, List.of()));
    }

    /**
     * @param points in time order
     * @param decisions those on this measure
     */
    static Charted chart(ProjectMeasure measure, List<ChartPoint> points, Decisions decisions) {
        long present = points.stream().filter(p -> p.value() != null).count();
        boolean counted = points.stream()
                .filter(p -> p.value() != null)
                .allMatch(p -> p.numerator() != null && p.denominator() != null && p.denominator() > 0);
        ChartKind recommended = ChartKind.recommended(measure.shape(), counted && present > 0, (int) present);
        ChartKind wanted = measure.chart() == ChartKind.RECOMMENDED ? recommended : measure.chart();
        boolean needsCounts = wanted != ChartKind.RUN
                && wanted.type() != ChartType.I
                && measure.shape().hasDenominator();
        if (needsCounts && !counted) {
            return new Charting(measure, points, decisions, ChartKind.RUN)
                    .charted("some points have a value without counts, which this chart needs");
        }
        try {
            return new Charting(measure, points, decisions, wanted).charted("");
        } catch (IllegalArgumentException e) {
            return new Charting(measure, points, decisions, ChartKind.RUN)
                    .charted("the data do not suit a " + wanted.words() + ": " + e.getMessage());
        }
    }

    private Charted charted(String why) {
        Arrays.fill(marks, new Mark(null, null, null, Variation.COMMON_CAUSE, ""));
        leaveOut();
        int from = 0;
        Begins begins = Begins.FIRST;
        Optional<Part<Rebase>> rebase = Optional.empty();
        for (int i = 1; i <= points.size(); i++) {
            Optional<Part<Rebase>> here = i < points.size() ? rebaseAt(i) : Optional.empty();
            boolean redefined = i < points.size()
                    && points.get(i).definition() != points.get(i - 1).definition();
            if (i == points.size() || redefined || here.isPresent()) {
                stretch(from, i, begins, rebase);
                from = i;
                begins = redefined ? Begins.DEFINITION : Begins.REBASED;
                rebase = redefined ? Optional.empty() : here;
            }
        }
        return new Charted(wanted, why, points, List.of(marks), stretches, assurance(), suggestions, leftOut);
    }

    private void leaveOut() {
        for (int i = 0; i < points.size(); i++) {
            ChartPoint point = points.get(i);
            int at = i;
            exclusions.stream()
                    .map(Part::body)
                    .filter(exclusion -> point.from().equals(exclusion.day()))
                    .forEach(exclusion -> leftOut.put(at, exclusion.reason()));
        }
    }

    /** Whether a point may make centre and limits. */
    private boolean counts(int point) {
        return points.get(point).value() != null && !leftOut.containsKey(point);
    }

    private int counting(int from, int until) {
        int counting = 0;
        for (int i = from; i < until; i++) {
            counting += counts(i) ? 1 : 0;
        }
        return counting;
    }

    /** The latest decision from which this point is the first. */
    private Optional<Part<Rebase>> rebaseAt(int point) {
        LocalDate before = points.get(point - 1).from();
        LocalDate here = points.get(point).from();
        return rebases.stream()
                .filter(rebase -> {
                    LocalDate day = rebase.body().from();
                    return day != null && day.isAfter(before) && !day.isAfter(here);
                })
                .max(Comparator.comparing(Part::number));
    }

    private void stretch(int from, int until, Begins begins, Optional<Part<Rebase>> rebase) {
        List<ChartPoint> own = points.subList(from, until);
        int present = (int) own.stream().filter(p -> p.value() != null).count();
        if (present == 0) {
            stretches.add(new Stretch(from, until, begins, rebase, 0, false, true, Optional.empty()));
            return;
        }
        int frozen = begins == Begins.REBASED ? 0 : frozenPoints(own);
        if (counting(from, until) == 0) {
            // With every point left out there would be no line at all.
            leftOut.keySet().removeIf(point -> point >= from && point < until);
        }
        int frozenPresent = counting(from, from + frozen);
        boolean keeps = frozenPresent >= FEWEST_FROZEN;
        int base = keeps
                ? frozen
                : measure.baselineUntil() == null && begins == Begins.FIRST ? own.size() : upTo(from, until);
        int basePresent = counting(from, from + base);
        boolean trial = basePresent < FEWEST_FOR_LIMITS;
        RunsAnalysis runs = switch (wanted) {
            case RUN -> run(from, own, base);
            case XMR -> xmr(from, own, base);
            default -> control(from, own, base);
        };
        stretches.add(new Stretch(from, until, begins, rebase, basePresent, keeps, trial, Optional.of(runs)));
        suggest(from, until);
    }

    /** How many points lie wholly before the day the baseline was frozen for, of the definition it was frozen for. */
    private int frozenPoints(List<ChartPoint> own) {
        LocalDate until = measure.baselineUntil();
        int frozen = 0;
        if (until != null && own.getFirst().definition() == measure.definition()) {
            while (frozen < own.size() && !own.get(frozen).until().isAfter(until)) {
                frozen++;
            }
        }
        return frozen;
    }

    /** How many points it takes from the start until enough of them can make limits. */
    private int upTo(int from, int until) {
        int found = 0;
        for (int i = from; i < until; i++) {
            found += counts(i) ? 1 : 0;
            if (found == FEWEST_FOR_LIMITS) {
                return i + 1 - from;
            }
        }
        return until - from;
    }

    /** The points that centre and limits are made from. */
    private Baseline baseline(int from, int base) {
        return Baseline.first(base)
                .without(leftOut.keySet().stream()
                        .map(point -> point - from)
                        .filter(point -> point >= 0 && point < base)
                        .toArray(Integer[]::new));
    }

    /** Limits as {@link Xmr} makes them, of the baseline; a baseline there needs twelve points, and here it may have six. */
    private RunsAnalysis xmr(int from, List<ChartPoint> own, int base) {
        XmrSettings settings = XmrSettings.makingDataCount(measure.direction().improvement());
        Observations values = column(own, ChartPoint::value);
        @Nullable Double[] making = new @Nullable Double[base];
        for (int i = 0; i < base; i++) {
            making[i] = counts(from + i) ? own.get(i).value() : null;
        }
        XmrLimits limits = Xmr.chart(Observations.ofNullable(making), settings).limits(0);
        var places = new ArrayList<Place>();
        for (int i = 0; i < own.size(); i++) {
            double value = values.isPresent(i) ? values.get(i) : limits.mean();
            boolean outside = limits.present() && !limits.process().contains(value);
            places.add(new Place(
                    Double.compare(value, limits.mean()),
                    limits.present() && !outside && !limits.near().contains(value),
                    outside));
        }
        var causes = SpecialCauses.of(values, places, settings);
        boolean drawn = limits.present();
        for (int i = 0; i < own.size(); i++) {
            Optional<SpecialCause> label = values.isPresent(i) ? causes.label(i) : Optional.empty();
            marks[from + i] = new Mark(
                    limits.mean(),
                    drawn ? (Double) limits.process().lower() : null,
                    drawn ? (Double) limits.process().upper() : null,
                    label.isPresent() ? causes.variation(i) : Variation.COMMON_CAUSE,
                    label.map(Signals::words).orElse(""));
        }
        return RunsAnalysis.of(values, 0, own.size(), limits.mean(), RunsMethod.ANHOEJ);
    }

    private RunsAnalysis control(int from, List<ChartPoint> own, int base) {
        ChartType type = wanted.type();
        boolean ratio = switch (type) {
            case P, P_PRIME, U, U_PRIME -> true;
            default -> false;
        };
        Subgroups groups = ratio
                ? Subgroups.ofCounts(
                        column(own, p -> p.value() == null ? null : p.numerator()),
                        column(own, p -> p.value() == null ? null : p.denominator()))
                : Subgroups.ofValues(column(own, ChartPoint::value));
        ControlChart chart = ControlChart.of(
                groups,
                Phases.one(),
                baseline(from, base),
                ControlSettings.of(type).withPer(ratio ? measure.multiplier() : 1));
        var causes = SpecialCauses.of(
                chart, XmrSettings.makingDataCount(measure.direction().improvement()));
        for (int i = 0; i < own.size(); i++) {
            Optional<SpecialCause> label = chart.isPresent(i) ? causes.label(i) : Optional.empty();
            marks[from + i] = new Mark(
                    chart.centre(i),
                    finite(chart.limits(i).lower()),
                    finite(chart.limits(i).upper()),
                    label.isPresent() ? causes.variation(i) : Variation.COMMON_CAUSE,
                    label.map(Signals::words).orElse(""));
        }
        return chart.runs(0);
    }

    private RunsAnalysis run(int from, List<ChartPoint> own, int base) {
        Observations values = column(own, ChartPoint::value);
        RunChart.Phase phase = RunChart.of(values, Phases.one(), baseline(from, base), RunSettings.anhoej())
                .phases()
                .getFirst();
        for (int i = 0; i < own.size(); i++) {
            marks[from + i] = new Mark(phase.line(), null, null, Variation.COMMON_CAUSE, "");
        }
        for (IhiRules.Stretch trend : phase.ihi().trends()) {
            mark(
                    from,
                    trend,
                    phase.line(),
                    trend.high() ? "one of five or more rising in a row" : "one of five or more falling in a row",
                    values);
        }
        for (IhiRules.Stretch shift : phase.ihi().shifts()) {
            mark(
                    from,
                    shift,
                    phase.line(),
                    shift.high()
                            ? "one of six or more in a row above the median"
                            : "one of six or more in a row below the median",
                    values);
        }
        return phase.runs();
    }

    private void mark(int from, IhiRules.Stretch stretch, double line, String rule, Observations values) {
        for (int i = stretch.from(); i < stretch.until(); i++) {
            if (values.isPresent(i)) {
                marks[from + i] = new Mark(line, null, null, side(stretch.high()), rule);
            }
        }
    }

    private Variation side(boolean high) {
        return switch (measure.direction()) {
            case INCREASE -> high ? Variation.IMPROVEMENT_HIGH : Variation.CONCERN_LOW;
            case DECREASE -> high ? Variation.CONCERN_HIGH : Variation.IMPROVEMENT_LOW;
            case NEUTRAL -> high ? Variation.NEUTRAL_HIGH : Variation.NEUTRAL_LOW;
        };
    }

    private void suggest(int from, int until) {
        Double centre = marks[from].centre();
        if (wanted == ChartKind.RUN || centre == null) {
            return;
        }
        Observations values = column(points.subList(from, until), ChartPoint::value);
        for (RebaseSuggestion found : RebaseSuggestion.in(values, 0, until - from, centre)) {
            suggestions.add(new Suggestion(from + found.from(), found.length(), found.high()));
        }
    }

    private Assurance assurance() {
        Double target = measure.target();
        for (int i = points.size() - 1; target != null && i >= 0; i--) {
            Double lower = marks[i].lower();
            Double upper = marks[i].upper();
            if (points.get(i).value() != null) {
                return lower == null || upper == null
                        ? Assurance.NONE
                        : Assurance.of(target, lower, upper, measure.direction().improvement());
            }
        }
        return Assurance.NONE;
    }

    private interface Numbers {
        @Nullable
        Double of(ChartPoint point);
    }

    private static Observations column(List<ChartPoint> points, Numbers number) {
        @Nullable Double[] column = new @Nullable Double[points.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = number.of(points.get(i));
        }
        return Observations.ofNullable(column);
    }

    private static @Nullable Double finite(double limit) {
        return Double.isFinite(limit) ? limit : null;
    }
}
