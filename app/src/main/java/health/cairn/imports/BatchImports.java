package health.cairn.imports;

import static health.cairn.audit.Act.LOADED;
import static health.cairn.audit.Act.PUBLISHED;
import static health.cairn.audit.Act.WITHDRAWN;

import health.cairn.audit.Audit;
import health.cairn.audit.Entry;
import health.cairn.directory.DirectoryLoading;
import health.cairn.imports.Batch.State;
import health.cairn.measures.Loading;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionOperations;

/** Imports over the database and the folder of kept files. Files are read one after the other. */
class BatchImports implements Imports {

    private static final Logger log = LoggerFactory.getLogger(BatchImports.class);
    private static final long PATIENCE_AT_THE_END_SECONDS = 8;

    private final BatchStore store;
    private final FileStore files;
    private final BatchReading reading;
    private final Loading measures;
    private final DirectoryLoading organisations;
    private final TransactionOperations transactions;
    private final Formats formats;
    private final Mappings mappings;
    private final Audit audit;
    private final boolean resumes;
    private final ExecutorService jobs = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("imports").daemon().factory());

    /** @param resumes whether files that waited when Cairn stopped are read now; not for the length of one command */
    BatchImports(
            BatchStore store,
            FileStore files,
            BatchReading reading,
            Loading measures,
            DirectoryLoading organisations,
            TransactionOperations transactions,
            Formats formats,
            Mappings mappings,
            Audit audit,
            boolean resumes) {
        this.store = store;
        this.files = files;
        this.reading = reading;
        this.measures = measures;
        this.organisations = organisations;
        this.transactions = transactions;
        this.formats = formats;
        this.mappings = mappings;
        this.audit = audit;
        this.resumes = resumes;
    }

    /** Tidies up after a Cairn that did not stop in order, and goes on with what was waiting. */
    @EventListener(ApplicationReadyEvent.class)
    void recover() {
        store.inState(State.READING).forEach(batch -> reading.abandon(batch.id()));
        if (resumes) {
            store.inState(State.RECEIVED).forEach(batch -> readLater(batch.id()));
        }
    }

    @Override
    public Receipt receive(Upload upload, InputStream bytes) throws IOException {
        Receipt receipt = keep(upload, bytes);
        if (!receipt.alreadyHere()) {
            readLater(receipt.batch().id());
        }
        return receipt;
    }

    @Override
    public Receipt receiveAndRead(Upload upload, InputStream bytes) throws IOException {
        Receipt receipt = keep(upload, bytes);
        int id = receipt.batch().id();
        if (!receipt.alreadyHere()) {
            readAndPublish(id);
        }
        return new Receipt(get(id), receipt.alreadyHere());
    }

    private Receipt keep(Upload upload, InputStream bytes) throws IOException {
        FileStore.Kept kept = files.keep(bytes);
        return transactions.execute(_ -> {
            Optional<Integer> inserted = store.insert(kept, upload);
            if (inserted.isPresent()) {
                did(LOADED, inserted.get(), upload.account());
                return new Receipt(get(inserted.get()), false);
            }
            Batch earlier = store.findByHash(kept.sha256()).orElseThrow();
            if (!earlier.isWorthAnotherTry()) {
                return new Receipt(earlier, true);
            }
            store.restart(earlier.id(), Optional.of(upload));
            did(LOADED, earlier.id(), upload.account());
            return new Receipt(get(earlier.id()), false);
        });
    }

    private void readLater(int batch) {
        try {
            jobs.execute(() -> readAndPublish(batch));
        } catch (RejectedExecutionException e) {
            // Cairn is stopping; the batch stays RECEIVED and is read at the next start.
        }
    }

    private void readAndPublish(int id) {
        reading.read(id);
        Batch batch = get(id);
        if (batch.state() != State.READY) {
            return;
        }
        boolean wanted = switch (store.publishing(id)) {
            case NEVER -> false;
            case IF_NOTHING_SET_ASIDE -> batch.setAside() == 0;
            case ALWAYS -> true;
        };
        if (wanted) {
            try {
                publish(id, batch.receivedBy());
            } catch (RuntimeException e) {
                log.error("Publishing batch {} failed; it stays ready to be published", id, e);
            }
        }
    }

    @Override
    public Batch publish(int batch, Optional<Long> account) {
        transactions.executeWithoutResult(_ -> {
            State state = lockState(batch);
            if (state != State.READY && state != State.WITHDRAWN) {
                throw new NotPossible("Batch " + batch + " is " + words(state)
                        + ". Only a batch that has been read or withdrawn can be published.");
            }
            measures.publish(batch);
            organisations.publish(batch);
            store.setState(batch, State.PUBLISHED, "");
            did(PUBLISHED, batch, account);
        });
        return get(batch);
    }

    @Override
    public Batch withdraw(int batch, Optional<Long> account) {
        transactions.executeWithoutResult(_ -> {
            State state = lockState(batch);
            if (state != State.PUBLISHED) {
                throw new NotPossible(
                        "Batch " + batch + " is " + words(state) + ". Only a published batch can be withdrawn.");
            }
            measures.withdraw(batch);
            organisations.withdraw(batch);
            store.setState(batch, State.WITHDRAWN, "");
            did(WITHDRAWN, batch, account);
        });
        return get(batch);
    }

    @Override
    public Batch readAgain(int batch) {
        transactions.executeWithoutResult(_ -> {
            State state = lockState(batch);
            if (!get(batch).isWorthAnotherTry()) {
                throw new NotPossible("Batch " + batch + " is " + words(state)
                        + ". Only a batch that could not be read can be read again.");
            }
            store.restart(batch, Optional.empty());
        });
        readLater(batch);
        return get(batch);
    }

    /** In the batch's own history, which everybody who loads sees, and in the audit record. */
    private void did(health.cairn.audit.Act act, int batch, Optional<Long> account) {
        store.addAct(batch, act == LOADED ? "RECEIVED" : act.name(), account);
        audit.record(Entry.of(act, account).on("batch", batch));
    }

    private State lockState(int batch) {
        return store.lockState(batch).orElseThrow(() -> new NotPossible("There is no batch " + batch + "."));
    }

    private Batch get(int batch) {
        return store.find(batch).orElseThrow(() -> new NotPossible("There is no batch " + batch + "."));
    }

    /** The state in the middle of a sentence. */
    static String words(State state) {
        return switch (state) {
            case RECEIVED -> "waiting to be read";
            case READING -> "being read";
            case UNKNOWN -> "of no kind that Cairn knows";
            case READY -> "ready to be published";
            case PUBLISHED -> "published";
            case WITHDRAWN -> "withdrawn";
            case REFUSED -> "refused";
            case FAILED -> "interrupted";
        };
    }

    @Override
    public Optional<Batch> find(int batch) {
        return store.find(batch);
    }

    @Override
    public List<Batch> list(Optional<Integer> before, int limit) {
        return store.list(before, limit);
    }

    @Override
    public List<Example> examples(int batch) {
        return store.examples(batch);
    }

    @Override
    public List<Act> history(int batch) {
        return store.history(batch);
    }

    @Override
    public Map<Problem.Kind, Long> problemCounts(int batch) {
        return store.problemCounts(batch);
    }

    @Override
    public List<Problem> problems(int batch) {
        return store.problems(batch);
    }

    @Override
    public Sample head(int batch) throws IOException {
        Batch kept = get(batch);
        try (Contents contents = Contents.open(files.path(kept.sha256()), kept.fileName())) {
            return contents.tables().getFirst().sample();
        }
    }

    @Override
    public String formatTitle(Batch batch) {
        return formats.named(batch.format())
                .map(FileFormat::title)
                .or(() -> mappings.named(batch.format()))
                .orElse("");
    }

    @Override
    public List<String> knownKinds() {
        return formats.all().stream().map(FileFormat::title).sorted().toList();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        jobs.shutdownNow();
        if (!jobs.awaitTermination(PATIENCE_AT_THE_END_SECONDS, TimeUnit.SECONDS)) {
            // The reader is a daemon; what it had written is discarded at the next start.
            Thread.currentThread().interrupt();
        }
    }
}
