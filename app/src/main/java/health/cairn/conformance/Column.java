package health.cairn.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our values for one column of a case: numbers ({@code Double}), labels ({@code String}), flags ({@code Boolean}), or null
 * for a missing one.
 *
 * @param values one a row
 * @param tolerance how far numbers may be apart
 * @param departure where we differ from the peer on purpose, if anywhere
 */
public record Column(
        List<@Nullable Object> values,
        Tolerance tolerance,
        @Nullable Departure departure) {

    /**
     * A difference that we chose.
     *
     * @param key of docs/methods/deviations.md
     * @param peerValues what the peer answers, as many as it has rows: a row that differs from ours must be this
     */
    public record Departure(String key, List<@Nullable Object> peerValues) {

        public Departure {
            peerValues = Collections.unmodifiableList(new ArrayList<>(peerValues));
        }
    }

    public Column {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Values of any kind; numbers to a relative 1e-9. */
    public static Column of(List<? extends @Nullable Object> values) {
        return new Column(new ArrayList<>(values), Tolerance.EXACT, null);
    }

    public static Column ofNumbers(double... values) {
        return of(Arrays.stream(values).boxed().toList());
    }

    /** The same value in every row. */
    public static Column repeated(@Nullable Object value, int rows) {
        return of(Collections.nCopies(rows, value));
    }

    /** The same values, compared with another tolerance. */
    public Column within(Tolerance other) {
        return new Column(values, other, departure);
    }

    /** The same values, with what the peer answers where it differs from us. */
    public Column departing(String key, List<? extends @Nullable Object> peerValues) {
        return new Column(values, tolerance, new Departure(key, new ArrayList<>(peerValues)));
    }
}
