package health.cairn.imports;

import health.cairn.database.AdvisoryLocks;
import health.cairn.imports.Batch.State;
import health.cairn.imports.Imports.Act;
import health.cairn.imports.Imports.Example;
import health.cairn.imports.Imports.Publishing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Batches and what is known of them. */
@Repository
class BatchStore {

    /** Names our advisory locks apart from those of others: "imp" in ASCII. */
    private static final int LOCKS_OF_READING = 0x696d70;

    private static final String COLUMNS = """
            select id, sha256, file_name, bytes, stated_day, format, source, licence, received_at, received_by,
                   state, step, rows_read, loaded, set_aside
              from imports.batch
            """;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final AdvisoryLocks reading;
    private final Clock clock;

    BatchStore(JdbcClient jdbc, DataSource dataSource, Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.reading = new AdvisoryLocks(dataSource, LOCKS_OF_READING);
        this.clock = clock;
    }

    /** Registers the bytes; empty where they are registered already. */
    Optional<Integer> insert(FileStore.Kept kept, Imports.Upload upload) {
        return jdbc.sql("""
                        insert into imports.batch
                               (sha256, file_name, bytes, stated_day, received_at, received_by, state, publishing, changed_at)
                        values (:sha256, :fileName, :bytes, :statedDay, :now, :account, 'RECEIVED', :publishing, :now)
                        on conflict (sha256) do nothing
                        returning id
                        """)
                .param("sha256", kept.sha256())
                .param("fileName", upload.fileName())
                .param("bytes", kept.bytes())
                .param("statedDay", upload.statedDay().orElse(null))
                .param("now", now())
                .param("account", upload.account().orElse(null))
                .param("publishing", upload.publishing().name())
                .query(Integer.class)
                .optional();
    }

    /** Prepares a batch to be read again, with what was said this time. */
    void restart(int batch, Optional<Imports.Upload> upload) {
        jdbc.sql("""
                        update imports.batch
                           set state = 'RECEIVED', step = '', rows_read = 0, loaded = 0, set_aside = 0, changed_at = :now,
                               stated_day = coalesce(:statedDay, stated_day),
                               file_name = coalesce(:fileName, file_name),
                               publishing = coalesce(:publishing, publishing)
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("now", now())
                .param("statedDay", upload.flatMap(Imports.Upload::statedDay).orElse(null), Types.DATE)
                .param("fileName", upload.map(Imports.Upload::fileName).orElse(null), Types.VARCHAR)
                .param("publishing", upload.map(u -> u.publishing().name()).orElse(null), Types.VARCHAR)
                .update();
        for (String table : List.of("problem", "problem_count", "example")) {
            jdbc.sql("delete from imports." + table + " where batch = :batch")
                    .param("batch", batch)
                    .update();
        }
    }

    Optional<Batch> find(int batch) {
        return jdbc.sql(COLUMNS + " where id = :batch")
                .param("batch", batch)
                .query(BatchStore::batch)
                .optional();
    }

    Optional<Batch> findByHash(String sha256) {
        return jdbc.sql(COLUMNS + " where sha256 = :sha256")
                .param("sha256", sha256)
                .query(BatchStore::batch)
                .optional();
    }

    List<Batch> list(Optional<Integer> before, int limit) {
        return jdbc.sql(COLUMNS + " where id < :before order by id desc limit :limit")
                .param("before", before.orElse(Integer.MAX_VALUE))
                .param("limit", limit)
                .query(BatchStore::batch)
                .list();
    }

    List<Batch> inState(State state) {
        return jdbc.sql(COLUMNS + " where state = :state order by id")
                .param("state", state.name())
                .query(BatchStore::batch)
                .list();
    }

    Publishing publishing(int batch) {
        return jdbc.sql("select publishing from imports.batch where id = :batch")
                .param("batch", batch)
                .query((row, _) -> Publishing.valueOf(row.getString(1)))
                .single();
    }

    /** The state, held still until the caller's transaction ends. */
    Optional<State> lockState(int batch) {
        return jdbc.sql("select state from imports.batch where id = :batch for update")
                .param("batch", batch)
                .query((row, _) -> State.valueOf(row.getString(1)))
                .optional();
    }

    void setState(int batch, State state, String step) {
        jdbc.sql("update imports.batch set state = :state, step = :step, changed_at = :now where id = :batch")
                .param("batch", batch)
                .param("state", state.name())
                .param("step", step)
                .param("now", now())
                .update();
    }

    void setFormat(int batch, FileFormat format) {
        jdbc.sql("""
                        update imports.batch set format = :format, source = :source, licence = :licence
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("format", format.name())
                .param("source", format.source())
                .param("licence", format.licence())
                .update();
    }

    void setProgress(int batch, String step, long rowsRead) {
        jdbc.sql("""
                        update imports.batch set step = :step, rows_read = :rowsRead, changed_at = :now
                         where id = :batch and state = 'READING'
                        """)
                .param("batch", batch)
                .param("step", step)
                .param("rowsRead", rowsRead)
                .param("now", now())
                .update();
    }

    void setCounts(int batch, long rowsRead, long loaded, long setAside) {
        jdbc.sql("""
                        update imports.batch set rows_read = :rowsRead, loaded = :loaded, set_aside = :setAside
                         where id = :batch
                        """)
                .param("batch", batch)
                .param("rowsRead", rowsRead)
                .param("loaded", loaded)
                .param("setAside", setAside)
                .update();
    }

    void addAct(int batch, String what, Optional<Long> account) {
        jdbc.sql("insert into imports.act (batch, what, at, by_account) values (:batch, :what, :now, :account)")
                .param("batch", batch)
                .param("what", what)
                .param("now", now())
                .param("account", account.orElse(null))
                .update();
    }

    List<Act> history(int batch) {
        return jdbc.sql("select what, at, by_account from imports.act where batch = :batch order by act")
                .param("batch", batch)
                .query((row, _) -> new Act(
                        row.getString("what"),
                        instant(row, "at"),
                        Optional.ofNullable(row.getObject("by_account", Long.class))))
                .list();
    }

    void saveReport(int batch, Problems problems, List<Example> examples) {
        problems.counts()
                .forEach((kind, count) -> jdbc.sql("""
                                insert into imports.problem_count (batch, kind, problems)
                                values (:batch, :kind, :problems)
                                """)
                        .param("batch", batch)
                        .param("kind", kind.name())
                        .param("problems", count)
                        .update());
        insertAll("""
                insert into imports.problem
                       (batch, kind, position, file, sheet, source_row, source_column, found, expected, action)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, problems.kept(), (row, position, problem) -> {
            row.setInt(1, batch);
            row.setString(2, problem.kind().name());
            row.setInt(3, position);
            row.setString(4, problem.file());
            row.setString(5, problem.sheet());
            row.setLong(6, problem.row());
            row.setString(7, problem.column());
            row.setString(8, problem.found().replace('\0', ' '));
            row.setString(9, problem.expected());
            row.setString(10, problem.action());
        });
        insertAll("""
                insert into imports.example (batch, position, source_row, area, what, period, says)
                values (?, ?, ?, ?, ?, ?, ?)
                """, examples, (row, position, example) -> {
            row.setInt(1, batch);
            row.setInt(2, position);
            row.setLong(3, example.row());
            row.setString(4, example.area());
            row.setString(5, example.what());
            row.setString(6, example.period());
            row.setString(7, example.says());
        });
    }

    private interface Filler<T> {
        void fill(PreparedStatement row, int position, T value) throws SQLException;
    }

    private <T> void insertAll(String sql, List<T> values, Filler<T> filler) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                filler.fill(insert, i, values.get(i));
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The report of a file could not be kept", e);
        }
    }

    Map<Problem.Kind, Long> problemCounts(int batch) {
        Map<Problem.Kind, Long> counts = new EnumMap<>(Problem.Kind.class);
        jdbc.sql("select kind, problems from imports.problem_count where batch = :batch")
                .param("batch", batch)
                .query((row, _) -> Map.entry(Problem.Kind.valueOf(row.getString(1)), row.getLong(2)))
                .list()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    List<Problem> problems(int batch) {
        return jdbc.sql("""
                        select kind, file, sheet, source_row, source_column, found, expected, action
                          from imports.problem
                         where batch = :batch
                         order by kind, position
                        """)
                .param("batch", batch)
                .query((row, _) -> new Problem(
                        Problem.Kind.valueOf(row.getString("kind")),
                        row.getString("file"),
                        row.getString("sheet"),
                        row.getLong("source_row"),
                        row.getString("source_column"),
                        row.getString("found"),
                        row.getString("expected"),
                        row.getString("action")))
                .list();
    }

    List<Example> examples(int batch) {
        return jdbc.sql("""
                        select source_row, area, what, period, says
                          from imports.example
                         where batch = :batch
                         order by position
                        """)
                .param("batch", batch)
                .query((row, _) -> new Example(
                        row.getLong("source_row"),
                        row.getString("area"),
                        row.getString("what"),
                        row.getString("period"),
                        row.getString("says")))
                .list();
    }

    /** Whether the database still answers: not when Cairn is being stopped. */
    boolean isReachable() {
        try {
            return jdbc.sql("select true").query(Boolean.class).single();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The right to read this batch; empty while another process, or another thread, has it. */
    Optional<AdvisoryLocks.Held> lockForReading(int batch) {
        return reading.tryLock(batch);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getInt("id"),
                row.getString("sha256"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getString("format"),
                row.getString("source"),
                row.getString("licence"),
                Optional.ofNullable(row.getObject("stated_day", LocalDate.class)),
                instant(row, "received_at"),
                Optional.ofNullable(row.getObject("received_by", Long.class)),
                State.valueOf(row.getString("state")),
                row.getString("step"),
                row.getLong("rows_read"),
                row.getLong("loaded"),
                row.getLong("set_aside"));
    }
}
