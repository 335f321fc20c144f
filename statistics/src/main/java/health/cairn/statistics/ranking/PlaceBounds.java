package health.cairn.statistics.ranking;

/**
 * How far the place of an area with something missing could move.
 *
 * @param area its code
 * @param first its place if its missing values were at the end of greatest need and those of all others at the other
 * @param last its place if its missing values were at the end of least need and those of all others at the other
 */
public record PlaceBounds(String area, int first, int last) {}
