package health.cairn.projects;

import java.time.Instant;

/**
 * Projects that belong together, such as those of an alliance's offer to its networks. With whom a programme is shared, its
 * projects are shared as well.
 *
 * @param projects how many belong to it
 */
public record Programme(long number, String name, String about, Instant startedAt, String startedBy, int projects) {

    /** What the kind is called where things are shared. */
    public static final String KIND = "programme";

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Programme[" + number + "]";
    }
}
