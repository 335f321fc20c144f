package health.cairn.statistics;

/** The published methods by which an interval can be made. */
public enum IntervalMethod {
    /** Wilson's score interval of a proportion (JASA 22, 1927). */
    WILSON("Wilson"),
    /** Byar's approximation to the exact Poisson limits (Breslow and Day, 1987). */
    BYAR("Byar's"),
    /** The exact Poisson limits by way of the chi-squared distribution (Garwood, 1936). */
    EXACT_POISSON("Exact Poisson"),
    /** Dobson's weighted sum of Poisson counts, on Byar's limits (Dobson and others, 1991). */
    DOBSON("Dobson"),
    /** Student's t for the mean of a sample. */
    STUDENT_T("Student's t"),
    /** Chiang's life table with the variance of Silcocks and others. */
    CHIANG("Chiang, using Silcocks et al for confidence limits"),
    /** Percentiles of seeded draws. */
    SIMULATED("simulated");

    private final String label;

    IntervalMethod(String label) {
        this.label = label;
    }

    /** The name as analysts write it. */
    public String label() {
        return label;
    }
}
