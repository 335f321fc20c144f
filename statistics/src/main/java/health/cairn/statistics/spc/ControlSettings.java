package health.cairn.statistics.spc;

import java.util.OptionalDouble;

/**
 * How a control chart is made.
 *
 * @param type which chart
 * @param screenRanges whether moving ranges of 3.267 times their mean or more are dropped, once, before the limits are
 *     made; of I, I prime, P prime, U prime and T charts
 * @param within what the variation inside the subgroups of an X-bar chart is taken from
 * @param centre the centre line where it is given and not calculated, in the unit of the points before {@code per}
 * @param sigma the standard deviation of single values where it is given and not calculated; of I and X-bar charts
 * @param floorAtZero whether a lower limit below 0 is drawn at 0, if no point is negative
 * @param per points and limits are multiplied by this: 1,000 for a rate per 1,000
 */
public record ControlSettings(
        ChartType type,
        boolean screenRanges,
        Within within,
        OptionalDouble centre,
        OptionalDouble sigma,
        boolean floorAtZero,
        double per) {

    /** The source of the variation inside subgroups. */
    public enum Within {
        /** The standard deviations of the subgroups. */
        DEVIATIONS,
        /** The ranges of the subgroups, which must be of 2 to 25 values. */
        RANGES
    }

    public ControlSettings {
        if (!(per > 0) || Double.isInfinite(per)) {
            throw new IllegalArgumentException(
                    "Points are shown per a positive number, for example 1000; found " + per);
        }
        if (centre.isPresent() && !Double.isFinite(centre.getAsDouble())) {
            throw new IllegalArgumentException("A given centre line is a finite number; found " + centre);
        }
        if (sigma.isPresent() && !(sigma.getAsDouble() >= 0 && Double.isFinite(sigma.getAsDouble()))) {
            throw new IllegalArgumentException("A given sigma is a finite number of 0 or more; found " + sigma);
        }
    }

    /** A chart with its centre calculated, nothing screened, and points in their own unit. */
    public static ControlSettings of(ChartType type) {
        return new ControlSettings(
                type, false, Within.DEVIATIONS, OptionalDouble.empty(), OptionalDouble.empty(), false, 1);
    }

    /** The same with screening of the moving ranges on or off. */
    public ControlSettings withScreenRanges(boolean on) {
        return new ControlSettings(type, on, within, centre, sigma, floorAtZero, per);
    }

    /** The same with the variation inside subgroups taken from another source. */
    public ControlSettings withWithin(Within source) {
        return new ControlSettings(type, screenRanges, source, centre, sigma, floorAtZero, per);
    }

    /** The same with a given centre line. */
    public ControlSettings withCentre(double line) {
        return new ControlSettings(type, screenRanges, within, OptionalDouble.of(line), sigma, floorAtZero, per);
    }

    /** The same with centre and sigma of a process known from before. */
    public ControlSettings withProcess(StableProcess known) {
        return new ControlSettings(
                type,
                screenRanges,
                within,
                OptionalDouble.of(known.centre()),
                OptionalDouble.of(known.sigma()),
                floorAtZero,
                per);
    }

    /** The same with lower limits drawn at 0 at the lowest, or not. */
    public ControlSettings withFloorAtZero(boolean on) {
        return new ControlSettings(type, screenRanges, within, centre, sigma, on, per);
    }

    /** The same with points and limits multiplied. */
    public ControlSettings withPer(double multiplier) {
        return new ControlSettings(type, screenRanges, within, centre, sigma, floorAtZero, multiplier);
    }
}
