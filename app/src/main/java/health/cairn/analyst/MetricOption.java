package health.cairn.analyst;

import health.cairn.statistics.ranking.Metric;
import health.cairn.statistics.ranking.Polarity;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A metric as one word: its name, which end is need, its weight, its series. */
record MetricOption(Metric metric) implements ITypeConverter<MetricOption> {

    /** For the command line, which makes an empty converter first. */
    MetricOption() {
        this(Metric.of("none", 0, Polarity.HIGH_IS_NEED));
    }

    @Override
    public MetricOption convert(String word) {
        String[] parts = word.split(":", -1);
        if (parts.length < 2 || parts.length > 4 || parts[0].isEmpty()) {
            throw new TypeConversionException(
                    "expected NAME:high|low[:WEIGHT[:SERIES+SERIES]], found \"" + word + "\"");
        }
        var polarity = switch (parts[1]) {
            case "high" -> Polarity.HIGH_IS_NEED;
            case "low" -> Polarity.LOW_IS_NEED;
            default ->
                throw new TypeConversionException(
                        "expected high or low after the name of the metric, found \"" + parts[1] + "\"");
        };
        if (parts.length > 2 && !Cell.isNumber(parts[2])) {
            throw new TypeConversionException("expected a number as weight of the metric, found \"" + parts[2] + "\"");
        }
        double weight = parts.length > 2 ? Double.parseDouble(parts[2]) : 1;
        String[] series = parts.length > 3 ? parts[3].split("\\+", -1) : new String[] {parts[0]};
        try {
            return new MetricOption(Metric.ofEqualShares(parts[0], weight, polarity, series));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
