package health.cairn.statistics;

import java.util.function.Function;

/**
 * What came of a calculation that some inputs do not allow: its result, or the reason why there is none.
 *
 * @param <T> the result
 */
public sealed interface Outcome<T> {

    /** The calculation was possible. */
    record Calculated<T>(T value) implements Outcome<T> {}

    /**
     * The calculation was not possible.
     *
     * @param reason in words a reader of the result understands, for example "fewer than 10 events"
     */
    record NotCalculated<T>(String reason) implements Outcome<T> {}

    static <T> Outcome<T> of(T value) {
        return new Calculated<>(value);
    }

    static <T> Outcome<T> none(String reason) {
        return new NotCalculated<>(reason);
    }

    /** The result; an {@link IllegalStateException} with the reason when there is none. */
    default T orElseThrow() {
        return switch (this) {
            case Calculated<T>(T value) -> value;
            case NotCalculated<T>(String reason) -> throw new IllegalStateException("Not calculated: " + reason);
        };
    }

    /** The same outcome with the result put through a function; a reason stays as it is. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> function) {
        return switch (this) {
            case Calculated<T>(T value) -> new Calculated<>(function.apply(value));
            case NotCalculated<T>(String reason) -> new NotCalculated<>(reason);
        };
    }
}
