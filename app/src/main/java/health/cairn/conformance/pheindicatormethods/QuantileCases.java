package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.Observations;
import health.cairn.statistics.inequality.Quantiles;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** phe_quantile. */
final class QuantileCases {

    private QuantileCases() {}

    static Answer answer(ReferenceCase reference) {
        var args = reference.args();
        args.allow("fun", "group_by", "invert", "inverttype", "nquantiles");
        int groups = (int) args.number("nquantiles", 10);
        var input = reference.input();
        var values = input.observations(input.has("v") ? "v" : "Value");
        var by = args.texts("group_by");
        boolean[] highestFirst = highestFirst(reference);
        @Nullable Integer[] quantile = new @Nullable Integer[input.rows()];
        Groups.of(input, by).forEach((group, rows) -> {
            boolean inverted = highestFirst[rows.getFirst()];
            var found = new Quantiles(groups, inverted).assign(pick(values, rows));
            for (int i = 0; i < rows.size(); i++) {
                quantile[rows.get(i)] = found.isAssigned(i) ? (Integer) found.quantile(i) : null;
            }
        });
        var sheet = new Sheet(reference);
        for (String column : input.names()) {
            for (Object value : input.values(column)) {
                sheet.add(column, value);
            }
        }
        for (int row = 0; row < input.rows(); row++) {
            Integer found = quantile[row];
            Object number = found == null ? null : (Object) found.doubleValue();
            sheet.add("quantile", number)
                    .add("QuantileInGrp", number)
                    .addNumber("nquantiles", groups)
                    .add("groupvars", String.join(", ", by))
                    .add(
                            "qinverted",
                            "lowest quantile represents " + (highestFirst[row] ? "highest" : "lowest") + " values");
        }
        return sheet.answer();
    }

    /** Whether a row's group is turned round: one switch for all, or a column that says so. */
    private static boolean[] highestFirst(ReferenceCase reference) {
        var args = reference.args();
        var input = reference.input();
        boolean[] highestFirst = new boolean[input.rows()];
        if ("field".equals(args.text("inverttype"))) {
            List<@Nullable String> field = input.labels(args.text("invert", ""));
            for (int row = 0; row < highestFirst.length; row++) {
                highestFirst[row] = switch (field.get(row)) {
                    case "TRUE" -> true;
                    case "FALSE" -> false;
                    case null, default -> throw new UnknownForm("TRUE or FALSE is expected; found " + field.get(row));
                };
            }
        } else {
            Arrays.fill(highestFirst, args.flag("invert", true));
        }
        return highestFirst;
    }

    private static Observations pick(Observations values, List<Integer> rows) {
        @Nullable Double[] picked = new @Nullable Double[rows.size()];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values.isPresent(rows.get(i)) ? (Double) values.get(rows.get(i)) : null;
        }
        return Observations.ofNullable(picked);
    }
}
