package health.cairn.contacts.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.cairn.pages.Numbers;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.Interval;
import health.cairn.statistics.interval.Wilson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a whole in one group, as it may be seen.
 *
 * @param group a code or words that tell it from others
 * @param name as a page says it
 */
@Schema(name = "CountedGroup")
record Group(
        String group,
        String name,

        @Schema(description = "How many there are; absent where that is not shown") @Nullable
        Long all,

        @Schema(description = "How many of them are counted; absent where that is not shown") @Nullable
        Long counted) {

    private static final Wilson WILSON = Wilson.at(Confidence.P95);

    /** Both counts are shown, and there is somebody. */
    boolean shown() {
        return all != null && counted != null && all > 0;
    }

    /** The share in per cent, of counts that are shown and no others. */
    @JsonProperty("share")
    @Schema(description = "In per cent, of the counts as they are shown")
    @Nullable
    Double share() {
        return all == null || counted == null || all == 0 ? null : (Double) (100.0 * Math.min(all, counted) / all);
    }

    /** Wilson's interval in per cent. */
    Optional<Interval> interval() {
        return all == null || counted == null || all == 0
                ? Optional.empty()
                : Optional.of(WILSON.interval(Math.min(all, counted), all).times(100));
    }

    String counts() {
        return all == null || counted == null ? Say.NOT_SHOWN : Numbers.counts(counted, all);
    }

    String percent() {
        Double share = share();
        return share == null ? Say.NOT_SHOWN : Numbers.value(share, "%");
    }

    String range() {
        return interval().map(i -> Numbers.range(i.lower(), i.upper(), "%")).orElse(Say.NOT_SHOWN);
    }
}
