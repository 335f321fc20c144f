package health.cairn.contacts;

import health.cairn.contacts.ContactBatch.State;
import health.cairn.contacts.duckdb.LakeStore.Counted;
import health.cairn.contacts.duckdb.LakeStore.Loaded;
import health.cairn.contacts.duckdb.LakeStore.PracticeRows;
import health.cairn.database.AdvisoryLocks;
import health.cairn.database.Recent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue of the lake: batches, the practices in them, definitions, and which batch is shown for which practice. */
@Repository
class ContactStore {

    /** Names our advisory locks apart from those of others: "con" in ASCII. */
    private static final int LOCKS_OF_LOADING = 0x636f6e;

    private static final String COLUMNS = """
            select id, sha256, name, source, purpose, covers_from, covers_until, key_version, received_at, received_by,
                   state, step, people, contacts, set_aside, left_out
              from contacts.batch
            """;

    private final JdbcClient jdbc;
    private final AdvisoryLocks loading;
    private final Clock clock;
    private final Recent<String, Long> version = new Recent<>(_ -> readVersion());

    ContactStore(JdbcClient jdbc, DataSource dataSource, Clock clock) {
        this.jdbc = jdbc;
        this.loading = new AdvisoryLocks(dataSource, LOCKS_OF_LOADING);
        this.clock = clock;
    }

    /** Registers the delivery; empty where the same files are registered for the same purpose already. */
    Optional<Integer> insert(String sha256, Delivery delivery) {
        return jdbc.sql("""
                        insert into contacts.batch
                               (sha256, name, source, purpose, received_at, received_by, state, changed_at)
                        values (:sha256, :name, :source, :purpose, :now, :account, 'LOADING', :now)
                            on conflict (sha256, purpose) do nothing
                        returning id
                        """)
                .param("sha256", sha256)
                .param("name", delivery.name())
                .param("source", delivery.source())
                .param("purpose", delivery.purpose().name())
                .param("now", now())
                .param("account", delivery.account().orElse(null))
                .query(Integer.class)
                .optional();
    }

    /** Prepares a batch to be loaded again, with what was said this time. */
    void restart(int batch, Delivery delivery) {
        for (String table : List.of("problem", "problem_count", "batch_practice", "summary")) {
            jdbc.sql("delete from contacts." + table + " where batch = :batch")
                    .param("batch", batch)
                    .update();
        }
        jdbc.sql("""
                        update contacts.batch
                           set state = 'LOADING', step = '', name = :name, source = :source,
                               people = 0, contacts = 0, set_aside = 0, left_out = 0, changed_at = :now
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("name", delivery.name())
                .param("source", delivery.source())
                .param("now", now())
                .update();
    }

    Optional<ContactBatch> find(int batch) {
        return jdbc.sql(COLUMNS + " where id = :batch")
                .param("batch", batch)
                .query(ContactStore::batch)
                .optional();
    }

    Optional<ContactBatch> findByHash(String sha256, Purpose purpose) {
        return jdbc.sql(COLUMNS + " where sha256 = :sha256 and purpose = :purpose")
                .param("sha256", sha256)
                .param("purpose", purpose.name())
                .query(ContactStore::batch)
                .optional();
    }

    List<ContactBatch> list(Optional<Integer> before, int limit) {
        return jdbc.sql(COLUMNS + " where id < :before order by id desc limit :limit")
                .param("before", before.orElse(Integer.MAX_VALUE))
                .param("limit", limit)
                .query(ContactStore::batch)
                .list();
    }

    List<ContactBatch> inState(State... states) {
        return jdbc.sql(COLUMNS + " where state in (:states) order by id")
                .param(
                        "states",
                        java.util.Arrays.stream(states).map(State::name).toList())
                .query(ContactStore::batch)
                .list();
    }

    /** The state, held still until the caller's transaction ends. */
    Optional<State> lockState(int batch) {
        return jdbc.sql("select state from contacts.batch where id = :batch for update")
                .param("batch", batch)
                .query((row, _) -> State.valueOf(row.getString(1)))
                .optional();
    }

    void setState(int batch, State state, String step) {
        jdbc.sql("""
                        update contacts.batch
                           set state = :state, step = :step, changed_at = :now,
                               published_order = case when :state = 'PUBLISHED' then nextval('contacts.publication_order') end
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("state", state.name())
                .param("step", step)
                .param("now", now())
                .update();
    }

    void setStep(int batch, String step) {
        jdbc.sql("update contacts.batch set step = :step, changed_at = :now where id = :batch and state = 'LOADING'")
                .param("batch", batch)
                .param("step", step)
                .param("now", now())
                .update();
    }

    /** Keeps what was loaded, in the caller's transaction. */
    void saveLoaded(int batch, Loaded loaded) {
        jdbc.sql("""
                        update contacts.batch
                           set covers_from = :from, covers_until = :until, key_version = :keyVersion, people = :people,
                               contacts = :contacts
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("from", loaded.from())
                .param("until", loaded.until())
                .param("keyVersion", loaded.keyVersion())
                .param("people", loaded.people())
                .param("contacts", loaded.contacts())
                .update();
        for (PracticeRows practice : loaded.practices()) {
            jdbc.sql("""
                            insert into contacts.batch_practice (batch, practice, bucket, people, contacts)
                            values (:batch, :practice, :bucket, :people, :contacts)
                            """)
                    .param("batch", batch)
                    .param("practice", practice.practice())
                    .param("bucket", practice.bucket())
                    .param("people", practice.people())
                    .param("contacts", practice.contacts())
                    .update();
        }
        saveProblems(batch, loaded.counts(), loaded.problems());
    }

    private void saveProblems(int batch, List<Counted> counts, List<ContactProblem> problems) {
        long setAside = 0;
        long leftOut = 0;
        for (Counted count : counts) {
            jdbc.sql("""
                            insert into contacts.problem_count (batch, file, kind, problems)
                            values (:batch, :file, :kind, :problems)
                            """)
                    .param("batch", batch)
                    .param("file", count.file())
                    .param("kind", count.kind().name())
                    .param("problems", count.rows())
                    .update();
            if (count.kind().effect() == ContactProblem.Effect.SET_ASIDE) {
                setAside += count.rows();
            } else {
                leftOut += count.rows();
            }
        }
        for (ContactProblem problem : problems) {
            jdbc.sql("""
                            insert into contacts.problem (batch, kind, file, source_row)
                            values (:batch, :kind, :file, :row)
                            """)
                    .param("batch", batch)
                    .param("kind", problem.kind().name())
                    .param("file", problem.file())
                    .param("row", problem.row())
                    .update();
        }
        jdbc.sql("update contacts.batch set set_aside = :setAside, left_out = :leftOut where id = :batch")
                .param("batch", batch)
                .param("setAside", setAside)
                .param("leftOut", leftOut)
                .update();
    }

    List<Counted> problemCounts(int batch) {
        return jdbc.sql(
                        "select file, kind, problems from contacts.problem_count where batch = :batch order by file, kind")
                .param("batch", batch)
                .query((row, _) -> new Counted(
                        row.getString("file"),
                        ContactProblem.Kind.valueOf(row.getString("kind")),
                        row.getLong("problems")))
                .list();
    }

    List<ContactProblem> problems(int batch) {
        return jdbc.sql("""
                        select kind, file, source_row from contacts.problem
                         where batch = :batch
                         order by file, source_row, kind
                        """)
                .param("batch", batch)
                .query((row, _) -> {
                    var kind = ContactProblem.Kind.valueOf(row.getString("kind"));
                    return new ContactProblem(kind, row.getString("file"), row.getLong("source_row"), kind.expected());
                })
                .list();
    }

    List<PracticeRows> practices(int batch) {
        return jdbc.sql("""
                        select practice, bucket, people, contacts from contacts.batch_practice
                         where batch = :batch
                         order by practice
                        """)
                .param("batch", batch)
                .query((row, _) -> new PracticeRows(
                        row.getString("practice"),
                        row.getInt("bucket"),
                        row.getLong("people"),
                        row.getLong("contacts")))
                .list();
    }

    /**
     * A practice as it is shown.
     *
     * @param publication the number of the publishing, which is no other's
     * @param practicesOfBatch how many the batch holds
     */
    record Shown(
            String practice,
            int batch,
            int bucket,
            LocalDate from,
            LocalDate until,
            long publication,
            long practicesOfBatch) {}

    /** For each of these practices the batch published last that holds it, where it has been added up by the definition. */
    List<Shown> shown(Collection<String> practices, String definition) {
        if (practices.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select distinct on (practice) practice, batch, bucket, covers_from, covers_until, published_order,
                               held.practices,
                               exists (select 1 from contacts.summary s
                                        where s.batch = p.batch and s.definition = :definition) as summarised
                          from contacts.batch_practice p join contacts.batch b on b.id = p.batch
                               join (select batch, count(*) as practices from contacts.batch_practice group by batch) held
                                    using (batch)
                         where b.state = 'PUBLISHED' and practice = any (:practices)
                         order by practice, published_order desc
                        """)
                .param("definition", definition)
                .param("practices", practices.toArray(String[]::new))
                .query((row, _) -> row.getBoolean("summarised")
                        ? Optional.of(new Shown(
                                row.getString("practice"),
                                row.getInt("batch"),
                                row.getInt("bucket"),
                                row.getObject("covers_from", LocalDate.class),
                                row.getObject("covers_until", LocalDate.class),
                                row.getLong("published_order"),
                                row.getLong("practices")))
                        : Optional.<Shown>empty())
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Every practice of which something is published. */
    Set<String> practicesShown() {
        return Set.copyOf(jdbc.sql("""
                        select distinct practice from contacts.batch_practice p join contacts.batch b on b.id = p.batch
                         where b.state = 'PUBLISHED'
                        """).query(String.class).list());
    }

    /** Grows with all that changes what is shown: acts one by one, and between two acts definitions that came into use. */
    long version() {
        return version.get("shown");
    }

    private long readVersion() {
        return jdbc.sql("""
                        select 1000000 * (select coalesce(max(act), 0) from contacts.act
                                           where what in ('PUBLISHED', 'WITHDRAWN', 'ERASED'))
                               + (select count(*) from contacts.summary)
                        """).query(Long.class).single();
    }

    boolean isSummarised(int batch, String definition) {
        return jdbc.sql(
                        "select exists (select 1 from contacts.summary where batch = :batch and definition = :definition)")
                .param("batch", batch)
                .param("definition", definition)
                .query(Boolean.class)
                .single();
    }

    void addSummary(int batch, String definition) {
        jdbc.sql("""
                        insert into contacts.summary (batch, definition, built_at) values (:batch, :definition, :now)
                            on conflict do nothing
                        """)
                .param("batch", batch)
                .param("definition", definition)
                .param("now", now())
                .update();
        version.changed();
    }

    /** Forgets which practices a batch held and by what it was added up. */
    void forgetRows(int batch) {
        for (String table : List.of("problem", "batch_practice", "summary")) {
            jdbc.sql("delete from contacts." + table + " where batch = :batch")
                    .param("batch", batch)
                    .update();
        }
        version.changed();
    }

    void addAct(int batch, String what, Optional<Long> account) {
        jdbc.sql("insert into contacts.act (batch, what, at, by_account) values (:batch, :what, :now, :account)")
                .param("batch", batch)
                .param("what", what)
                .param("now", now())
                .param("account", account.orElse(null))
                .update();
        version.changed();
    }

    /** The right to load this batch; empty while another process, or another thread, has it. */
    Optional<AdvisoryLocks.Held> lockForLoading(int batch) {
        return loading.tryLock(batch);
    }

    /** The same, waited for. */
    AdvisoryLocks.Held waitForLoading(int batch) {
        return loading.lock(batch);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ContactBatch batch(ResultSet row, int number) throws SQLException {
        return new ContactBatch(
                row.getInt("id"),
                row.getString("sha256"),
                row.getString("name"),
                row.getString("source"),
                Purpose.valueOf(row.getString("purpose")),
                Optional.ofNullable(row.getObject("covers_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("covers_until", LocalDate.class)),
                row.getInt("key_version"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("received_by", Long.class)),
                State.valueOf(row.getString("state")),
                row.getString("step"),
                row.getLong("people"),
                row.getLong("contacts"),
                row.getLong("set_aside"),
                row.getLong("left_out"));
    }
}
