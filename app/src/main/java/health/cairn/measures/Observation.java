package health.cairn.measures;

import health.cairn.directory.AreaCode;

/**
 * One published reading, with the way back to where it came from.
 *
 * @param batch the batch it came with
 * @param row the line or row in the source file, 1 for the first
 */
public record Observation(AreaCode area, Period period, Reading reading, int batch, long row) {}
