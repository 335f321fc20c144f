package health.cairn.cli;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.ContactAnalyses;
import health.cairn.contacts.ContactBatch;
import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.ContactKind;
import health.cairn.contacts.ContactLoads;
import health.cairn.contacts.Criteria;
import health.cairn.contacts.Delivery;
import health.cairn.contacts.Frequent;
import health.cairn.contacts.KeptAnswers;
import health.cairn.contacts.Mode;
import health.cairn.contacts.Purpose;
import health.cairn.contacts.Setting;
import health.cairn.contacts.Sex;
import health.cairn.statistics.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What {@code ./cairn bench contacts} runs: makes people and contacts, lets DuckDB alone copy the files and count by person, and
 * beside it loads them, adds them up and asks every page's questions.
 */
@Command(
        name = "bench-contacts",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Measure loading contacts and asking questions about them.")
final class BenchContacts implements Callable<Integer> {

    private static final int RUNS = 9;

    @Option(names = "--contacts", defaultValue = "50000000", description = "Contacts (${DEFAULT-VALUE}).")
    private long contacts;

    @Option(names = "--people", defaultValue = "5000000", description = "People (${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--memory", defaultValue = "3072", description = "Megabytes for DuckDB (${DEFAULT-VALUE}).")
    private int megabytes;

    @Option(
            names = "--peer",
            defaultValue = "10000000",
            description = "Contacts that PostgreSQL takes in beside it, at most; 0 for none (${DEFAULT-VALUE}).")
    private long peer;

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FOLDER",
            description = "An empty folder; its owner deletes it.")
    private Path folder = Path.of("");

    @Override
    public Integer call() throws IOException, SQLException {
        Path list = folder.resolve("people.csv");
        Path events = folder.resolve("contacts.csv");
        ContactsGenerator.people(list, people);
        ContactsGenerator.contacts(events, people, contacts);
        say("files: %,d people, %,d contacts, %,d MB", people, contacts, (Files.size(list) + Files.size(events)) >> 20);
        int threads = Runtime.getRuntime().availableProcessors();
        var bare = new BareLakeStore(threads, megabytes, folder.resolve("spill"));
        Stopwatch.Took copying = bare.copy(list, events);
        say("bare COPY of both files to Parquet   %s  %,11.0f contacts/s", copying, contacts / copying.seconds());
        Files.delete(folder.resolve("people.csv.parquet"));
        Files.delete(folder.resolve("contacts.csv.parquet"));
        try (ConfigurableApplicationContext context = Unserved.start(
                "--cairn.home=" + folder.resolve("home"),
                "--cairn.db.url=",
                "--cairn.contacts.memory.megabytes=" + megabytes)) {
            measure(context, bare, List.of(list, events), copying);
            if (peer > 0) {
                comparePeer(new PeerContactsStore(context.getBean(DataSource.class)), events);
            }
        }
        return 0;
    }

    private void measure(
            ConfigurableApplicationContext context, BareLakeStore bare, List<Path> files, Stopwatch.Took copying)
            throws IOException, SQLException {
        ContactLoads loads = context.getBean(ContactLoads.class);
        var watch = new Stopwatch();
        ContactBatch batch = load(loads, files);
        if (batch.contacts() != contacts || batch.people() != people) {
            throw new IllegalStateException("Not everything was loaded: " + batch);
        }
        loads.publish(batch.id(), Optional.empty());
        Stopwatch.Took loading = watch.read();
        say(
                "loaded, added up and published       %s  %,11.0f contacts/s, %.2f of the speed of bare COPY, %.2f by processors",
                loading,
                contacts / loading.seconds(),
                copying.seconds() / loading.seconds(),
                copying.processor() / loading.processor());
        Stopwatch.Took counting = bare.count(folder.resolve("home/lake/batch-000001/contacts"));
        say("bare count by person                 %s", counting);
        watch = new Stopwatch();
        loads.use(
                new ContactDefinition(
                        "bench",
                        1,
                        "Practice and hospital, in person",
                        Set.of(Setting.GP, Setting.OUTPATIENT, Setting.A_AND_E),
                        Set.of(Mode.FACE_TO_FACE, Mode.HOME_VISIT),
                        Set.of(Attendance.ATTENDED),
                        Set.of(ContactKind.CARE),
                        true),
                Optional.empty());
        Stopwatch.Took adding = watch.read();
        say(
                "added up by one more definition      %s  %.1f times a bare count",
                adding, adding.seconds() / counting.seconds());
        ask(context.getBean(ContactAnalyses.class), context.getBean(KeptAnswers.class));
        say("memory of the process at most        %,7d MB", peak());
    }

    /** Loads the files, and says meanwhile how long each step of it takes. */
    private static ContactBatch load(ContactLoads loads, List<Path> files) throws IOException {
        var done = new AtomicBoolean();
        Thread steps = Thread.ofVirtual().start(() -> {
            var watch = new Stopwatch();
            String step = "Hashing the files";
            while (!done.get()) {
                String now = loads.list(Optional.empty(), 1).stream()
                        .map(ContactBatch::step)
                        .findFirst()
                        .orElse("");
                if (!now.isEmpty() && !now.equals(step)) {
                    say("    %-50s %s", step, watch.read());
                    watch = new Stopwatch();
                    step = now;
                }
                LockSupport.parkNanos(20_000_000);
            }
            say("    %-50s %s", step, watch.read());
        });
        try {
            return loads.load(new Delivery(
                            "bench",
                            "generator",
                            Purpose.LOCAL_AUDIT,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            files,
                            Optional.empty()))
                    .batch();
        } finally {
            done.set(true);
            try {
                steps.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void comparePeer(PeerContactsStore store, Path events) throws IOException, SQLException {
        long taken = Math.min(peer, contacts);
        PeerContactsStore.Took took = store.measure(events, taken);
        say(
                "PostgreSQL takes in %,d contacts  %7.1f s  %,11.0f contacts/s",
                taken, took.copying(), taken / took.copying());
        say("PostgreSQL asked who came how often  %7.1f s", took.question());
    }

    private void ask(ContactAnalyses analyses, KeptAnswers kept) {
        Set<String> all = analyses.practices();
        Set<String> network = Set.copyOf(all.stream().sorted().limit(6).toList());
        for (Set<String> practices : List.of(all, network)) {
            say("questions to %,d practices, median of %d in milliseconds", practices.size(), RUNS);
            say("  %-34s %-28s %s", "", "the first time", "again, with the answer kept");
            var definition = ContactDefinition.PRACTICE;
            var byAge = new Frequent.TopShareOfAgeAndSex(0.1);
            var ofEach = new Frequent.TopOfPractice(100);
            time(
                    kept,
                    "top 3% of everybody",
                    () -> analyses.frequent(practices, definition, new Frequent.TopShare(0.03), 1));
            time(kept, "top 10% of age and sex", () -> analyses.frequent(practices, definition, byAge, 1));
            time(kept, "top 100 of each", () -> analyses.frequent(practices, definition, ofEach, 1));
            time(kept, "20 or more", () -> analyses.frequent(practices, definition, new Frequent.AtLeast(20), 1));
            time(
                    kept,
                    "goes on, top 3%",
                    () -> analyses.persistence(practices, definition, new Frequent.TopShare(0.03)));
            time(kept, "goes on, top 10% of age and sex", () -> analyses.persistence(practices, definition, byAge));
            time(kept, "goes on, top 100 of each", () -> analyses.persistence(practices, definition, ofEach));
            time(
                    kept,
                    "never comes, 36 months",
                    () -> analyses.neverCome(practices, definition, 36)
                            .filter(found -> found instanceof Outcome.Calculated<?>));
            time(kept, "missed appointments", () -> analyses.missed(practices, definition, 1, true));
            time(kept, "cohort", () -> analyses.cohort(practices, definition, cohort()));
            time(kept, "everybody as a cohort", () -> analyses.cohort(practices, definition, Criteria.EVERYBODY));
        }
    }

    private static Criteria cohort() {
        return new Criteria(
                Set.of(Sex.FEMALE),
                40,
                69,
                Set.of(1, 2, 3),
                List.of(
                        new Criteria.Bound(Optional.of(Setting.A_AND_E), 1, 1, 1_000),
                        new Criteria.Bound(Optional.empty(), 2, 0, 12)),
                4,
                0);
    }

    /** The first time nothing is kept, as before the first who asks after a batch was published. */
    private static void time(KeptAnswers kept, String what, Callable<Optional<?>> question) {
        say("  %-34s %-28s %s", what, median(what, question, kept::forget), median(what, question, () -> {}));
    }

    private static String median(String what, Callable<Optional<?>> question, Runnable before) {
        var times = new double[RUNS];
        for (int run = -2; run < RUNS; run++) {
            before.run();
            long begun = System.nanoTime();
            try {
                if (question.call().isEmpty()) {
                    throw new IllegalStateException("No answer to: " + what);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            if (run >= 0) {
                times[run] = seconds(begun) * 1e3;
            }
        }
        Arrays.sort(times);
        return String.format(Locale.UK, "%7.1f (%.1f to %.1f)", times[RUNS / 2], times[0], times[RUNS - 1]);
    }

    /** As the operating system counts it, DuckDB's memory included; 0 where it does not tell. */
    private static long peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .findFirst()
                            .orElse(0)
                    >> 10;
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.UK, format + "%n", values);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
