package health.cairn.contacts.engine;

import health.cairn.contacts.engine.Cuts.Cut;
import health.cairn.contacts.engine.Cuts.Stratum;
import java.util.stream.Collectors;

/** SQL for whether a row's people come often: a comparison, or a join to the number of each group. */
record OftenSql(Cuts cuts, String row, String band, String contacts, String name) {

    String condition() {
        return cuts.stratum() == Stratum.EVERYBODY
                ? "%s.%s >= %d".formatted(row, contacts, cuts.cuts().getFirst().contacts())
                : "coalesce(%s.%s >= %s.cut, false)".formatted(row, contacts, name);
    }

    String join() {
        return switch (cuts.stratum()) {
            case EVERYBODY -> "";
            case AGE_SEX ->
                cuts.cuts().isEmpty()
                        ? join("(-1, -1, 0)", "(sex, band, cut)", "sex", "band")
                        : join(
                                values(cut -> "(%d, %d, %d)".formatted(cut.sex(), cut.band(), cut.contacts())),
                                "(sex, band, cut)",
                                "sex",
                                "band");
            case PRACTICE ->
                cuts.cuts().isEmpty()
                        ? join("('', 0)", "(practice, cut)", "practice", "")
                        : join(
                                values(cut -> "('%s', %d)".formatted(cut.practice(), cut.contacts())),
                                "(practice, cut)",
                                "practice",
                                "");
        };
    }

    private String values(java.util.function.Function<Cut, String> written) {
        return cuts.cuts().stream().map(written).collect(Collectors.joining(", "));
    }

    private String join(String values, String columns, String first, String second) {
        String on = "%1$s.%2$s = %3$s.%2$s".formatted(row, first, name)
                + (second.isEmpty() ? "" : " and %s.%s = %s.%s".formatted(row, band, name, second));
        return "left join (values %s) as %s %s on %s".formatted(values, name, columns, on);
    }
}
