package health.cairn.statistics.change;

import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Effects by group and time where units begin one after another (Callaway and Sant'Anna, J Econometrics 225, 2021,
 * without covariates): ATT(g, t) = E[Y_t - Y_(g-1) | G = g] - E[Y_t - Y_(g-1) | not yet treated], a group being the
 * units that begin in the same period. The comparison for period t are units that begin after both t and g - 1, or never.
 *
 * <p>Intervals are percentiles of a bootstrap of units within their groups, each group's deviation being widened by
 * sqrt(n / (n - 1)) as small groups vary too little when drawn with replacement (Rao and Wu, JASA 83, 1988).
 */
public final class GroupTimeEffects {

    private GroupTimeEffects() {}

    /**
     * A mean with a bootstrap interval.
     *
     * @param value in the unit of the outcome
     * @param standardError the standard deviation of the bootstrap
     * @param interval percentiles of the bootstrap
     */
    public record Effect(double value, double standardError, Interval interval) {}

    /**
     * One group in one period.
     *
     * @param group the period, from 0, in which the group began
     * @param period from 0; before {@code group} the effect should be near 0
     * @param effect ATT(g, t)
     */
    public record GroupTime(int group, int period, Effect effect) {}

    /**
     * All groups so many periods after their start, weighted by their size.
     *
     * @param periodsSince 0 for the first treated period; negative before
     * @param effect the weighted mean
     * @param groups how many groups are seen so long after their start
     */
    public record EventTime(int periodsSince, Effect effect, int groups) {}

    /**
     * What was found.
     *
     * @param groupTimes by group, then period; the base period g - 1, which is 0 by definition, is left out
     * @param eventTimes by periods since the start
     * @param overall each group's mean over its treated periods, weighted by group size
     * @param notEstimated what could not be estimated, in words
     * @param method one line
     * @param assumptions in words
     */
    public record Result(
            List<GroupTime> groupTimes,
            List<EventTime> eventTimes,
            Effect overall,
            List<String> notEstimated,
            String method,
            List<String> assumptions) {
        public Result {
            groupTimes = List.copyOf(groupTimes);
            eventTimes = List.copyOf(eventTimes);
            notEstimated = List.copyOf(notEstimated);
            assumptions = List.copyOf(assumptions);
        }
    }

    /**
     * Estimates all effects that the panel allows.
     *
     * @param bootstraps how many; 1,000 or more for intervals
     * @param seed recorded with the result
     * @throws IllegalArgumentException if nothing can be estimated
     */
    public static Result estimate(OutcomePanel panel, int bootstraps, long seed, Confidence confidence) {
        if (bootstraps < 2) {
            throw new IllegalArgumentException("At least two bootstrap samples are needed; found " + bootstraps);
        }
        var groups = groups(panel);
        var notEstimated = new ArrayList<String>();
        var cells = cells(panel, groups, notEstimated);
        var treated = cells.stream().filter(cell -> cell.period >= cell.group).toList();
        if (treated.isEmpty()) {
            throw new IllegalArgumentException(
                    "No effect can be estimated: no group has both a period before its start and units not yet treated");
        }
        var bootstrap = new Bootstrap(groups.values(), panel.units().size(), bootstraps, seed, confidence);
        var groupTimes = cells.stream()
                .map(cell -> new GroupTime(cell.group, cell.period, bootstrap.effect(cell.parts)))
                .toList();
        return new Result(
                groupTimes,
                eventTimes(cells, bootstrap),
                bootstrap.effect(overall(treated)),
                notEstimated,
                "Group-time effects, not-yet-treated units as comparison; percentile bootstrap of units within groups, "
                        + bootstraps + " samples, seed " + seed,
                assumptions(groups));
    }

    /**
     * One ATT(g, t) as a sum over units.
     *
     * @param size units in the group
     * @param parts by unit: what it adds
     */
    private record Cell(int group, int period, int size, double[] parts) {}

    /** Units by the period in which they began; never-treated ones under the number of periods. */
    private static TreeMap<Integer, List<Integer>> groups(OutcomePanel panel) {
        var groups = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < panel.units().size(); i++) {
            groups.computeIfAbsent(panel.units().get(i).firstTreated().orElse(panel.periods()), _ -> new ArrayList<>())
                    .add(i);
        }
        return groups;
    }

    private static List<Cell> cells(
            OutcomePanel panel, TreeMap<Integer, List<Integer>> groups, List<String> notEstimated) {
        var cells = new ArrayList<Cell>();
        groups.headMap(panel.periods()).forEach((group, members) -> {
            if (group == 0) {
                notEstimated.add("Group 0 began in the first period and has nothing before");
                return;
            }
            for (int t = 0; t < panel.periods(); t++) {
                int base = group - 1;
                if (t == base) {
                    continue;
                }
                var comparison = groups.tailMap(Math.max(t, base), false).entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(group))
                        .flatMap(entry -> entry.getValue().stream())
                        .toList();
                if (comparison.isEmpty()) {
                    notEstimated.add("Group " + group + " in period " + t + " has no unit left to compare with");
                    continue;
                }
                var parts = new double[panel.units().size()];
                for (int i : members) {
                    parts[i] = (panel.outcome(i, t) - panel.outcome(i, base)) / members.size();
                }
                for (int i : comparison) {
                    parts[i] = -(panel.outcome(i, t) - panel.outcome(i, base)) / comparison.size();
                }
                cells.add(new Cell(group, t, members.size(), parts));
            }
        });
        return cells;
    }

    private static List<EventTime> eventTimes(List<Cell> cells, Bootstrap bootstrap) {
        var byEvent = new TreeMap<Integer, List<Cell>>();
        cells.forEach(cell -> byEvent.computeIfAbsent(cell.period - cell.group, _ -> new ArrayList<>())
                .add(cell));
        return byEvent.entrySet().stream()
                .map(entry -> new EventTime(
                        entry.getKey(),
                        bootstrap.effect(weighted(entry.getValue())),
                        entry.getValue().size()))
                .toList();
    }

    /** The mean of cells by the size of their group. */
    private static double[] weighted(List<Cell> cells) {
        double total = cells.stream().mapToDouble(Cell::size).sum();
        var parts = new double[cells.getFirst().parts.length];
        for (var cell : cells) {
            for (int i = 0; i < parts.length; i++) {
                parts[i] += cell.size / total * cell.parts[i];
            }
        }
        return parts;
    }

    private static double[] overall(List<Cell> treated) {
        var byGroup = new TreeMap<Integer, List<Cell>>();
        treated.forEach(cell ->
                byGroup.computeIfAbsent(cell.group, _ -> new ArrayList<>()).add(cell));
        var means = byGroup.entrySet().stream()
                .map(entry -> new Cell(entry.getKey(), 0, entry.getValue().getFirst().size, weighted(entry.getValue())))
                .toList();
        return weighted(means);
    }

    /** Draws units within groups once, and uses the same draws for every effect. */
    private static final class Bootstrap {

        private final List<int[]> groups;
        /** By sample and unit: how often it was drawn. */
        private final int[][] times;

        private final Confidence confidence;

        Bootstrap(Iterable<List<Integer>> groups, int units, int samples, long seed, Confidence confidence) {
            this.groups = new ArrayList<>();
            groups.forEach(
                    group -> this.groups.add(group.stream().mapToInt(i -> i).toArray()));
            this.confidence = confidence;
            times = new int[samples][units];
            var random = new SplittableRandom(seed);
            for (int[] sample : times) {
                for (int[] group : this.groups) {
                    for (int k = 0; k < group.length; k++) {
                        sample[group[random.nextInt(group.length)]]++;
                    }
                }
            }
        }

        Effect effect(double[] parts) {
            double value =
                    IntStream.range(0, parts.length).mapToDouble(i -> parts[i]).sum();
            var samples = new double[times.length];
            for (int b = 0; b < samples.length; b++) {
                samples[b] = value;
                for (int[] group : groups) {
                    double deviation = 0;
                    for (int i : group) {
                        deviation += (times[b][i] - 1) * parts[i];
                    }
                    samples[b] += group.length > 1 ? Math.sqrt(group.length / (group.length - 1.0)) * deviation : 0;
                }
            }
            return new Effect(value, Percentiles.standardDeviation(samples), Percentiles.interval(samples, confidence));
        }
    }

    private static List<String> assumptions(TreeMap<Integer, List<Integer>> groups) {
        var assumptions = new ArrayList<>(List.of(
                "Without the change, each group would have moved in parallel with the units not yet treated.",
                "Nobody acted on the change before it began.",
                "The change in one unit did not reach another.",
                "When a unit began did not depend on an extreme value just before."));
        groups.forEach((start, members) -> {
            if (members.size() == 1) {
                assumptions.add("A group of a single unit (" + describe(start, groups)
                        + ") adds its value, but no uncertainty of its own, to the intervals.");
            }
        });
        return assumptions;
    }

    private static String describe(int start, TreeMap<Integer, List<Integer>> groups) {
        return OptionalInt.of(start).equals(OptionalInt.of(groups.lastKey()))
                ? "the last to begin, or never treated"
                : "begun in period " + start;
    }
}
