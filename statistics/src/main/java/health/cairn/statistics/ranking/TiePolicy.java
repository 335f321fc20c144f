package health.cairn.statistics.ranking;

/** The rank given to areas with the same value of a metric; ranks count from 1 for the greatest need. */
public enum TiePolicy {
    /** The mean of the ranks they share: 1, 2.5, 2.5, 4. The sum of all ranks stays the same. The default. */
    AVERAGE,
    /** The best of the ranks they share, as in a race: 1, 2, 2, 4. Used for the published list. */
    MIN,
    /** Ranks without gaps: 1, 2, 2, 3. A metric with many ties then spans a shorter scale than the others. */
    DENSE
}
