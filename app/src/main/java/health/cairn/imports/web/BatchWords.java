package health.cairn.imports.web;

import health.cairn.imports.Batch;
import health.cairn.pages.Numbers;
import health.cairn.pages.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How batches are spoken of on pages. */
final class BatchWords {

    private static final ZoneId HERE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(HERE);

    private BatchWords() {}

    static Tag tag(Batch.State state) {
        return switch (state) {
            case RECEIVED -> new Tag("Waiting", "white");
            case READING -> new Tag("Being read", "blue");
            case UNKNOWN -> new Tag("Columns unknown", "yellow");
            case READY -> new Tag("Ready to publish", "purple");
            case PUBLISHED -> new Tag("Published", "green");
            case WITHDRAWN -> new Tag("Withdrawn", "grey");
            case REFUSED -> new Tag("Refused", "orange");
            case FAILED -> new Tag("Interrupted", "orange");
        };
    }

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** How long ago, in the largest unit that is at least one. */
    static String age(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.toDays() > 0) {
            return some(age.toDays(), "day");
        }
        if (age.toHours() > 0) {
            return some(age.toHours(), "hour");
        }
        return age.toMinutes() > 0 ? some(age.toMinutes(), "minute") : "just now";
    }

    private static String some(long count, String unit) {
        return Numbers.count(count) + " " + unit + (count == 1 ? "" : "s") + " ago";
    }

    static String size(long bytes) {
        if (bytes >= 1L << 20) {
            return Numbers.count(Math.rint(bytes / 104_857.6) / 10) + " MB";
        }
        return bytes >= 1 << 10 ? Numbers.count(bytes >> 10) + " kB" : Numbers.count(bytes) + " bytes";
    }
}
