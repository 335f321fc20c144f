package health.cairn.conformance.pheindicatormethods;

import health.cairn.conformance.Answer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.Table;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.funnel.ControlLimits;
import health.cairn.statistics.funnel.FunnelAxis;
import health.cairn.statistics.funnel.ProportionFunnel;
import health.cairn.statistics.funnel.Significance;
import health.cairn.statistics.interval.CountLimits;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** calculate_funnel_limits, assign_funnel_significance and calculate_funnel_points. */
final class FunnelCases {

    private static final String BISECTED =
            "the peer finds Poisson limits by bisection, in steps of 1e-7 of expected / (expected + observed + 1)";
    private static final double STEP = 1e-7;
    /** Half of the last decimal. */
    private static final double SIX_DECIMALS = 5.000001e-7;

    private static final double FEWEST_EVENTS_OF_DSR = 10;

    private FunnelCases() {}

    static Answer limits(ReferenceCase reference) {
        reference.args().allow("fun", "statistic", "multiplier", "rate_type", "ratio_type", "years_of_data");
        return switch (reference.args().text("statistic", "")) {
            case "proportion" -> proportionLimits(reference);
            case "ratio" -> ratioLimits(reference);
            case "rate" -> rateLimits(reference);
            default -> throw new UnknownForm("statistic " + reference.args().text("statistic"));
        };
    }

    private static Answer proportionLimits(ReferenceCase reference) {
        double multiplier = reference.args().number("multiplier", 100);
        var input = reference.input();
        double[] x = input.numbers(RateCases.column(input, "x", "numerator"));
        double[] n = input.numbers(RateCases.column(input, "n", "denominator"));
        var funnel = ProportionFunnel.about(x, n);
        var sheet = new Sheet(reference);
        double end = FunnelAxis.end(max(n));
        for (double size : FunnelAxis.points(FunnelAxis.start(min(n), max(n)), end)) {
            var inner = funnel.limits(size, Confidence.P95).times(multiplier);
            var outer = funnel.limits(size, Confidence.P998).times(multiplier);
            sheet.addNumber("Population", size)
                    .addNumber("lower_2s_limit", inner.lower())
                    .addNumber("upper_2s_limit", inner.upper())
                    .addNumber("lower_3s_limit", outer.lower())
                    .addNumber("upper_3s_limit", outer.upper())
                    .addNumber("baseline", funnel.pooled() * multiplier)
                    .add("statistic", "proportion")
                    .add("method", "Wilson");
        }
        return sheet.withinSheet(SIX_DECIMALS).answer();
    }

    private static Answer ratioLimits(ReferenceCase reference) {
        String type = reference.args().text("ratio_type", "");
        boolean isCount = type.equals("count");
        if (!isCount && !type.equals("isr")) {
            throw new UnknownForm("ratio_type " + type);
        }
        var input = reference.input();
        double[] sizes = input.numbers(RateCases.column(input, "ex", "expected"));
        var sheet = new Sheet(reference);
        double start = FunnelAxis.start(min(sizes), max(sizes));
        for (double events : FunnelAxis.pointsOfRatio(start, FunnelAxis.end(max(sizes)))) {
            sheet.addNumber("Observed_events", events);
            addRatio(sheet, "2s", events, Confidence.P95, isCount);
            addRatio(sheet, "3s", events, Confidence.P998, isCount);
            sheet.add("statistic", "ratio (" + type + ")").add("method", "Poisson");
        }
        return sheet.answer();
    }

    /** The expected counts with which so many observed events lie just on the limits. */
    private static void addRatio(Sheet sheet, String sigma, double events, Confidence confidence, boolean isCount) {
        var expected = CountLimits.exact(confidence).interval(events);
        double low = events / expected.upper();
        double high = events / expected.lower();
        sheet.addNumber("lower_" + sigma + "_exp_events", expected.upper())
                .addNumber("lower_" + sigma + "_limit", isCount ? low - 1 : low * 100)
                .addNumber("upper_" + sigma + "_exp_events", expected.lower())
                .addNumber("upper_" + sigma + "_limit", isCount ? high - 1 : high * 100);
        sheet.allow("lower_" + sigma + "_exp_events", bisected(events, expected.upper(), expected.upper()), BISECTED)
                .allow(
                        "lower_" + sigma + "_limit",
                        bisected(events, expected.upper(), events / expected.upper() * 100),
                        BISECTED)
                .allow("upper_" + sigma + "_exp_events", bisected(events, expected.lower(), expected.lower()), BISECTED)
                .allow(
                        "upper_" + sigma + "_limit",
                        bisected(events, expected.lower(), events / expected.lower() * 100),
                        BISECTED);
    }

    /** How far a value proportional to an expected count, or to its inverse, may be off when that was bisected. */
    private static double bisected(double observed, double expected, double value) {
        double share = expected / (expected + observed + 1);
        return value * STEP / (share * (1 - share));
    }

    private static Answer rateLimits(ReferenceCase reference) {
        double multiplier = reference.args().number("multiplier", 100_000);
        double years = reference.args().number("years_of_data", 1);
        var rates = Rates.of(reference);
        double pooled = rates.pooled();
        double[] yearly =
                Arrays.stream(rates.included()).map(size -> size / years).toArray();
        double start = Math.floor(FunnelAxis.start(min(yearly), max(yearly)) * years * pooled);
        double end = Math.ceil(FunnelAxis.end(max(yearly)) * years * pooled);
        var sheet = new Sheet(reference);
        for (double events : FunnelAxis.points(start, end)) {
            sheet.addNumber("Events", events);
            addRate(sheet, "2s", events, Confidence.P95, pooled, years, multiplier);
            addRate(sheet, "3s", events, Confidence.P998, pooled, years, multiplier);
            sheet.addNumber("baseline", pooled * multiplier)
                    .add("statistic", "rate (" + rates.type() + " per 100,000)")
                    .add("method", "Poisson");
        }
        return sheet.answer();
    }

    private static void addRate(
            Sheet sheet,
            String sigma,
            double events,
            Confidence confidence,
            double pooled,
            double years,
            double multiplier) {
        var expected = CountLimits.exact(confidence).interval(events);
        String[] sides = {"lower_", "upper_"};
        double[] counts = {expected.upper(), expected.lower()};
        for (int i = 0; i < sides.length; i++) {
            double people = counts[i] / pooled;
            double rate = events / people * multiplier;
            sheet.addNumber(sides[i] + sigma + "_population_1_year", people / years)
                    .addNumber(sides[i] + sigma + "_limit", rate)
                    .allow(
                            sides[i] + sigma + "_population_1_year",
                            bisected(events, counts[i], people / years),
                            BISECTED)
                    .allow(sides[i] + sigma + "_limit", bisected(events, counts[i], rate), BISECTED);
        }
    }

    static Answer significance(ReferenceCase reference) {
        reference.args().allow("fun", "statistic", "rate_type", "multiplier");
        var input = reference.input();
        var sheet = new Sheet(reference);
        for (String column : input.names()) {
            input.values(column).forEach(value -> sheet.add(column, value));
        }
        switch (reference.args().text("statistic", "")) {
            case "proportion" -> {
                double[] x = input.numbers(RateCases.column(input, "x", "numerator"));
                double[] n = input.numbers(RateCases.column(input, "n", "denominator"));
                for (Significance found : ControlLimits.UKHSA.ofProportions(x, n)) {
                    sheet.add("significance", label(found));
                }
            }
            case "ratio" -> {
                double[] observed = input.numbers(RateCases.column(input, "o", "obs"));
                double[] expected = input.numbers(RateCases.column(input, "ex", "expected"));
                for (Significance found : ControlLimits.UKHSA.ofCounts(observed, expected)) {
                    sheet.add("significance", label(found));
                }
            }
            case "rate" -> {
                var rates = Rates.of(reference);
                double pooled = rates.pooled();
                for (int i = 0; i < rates.events().length; i++) {
                    Double derived = rates.derived()[i];
                    if (rates.isStandardised() && rates.events()[i] < FEWEST_EVENTS_OF_DSR) {
                        sheet.add("significance", "Not applicable for events less than 10 for dsrs");
                    } else if (derived == null) {
                        sheet.add("significance", null);
                    } else {
                        var found = ControlLimits.UKHSA
                                .ofCounts(new double[] {rates.events()[i]}, new double[] {pooled * derived})[0];
                        sheet.add("significance", label(found));
                    }
                }
            }
            default -> throw new UnknownForm("statistic " + reference.args().text("statistic"));
        }
        return sheet.answer();
    }

    static Answer points(ReferenceCase reference) {
        reference.args().allow("fun", "rate_type", "years_of_data", "multiplier");
        double years = reference.args().number("years_of_data", 1);
        var input = reference.input();
        var rates = Rates.of(reference);
        var sheet = new Sheet(reference);
        for (String column : input.names()) {
            input.values(column).forEach(value -> sheet.add(column, value));
        }
        var given = input.values("rate");
        for (int i = 0; i < rates.events().length; i++) {
            boolean tooFew = rates.isStandardised() && rates.events()[i] < FEWEST_EVENTS_OF_DSR;
            Double derived = rates.derived()[i];
            sheet.add("rate_chart", tooFew ? null : given.get(i))
                    .add("denominator_derived", tooFew || derived == null ? null : (Object) (derived / years));
        }
        return sheet.answer();
    }

    private static String label(Significance found) {
        return switch (found) {
            case BELOW_OUTER -> "Low (0.001)";
            case BELOW_INNER -> "Low (0.025)";
            case WITHIN -> "Not significant";
            case ABOVE_INNER -> "High (0.025)";
            case ABOVE_OUTER -> "High (0.001)";
        };
    }

    /**
     * Rates with the denominators that the package derives from them, which for a standardised rate are not the people.
     *
     * @param derived null where there is no rate to derive one from
     */
    private record Rates(
            String type, double[] events, @Nullable Double[] derived) {

        static Rates of(ReferenceCase reference) {
            Table input = reference.input();
            String type = reference.args().text("rate_type", "");
            if (!type.equals("crude") && !type.equals("dsr")) {
                throw new UnknownForm("rate_type " + type);
            }
            double multiplier = reference.args().number("multiplier", 100_000);
            double[] events = input.numbers(RateCases.column(input, "o", "count"));
            double[] people = input.numbers("pop");
            var rates = input.observations("rate");
            @Nullable Double[] derived = new @Nullable Double[events.length];
            for (int i = 0; i < events.length; i++) {
                if (events[i] == 0) {
                    derived[i] = type.equals("crude") ? (Double) people[i] : null;
                } else if (rates.isPresent(i)) {
                    derived[i] = multiplier * events[i] / rates.get(i);
                }
            }
            return new Rates(type, events, derived);
        }

        boolean isStandardised() {
            return type.equals("dsr");
        }

        /** The denominators there are. */
        double[] included() {
            return Arrays.stream(derived)
                    .filter(size -> size != null)
                    .mapToDouble(size -> size)
                    .toArray();
        }

        double pooled() {
            double above = 0;
            double below = 0;
            for (int i = 0; i < events.length; i++) {
                Double size = derived[i];
                if (size != null) {
                    above += events[i];
                    below += size;
                }
            }
            return above / below;
        }
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }
}
