package health.cairn.measures;

import health.cairn.directory.AreaCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Readings in PostgreSQL: one partition a batch, written by COPY, shown by its publication. */
@Repository
class ReadingStore implements Loading, Readings {

    /** The day from which PostgreSQL counts dates. */
    static final long POSTGRES_EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private final JdbcClient jdbc;
    private final DataSource database;
    private final ObjectProvider<Derivation> derivations;
    /** What another process publishes is seen after this time; what this one publishes, at once. */
    private static final Duration MAY_BE_OLD = Duration.ofMillis(200);

    /** @param at nanoseconds of the JVM's clock, before it was asked for */
    private record Seen(long version, long at) {}

    private volatile @Nullable Seen seen;
    private volatile Kept kept = new Kept(-1);
    private final Map<SeriesKey, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, SeriesKey> keys = new ConcurrentHashMap<>();

    ReadingStore(JdbcClient jdbc, DataSource database, ObjectProvider<Derivation> derivations) {
        this.jdbc = jdbc;
        this.database = database;
        this.derivations = derivations;
    }

    @Override
    public int seriesNumber(SeriesKey key) {
        Integer known = numbers.get(key);
        return known != null ? known : registerSeries(key);
    }

    private int registerSeries(SeriesKey key) {
        // "do update" returns the row also where it was there before; "do nothing" would not.
        int number = jdbc.sql("""
                        insert into measures.series (measure, sex, age)
                        values (:measure, :sex, :age)
                        on conflict (measure, sex, age) do update set sex = excluded.sex
                        returning series
                        """)
                .param("measure", key.measure().value())
                .param("sex", key.sex())
                .param("age", key.age())
                .query(Integer.class)
                .single();
        numbers.put(key, number);
        keys.put(number, key);
        return number;
    }

    @Override
    public Optional<Integer> number(SeriesKey key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Integer> found = jdbc.sql("""
                        select series from measures.series
                         where measure = :measure and sex = :sex and age = :age
                        """)
                .param("measure", key.measure().value())
                .param("sex", key.sex())
                .param("age", key.age())
                .query(Integer.class)
                .optional();
        found.ifPresent(n -> {
            numbers.put(key, n);
            keys.put(n, key);
        });
        return found;
    }

    @Override
    public SeriesKey key(int series) {
        return keys.computeIfAbsent(
                series,
                n -> jdbc.sql("select measure, sex, age from measures.series where series = :n")
                        .param("n", n)
                        .query((rs, row) -> new SeriesKey(
                                new MeasureId(rs.getString("measure")), rs.getString("sex"), rs.getString("age")))
                        .single());
    }

    @Override
    public List<SeriesKey> published() {
        Kept now = kept();
        List<SeriesKey> published = now.published;
        if (published == null) {
            published = readPublished();
            now.published = published;
        }
        return published;
    }

    private List<SeriesKey> readPublished() {
        return jdbc.sql("""
                        select distinct s.measure, s.sex, s.age
                          from measures.publication p
                          join measures.series s using (series)
                         where p.published_order is not null
                         order by s.measure, s.sex, s.age
                        """)
                .query((rs, row) ->
                        new SeriesKey(new MeasureId(rs.getString("measure")), rs.getString("sex"), rs.getString("age")))
                .list();
    }

    @Override
    public long version() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return readVersion();
        }
        long now = System.nanoTime();
        Seen last = seen;
        if (last == null || now - last.at() > MAY_BE_OLD.toNanos()) {
            last = new Seen(readVersion(), now);
            seen = last;
        }
        return last.version();
    }

    private long readVersion() {
        return jdbc.sql("select publications from measures.version")
                .query(Long.class)
                .single();
    }

    /** What is asked for on every page, of one version. */
    private static final class Kept {

        private final long version;
        private volatile @Nullable List<SeriesKey> published;
        private final Map<Integer, List<Period>> periods = new ConcurrentHashMap<>();
        private final Map<Integer, Integer[]> batches = new ConcurrentHashMap<>();

        Kept(long version) {
            this.version = version;
        }
    }

    /** Within a transaction nothing is kept: it may see what nobody will ever see again. */
    private Kept kept() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return new Kept(-1);
        }
        long version = version();
        Kept now = kept;
        if (now.version != version) {
            now = new Kept(version);
            kept = now;
        }
        return now;
    }

    private long nextVersion() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    seen = null;
                }
            });
        }
        return jdbc.sql("update measures.version set publications = publications + 1 returning publications")
                .query(Long.class)
                .single();
    }

    @Override
    public ReadingWriter open(int batch) {
        discard(batch);
        return new CopyWriter(batch);
    }

    @Override
    @Transactional
    public void publish(int batch) {
        long order = nextVersion();
        List<Integer> touched = jdbc.sql("""
                        update measures.publication set published_order = :order
                         where batch = :batch
                        returning series
                        """)
                .param("order", order)
                .param("batch", batch)
                .query((rs, row) -> rs.getInt(1))
                .list();
        derive(touched);
    }

    @Override
    @Transactional
    public void withdraw(int batch) {
        // The version has to grow here too, or caches would go on showing what was withdrawn.
        nextVersion();
        List<Integer> touched = jdbc.sql("""
                        update measures.publication set published_order = null
                         where batch = :batch and published_order is not null
                        returning series
                        """)
                .param("batch", batch)
                .query((rs, row) -> rs.getInt(1))
                .list();
        derive(touched);
    }

    private void derive(List<Integer> touched) {
        if (!touched.isEmpty()) {
            derivations.orderedStream().forEach(d -> d.derive(touched));
        }
    }

    @Override
    @Transactional
    public void discard(int batch) {
        Long published = jdbc.sql("""
                        select count(*) from measures.publication
                         where batch = :batch and published_order is not null
                        """).param("batch", batch).query(Long.class).single();
        if (published > 0) {
            throw new IllegalStateException("Batch " + batch + " is published; withdraw it before discarding it");
        }
        jdbc.sql("delete from measures.publication where batch = :batch")
                .param("batch", batch)
                .update();
        jdbc.sql("select measures.drop_partition(:batch)")
                .param("batch", batch)
                .query((row, index) -> batch)
                .single();
    }

    private static String partition(int batch) {
        return "measures.reading_" + batch;
    }

    @Override
    public List<Period> periods(int series) {
        return kept().periods.computeIfAbsent(series, this::readPeriods);
    }

    private List<Period> readPeriods(int series) {
        return jdbc.sql("""
                        select distinct period_from, period_until
                          from measures.reading
                         where series = :series and batch = any(:batches)
                         order by period_from, period_until
                        """)
                .param("series", series)
                .param("batches", batches(series))
                .query((rs, row) -> new Period(
                        rs.getObject("period_from", LocalDate.class), rs.getObject("period_until", LocalDate.class)))
                .list();
    }

    @Override
    public List<Observation> of(int series, Collection<AreaCode> areas) {
        return jdbc.sql(current("area = any(:areas)") + " order by area, period_from, period_until")
                .param("series", series)
                .param("batches", batches(series))
                .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
                .query((rs, row) -> new Observation(
                        new AreaCode(rs.getString("area")),
                        new Period(
                                rs.getObject("period_from", LocalDate.class),
                                rs.getObject("period_until", LocalDate.class)),
                        ReadingKind.read(rs),
                        rs.getInt("batch"),
                        rs.getLong("source_row")))
                .list();
    }

    @Override
    public List<Sum> sums(int series, Collection<AreaCode> areas, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select period_from, period_until, sum(numerator) as numerator, sum(denominator) as denominator,
                               count(*) as areas
                          from (%s) as shown
                         where kind = 0
                         group by period_from, period_until
                         order by period_from, period_until
                        """.formatted(
                                current("area = any(:areas) and period_from >= :from and period_until <= :until")))
                .param("series", series)
                .param("batches", batches(series))
                .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
                .param("from", from)
                .param("until", until)
                .query((rs, row) -> new Sum(
                        new Period(
                                rs.getObject("period_from", LocalDate.class),
                                rs.getObject("period_until", LocalDate.class)),
                        rs.getDouble("numerator"),
                        rs.getDouble("denominator"),
                        rs.getInt("areas")))
                .list();
    }

    @Override
    public List<Pooled> pooled(int series, Collection<AreaCode> areas, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select area, coalesce(sum(numerator), 0) as numerator, coalesce(sum(denominator), 0) as denominator,
                               count(*) filter (where kind = 0) as periods, count(*) filter (where kind = 2) as suppressed,
                               (array_agg(value order by period_until desc) filter (where kind = 1))[1] as last_value
                          from (%s) as shown
                         group by area
                         order by area
                        """.formatted(
                                current("area = any(:areas) and period_from >= :from and period_until <= :until")))
                .param("series", series)
                .param("batches", batches(series))
                .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
                .param("from", from)
                .param("until", until)
                .query((rs, row) -> {
                    double last = rs.getDouble("last_value");
                    boolean none = rs.wasNull();
                    return new Pooled(
                            new AreaCode(rs.getString("area")),
                            rs.getDouble("numerator"),
                            rs.getDouble("denominator"),
                            rs.getInt("periods"),
                            rs.getInt("suppressed"),
                            none ? Double.NaN : last);
                })
                .list();
    }

    @Override
    public void each(int series, Visitor visitor) {
        Integer[] batches = batches(series);
        if (batches.length == 0) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            CopyOut rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + everyReading(series, batches) + ") to stdout (format binary)");
            var readings = new BinaryReadings(visitor);
            for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                readings.row(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The readings of series " + series + " could not be read", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /** COPY takes no parameters; all that is filled in here are numbers of our own. */
    private static String everyReading(int series, Integer[] batches) {
        if (batches.length == 1) {
            // Its index hands the readings out in this order; nothing is to be sorted or compared.
            return """
                    select area, period_from, period_until, kind, numerator, denominator, value, lower95, upper95
                      from %s
                     where series = %d
                     order by area, period_from, period_until
                    """.formatted(partition(batches[0]), series);
        }
        String all = "array[" + Arrays.stream(batches).map(String::valueOf).collect(Collectors.joining(",")) + "]";
        return """
                select distinct on (area, period_from, period_until)
                       area, period_from, period_until, kind, numerator, denominator, value, lower95, upper95
                  from measures.reading
                 where series = %d and batch = any(%s)
                 order by area, period_from, period_until, array_position(%s, batch)
                """.formatted(series, all, all);
    }

    /** The readings that are shown: of several batches the one published last, which comes first in :batches. */
    private static String current(String condition) {
        return """
                select *
                  from (select distinct on (area, period_from, period_until)
                               batch, area, period_from, period_until, kind, numerator, denominator, value,
                               lower95, upper95, source_row
                          from measures.reading
                         where series = :series and batch = any(:batches) and %s
                         order by area, period_from, period_until, array_position(:batches, batch)) as latest
                """.formatted(condition);
    }

    private Integer[] batches(int series) {
        return kept().batches.computeIfAbsent(series, this::readBatches);
    }

    private Integer[] readBatches(int series) {
        return jdbc.sql("""
                        select batch from measures.publication
                         where series = :series and published_order is not null
                         order by published_order desc
                        """)
                .param("series", series)
                .query((rs, row) -> rs.getInt(1))
                .list()
                .toArray(Integer[]::new);
    }

    /** Writes one batch in the binary form of COPY, on a connection of its own, in one transaction. */
    private final class CopyWriter implements ReadingWriter {

        private static final byte[] HEADER = {
            'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
        };
        private static final int LARGEST_ROW = 256;

        private final int batch;
        private final Connection connection;
        private final CopyIn copy;
        private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        private final Map<String, byte[]> areaBytes = new HashMap<>();
        private long[] perSeries = new long[64];
        private long written;
        private boolean completed;

        CopyWriter(int batch) {
            this.batch = batch;
            try {
                connection = database.getConnection();
                try {
                    connection.setAutoCommit(false);
                    try (var statement = connection.createStatement()) {
                        // A table made in the same transaction: PostgreSQL need not write it to its log as well.
                        statement.execute("select measures.open_partition(" + batch + ")");
                    }
                    copy = connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + partition(batch)
                                    + " (batch, series, area, period_from, period_until, kind, numerator, denominator, value,"
                                    + " lower95, upper95, source_row) from stdin (format binary, freeze true)");
                    buffer.put(HEADER);
                } catch (SQLException | RuntimeException e) {
                    connection.close();
                    throw e;
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        @Override
        public void counted(int series, AreaCode area, Period period, double numerator, double denominator, long row) {
            if (!(numerator >= 0) || !(denominator > 0)) {
                throw new IllegalArgumentException(
                        "Counts need a numerator of 0 or more and a denominator above 0; found " + numerator + " of "
                                + denominator + " for " + area + " in row " + row);
            }
            start(series, area, period, 0);
            number(numerator);
            number(denominator);
            nothing(3);
            end(row);
        }

        @Override
        public void valueOnly(
                int series, AreaCode area, Period period, double value, double lower95, double upper95, long row) {
            start(series, area, period, 1);
            nothing(2);
            number(value);
            number(lower95);
            number(upper95);
            end(row);
        }

        @Override
        public void suppressed(int series, AreaCode area, Period period, long row) {
            start(series, area, period, 2);
            nothing(5);
            end(row);
        }

        @Override
        public void notCollected(int series, AreaCode area, Period period, long row) {
            start(series, area, period, 3);
            nothing(5);
            end(row);
        }

        private void start(int series, AreaCode area, Period period, int kind) {
            if (buffer.remaining() < LARGEST_ROW) {
                flush();
            }
            byte[] code = areaBytes.computeIfAbsent(area.value(), c -> c.getBytes(StandardCharsets.US_ASCII));
            buffer.putShort((short) 12);
            buffer.putInt(4).putInt(batch);
            buffer.putInt(4).putInt(series);
            buffer.putInt(code.length).put(code);
            buffer.putInt(4).putInt((int) (period.from().toEpochDay() - POSTGRES_EPOCH));
            buffer.putInt(4).putInt((int) (period.until().toEpochDay() - POSTGRES_EPOCH));
            buffer.putInt(2).putShort((short) kind);
            if (series >= perSeries.length) {
                perSeries = Arrays.copyOf(perSeries, Math.max(series + 1, perSeries.length * 2));
            }
            perSeries[series]++;
            written++;
        }

        private void number(double value) {
            if (Double.isNaN(value)) {
                nothing(1);
            } else {
                buffer.putInt(8).putDouble(value);
            }
        }

        private void nothing(int columns) {
            for (int i = 0; i < columns; i++) {
                buffer.putInt(-1);
            }
        }

        private void end(long row) {
            buffer.putInt(8).putLong(row);
        }

        private void flush() {
            try {
                copy.writeToCopy(buffer.array(), 0, buffer.position());
                buffer.clear();
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        @Override
        public long written() {
            return written;
        }

        @Override
        public void complete() {
            try {
                if (buffer.remaining() < 2) {
                    flush();
                }
                buffer.putShort((short) -1);
                flush();
                copy.endCopy();
                try (var statement = connection.createStatement()) {
                    statement.execute("select measures.attach_partition(" + batch + ")");
                }
                try (var insert = connection.prepareStatement(
                        "insert into measures.publication (batch, series, readings) values (?, ?, ?)")) {
                    for (int series = 0; series < perSeries.length; series++) {
                        if (perSeries[series] > 0) {
                            insert.setInt(1, batch);
                            insert.setInt(2, series);
                            insert.setLong(3, perSeries[series]);
                            insert.addBatch();
                        }
                    }
                    insert.executeBatch();
                }
                connection.commit();
                completed = true;
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            try (connection) {
                if (!completed) {
                    if (copy.isActive()) {
                        copy.cancelCopy();
                    }
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        private RuntimeException failed(SQLException e) {
            return new UncheckedIOException(
                    "The readings of batch " + batch + " could not be written: " + e.getMessage(), new IOException(e));
        }
    }
}
