package health.cairn.contacts.duckdb;

import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.ContactMapping;
import health.cairn.contacts.ContactProblem;
import health.cairn.contacts.ContactProblem.Effect;
import health.cairn.contacts.ContactProblem.Kind;
import health.cairn.contacts.Delivery;
import health.cairn.contacts.RefusedDelivery;
import health.cairn.contacts.duckdb.DuckDbStore.Limits;
import health.cairn.contacts.duckdb.PeopleStore.Practice;
import health.cairn.contacts.engine.Periods;
import health.cairn.privacy.Pseudonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Turns a delivery into files of the lake. Nothing of it is held in Java's memory, and no identifier leaves DuckDB's. */
public final class LakeStore {

    private final int threads;
    private final int megabytes;

    /**
     * @param threads how many processors it may use
     * @param megabytes how much memory DuckDB may take, besides Java's own
     */
    public LakeStore(int threads, int megabytes) {
        this.threads = threads;
        this.megabytes = megabytes;
    }

    /** A practice of a batch. */
    public record PracticeRows(String practice, int bucket, long people, long contacts) {}

    /** How many rows of a file have a problem of a kind. */
    public record Counted(String file, Kind kind, long rows) {}

    /** What came of a delivery. */
    public record Loaded(
            int keyVersion,
            LocalDate from,
            LocalDate until,
            List<PracticeRows> practices,
            List<Counted> counts,
            List<ContactProblem> problems) {

        public long people() {
            return practices.stream().mapToLong(PracticeRows::people).sum();
        }

        public long contacts() {
            return practices.stream().mapToLong(PracticeRows::contacts).sum();
        }

        /** Rows with a problem of this effect. */
        public long rows(Effect effect) {
            return counts.stream()
                    .filter(count -> count.kind().effect() == effect)
                    .mapToLong(Counted::rows)
                    .sum();
        }
    }

    /**
     * Writes the people and contacts of a delivery.
     *
     * @param mappings the ways in which a table may be read, the first that fits is taken
     * @param batch the folder to write to; what is there is in nobody's way
     * @param today contacts after it do not extend what the delivery covers
     * @param step is told what is being done
     */
    public Loaded load(
            Delivery delivery,
            List<ContactMapping> mappings,
            Pseudonyms.Shortened pseudonyms,
            Path batch,
            LocalDate today,
            Consumer<String> step)
            throws IOException {
        Path staged = Files.createDirectories(batch.resolve("staged"));
        var limits = new Limits(threads, megabytes, batch.resolve("spill"));
        try (DuckDbStore duckDb = DuckDbStore.open(limits)) {
            duckDb.run("set preserve_insertion_order = false");
            // It takes a file of unknown length for a small one, and would hold all of it in memory to join it to its
            // people.
            duckDb.run("set disabled_optimizers = 'build_side_probe_side'");
            // So many rows wait in memory for each thread; DuckDB's own half a million did not fit in beside the
            // people, and
            // went to disk and back.
            duckDb.run("set partitioned_write_flush_threshold = 150000");
            DeliveryFiles files = DeliveryFiles.open(duckDb, delivery, mappings);
            var problems = new ProblemStore(duckDb, files);
            step.accept("Reading the people");
            var people = new PeopleStore(duckDb);
            List<Practice> practices = people.read(files.people(), delivery.source(), pseudonyms);
            problems.countPeople();
            if (practices.isEmpty()) {
                throw nothingLeft("people", problems.counts());
            }
            int buckets = practices.getLast().bucket() + 1;
            people.write(batch, buckets);
            duckDb.run("drop table person");
            for (DeliveryFiles.Contacts file : files.contacts()) {
                step.accept("Reading the contacts of " + file.source().name());
                EventStore.stage(duckDb, file, staged);
            }
            problems.countContacts(staged);
            List<ContactProblem> located = problems.locate();
            LocalDate[] covered = covered(duckDb, staged, delivery, today, problems.counts());
            duckDb.run("drop table listed");
            duckDb.run("drop table person_key");
            step.accept("Sorting");
            Map<String, Long> written = sort(staged, practices, batch);
            List<PracticeRows> rows = practices.stream()
                    .map(p -> new PracticeRows(p.code(), p.bucket(), p.people(), written.getOrDefault(p.code(), 0L)))
                    .toList();
            return new Loaded(pseudonyms.keyVersion(), covered[0], covered[1], rows, problems.counts(), located);
        } finally {
            delete(staged);
            delete(limits.spill());
        }
    }

    private static RefusedDelivery nothingLeft(String what, List<Counted> counts) {
        String why = counts.isEmpty()
                ? ""
                : ": "
                        + String.join(
                                ", ",
                                counts.stream()
                                        .map(count -> count.kind().title() + " in " + count.rows() + " rows")
                                        .toList());
        return new RefusedDelivery(
                "no row of " + what + " that can be loaded" + why,
                "at least one",
                "correct the file and deliver it again");
    }

    /** What the contacts cover: from a first day until the first of a month. */
    private static LocalDate[] covered(
            DuckDbStore duckDb, Path staged, Delivery delivery, LocalDate today, List<Counted> counts) {
        List<LocalDate[]> days = EventStore.days(duckDb, staged, today);
        if (days.isEmpty()) {
            throw nothingLeft("contacts", counts);
        }
        LocalDate from = delivery.from().orElse(days.getFirst()[0].withDayOfMonth(1));
        LocalDate until =
                delivery.until().orElse(days.getFirst()[1].plusDays(1)).withDayOfMonth(1);
        if (!from.isBefore(until)) {
            throw new RefusedDelivery(
                    "contacts from " + from + " until before " + until,
                    "contacts of a whole month at least",
                    "deliver more, or state the days that the delivery covers");
        }
        return new LocalDate[] {from, until};
    }

    /** Each bucket is sorted by one thread, with a DuckDB of its own. */
    private Map<String, Long> sort(Path staged, List<Practice> practices, Path batch) {
        int buckets = practices.getLast().bucket() + 1;
        int workers = Math.min(threads, buckets);
        var limits = new Limits(1, Math.max(256, megabytes / (workers + 1)), batch.resolve("spill"));
        var written = new TreeMap<String, Long>();
        inParallel(workers, buckets, limits, (duckDb, bucket) -> {
            List<Practice> ofBucket = practices.stream()
                    .filter(practice -> practice.bucket() == bucket)
                    .toList();
            Map<String, Long> contacts = EventStore.write(duckDb, staged, bucket, ofBucket, batch);
            synchronized (written) {
                written.putAll(contacts);
            }
        });
        return written;
    }

    private interface BucketWork {
        void run(DuckDbStore duckDb, int bucket);
    }

    private static void inParallel(int workers, int buckets, Limits limits, BucketWork work) {
        try (var pool = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().name("lake-", 0).daemon().factory())) {
            var next = new java.util.concurrent.atomic.AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                running.add(pool.submit(() -> {
                    try (DuckDbStore duckDb = DuckDbStore.open(limits)) {
                        for (int bucket = next.getAndIncrement(); bucket < buckets; bucket = next.getAndIncrement()) {
                            work.run(duckDb, bucket);
                        }
                    }
                }));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A bucket of the lake could not be written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cairn is stopping", e);
        }
    }

    /** Adds up a batch by a definition; the folder is complete when this returns. */
    public void summarise(
            Path batch, Path to, ContactDefinition definition, LocalDate until, List<PracticeRows> practices) {
        int buckets = practices.stream().mapToInt(PracticeRows::bucket).max().orElse(0) + 1;
        int workers = Math.min(threads, buckets);
        var limits = new Limits(1, Math.max(256, megabytes / workers), to.resolve("spill"));
        inParallel(workers, buckets, limits, (duckDb, bucket) -> {
            List<String> ofBucket = practices.stream()
                    .filter(practice -> practice.bucket() == bucket && practice.contacts() > 0)
                    .map(PracticeRows::practice)
                    .toList();
            new SummaryStore(duckDb, definition, new Periods(until)).build(batch, to, bucket, ofBucket);
        });
        try (DuckDbStore duckDb = DuckDbStore.open(new Limits(threads, megabytes, limits.spill()))) {
            SummaryStore.together(duckDb, to);
        }
        delete(limits.spill());
    }

    /** Deletes a folder and what is in it. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("What is no longer needed could not be deleted from the lake", e);
        }
    }
}
