package health.cairn.privacy;

import health.cairn.keys.DataKey;
import health.cairn.keys.DataKeys;
import health.cairn.privacy.SealedColumnStore.Held;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Identifiers under data keys, which are under the master key. */
@Component
class EnvelopeIdentifiers implements Identifiers {

    private static final String PURPOSE = "identifiers";
    private static final int ROWS_AT_ONCE = 500;

    private final DataKeys keys;
    private final SealedColumnStore store;

    EnvelopeIdentifiers(DataKeys keys, SealedColumnStore store) {
        this.keys = keys;
        this.store = store;
    }

    @Override
    public Sealed seal(String text, SealedColumn column, long row) {
        DataKey key = keys.current(PURPOSE);
        return new Sealed(key.version(), key.seal(text.getBytes(StandardCharsets.UTF_8), column.place(row)));
    }

    @Override
    public String open(Sealed sealed, SealedColumn column, long row) {
        return new String(
                keys.version(PURPOSE, sealed.keyVersion()).open(sealed.bytes(), column.place(row)),
                StandardCharsets.UTF_8);
    }

    @Override
    public int reseal(SealedColumn column) {
        int version = keys.current(PURPOSE).version();
        int count = 0;
        long after = Long.MIN_VALUE;
        for (List<Held> rows = store.sealedBefore(column, version, after, ROWS_AT_ONCE);
                !rows.isEmpty();
                rows = store.sealedBefore(column, version, after, ROWS_AT_ONCE)) {
            for (Held held : rows) {
                String text = open(held.sealed(), column, held.row());
                count += store.replace(column, held, seal(text, column, held.row()));
            }
            after = rows.getLast().row();
        }
        return count;
    }

    @Override
    public void renewKey() {
        keys.renew(PURPOSE);
    }
}
