package health.cairn.conformance.funnelplotr;

/** The eight columns of limits; "99" is 99.8 per cent. */
enum LimitColumn {
    OD95LCL("odll95"),
    OD95UCL("odul95"),
    OD99LCL("odll998"),
    OD99UCL("odul998"),
    LCL95("ll95"),
    UCL95("ul95"),
    LCL99("ll998"),
    UCL99("ul998");

    private final String inLookUp;

    LimitColumn(String inLookUp) {
        this.inLookUp = inLookUp;
    }

    /** The name of the same limit in the table behind the drawn lines. */
    String inLookUp() {
        return inLookUp;
    }

    boolean isAdjusted() {
        return name().startsWith("OD");
    }

    boolean isUpper() {
        return name().contains("UCL");
    }

    boolean isOuter() {
        return name().contains("99");
    }

    /** The pair of limits at a level, lower first. */
    static LimitColumn of(boolean adjusted, boolean outer, boolean upper) {
        for (LimitColumn column : values()) {
            if (column.isAdjusted() == adjusted && column.isOuter() == outer && column.isUpper() == upper) {
                return column;
            }
        }
        throw new IllegalStateException("Every combination has a column");
    }
}
