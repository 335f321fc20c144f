package health.cairn.conformance.funnelplotr;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Column;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.funnel.AdjustedFunnel;
import health.cairn.statistics.funnel.Adjustment;
import health.cairn.statistics.funnel.Overdispersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One call of funnel_plot, answered with our funnel. */
final class PlottedFunnel {

    private final ReferenceCase reference;
    private final Overdispersion settings;
    private final AdjustedFunnel funnel;
    private final PeerLimits peer;
    private final List<String> groups;
    private final double[] numerators;
    private final double multiplier;
    private final boolean adjustedAsked;
    private final boolean drawAdjusted;
    private final boolean drawUnadjusted;

    PlottedFunnel(ReferenceCase reference, Overdispersion settings) {
        this.reference = reference;
        this.settings = settings;
        var input = reference.input();
        double[] num = input.numbers("num");
        double[] den = input.numbers("den");
        Map<String, double[]> sums = new TreeMap<>();
        List<@Nullable String> names = input.labels("grp");
        for (int row = 0; row < num.length; row++) {
            double[] sum = sums.computeIfAbsent(String.valueOf(names.get(row)), group -> new double[2]);
            sum[0] += num[row];
            sum[1] += den[row];
        }
        this.groups = List.copyOf(sums.keySet());
        this.numerators = sums.values().stream().mapToDouble(sum -> sum[0]).toArray();
        double[] denominators =
                sums.values().stream().mapToDouble(sum -> sum[1]).toArray();
        this.funnel = AdjustedFunnel.of(settings, numerators, denominators);
        var args = reference.args();
        this.multiplier = args.number("multiplier", 1);
        this.adjustedAsked = args.flag("draw_adjusted", true);
        // Without overdispersion the package falls back to unadjusted limits, unless both were asked for.
        boolean unadjustedAsked = args.flag("draw_unadjusted", false);
        this.drawAdjusted = adjustedAsked && (unadjustedAsked || funnel.phi() > 1);
        this.drawUnadjusted = unadjustedAsked || (adjustedAsked && !drawAdjusted);
        this.peer = new PeerLimits(funnel, adjustedAsked);
    }

    Answer answer() {
        var answer = Answer.builder()
                // Where adjusted limits are not asked for the package reports neither measure of scatter.
                .output("phi", Column.ofNumbers(adjustedAsked ? funnel.phi() : 0))
                .output("tau2", Column.ofNumbers(adjustedAsked ? funnel.tauSquared() : 0))
                .output("draw_adjusted", Column.repeated(drawAdjusted, 1))
                .output("draw_unadjusted", Column.repeated(drawUnadjusted, 1))
                .output("target", Column.ofNumbers(funnel.target()));
        addScores(answer);
        for (LimitColumn limit : LimitColumn.values()) {
            answer.column("output.aggregated." + limit.name(), limits(limit, funnel::size, funnel.size()));
        }
        addOutliers(answer);
        if (reference.has("output.limits_lookup")) {
            addLookUp(answer, reference.table("output.limits_lookup").numbers("number_seq"));
        }
        return answer.build();
    }

    private void addScores(Answer.Builder answer) {
        boolean trims = settings.extremes() == Overdispersion.Extremes.TRIMMED;
        aggregated(answer, "group", groups::get);
        aggregated(answer, "numerator", i -> numerators[i]);
        aggregated(answer, "denominator", funnel::size);
        aggregated(answer, "rr", funnel::value);
        aggregated(answer, "target_transformed", i -> peer.scaledTarget());
        aggregated(answer, "Y", funnel::y);
        aggregated(answer, "Uzscore", funnel::score);
        // The column holds the error by which lines are drawn, which for ratios of counts is not that of the score.
        aggregated(answer, "s", i -> peer.drawnError(funnel.size(i)));
        aggregated(answer, "Wuzscore", i -> funnel.isTrimmed(i) ? null : (Object) funnel.settledScore(i));
        aggregated(
                answer,
                trims ? "truncated" : "winsorised",
                i -> (trims ? funnel.isTrimmed(i) : funnel.isWinsorised(i)) ? 1.0 : 0.0);
        aggregated(answer, "highlight", i -> "0");
    }

    private void aggregated(Answer.Builder answer, String name, IntFunction<? extends @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < funnel.size(); i++) {
            values.add(value.apply(i));
        }
        answer.column("output.aggregated." + name, Column.of(values));
    }

    private Column limits(LimitColumn limit, IntToDoubleFunction size, int points) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            ours.add(multiplier * ours(limit, size.applyAsDouble(i)));
            theirs.add(multiplier * peer.limit(limit, size.applyAsDouble(i)));
        }
        return departing(Column.of(ours), theirs);
    }

    private double ours(LimitColumn limit, double size) {
        var interval = funnel.limitsForSize(size, peer.confidence(limit), adjustment(limit));
        return limit.isUpper() ? interval.upper() : interval.lower();
    }

    private Adjustment adjustment(LimitColumn limit) {
        if (!limit.isAdjusted()) {
            return Adjustment.NONE;
        }
        return adjustedAsked ? Adjustment.ADDITIVE : Adjustment.NONE_APPROXIMATE;
    }

    private Column departing(Column column, List<? extends @Nullable Object> theirs) {
        return switch (settings.measure()) {
            case ROOT_RATIO -> column.departing(FunnelPlotR.ROOT_SCALE, theirs);
            case PROPORTION -> column.departing(FunnelPlotR.PROPORTION_CLIP, theirs);
            case LOG_RATIO, RATIO_OF_COUNTS -> column;
        };
    }

    private void addOutliers(Answer.Builder answer) {
        List<Double> flags = new ArrayList<>();
        List<Double> theirFlags = new ArrayList<>();
        for (int i = 0; i < funnel.size(); i++) {
            flags.add(isOutlier(i, this::ours) ? 1.0 : 0.0);
            theirFlags.add(isOutlier(i, peer::limit) ? 1.0 : 0.0);
        }
        answer.column("output.aggregated.outlier", departing(Column.of(flags), theirFlags))
                .output("outliers", departing(Column.of(named(flags)), named(theirFlags)));
    }

    /** Whether an area lies outside the limits that were asked for; the adjusted ones count when both are drawn. */
    private boolean isOutlier(int i, ToDoubleBiFunction<LimitColumn, Double> limit) {
        if (!drawAdjusted && !drawUnadjusted) {
            return false;
        }
        boolean outer = switch ((int) reference.args().number("limit", 99)) {
            case 95 -> false;
            case 99 -> true;
            default -> throw new UnknownForm("limit " + reference.args().text("limit"));
        };
        double size = funnel.size(i);
        return funnel.value(i) < limit.applyAsDouble(LimitColumn.of(drawAdjusted, outer, false), size)
                || funnel.value(i) > limit.applyAsDouble(LimitColumn.of(drawAdjusted, outer, true), size);
    }

    private List<String> named(List<Double> flags) {
        return IntStream.range(0, flags.size())
                .filter(i -> flags.get(i) == 1)
                .mapToObj(groups::get)
                .toList();
    }

    private void addLookUp(Answer.Builder answer, double[] sizes) {
        answer.output("limits_lookup.number_seq", Column.ofNumbers(sizes))
                .output(
                        "limits_lookup.s",
                        Column.ofNumbers(
                                Arrays.stream(sizes).map(peer::drawnError).toArray()));
        for (LimitColumn limit : LimitColumn.values()) {
            answer.output("limits_lookup." + limit.inLookUp(), limits(limit, i -> sizes[i], sizes.length));
        }
    }
}
