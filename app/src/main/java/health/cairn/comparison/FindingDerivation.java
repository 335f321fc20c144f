package health.cairn.comparison;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Loading;
import health.cairn.measures.Measure;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /**
     * Reading and writing stay in the caller's transaction; while one series is worked out, the next is read, so that two
     * cores are busy and two series at most are in memory.
     */
    @Override
    public void derive(Collection<Integer> series) {
        try (var other = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("derive").daemon().factory())) {
            var maps = new PeriodMaps(directory::mapOn);
            var working = new ArrayDeque<Future<FindingStore.Rows>>();
            for (int one : series) {
                SeriesDeriver deriver = read(one, maps);
                working.add(other.submit(() -> workOut(one, deriver)));
                if (working.size() > 1) {
                    write(working.remove());
                }
            }
            working.forEach(this::write);
        }
    }

    /** Findings of a series for another period or map than those that are stored; everything is read and added up anew. */
    Map<AreaCode, Finding> anew(int series, AsOf asOf) {
        SeriesDeriver deriver =
                read(series, new PeriodMaps(day -> directory.mapOn(asOf.mapDay().orElse(day))));
        deriver.rollUps();
        var findings = new HashMap<AreaCode, Finding>();
        deriver.findings(types(deriver.areas()), asOf.period()).forEach(f -> findings.put(f.area(), f));
        return findings;
    }

    private SeriesDeriver read(int series, PeriodMaps maps) {
        var id = readings.key(series).measure();
        Measure measure = measures.find(id)
                .orElseThrow(
                        () -> new IllegalStateException("Series " + series + " is of a measure that is gone: " + id));
        var deriver = new SeriesDeriver(series, measure, maps);
        readings.each(series, deriver);
        return deriver;
    }

    private FindingStore.Rows workOut(int series, SeriesDeriver deriver) {
        List<SeriesDeriver.RollUp> rollUps = deriver.rollUps();
        return FindingStore.Rows.of(series, rollUps, deriver.findings(types(deriver.areas())));
    }

    private void write(Future<FindingStore.Rows> rows) {
        try {
            store.replace(rows.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("What the readings say could not be worked out", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while working out what the readings say", e);
        }
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
