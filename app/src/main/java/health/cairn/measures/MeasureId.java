package health.cairn.measures;

/**
 * The name of a measure in addresses and files, for example {@code cervical-screening-25-49}.
 *
 * @param value 2 to 80 lower-case letters, digits or hyphens, starting with a letter or digit
 */
public record MeasureId(String value) implements Comparable<MeasureId> {

    public MeasureId {
        if (!value.matches("[a-z0-9][a-z0-9-]{1,79}")) {
            throw new IllegalArgumentException(
                    "A measure id is 2 to 80 lower-case letters, digits or hyphens; found '" + value + "'");
        }
    }

    @Override
    public int compareTo(MeasureId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
