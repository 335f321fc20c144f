package health.cairn.measures;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The measures, held in memory; the definitions that come with Cairn are written to the database at start. */
@Component
class HeldMeasures implements Measures {

    private final MeasureStore store;
    private volatile Map<MeasureId, Measure> held;

    HeldMeasures(MeasureStore store) {
        this.store = store;
        store.put(Definitions.read());
        this.held = store.all();
    }

    @Override
    public Optional<Measure> find(MeasureId id) {
        Measure known = held.get(id);
        if (known == null) {
            // Another instance may have registered it since.
            held = store.all();
            known = held.get(id);
        }
        return Optional.ofNullable(known);
    }

    @Override
    public Optional<Measure> ofFingertips(int indicator) {
        return held.values().stream()
                .filter(m -> m.fingertips().isPresent() && m.fingertips().getAsInt() == indicator)
                // A reviewed definition speaks before one that a file brought along.
                .min(Comparator.comparing(Measure::reviewed).reversed().thenComparing(m -> m.id().value()));
    }

    @Override
    public List<Measure> all() {
        return held.values().stream()
                .sorted(Comparator.comparing(Measure::topic).thenComparing(Measure::name))
                .toList();
    }

    @Override
    public Measure register(Measure derivedFromFile) {
        store.putIfAbsent(derivedFromFile);
        held = store.all();
        Measure registered = held.get(derivedFromFile.id());
        if (registered == null) {
            throw new IllegalStateException("Measure " + derivedFromFile.id() + " was written and is not there");
        }
        return registered;
    }
}
