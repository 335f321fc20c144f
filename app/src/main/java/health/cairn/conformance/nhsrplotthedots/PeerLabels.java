package health.cairn.conformance.nhsrplotthedots;

import health.cairn.conformance.Column;
import health.cairn.statistics.spc.Place;
import health.cairn.statistics.spc.SpecialCause;
import health.cairn.statistics.spc.SpecialCauses;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The label of each point by the package's rules, where it differs from ours. */
final class PeerLabels {

    private static final Set<SpecialCause> TRENDS =
            EnumSet.of(SpecialCause.TREND_INCREASING, SpecialCause.TREND_DECREASING);

    private final double[] values;
    private final List<Place> places;
    private final SpecialCauses ours;

    PeerLabels(double[] values, List<Place> places, SpecialCauses ours) {
        this.values = values;
        this.places = places;
        this.ours = ours;
    }

    /** Our labels, departing where the package gives another. */
    Column column(IntFunction<String> label, Function<SpecialCause, String> peerLabel) {
        var theirs = IntStream.range(0, values.length)
                .mapToObj(i -> {
                    var cause = departing(i);
                    return cause == null ? label.apply(i) : peerLabel.apply(cause);
                })
                .toList();
        boolean trends = IntStream.range(0, values.length).anyMatch(this::isBetweenTrends);
        return Column.of(IntStream.range(0, values.length).mapToObj(label).toList())
                .departing(trends ? NhsrPlotTheDots.BETWEEN_TRENDS : NhsrPlotTheDots.OUTSIDE_ON_MEAN, theirs);
    }

    private @Nullable SpecialCause departing(int point) {
        var place = places.get(point);
        if (place.beyondLimit() && place.side() == 0) {
            return SpecialCause.BELOW_LOWER_LIMIT;
        }
        if (isBetweenTrends(point)) {
            return values[point + 1] > values[point] ? SpecialCause.TREND_INCREASING : SpecialCause.TREND_DECREASING;
        }
        return null;
    }

    /**
     * Whether a trend ends at the point and another of the same direction starts at the next. The package then goes by
     * the step between the two, which belongs to neither.
     */
    private boolean isBetweenTrends(int point) {
        var label = ours.label(point);
        if (label.isEmpty() || !TRENDS.contains(label.get()) || point + 1 == values.length) {
            return false;
        }
        boolean nextInTrend = ours.broken(point + 1).stream().anyMatch(TRENDS::contains);
        boolean steps = values[point + 1] != values[point];
        return nextInTrend
                && steps
                && values[point + 1] > values[point] != label.get().isHigh();
    }
}
