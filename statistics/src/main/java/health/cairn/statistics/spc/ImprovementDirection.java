package health.cairn.statistics.spc;

/** Which way is better. */
public enum ImprovementDirection {
    /** Higher values are better. */
    INCREASE,
    /** Lower values are better. */
    DECREASE,
    /** Neither way is better: a change is told, not judged. */
    NEUTRAL
}
