package health.cairn.statistics.inequality;

/**
 * How a measure differs between the two ends of a gradient, read off a straight line through the quantiles.
 *
 * @param slope the slope index: the measure at the far end less the measure at the near end, times the multiplier
 * @param relative the relative index: the far end divided by the near end, or the reverse for a negative multiplier
 * @param intercept the measure at the near end, in the unit of the multiplier without its sign
 */
public record InequalityIndex(double slope, double relative, double intercept) {}
