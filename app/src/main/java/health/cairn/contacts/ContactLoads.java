package health.cairn.contacts;

import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.contacts.ContactBatch.State;
import health.cairn.contacts.duckdb.LakeStore;
import health.cairn.contacts.duckdb.LakeStore.Counted;
import health.cairn.contacts.duckdb.LakeStore.Loaded;
import health.cairn.contacts.engine.LakeFolder;
import health.cairn.privacy.Pseudonyms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deliveries of contacts on their way into the lake. A delivery is loaded whole or not at all, is seen by nobody until it is
 * published, and published or withdrawn in one step; what was shown before a withdrawn batch returns.
 */
public class ContactLoads {

    /** What pseudonyms of contacts are made for: its key is not used for anything else. */
    static final String PSEUDONYMS = "contacts";

    private static final Logger log = LoggerFactory.getLogger(ContactLoads.class);
    private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

    private final ContactStore store;
    private final DefinitionStore definitions;
    private final LakeStore lake;
    private final LakeFolder folder;
    private final Pseudonyms pseudonyms;
    private final Supplier<List<ContactMapping>> mappings;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Clock clock;

    ContactLoads(
            ContactStore store,
            DefinitionStore definitions,
            LakeStore lake,
            LakeFolder folder,
            Pseudonyms pseudonyms,
            Supplier<List<ContactMapping>> mappings,
            TransactionOperations transactions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.lake = lake;
        this.folder = folder;
        this.pseudonyms = pseudonyms;
        this.mappings = mappings;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of a delivery; {@code alreadyHere} where the same files had been loaded for the same purpose before, and
     * nothing was done.
     */
    public record Receipt(ContactBatch batch, boolean alreadyHere) {}

    /** Clears away what a Cairn that did not stop in order was writing. */
    @EventListener(ApplicationReadyEvent.class)
    void recover() {
        for (ContactBatch batch : store.inState(State.LOADING)) {
            unlessLoading(batch.id(), () -> {
                if (is(batch.id(), State.LOADING)) {
                    fail(
                            batch.id(),
                            State.FAILED,
                            "Loading was interrupted when Cairn stopped. Nothing of it is in the lake. Deliver it again");
                }
            });
        }
        for (int batch : folder.beingWritten()) {
            unlessLoading(batch, () -> LakeStore.delete(folder.loading(batch)));
        }
    }

    private void unlessLoading(int batch, Runnable work) {
        try (var lock = store.lockForLoading(batch).orElse(null)) {
            if (lock != null) {
                work.run();
            }
        }
    }

    private boolean is(int batch, State... states) {
        return store.find(batch)
                .filter(found -> List.of(states).contains(found.state()))
                .isPresent();
    }

    /**
     * Loads a delivery and adds it up; to be published then by {@link #publish}. Takes as long as it takes, and answers when
     * it is done: a batch that is READY, REFUSED or FAILED.
     */
    public Receipt load(Delivery delivery) throws IOException {
        Receipt receipt = receive(delivery, Runnable::run, () -> {});
        return new Receipt(get(receipt.batch().id()), receipt.alreadyHere());
    }

    /**
     * Begins to load a delivery and answers at once; the batch tells how far it is.
     *
     * @param done what is to be done when the files are not needed any more, whatever came of them
     */
    public Receipt begin(Delivery delivery, Runnable done) throws IOException {
        return receive(
                delivery, work -> Thread.ofPlatform().name("contacts").daemon().start(work), done);
    }

    private Receipt receive(Delivery delivery, Executor executor, Runnable done) throws IOException {
        String sha256 = FileHashes.of(delivery.files());
        int id = transactions.execute(_ -> store.insert(sha256, delivery).orElse(0));
        if (id == 0) {
            ContactBatch earlier = store.findByHash(sha256, delivery.purpose()).orElseThrow();
            id = earlier.id();
            if (!isFree(earlier)) {
                done.run();
                return new Receipt(earlier, true);
            }
        }
        var lock = store.lockForLoading(id).orElse(null);
        if (lock == null) {
            done.run();
            return new Receipt(get(id), true);
        }
        int batch = id;
        try {
            transactions.executeWithoutResult(_ -> {
                store.restart(batch, delivery);
                did(Act.LOADED, "RECEIVED", batch, delivery.account());
            });
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        executor.execute(() -> {
            try (lock) {
                load(batch, delivery);
            } finally {
                done.run();
            }
        });
        return new Receipt(get(id), false);
    }

    /** Whether files that are known are loaded afresh: after a refusal, or where their loader is no more. */
    private boolean isFree(ContactBatch earlier) {
        if (earlier.state() != State.LOADING) {
            return earlier.isWorthAnotherTry();
        }
        try (var lock = store.lockForLoading(earlier.id()).orElse(null)) {
            return lock != null;
        }
    }

    private void load(int batch, Delivery delivery) {
        Path writing = folder.loading(batch);
        try {
            LakeStore.delete(writing);
            Files.createDirectories(writing);
            Loaded loaded = lake.load(
                    delivery,
                    mappings.get(),
                    pseudonyms.shortened(PSEUDONYMS),
                    writing,
                    LocalDate.ofInstant(clock.instant(), ENGLAND),
                    step -> store.setStep(batch, step));
            List<ContactDefinition> inUse = definitions();
            for (ContactDefinition definition : inUse) {
                store.setStep(batch, "Adding up: " + definition.title());
                lake.summarise(
                        writing,
                        writing.resolve("summary").resolve(definition.key()),
                        definition,
                        loaded.until(),
                        loaded.practices());
            }
            LakeStore.delete(folder.batch(batch));
            Files.move(writing, folder.batch(batch), StandardCopyOption.ATOMIC_MOVE);
            transactions.executeWithoutResult(_ -> {
                store.saveLoaded(batch, loaded);
                inUse.forEach(definition -> store.addSummary(batch, definition.key()));
                store.addAct(batch, "LOADED", Optional.empty());
                store.setState(batch, State.READY, "");
            });
            // By those, too, that came into use meanwhile, when this batch was not yet there to be added up.
            definitions().forEach(definition -> addUp(batch, definition));
        } catch (RefusedDelivery e) {
            fail(batch, State.REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            log.error("Loading contact batch {} failed", batch, e);
            fail(
                    batch,
                    State.FAILED,
                    "Loading broke off: " + reason(e) + ". Nothing of it is in the lake. Deliver it again");
        }
    }

    private static String reason(Exception e) {
        return e instanceof IllegalStateException || e instanceof UncheckedIOException
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName();
    }

    private void fail(int batch, State state, String step) {
        LakeStore.delete(folder.loading(batch));
        LakeStore.delete(folder.batch(batch));
        store.setState(batch, state, step);
    }

    /**
     * Shows the batch: for the practices it holds it takes the place of what was shown before.
     *
     * @throws IllegalStateException where it is neither READY nor WITHDRAWN
     */
    public ContactBatch publish(int batch, Optional<Long> account) {
        return change(batch, account, State.PUBLISHED, Act.PUBLISHED, State.READY, State.WITHDRAWN);
    }

    /**
     * Takes the batch out of every number; the batches it replaced show again.
     *
     * @throws IllegalStateException where it is not PUBLISHED
     */
    public ContactBatch withdraw(int batch, Optional<Long> account) {
        return change(batch, account, State.WITHDRAWN, Act.WITHDRAWN, State.PUBLISHED);
    }

    /**
     * Deletes the batch's files for good, as when an agreement has ended or the time to keep them is over.
     *
     * @throws IllegalStateException where it is being loaded or still published
     */
    public ContactBatch erase(int batch, Optional<Long> account) {
        ContactBatch erased = change(batch, account, State.ERASED, Act.ERASED, State.READY, State.WITHDRAWN);
        LakeStore.delete(folder.batch(batch));
        return erased;
    }

    private ContactBatch change(int batch, Optional<Long> account, State to, Act act, State... from) {
        transactions.executeWithoutResult(_ -> {
            State state = store.lockState(batch)
                    .orElseThrow(() -> new IllegalStateException("There is no contact batch " + batch));
            if (!List.of(from).contains(state)) {
                throw new IllegalStateException(
                        "Contact batch " + batch + " is " + state + "; this needs it to be one of " + List.of(from));
            }
            if (to == State.ERASED) {
                store.forgetRows(batch);
            }
            store.setState(batch, to, "");
            did(act, to.name(), batch, account);
        });
        return get(batch);
    }

    /**
     * Adds up everything that is in the lake by one more definition, from then on also what is loaded later.
     *
     * @throws IllegalArgumentException where another definition has this name and version
     */
    public void use(ContactDefinition definition, Optional<Long> account) {
        if (!definitions.save(definition, account)) {
            throw new IllegalArgumentException("There is another definition " + definition.key()
                    + ". A definition that was used does not change; give the new one the next version");
        }
        for (ContactBatch batch : store.inState(State.READY, State.PUBLISHED, State.WITHDRAWN)) {
            try (var _ = store.waitForLoading(batch.id())) {
                if (is(batch.id(), State.READY, State.PUBLISHED, State.WITHDRAWN)) {
                    addUp(batch.id(), definition);
                }
            }
        }
    }

    /** Adds up a batch that is in the lake, unless it was before; to be called with the right to load it. */
    private void addUp(int batch, ContactDefinition definition) {
        if (store.isSummarised(batch, definition.key())) {
            return;
        }
        Path to = folder.batch(batch).resolve("summary").resolve(definition.key());
        if (!Files.exists(to)) {
            Path writing = folder.loading(batch).resolve(definition.key());
            try {
                LakeStore.delete(writing);
                Files.createDirectories(writing);
                LocalDate until = get(batch).until().orElseThrow();
                lake.summarise(folder.batch(batch), writing, definition, until, store.practices(batch));
                Files.move(writing, to, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("Contact batch " + batch + " could not be added up", e);
            } finally {
                LakeStore.delete(folder.loading(batch));
            }
        }
        store.addSummary(batch, definition.key());
    }

    /** What counts as a contact: every definition in use, {@link ContactDefinition#PRACTICE} first. */
    public List<ContactDefinition> definitions() {
        if (definitions.find(ContactDefinition.PRACTICE.key()).isEmpty()) {
            definitions.save(ContactDefinition.PRACTICE, Optional.empty());
        }
        return definitions.all();
    }

    public Optional<ContactBatch> find(int batch) {
        return store.find(batch);
    }

    /**
     * Batches, the latest first.
     *
     * @param before only batches with a smaller number; empty for the first page
     */
    public List<ContactBatch> list(Optional<Integer> before, int limit) {
        return store.list(before, limit);
    }

    /** How many rows of which file were set aside or left out, by kind. */
    public record ProblemCount(String file, ContactProblem.Kind kind, long rows) {}

    /** True counts of a batch's problems. */
    public List<ProblemCount> problemCounts(int batch) {
        return store.problemCounts(batch).stream()
                .map((Counted count) -> new ProblemCount(count.file(), count.kind(), count.rows()))
                .toList();
    }

    /** The problems kept, in the order of the files. */
    public List<ContactProblem> problems(int batch) {
        return store.problems(batch);
    }

    /** The practices of a batch and how much of each it holds. */
    public record PracticeSize(String practice, long people, long contacts) {}

    public List<PracticeSize> practices(int batch) {
        return store.practices(batch).stream()
                .map(rows -> new PracticeSize(rows.practice(), rows.people(), rows.contacts()))
                .toList();
    }

    /** In the batch's own history, and in the audit record. */
    private void did(Act act, String what, int batch, Optional<Long> account) {
        store.addAct(batch, what, account);
        audit.record(Entry.of(act, account).on("contact batch", batch));
    }

    private ContactBatch get(int batch) {
        return store.find(batch).orElseThrow(() -> new IllegalStateException("There is no contact batch " + batch));
    }
}
