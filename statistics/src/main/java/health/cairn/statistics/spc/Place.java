package health.cairn.statistics.spc;

/**
 * Where a point lies about its centre line.
 *
 * @param side positive above the centre, negative below, 0 on it
 * @param beyondNearLimit whether it lies beyond the near limit of its side and not beyond the control limit
 * @param beyondLimit whether it lies beyond the control limit of its side
 */
public record Place(int side, boolean beyondNearLimit, boolean beyondLimit) {}
