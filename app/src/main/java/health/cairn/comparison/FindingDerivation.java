package health.cairn.comparison;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Loading;
import health.cairn.measures.Measure;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Derives roll-ups and findings anew for every series that a published or withdrawn batch touches. */
@Component
class FindingDerivation implements Loading.Derivation {

    private final Readings readings;
    private final Measures measures;
    private final Directory directory;
    private final FindingStore store;

    FindingDerivation(Readings readings, Measures measures, Directory directory, FindingStore store) {
        this.readings = readings;
        this.measures = measures;
        this.directory = directory;
        this.store = store;
    }

    @Override
    public void derive(Collection<Integer> series) {
        for (int one : series) {
            derive(one);
        }
    }

    private void derive(int series) {
        var id = readings.key(series).measure();
        Measure measure = measures.find(id)
                .orElseThrow(
                        () -> new IllegalStateException("Series " + series + " is of a measure that is gone: " + id));
        var deriver = new SeriesDeriver(series, measure, directory::mapOn);
        readings.each(series, deriver);
        List<SeriesDeriver.RollUp> rollUps = deriver.rollUps();
        store.replace(series, rollUps, deriver.findings(types(deriver.areas())));
    }

    private Map<AreaCode, AreaType> types(Iterable<String> areas) {
        var codes = new ArrayList<AreaCode>();
        areas.forEach(a -> codes.add(new AreaCode(a)));
        var types = new HashMap<AreaCode, AreaType>();
        directory.findAll(codes).forEach((code, area) -> types.put(code, area.type()));
        types.putIfAbsent(AreaCode.ENGLAND, AreaType.ENGLAND);
        return types;
    }
}
