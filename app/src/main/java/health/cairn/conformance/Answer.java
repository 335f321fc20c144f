package health.cairn.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What we say to a case. */
public sealed interface Answer {

    /**
     * Columns to compare.
     *
     * @param columns by full name, such as {@code output.value}
     */
    record Given(Map<String, Column> columns) implements Answer {}

    /**
     * We have an answer where the peer stopped with an error.
     *
     * @param key of the deviation
     */
    record GivenWhereThePeerStops(String key) implements Answer {}

    /**
     * We refuse the input.
     *
     * @param reason our message
     * @param key of the deviation when the peer answers all the same; null when we expect the peer to stop too
     */
    record Refused(String reason, @Nullable String key) implements Answer {}

    static Builder builder() {
        return new Builder();
    }

    /** Collects columns by name. */
    final class Builder {

        private final Map<String, Column> columns = new LinkedHashMap<>();

        /** A column of the table {@code output}. */
        public Builder output(String name, Column column) {
            return column("output." + name, column);
        }

        /** A column by its full name. */
        public Builder column(String name, Column column) {
            if (columns.put(name, column) != null) {
                throw new IllegalStateException("Column " + name + " was answered twice");
            }
            return this;
        }

        public Answer build() {
            return new Given(Map.copyOf(columns));
        }
    }
}
