package health.cairn.projects;

import java.time.Instant;

/** A project in a list. */
public record ProjectLine(
        long number,
        String name,
        String aim,
        boolean archived,
        boolean published,
        Instant startedAt,
        String startedBy,
        Instant changedAt) {

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "ProjectLine[" + number + "]";
    }
}
