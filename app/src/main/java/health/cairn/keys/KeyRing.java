package health.cairn.keys;

import health.cairn.database.CannotStart;
import health.cairn.keys.DataKeyStore.Wrapped;
import health.cairn.keys.MasterKeys.MasterKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionOperations;

/** The data keys, opened with the master key. */
final class KeyRing implements DataKeys {

    /** How long another instance may go on with the version before the newest; both open everywhere. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final MasterKeys masterKeys;
    private final DataKeyStore store;
    private final TransactionOperations apart;
    private final Clock clock;
    private final ConcurrentHashMap<Name, DataKey> opened = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Latest> latest = new ConcurrentHashMap<>();

    private record Name(String purpose, int version) {}

    private record Latest(DataKey key, Instant asked) {}

    /** @param apart runs each piece in a transaction of its own, so that a key outlives whatever asked for it first */
    KeyRing(MasterKeys masterKeys, DataKeyStore store, TransactionOperations apart, Clock clock) {
        this.masterKeys = masterKeys;
        this.store = store;
        this.apart = apart;
        this.clock = clock;
    }

    @Override
    public DataKey current(String purpose) {
        Latest known = latest.get(purpose);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.asked().plus(FRESH))) {
            return known.key();
        }
        DataKey key = version(purpose, store.latestVersion(purpose).orElseGet(() -> make(purpose, 1)));
        latest.put(purpose, new Latest(key, now));
        return key;
    }

    @Override
    public DataKey version(String purpose, int version) {
        DataKey known = opened.get(new Name(purpose, version));
        if (known != null) {
            return known;
        }
        Wrapped wrapped = store.find(purpose, version)
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no version " + version + " of the key for " + purpose));
        var key = new DataKey(purpose, version, unwrap(wrapped));
        opened.put(new Name(purpose, version), key);
        return key;
    }

    @Override
    public DataKey renew(String purpose) {
        int next = store.latestVersion(purpose).orElse(0) + 1;
        DataKey key = version(purpose, make(purpose, next));
        latest.put(purpose, new Latest(key, clock.instant()));
        return key;
    }

    @Override
    public int rotateMasterKey() {
        record Rotated(MasterKey wanted, int keys) {}
        Rotated rotated = apart.execute(_ -> {
            // Nobody wraps a key with the old master key meanwhile.
            List<Wrapped> all = store.lockAll();
            MasterKey wanted = nextMasterKey();
            int count = 0;
            for (Wrapped key : all) {
                if (!key.masterKey().equals(wanted.name())) {
                    store.rewrap(wrap(key.purpose(), key.version(), unwrap(key), wanted));
                    count++;
                }
            }
            return new Rotated(wanted, count);
        });
        if (!masterKeys.fromEnvironment()) {
            masterKeys.keepOnly(rotated.wanted());
        }
        return rotated.keys();
    }

    /** A new key in the file, with the old ones behind it until all is wrapped anew; the first given in the environment. */
    private MasterKey nextMasterKey() {
        List<MasterKey> all = masterKeys.all();
        if (masterKeys.fromEnvironment() || all.size() > 1) {
            return all.getFirst();
        }
        MasterKey fresh = MasterKey.fresh();
        masterKeys.add(fresh);
        return fresh;
    }

    private int make(String purpose, int version) {
        apart.executeWithoutResult(_ -> {
            boolean any = !store.lockAll().isEmpty();
            MasterKey master = masterKeys.all().stream().findFirst().orElseGet(() -> firstMasterKey(any));
            store.add(wrap(purpose, version, DataKey.random(), master));
        });
        return version;
    }

    private MasterKey firstMasterKey(boolean anyDataKey) {
        if (anyDataKey) {
            throw lost("that was used");
        }
        MasterKey fresh = MasterKey.fresh();
        masterKeys.add(fresh);
        return fresh;
    }

    private static Wrapped wrap(String purpose, int version, byte[] secret, MasterKey master) {
        return new Wrapped(
                purpose, version, master.name(), DataKey.seal(master.key(), secret, context(purpose, version)));
    }

    private byte[] unwrap(Wrapped wrapped) {
        MasterKey master = masterKeys.named(wrapped.masterKey()).orElseThrow(() -> lost(wrapped.masterKey()));
        return DataKey.open(master.key(), wrapped.bytes(), context(wrapped.purpose(), wrapped.version()));
    }

    private CannotStart lost(String name) {
        return new CannotStart(
                "The master key %s is not in %s, and without it nothing that was sealed can be opened; put the file back from where its copy is kept"
                        .formatted(name, masterKeys.fromEnvironment() ? "CAIRN_MASTER_KEYS" : masterKeys.file()));
    }

    private static byte[] context(String purpose, int version) {
        return ("data key " + purpose + " " + version).getBytes(StandardCharsets.UTF_8);
    }
}
