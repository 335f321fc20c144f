package health.cairn.ranking;

import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesFinder;
import health.cairn.measures.SeriesFinder.Found;
import health.cairn.ranking.Question.Metric;
import health.cairn.ranking.Question.Part;
import health.cairn.statistics.ranking.Polarity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads one metric of a written question: a measure, or several parts, each with its periods. */
@Component
class MetricSpec {

    private static final List<String> OF_A_PART =
            List.of("measure", "sex", "age", "share", "years", "period", "from", "until");
    private static final List<String> OF_A_METRIC = List.of("name", "weight", "need", "parts");
    private static final List<String> OF_BOTH = java.util.stream.Stream.concat(OF_A_METRIC.stream(), OF_A_PART.stream())
            .filter(name -> !name.equals("share"))
            .toList();

    private final SeriesFinder series;
    private final Readings readings;

    MetricSpec(SeriesFinder series, Readings readings) {
        this.series = series;
        this.readings = readings;
    }

    /** A part with what its measure is. */
    private record Described(Part part, Measure measure) {}

    Optional<Metric> read(Written metric) {
        if (!metric.hasOnly(OF_BOTH)) {
            return Optional.empty();
        }
        Optional<Double> weight = metric.needed("weight", "a number of 0 or more")
                .flatMap(written -> number(written, 0, "a number of 0 or more"));
        Optional<List<Described>> parts = parts(metric);
        Optional<Polarity> need = parts.flatMap(described -> need(metric, described));
        if (weight.isEmpty() || parts.isEmpty() || need.isEmpty()) {
            return Optional.empty();
        }
        Measure first = parts.get().getFirst().measure();
        String name =
                metric.field("name").flatMap(written -> written.text("words")).orElse(first.shortName());
        return Optional.of(new Metric(
                name,
                weight.get(),
                need.get(),
                parts.get().stream().map(Described::part).toList()));
    }

    private Optional<List<Described>> parts(Written metric) {
        Optional<Written> written = metric.field("parts");
        if (written.isEmpty()) {
            return part(metric, metric).map(List::of);
        }
        if (metric.field("measure").isPresent()) {
            metric.wrong("both measure and parts", "one of the two");
            return Optional.empty();
        }
        List<Written> items = written.get().items();
        if (items.isEmpty()) {
            written.get().wrong("no list", "a list of parts, each with a measure");
            return Optional.empty();
        }
        var parts = new ArrayList<Described>();
        for (Written item : items) {
            if (item.hasOnly(OF_A_PART)) {
                part(item, metric).ifPresent(parts::add);
            }
        }
        return parts.size() == items.size() ? Optional.of(parts) : Optional.empty();
    }

    /** @param metric where the periods stand that hold for all its parts */
    private Optional<Described> part(Written written, Written metric) {
        Optional<Written> id = written.needed("measure", "the id of a measure");
        String measure = id.flatMap(field -> field.text("the id of a measure")).orElse("");
        if (id.isEmpty() || measure.isEmpty()) {
            return Optional.empty();
        }
        return switch (series.find(measure, word(written, "sex"), word(written, "age"))) {
            case Found.Unknown(String field, String found, String expected, List<String> near) -> {
                written.field(field).orElse(id.get()).wrong("'" + found + "'", expected + QuestionSpec.near(near));
                yield Optional.empty();
            }
            case Found.Series known -> {
                Optional<Double> share = written.field("share").isEmpty()
                        ? Optional.of(1.0)
                        : written.field("share").flatMap(s -> number(s, Double.MIN_VALUE, "a number above 0"));
                Written dated = isDated(written) ? written : metric;
                Optional<Period> period = period(dated, id.get(), known);
                yield share.isEmpty() || period.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Described(
                                new Part(
                                        known.key().measure().value(),
                                        known.key().sex(),
                                        known.key().age(),
                                        period.get().from(),
                                        period.get().until(),
                                        share.get()),
                                known.measure()));
            }
        };
    }

    private static boolean isDated(Written written) {
        return List.of("years", "period", "from", "until").stream()
                .anyMatch(name -> written.field(name).isPresent());
    }

    /** The days to be pooled: as written, or as many years as are written up to a period, or up to the latest there is. */
    private Optional<Period> period(Written dated, Written measure, Found.Series series) {
        Optional<Written> years = dated.field("years");
        Optional<Long> pooled = years.isEmpty() ? Optional.of(1L) : QuestionSpec.whole(years.get(), 1, 20);
        Optional<Written> named = dated.field("period");
        Optional<Written> from = dated.field("from");
        Optional<Written> until = dated.field("until");
        if (pooled.isEmpty()) {
            return Optional.empty();
        }
        if (from.isPresent() || until.isPresent()) {
            if (named.isPresent() || years.isPresent() || from.isEmpty() || until.isEmpty()) {
                dated.wrong("days that do not go together", "from and until; or period, years or both of these");
                return Optional.empty();
            }
            return between(from.get(), until.get()).flatMap(period -> held(from.get(), series, period));
        }
        if (named.isPresent()) {
            return named.get()
                    .text("a period such as 2022/23")
                    .flatMap(text -> {
                        Optional<Period> period = PeriodText.parse(text);
                        if (period.isEmpty()) {
                            named.get().wrong("'" + text + "'", "a period such as 2022/23, 2022, 2022 Q1 or 2022-04");
                        }
                        return period;
                    })
                    .flatMap(period -> held(named.get(), series, period))
                    .map(last ->
                            years.isEmpty() ? last : pooled(last, pooled.get(), readings.periods(series.number())));
        }
        List<Period> periods = readings.periods(series.number());
        if (periods.isEmpty()) {
            measure.wrong("'" + series.key().measure() + "'", "a measure of which something is loaded");
            return Optional.empty();
        }
        Period last = periods.getLast();
        return Optional.of(years.isEmpty() ? last : pooled(last, pooled.get(), periods));
    }

    /** Some years up to the end of a period, from the first of them that has data on. */
    private static Period pooled(Period last, long years, List<Period> periods) {
        LocalDate from = last.until().minusYears(years);
        return new Period(
                periods.stream()
                        .map(Period::from)
                        .filter(day -> !day.isBefore(from))
                        .findFirst()
                        .orElse(last.from()),
                last.until());
    }

    private static Optional<Period> between(Written from, Written until) {
        Optional<LocalDate> first = QuestionSpec.day(from);
        Optional<LocalDate> after = QuestionSpec.day(until);
        if (first.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        if (!first.get().isBefore(after.get())) {
            until.wrong("'" + after.get() + "'", "a day after " + first.get() + ": the first that no longer counts");
            return Optional.empty();
        }
        return Optional.of(new Period(first.get(), after.get()));
    }

    /** The same period, if anything of the series lies wholly in it. */
    private Optional<Period> held(Written written, Found.Series series, Period wanted) {
        List<Period> periods = readings.periods(series.number());
        boolean any = periods.stream()
                .anyMatch(p -> !p.from().isBefore(wanted.from()) && !p.until().isAfter(wanted.until()));
        if (!any) {
            written.wrong(
                    wanted.from() + " until " + wanted.until(),
                    "days with data of " + series.key().measure() + ", of which there are "
                            + periods.getFirst().from() + " until "
                            + periods.getLast().until());
            return Optional.empty();
        }
        return Optional.of(wanted);
    }

    private static Optional<Polarity> need(Written metric, List<Described> parts) {
        Optional<Written> written = metric.field("need");
        if (written.isPresent()) {
            return QuestionSpec.choice(
                    written.get(), Polarity.values(), p -> p == Polarity.HIGH_IS_NEED ? "high" : "low");
        }
        List<Measure.Polarity> wanted =
                parts.stream().map(part -> part.measure().polarity()).distinct().toList();
        if (wanted.size() > 1 || wanted.getFirst() == Measure.Polarity.NO_JUDGEMENT) {
            metric.wrong(
                    wanted.size() > 1 ? "measures wanted high beside others" : "a measure with no wanted direction",
                    "need: high or need: low, for which end means greater need");
            return Optional.empty();
        }
        return Optional.of(
                wanted.getFirst() == Measure.Polarity.HIGH_IS_GOOD ? Polarity.LOW_IS_NEED : Polarity.HIGH_IS_NEED);
    }

    private static @Nullable String word(Written written, String name) {
        return written.field(name).flatMap(field -> field.text("a word")).orElse(null);
    }

    private static Optional<Double> number(Written written, double least, String expected) {
        return written.text(expected).flatMap(text -> {
            try {
                double number = Double.parseDouble(text);
                if (number >= least && Double.isFinite(number)) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException e) {
                // Said below, as for a number that is too small.
            }
            written.wrong("'" + text + "'", expected);
            return Optional.empty();
        });
    }
}
