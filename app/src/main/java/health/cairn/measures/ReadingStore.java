package health.cairn.measures;

import health.cairn.database.Recent;
import health.cairn.directory.AreaCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Readings in PostgreSQL: one partition a batch, written by COPY, shown by its publication. */
@Repository
class ReadingStore implements Loading, Readings {

    /** The day from which PostgreSQL counts dates. */
    static final long POSTGRES_EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private final JdbcClient jdbc;
    private final DataSource database;
    private final SeriesStore seriesNumbers;
    private final ObjectProvider<Derivation> derivations;
    private final Recent<String, Long> version = new Recent<>(_ -> readVersion());
    private volatile Kept kept = new Kept(-1);

    ReadingStore(
            JdbcClient jdbc, DataSource database, SeriesStore seriesNumbers, ObjectProvider<Derivation> derivations) {
        this.jdbc = jdbc;
        this.database = database;
        this.seriesNumbers = seriesNumbers;
        this.derivations = derivations;
    }

    @Override
    public int seriesNumber(SeriesKey key) {
        return seriesNumbers.numberFor(key);
    }

    @Override
    public Optional<Integer> number(SeriesKey key) {
        return seriesNumbers.number(key);
    }

    @Override
    public SeriesKey key(int number) {
        return seriesNumbers.key(number);
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
        return version.get("publications");
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
        long next = jdbc.sql("update measures.version set publications = publications + 1 returning publications")
                .query(Long.class)
                .single();
        version.changed();
        return next;
    }

    @Override
    public ReadingWriter open(int batch) {
        discard(batch);
        return new ReadingWriterStore(database, batch);
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

    static String partition(int batch) {
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
}
