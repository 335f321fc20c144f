package health.cairn.audit;

import health.cairn.audit.Chain.Link;
import health.cairn.audit.Chain.Stamped;
import health.cairn.audit.Chain.Tip;
import health.cairn.keys.DataKey;
import health.cairn.keys.DataKeys;
import health.cairn.people.Viewers;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit record as a chain in the database, with its head in a file beside it. */
@Component
class ChainedAudit implements Audit {

    private static final Logger log = LoggerFactory.getLogger(ChainedAudit.class);

    /** How much of the end a crash may leave unremembered; writing the file costs a few milliseconds each time. */
    private static final long HEAD_DELAY_MILLIS = 200;

    private final AuditStore store;
    private final DataKeys keys;
    private final Viewers viewers;
    private final Clock clock;
    private final Head heads;
    private final TransactionTemplate apart;
    private final ScheduledExecutorService headWriter = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("audit-head").daemon().factory());
    private final AtomicReference<@Nullable Tip> latest = new AtomicReference<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private volatile @Nullable UUID chain;

    ChainedAudit(
            AuditStore store,
            DataKeys keys,
            Viewers viewers,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${cairn.home:cairn-data}") String home) {
        this.store = store;
        this.keys = keys;
        this.viewers = viewers;
        this.clock = clock;
        this.heads = new Head(Path.of(home), this::key);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The first version for good: seals of old records must not change with the keys of other things. */
    private DataKey key() {
        keys.current("audit");
        return keys.version("audit", 1);
    }

    @Override
    public void record(Entry entry) {
        Origin origin = Origin.of(entry, viewers);
        var stamped = new Stamped(Chain.kept(clock.instant()), origin.role(), origin.address(), entry);
        boolean inTransaction = TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
        if (inTransaction) {
            AtTheEnd.ofThisTransaction(this).add(stamped);
        } else {
            UUID name = chain();
            DataKey key = key();
            Tip tip = apart.execute(_ -> append(name, key, List.of(stamped)));
            remember(tip);
        }
    }

    private Tip append(UUID name, DataKey key, List<Stamped> records) {
        Tip tip = store.lockTip().orElseGet(() -> Chain.beginning(name));
        for (Stamped record : records) {
            Link link = Chain.after(tip, record);
            store.add(link, key.sign(link.hash()));
            tip = new Tip(link.number(), link.hash());
        }
        return tip;
    }

    /** What a transaction recorded; written when all else of it is done, because the chain is locked from then on. */
    private static final class AtTheEnd implements TransactionSynchronization {

        private final ChainedAudit audit;
        private final UUID name;
        private final DataKey key;
        private final List<Stamped> records = new ArrayList<>();
        private @Nullable Tip written;

        private AtTheEnd(ChainedAudit audit) {
            this.audit = audit;
            // Found before the lock is held, since each may need a transaction of its own.
            this.name = audit.chain();
            this.key = audit.key();
        }

        static AtTheEnd ofThisTransaction(ChainedAudit audit) {
            for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
                if (known instanceof AtTheEnd ours && ours.audit == audit) {
                    return ours;
                }
            }
            var fresh = new AtTheEnd(audit);
            TransactionSynchronizationManager.registerSynchronization(fresh);
            return fresh;
        }

        void add(Stamped record) {
            records.add(record);
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = audit.append(name, key, records);
        }

        @Override
        public void afterCommit() {
            if (written != null) {
                audit.remember(written);
            }
        }
    }

    /** Begins the chain at the first start, and catches up with what a crash left unremembered. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        UUID name = chain();
        store.tip().ifPresent(tip -> advance(name, tip));
    }

    private UUID chain() {
        UUID known = chain;
        if (known == null) {
            known = apart.execute(_ -> store.chain());
            if (heads.read(known).isEmpty()) {
                // A chain that begins, or a further machine, which remembers it from here on.
                heads.write(known, store.tip().orElse(Chain.beginning(known)));
            }
            chain = known;
        }
        return known;
    }

    private void remember(Tip tip) {
        Tip before = latest.getAndAccumulate(
                tip, (one, other) -> one == null || (other != null && other.number() > one.number()) ? other : one);
        if (headWriter.isShutdown()) {
            writeHead();
        } else if (before == null) {
            headWriter.schedule(this::writeHead, HEAD_DELAY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void writeHead() {
        Tip tip = latest.getAndSet(null);
        if (tip != null) {
            try {
                advance(chain(), tip);
            } catch (RuntimeException e) {
                log.error("The head of the audit record could not be written; the next record tries again", e);
            }
        }
    }

    /** The head moves on only along the chain it stands on: who swaps the whole chain does not get a new head for it. */
    private synchronized void advance(UUID name, Tip tip) {
        Optional<Tip> head = heads.read(name);
        boolean continues = head.filter(known -> known.number() == 0
                        || store.hashOf(known.number())
                                .filter(hash -> MessageDigest.isEqual(hash, known.hash()))
                                .isPresent())
                .isPresent();
        if (!continues) {
            if (broken.compareAndSet(false, true)) {
                log.error("The audit record in the database does not continue the one this machine remembers;"
                        + " run ./cairn audit verify");
            }
        } else if (tip.number() > head.get().number()) {
            heads.write(name, tip);
        }
    }

    @Override
    public List<AuditRecord> find(Filter filter, Optional<Long> before, int limit) {
        return store.find(filter, before, limit);
    }

    @Override
    public Proof prove() {
        return new Prover(store, heads, key()).prove();
    }

    @PreDestroy
    void stop() {
        headWriter.shutdown();
        writeHead();
    }
}
