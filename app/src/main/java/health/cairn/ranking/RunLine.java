package health.cairn.ranking;

import health.cairn.directory.AreaCode;
import java.time.Instant;

/** A frozen ranking in a list. */
public record RunLine(
        long number, String title, AreaCode within, String areas, int choose, Instant frozenAt, String frozenBy) {}
