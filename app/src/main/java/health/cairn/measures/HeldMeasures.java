package health.cairn.measures;

import health.cairn.directory.search.SearchIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The measures, held in memory; the definitions that come with Cairn are written to the database when they are new. */
@Component
class HeldMeasures implements Measures {

    private final MeasureStore store;
    private volatile Held held;

    /** The measures and the index over them, which change together; the index is made when first asked for. */
    private static final class Held {
        private final Map<MeasureId, Measure> measures;
        private @Nullable SearchIndex<Measure> index;

        Held(Map<MeasureId, Measure> measures) {
            this.measures = measures;
        }

        Map<MeasureId, Measure> measures() {
            return measures;
        }

        synchronized SearchIndex<Measure> index() {
            SearchIndex<Measure> made = index;
            if (made == null) {
                made = SearchIndex.of(
                        measures.values().stream().map(HeldMeasures::entry).toList());
                index = made;
            }
            return made;
        }
    }

    HeldMeasures(MeasureStore store) {
        this.store = store;
        String digest = Definitions.digest();
        if (!store.holds(digest)) {
            store.put(Definitions.read(), digest);
        }
        this.held = new Held(store.all());
    }

    @Override
    public Optional<Measure> find(MeasureId id) {
        Measure known = held.measures().get(id);
        if (known == null) {
            // Another instance may have registered it since.
            Map<MeasureId, Measure> all = store.all();
            if (!all.equals(held.measures())) {
                held = new Held(all);
            }
            known = all.get(id);
        }
        return Optional.ofNullable(known);
    }

    @Override
    public Optional<Measure> ofFingertips(int indicator) {
        return held.measures().values().stream()
                .filter(m -> m.fingertips().isPresent() && m.fingertips().getAsInt() == indicator)
                // A reviewed definition speaks before one that a file brought along.
                .min(Comparator.comparing(Measure::reviewed).reversed().thenComparing(m -> m.id().value()));
    }

    @Override
    public List<Measure> all() {
        return held.measures().values().stream()
                .sorted(Comparator.comparing(Measure::topic).thenComparing(Measure::name))
                .toList();
    }

    @Override
    public List<Measure> search(String text, int limit) {
        return held.index().search(text, limit);
    }

    @Override
    public List<Measure> near(String id, int limit) {
        Held now = held;
        return Stream.concat(now.index().nearCodes(id, limit).stream(), now.index().search(id, limit).stream())
                .distinct()
                .limit(limit)
                .toList();
    }

    /** Its name first; the topic and what it counts count a little less. */
    private static SearchIndex.Entry<Measure> entry(Measure measure) {
        var codes = new ArrayList<String>();
        codes.add(measure.id().value());
        measure.fingertips().ifPresent(number -> codes.add(Integer.toString(number)));
        return new SearchIndex.Entry<>(measure, measure.name(), codes, "", 1)
                .withFormerNames(List.of(
                        measure.shortName(),
                        measure.topic(),
                        measure.numerator(),
                        measure.denominator(),
                        measure.id().value()));
    }

    @Override
    public Measure register(Measure derivedFromFile) {
        store.putIfAbsent(derivedFromFile);
        Held now = new Held(store.all());
        held = now;
        Measure registered = now.measures().get(derivedFromFile.id());
        if (registered == null) {
            throw new IllegalStateException("Measure " + derivedFromFile.id() + " was written and is not there");
        }
        return registered;
    }
}
