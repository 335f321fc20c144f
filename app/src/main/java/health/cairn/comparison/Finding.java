package health.cairn.comparison;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.measures.Period;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.Variation;
import org.jspecify.annotations.Nullable;

/**
 * Where an area stands on a series in its latest period.
 *
 * @param series the number of the series
 * @param latest what is known: a value, held back, or nothing
 * @param rolledUp whether it is the sum of practices rather than published for the area itself
 * @param reporting practices with data, where it is a sum
 * @param members practices of the area on the period's map, where it is a sum
 * @param benchmark the value it is compared with, of the same period: England's where nothing else is asked for
 * @param standing against the benchmark
 * @param previous the value of the period before
 * @param variation what the control chart says of the latest point; null where there are too few points
 * @param assurance whether the target will be met as things are; null where there is no target or too few points
 * @param points how many periods have a value
 */
public record Finding(
        int series,
        AreaCode area,
        AreaType type,
        Period period,
        Known latest,
        boolean rolledUp,
        int reporting,
        int members,
        @Nullable Double benchmark,
        Standing standing,
        @Nullable Double previous,
        Trend trend,
        @Nullable Variation variation,
        @Nullable Assurance assurance,
        int points) {

    /** What is known of an area in a period. */
    public sealed interface Known {
        record Value(Valued valued) implements Known {}

        record Suppressed() implements Known {}

        record NotCollected() implements Known {}
    }

    /** The same, against another benchmark. */
    Finding against(@Nullable Double otherBenchmark, Standing otherStanding) {
        return new Finding(
                series,
                area,
                type,
                period,
                latest,
                rolledUp,
                reporting,
                members,
                otherBenchmark,
                otherStanding,
                previous,
                trend,
                variation,
                assurance,
                points);
    }

    /** The latest value, where there is one. */
    public @Nullable Valued valued() {
        return latest instanceof Known.Value(Valued valued) ? valued : null;
    }
}
