package health.cairn.imports;

import health.cairn.measures.Loading;
import health.cairn.measures.Measure;
import health.cairn.measures.Measures;
import health.cairn.measures.SeriesKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The measures and series that one batch speaks of. */
final class BatchSeries implements SeriesCatalogue {

    private final Measures measures;
    private final Loading loading;
    private final Problems problems;
    private final Map<SeriesKey, Integer> numbers = new HashMap<>();
    private final Map<Integer, SeriesKey> keys = new HashMap<>();

    BatchSeries(Measures measures, Loading loading, Problems problems) {
        this.measures = measures;
        this.loading = loading;
        this.problems = problems;
    }

    @Override
    public Optional<Measure> fingertips(int indicator) {
        return measures.ofFingertips(indicator);
    }

    @Override
    public Measure measure(MeasureDescription description) {
        Optional<Measure> known = description.fingertips().isPresent()
                ? measures.ofFingertips(description.fingertips().getAsInt())
                : Optional.empty();
        return known.or(() -> measures.find(description.id())).orElseGet(() -> register(description));
    }

    private Measure register(MeasureDescription description) {
        Measure registered = measures.register(description.measure());
        problems.report(
                Problem.Kind.NEW_MEASURE,
                "",
                0,
                "",
                description.id() + ": " + description.name(),
                "a measure with a reviewed definition",
                "look at its definition before you rely on it: name, unit and age band come from the file alone");
        return registered;
    }

    @Override
    public int number(SeriesKey key) {
        return numbers.computeIfAbsent(key, wanted -> {
            int number = loading.seriesNumber(wanted);
            keys.put(number, wanted);
            return number;
        });
    }

    /** What a series of this batch is called. */
    String name(int series) {
        SeriesKey key = keys.get(series);
        return key == null ? "series " + series : key.measure() + ", " + key.sex() + ", " + key.age();
    }
}
