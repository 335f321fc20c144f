package health.cairn.privacy;

import health.cairn.privacy.ReleasedTable.Released;
import health.cairn.statistics.suppression.AdditiveTable;
import health.cairn.statistics.suppression.Cell;
import health.cairn.statistics.suppression.Profile;
import health.cairn.statistics.suppression.Suppression;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/** The gate, by the rule that is set for this installation. */
@Component
class SuppressionGate implements Gate {

    private final PrivacySettingStore store;

    SuppressionGate(PrivacySettingStore store) {
        this.store = store;
    }

    @Override
    public ReleasedTable pass(CountTable table) {
        return pass(table, rule());
    }

    static ReleasedTable pass(CountTable table, Profile rule) {
        var cells = new HashMap<String, Cell>();
        for (AdditiveTable island : SumsOfTable.of(table)) {
            cells.putAll(Suppression.apply(island, rule).cells());
        }
        var released = new HashMap<CountKey, Released>();
        table.notCollected.forEach(key -> released.put(key, new Released.NotCollected()));
        table.counts
                .keySet()
                .forEach(key -> released.put(
                        key,
                        switch (cells.get(key.text())) {
                            case Cell.Shown(long value) -> new Released.Shown(value);
                            case Cell.Suppressed _ -> new Released.Suppressed();
                            // Nothing leaves that was not looked at.
                            case null -> new Released.Suppressed();
                        }));
        return new ReleasedTable(released, Gate.words(rule));
    }

    @Override
    public Profile rule() {
        return store.rule();
    }

    @Override
    public void useRule(Profile wanted) {
        store.use(wanted);
    }
}
