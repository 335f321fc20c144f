package health.cairn.statistics.runs;

import java.util.OptionalDouble;

/**
 * How a run chart is made.
 *
 * @param method how the limits of runs and crossings are made
 * @param line the line to judge by where it is given; otherwise the median of the baseline
 */
public record RunSettings(RunsMethod method, OptionalDouble line) {

    public RunSettings {
        if (line.isPresent() && !Double.isFinite(line.getAsDouble())) {
            throw new IllegalArgumentException("A given line is a finite number; found " + line);
        }
    }

    /** The rules of Anhøj about the median. */
    public static RunSettings anhoej() {
        return new RunSettings(RunsMethod.ANHOEJ, OptionalDouble.empty());
    }

    /** The same with limits made otherwise. */
    public RunSettings withMethod(RunsMethod other) {
        return new RunSettings(other, line);
    }

    /** The same with a given line. */
    public RunSettings withLine(double given) {
        return new RunSettings(method, OptionalDouble.of(given));
    }
}
