package health.cairn.projects;

import health.cairn.projects.ProjectMeasure.Shape;
import health.cairn.statistics.spc.ChartType;

/** The charts a measure can be drawn as. */
public enum ChartKind implements Field.Worded {
    RECOMMENDED("the recommended one"),
    RUN("run chart (median)"),
    XMR("XmR chart (single values)"),
    P_PRIME("p′ chart (shares, more than chance varies)"),
    P("p chart (shares)"),
    U_PRIME("u′ chart (rates, more than chance varies)"),
    U("u chart (rates)"),
    C("c chart (counts)"),
    G("g chart (cases between rare events)"),
    T("t chart (time between rare events)");

    private final String words;

    ChartKind(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /** Whether points of this shape can be drawn so. */
    boolean suits(Shape shape) {
        return switch (this) {
            case RECOMMENDED, RUN, XMR -> true;
            case P, P_PRIME -> shape == Shape.PROPORTION;
            case U, U_PRIME -> shape.hasDenominator();
            case C -> shape == Shape.COUNT;
            case G -> shape == Shape.CASES_BETWEEN;
            case T -> shape == Shape.TIME_BETWEEN;
        };
    }

    /**
     * Which chart suits the data: fewer than twelve points a run chart; shares p′ and rates u′, which need no belief that
     * only chance varies; rare events g and t; all else XmR (Making Data Count; Provost and Murray, The Health Care Data
     * Guide, chapter 5).
     *
     * @param points how many have a value
     */
    static ChartKind recommended(Shape shape, boolean counted, int points) {
        if (points < Charting.FEWEST_FOR_LIMITS) {
            return RUN;
        }
        return switch (shape) {
            case PROPORTION -> counted ? P_PRIME : XMR;
            case RATE -> counted ? U_PRIME : XMR;
            case COUNT, VALUE -> XMR;
            case TIME_BETWEEN -> T;
            case CASES_BETWEEN -> G;
        };
    }

    /** The chart of the statistics; a run chart is none of them. */
    ChartType type() {
        return switch (this) {
            case XMR -> ChartType.I;
            case P_PRIME -> ChartType.P_PRIME;
            case P -> ChartType.P;
            case U_PRIME -> ChartType.U_PRIME;
            case U -> ChartType.U;
            case C -> ChartType.C;
            case G -> ChartType.G;
            case T -> ChartType.T;
            case RECOMMENDED, RUN -> throw new IllegalStateException(this + " is no control chart");
        };
    }
}
