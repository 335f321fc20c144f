package health.cairn.imports;

import health.cairn.database.AdvisoryLocks;
import health.cairn.directory.Directory;
import health.cairn.directory.DirectoryLoading;
import health.cairn.imports.Batch.State;
import health.cairn.measures.Loading;
import health.cairn.measures.Measures;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one batch from its kept bytes into the tables of measures and directory, without publishing anything. */
final class BatchReading {

    private static final Logger log = LoggerFactory.getLogger(BatchReading.class);
    private static final long TELL_EVERY_MILLISECONDS = 500;

    private final BatchStore store;
    private final FileStore files;
    private final Formats formats;
    private final Loading measures;
    private final DirectoryLoading organisations;
    private final Directory directory;
    private final Measures catalogue;
    private final Mappings mappings;

    BatchReading(
            BatchStore store,
            FileStore files,
            Formats formats,
            Loading measures,
            DirectoryLoading organisations,
            Directory directory,
            Measures catalogue,
            Mappings mappings) {
        this.store = store;
        this.files = files;
        this.formats = formats;
        this.measures = measures;
        this.organisations = organisations;
        this.directory = directory;
        this.catalogue = catalogue;
        this.mappings = mappings;
    }

    /** Reads the batch unless somebody else is doing so; whatever happens, the batch says what. */
    void read(int id) {
        Optional<AdvisoryLocks.Held> lock = store.lockForReading(id);
        if (lock.isEmpty()) {
            return;
        }
        try (AdvisoryLocks.Held held = lock.get()) {
            Batch batch = store.find(id).orElseThrow();
            if (!batch.isMoving()) {
                return;
            }
            store.setState(id, State.READING, "Looking at the file");
            try {
                if (read(batch)) {
                    store.addAct(id, "READ", Optional.empty());
                    store.setState(id, State.READY, "");
                } else {
                    store.setState(id, State.UNKNOWN, "Cairn does not know this kind of file yet");
                }
            } catch (RefusedFile e) {
                discard(id);
                store.setState(id, State.REFUSED, e.sentences());
            } catch (IOException | RuntimeException e) {
                if (!store.isReachable()) {
                    // Who starts next tidies up; here nothing can be written any more.
                    log.warn(
                            "Reading batch {} broke off with the database. Nothing of it was published; load it again",
                            id);
                    return;
                }
                log.error("Reading batch {} failed", id, e);
                discard(id);
                store.setState(
                        id,
                        State.FAILED,
                        "Reading broke off: " + reason(e) + ". Nothing of the file was loaded. Load it again");
            }
        }
    }

    /** Forgets what a reader that is no more had written. */
    void abandon(int id) {
        try (AdvisoryLocks.Held lock = store.lockForReading(id).orElse(null)) {
            if (lock != null
                    && store.find(id).filter(b -> b.state() == State.READING).isPresent()) {
                discard(id);
                store.setState(
                        id,
                        State.FAILED,
                        "Reading was interrupted when Cairn stopped. Nothing of the file was loaded. Load it again");
            }
        }
    }

    private void discard(int id) {
        measures.discard(id);
        organisations.discard(id);
    }

    /** @return false where no format and no mapping knows the file */
    private boolean read(Batch batch) throws IOException {
        Problems problems = new Problems(batch.fileName());
        BatchSeries series = new BatchSeries(catalogue, measures, problems);
        try (Contents contents = Contents.open(files.path(batch.sha256()), batch.fileName());
                BatchDestination destination = new BatchDestination(batch, measures, organisations, series, problems)) {
            Optional<FileFormat> format = Optional.empty();
            long[] rows = {0};
            List<Table> tables = contents.tables();
            for (Table table : tables) {
                Sample sample = table.sample();
                Optional<FileFormat> found = recognise(sample);
                if (found.isEmpty()) {
                    if (tables.size() == 1) {
                        return false;
                    }
                    throw new RefusedFile(
                            sample.fileName() + " is of a kind that Cairn does not know",
                            "an archive of files of one known kind",
                            "load the files one by one");
                }
                if (format.isPresent()
                        && !format.get().name().equals(found.get().name())) {
                    throw new RefusedFile(
                            "an archive with files of two kinds: "
                                    + format.get().title() + ", " + found.get().title(),
                            "an archive of files of one kind",
                            "load the files one by one");
                }
                format = found;
                store.setFormat(batch.id(), found.get());
                long before = rows[0];
                table.read(
                        found.get().open(sample, destination),
                        progress(batch.id(), "Reading " + sample.fileName(), n -> rows[0] = before + n));
            }
            store.setProgress(batch.id(), "Checking what was read", rows[0]);
            destination.complete(directory);
            if (destination.written() == 0) {
                throw new RefusedFile(
                        "no row that could be loaded, of " + rows[0]
                                + (problems.kept().isEmpty()
                                        ? ""
                                        : "; the first problem: "
                                                + first(problems.kept().getFirst())),
                        "rows of the kind " + format.map(FileFormat::title).orElse(""),
                        "correct the file and load it again");
            }
            store.saveReport(batch.id(), problems, destination.examples().kept());
            store.setCounts(batch.id(), rows[0], destination.written(), problems.count(Problem.Effect.SET_ASIDE));
            return true;
        }
    }

    private Optional<FileFormat> recognise(Sample sample) {
        return formats.recognise(sample).or(() -> mappings.formatFor(sample));
    }

    private LongConsumer progress(int id, String step, LongConsumer alsoTell) {
        long[] told = {0};
        return rows -> {
            alsoTell.accept(rows);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("Cairn is stopping");
            }
            long now = System.nanoTime() / 1_000_000;
            if (now - told[0] >= TELL_EVERY_MILLISECONDS) {
                told[0] = now;
                store.setProgress(id, step, rows);
            }
        };
    }

    private static String first(Problem problem) {
        return "row " + problem.row() + ", " + problem.column() + ": found " + problem.found() + ", expected "
                + problem.expected();
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
