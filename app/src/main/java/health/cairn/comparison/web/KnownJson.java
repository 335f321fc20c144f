package health.cairn.comparison.web;

import health.cairn.comparison.Finding.Known;
import health.cairn.comparison.Valued;
import health.cairn.statistics.Interval;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is known of an area in a period; numbers are absent unless the state is VALUE. */
record KnownJson(
        State state,

        @Schema(description = "In the measure's unit, not rounded") @Nullable
        Double value,

        @Nullable Double numerator,
        @Nullable Double denominator,

        @Schema(description = "95 per cent interval") @Nullable
        Bounds interval95,

        @Schema(description = "99.8 per cent interval") @Nullable
        Bounds interval998) {

    enum State {
        VALUE,
        /** Held back by the source because it is small: neither zero nor to be guessed. */
        SUPPRESSED,
        /** The source lists the area and has no number for it. */
        NOT_COLLECTED;

        /** The word for it in a file. */
        String word() {
            return switch (this) {
                case VALUE -> "value";
                case SUPPRESSED -> "held back";
                case NOT_COLLECTED -> "no data";
            };
        }
    }

    /** In the measure's unit. */
    record Bounds(double lower, double upper) {
        static @Nullable Bounds of(@Nullable Interval interval) {
            return interval == null ? null : new Bounds(interval.lower(), interval.upper());
        }
    }

    static KnownJson of(Known known) {
        return switch (known) {
            case Known.Value(Valued v) ->
                new KnownJson(
                        State.VALUE,
                        v.value(),
                        v.numerator(),
                        v.denominator(),
                        Bounds.of(v.interval95()),
                        Bounds.of(v.interval998()));
            case Known.Suppressed s -> new KnownJson(State.SUPPRESSED, null, null, null, null, null);
            case Known.NotCollected n -> new KnownJson(State.NOT_COLLECTED, null, null, null, null, null);
        };
    }

    @Nullable
    Double lower95() {
        return interval95 == null ? null : interval95.lower();
    }

    @Nullable
    Double upper95() {
        return interval95 == null ? null : interval95.upper();
    }

    @Nullable
    Double lower998() {
        return interval998 == null ? null : interval998.lower();
    }

    @Nullable
    Double upper998() {
        return interval998 == null ? null : interval998.upper();
    }
}
