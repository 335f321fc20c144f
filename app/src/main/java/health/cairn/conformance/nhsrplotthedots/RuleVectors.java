package health.cairn.conformance.nhsrplotthedots;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Column;
import health.cairn.conformance.ReferenceCase;
import health.cairn.statistics.Observations;
import health.cairn.statistics.spc.ImprovementDirection;
import health.cairn.statistics.spc.Place;
import health.cairn.statistics.spc.SpecialCause;
import health.cairn.statistics.spc.SpecialCauses;
import health.cairn.statistics.spc.Variation;
import health.cairn.statistics.spc.XmrSettings;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The package's internal rule functions on given vectors. */
final class RuleVectors {

    private static final Set<SpecialCause> TRENDS =
            EnumSet.of(SpecialCause.TREND_INCREASING, SpecialCause.TREND_DECREASING);
    private static final Set<SpecialCause> TWO_OF_THREE =
            EnumSet.of(SpecialCause.TWO_OF_THREE_HIGH, SpecialCause.TWO_OF_THREE_LOW);
    private static final int RUN = 7;

    private final double[] values;
    private final double[] sides;
    private final SpecialCauses found;

    private RuleVectors(double[] values, double[] sides, SpecialCauses found) {
        this.values = values;
        this.sides = sides;
        this.found = found;
    }

    static Answer answer(ReferenceCase reference) {
        reference.args().allow();
        var input = reference.input();
        var values = input.numbers("y");
        var sides = input.numbers("relative_to_mean");
        var close = input.values("close_to_limits");
        var outside = input.values("outside_limits");
        List<Place> places = IntStream.range(0, values.length)
                .mapToObj(i -> new Place(
                        (int) sides[i], Boolean.TRUE.equals(close.get(i)), Boolean.TRUE.equals(outside.get(i))))
                .toList();
        var answer = Answer.builder();
        for (ImprovementDirection direction : ImprovementDirection.values()) {
            var causes = SpecialCauses.of(Observations.of(values), places, XmrSettings.plotTheDots(direction));
            var peer = new PeerLabels(values, places, causes);
            answer.output(
                    "point_type_" + direction.name().toLowerCase(Locale.ROOT),
                    peer.column(
                            i -> NhsrPlotTheDots.label(causes.variation(i)),
                            cause -> NhsrPlotTheDots.label(variation(cause, direction))));
        }
        var causes = SpecialCauses.of(
                Observations.of(values), places, XmrSettings.plotTheDots(ImprovementDirection.NEUTRAL));
        answer.output(
                "special_cause_type",
                new PeerLabels(values, places, causes)
                        .column(
                                i -> NhsrPlotTheDots.label(causes.label(i)),
                                cause -> NhsrPlotTheDots.label(Optional.of(cause))));
        return new RuleVectors(values, sides, causes).answer(answer);
    }

    private static Variation variation(SpecialCause cause, ImprovementDirection direction) {
        return switch (direction) {
            case INCREASE -> cause.isHigh() ? Variation.IMPROVEMENT_HIGH : Variation.CONCERN_LOW;
            case DECREASE -> cause.isHigh() ? Variation.CONCERN_HIGH : Variation.IMPROVEMENT_LOW;
            case NEUTRAL -> cause.isHigh() ? Variation.NEUTRAL_HIGH : Variation.NEUTRAL_LOW;
        };
    }

    private Answer answer(Answer.Builder answer) {
        int size = values.length;
        return answer.output("seven_point_one_side_mean", column(size, i -> flag(endsShift(i))))
                .output("seven_point_trend", column(size, this::endedTrend))
                .output("part_of_seven_trend", column(size, i -> flag(breaks(i, TRENDS))))
                .output("two_in_three", column(size, i -> flag(inTwoOfThree(i))))
                .output("part_of_two_in_three", column(size, i -> flag(breaks(i, TWO_OF_THREE))))
                .build();
    }

    private static Column column(int size, IntFunction<Object> value) {
        return Column.of(IntStream.range(0, size).mapToObj(value).toList());
    }

    private static double flag(boolean on) {
        return on ? 1 : 0;
    }

    private boolean breaks(int point, Set<SpecialCause> rules) {
        return found.broken(point).stream().anyMatch(rules::contains);
    }

    /** Whether the seven points up to this one belong to one shift. */
    private boolean endsShift(int point) {
        return endOf(point, SpecialCause.SHIFT_HIGH, false) || endOf(point, SpecialCause.SHIFT_LOW, false);
    }

    private double endedTrend(int point) {
        return endOf(point, SpecialCause.TREND_INCREASING, true)
                ? 1
                : endOf(point, SpecialCause.TREND_DECREASING, true) ? -1 : 0;
    }

    private boolean endOf(int point, SpecialCause cause, boolean moving) {
        for (int i = point; i > point - RUN; i--) {
            if (i < 0 || !found.broken(i).contains(cause)) {
                return false;
            }
            boolean first = i == 0 || i == point - RUN + 1;
            boolean moves = first || (cause.isHigh() ? values[i] > values[i - 1] : values[i] < values[i - 1]);
            if (moving && !moves) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the three windows of three around the point lies on one side and breaks the rule. */
    private boolean inTwoOfThree(int point) {
        return IntStream.rangeClosed(Math.max(0, point - 2), Math.min(point, values.length - 3))
                .anyMatch(this::breaksTwoOfThree);
    }

    private boolean breaksTwoOfThree(int first) {
        return sides[first] == sides[first + 1]
                && sides[first] == sides[first + 2]
                && IntStream.range(first, first + 3)
                                .filter(i -> breaks(i, TWO_OF_THREE))
                                .count()
                        >= 2;
    }
}
