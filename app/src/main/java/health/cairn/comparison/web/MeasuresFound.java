package health.cairn.comparison.web;

import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.Searchable;
import health.cairn.people.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds measures by name, by what they count, by id and by their number at Fingertips. */
@Component
@Order(20)
class MeasuresFound implements Searchable {

    private final Measures measures;
    private final Readings readings;

    MeasuresFound(Measures measures, Readings readings) {
        this.measures = measures;
        this.readings = readings;
    }

    @Override
    public String heading() {
        return "Measures";
    }

    @Override
    public List<Found> search(String text, int limit, Scope scope) {
        Set<MeasureId> loaded =
                readings.published().stream().map(SeriesKey::measure).collect(Collectors.toSet());
        return measures.search(text, limit).stream()
                .map(measure -> new Found(
                        measure.name(),
                        "/measures/" + measure.id(),
                        measure.topic() + (loaded.contains(measure.id()) ? "" : ", nothing loaded yet")))
                .toList();
    }
}
