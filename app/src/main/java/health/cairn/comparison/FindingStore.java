package health.cairn.comparison;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.measures.Period;
import health.cairn.statistics.Interval;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.Variation;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** Roll-ups and findings in PostgreSQL. */
@Repository
class FindingStore {

    private final JdbcClient jdbc;
    private final DataSource database;

    FindingStore(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** What is derived from a series, in the form of COPY. */
    record Rows(int series, String rollUps, String findings) {

        static Rows of(int series, List<SeriesDeriver.RollUp> rollUps, List<Finding> findings) {
            return new Rows(series, rollUpRows(series, rollUps), findingRows(series, findings));
        }
    }

    /** Replaces what is derived from a series, within the caller's transaction. */
    void replace(Rows rows) {
        jdbc.sql("delete from comparison.roll_up where series = :series")
                .param("series", rows.series())
                .update();
        jdbc.sql("delete from comparison.finding where series = :series")
                .param("series", rows.series())
                .update();
        copy("comparison.roll_up", rows.rollUps());
        copy("comparison.finding", rows.findings());
    }

    private static String rollUpRows(int series, List<SeriesDeriver.RollUp> rollUps) {
        var rows = new StringBuilder(rollUps.size() * 64);
        for (SeriesDeriver.RollUp r : rollUps) {
            cells(
                    rows,
                    series,
                    r.area(),
                    r.period().from(),
                    r.period().until(),
                    r.sum().numerator(),
                    r.sum().denominator(),
                    r.sum().reporting(),
                    r.sum().members());
        }
        return rows.toString();
    }

    private static String findingRows(int series, List<Finding> findings) {
        var rows = new StringBuilder(findings.size() * 256);
        for (Finding f : findings) {
            Valued v = f.valued();
            cells(
                    rows,
                    series,
                    f.area(),
                    f.type().name(),
                    f.period().from(),
                    f.period().until(),
                    kind(f),
                    f.rolledUp(),
                    f.reporting(),
                    f.members(),
                    v == null ? null : v.numerator(),
                    v == null ? null : v.denominator(),
                    v == null ? null : v.value(),
                    lower(v == null ? null : v.interval95()),
                    upper(v == null ? null : v.interval95()),
                    lower(v == null ? null : v.interval998()),
                    upper(v == null ? null : v.interval998()),
                    f.benchmark(),
                    f.standing().name(),
                    f.previous(),
                    f.trend().name(),
                    f.variation(),
                    f.assurance(),
                    f.points());
        }
        return rows.toString();
    }

    private static int kind(Finding f) {
        return switch (f.latest()) {
            case Finding.Known.Value(Valued v) -> v.numerator() == null ? 1 : 0;
            case Finding.Known.Suppressed s -> 2;
            case Finding.Known.NotCollected n -> 3;
        };
    }

    private static @Nullable Double lower(@Nullable Interval interval) {
        return interval == null ? null : interval.lower();
    }

    private static @Nullable Double upper(@Nullable Interval interval) {
        return interval == null ? null : interval.upper();
    }

    private static void cells(StringBuilder rows, @Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            Object cell = cells[i];
            rows.append(cell == null ? "\\N" : cell.toString());
        }
        rows.append('\n');
    }

    private void copy(String table, String rows) {
        var connection = DataSourceUtils.getConnection(database);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", new StringReader(rows));
        } catch (SQLException e) {
            throw new IllegalStateException("What was derived could not be written to " + table, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /** Everything known of an area, one row a series. */
    List<Finding> ofArea(AreaCode area) {
        return jdbc.sql("select * from comparison.finding where area = :area order by series")
                .param("area", area.value())
                .query(FindingStore::finding)
                .list();
    }

    /** One series for all areas of a type. */
    List<Finding> ofSeries(int series, AreaType type) {
        return jdbc.sql("""
                        select * from comparison.finding
                         where series = :series and area_type = :type
                         order by area
                        """)
                .param("series", series)
                .param("type", type.name())
                .query(FindingStore::finding)
                .list();
    }

    /** One series for some areas. */
    List<Finding> ofSeries(int series, Collection<AreaCode> areas) {
        return jdbc.sql("""
                        select * from comparison.finding
                         where series = :series and area = any(:areas)
                         order by area
                        """)
                .param("series", series)
                .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
                .query(FindingStore::finding)
                .list();
    }

    /** Every series for some areas. */
    List<Finding> ofAreas(Collection<AreaCode> areas) {
        return jdbc.sql("select * from comparison.finding where area = any(:areas) order by series, area")
                .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
                .query(FindingStore::finding)
                .list();
    }

    /** How many areas of each type a series has. */
    Map<AreaType, Integer> types(int series) {
        var types = new TreeMap<AreaType, Integer>();
        jdbc.sql("""
                        select area_type, count(*) as areas from comparison.finding
                         where series = :series group by area_type
                        """).param("series", series).query(rs -> {
            types.put(AreaType.valueOf(rs.getString("area_type")), rs.getInt("areas"));
        });
        return types;
    }

    /** The areas that a series says something of, in code order. */
    List<Comparisons.Listed> areas(int series) {
        return jdbc.sql("select area, area_type from comparison.finding where series = :series order by area")
                .param("series", series)
                .query((rs, n) -> new Comparisons.Listed(
                        new AreaCode(rs.getString("area")), AreaType.valueOf(rs.getString("area_type"))))
                .list();
    }

    /** Sums of practices over time for some areas. */
    List<Summed> sums(int series, Collection<AreaCode> areas) {
        return jdbc.sql("""
                        select area, period_from, period_until, numerator, denominator, reporting, members
                          from comparison.roll_up
                         where series = :series and area = any(:areas)
                         order by area, period_from
                        """)
                .param("series", series)
                .param("areas", areas.stream().map(AreaCode::value).toArray(String[]::new))
                .query((rs, n) -> new Summed(
                        new AreaCode(rs.getString("area")),
                        period(rs),
                        rs.getDouble("numerator"),
                        rs.getDouble("denominator"),
                        rs.getInt("reporting"),
                        rs.getInt("members")))
                .list();
    }

    /** A stored sum. */
    record Summed(AreaCode area, Period period, double numerator, double denominator, int reporting, int members) {}

    private static Period period(ResultSet rs) throws SQLException {
        return new Period(rs.getObject("period_from", LocalDate.class), rs.getObject("period_until", LocalDate.class));
    }

    private static Finding finding(ResultSet rs, int n) throws SQLException {
        String variation = rs.getString("variation");
        String assurance = rs.getString("assurance");
        return new Finding(
                rs.getInt("series"),
                new AreaCode(rs.getString("area")),
                AreaType.valueOf(rs.getString("area_type")),
                period(rs),
                known(rs),
                rs.getBoolean("rolled_up"),
                rs.getInt("reporting"),
                rs.getInt("members"),
                number(rs, "benchmark"),
                Standing.valueOf(rs.getString("standing")),
                number(rs, "previous"),
                Trend.valueOf(rs.getString("trend")),
                variation == null ? null : Variation.valueOf(variation.toUpperCase(Locale.ROOT)),
                assurance == null ? null : Assurance.valueOf(assurance.toUpperCase(Locale.ROOT)),
                rs.getInt("points"));
    }

    private static Finding.Known known(ResultSet rs) throws SQLException {
        return switch (rs.getInt("kind")) {
            case 0, 1 ->
                new Finding.Known.Value(new Valued(
                        rs.getDouble("value"),
                        number(rs, "numerator"),
                        number(rs, "denominator"),
                        interval(rs, "lower95", "upper95"),
                        interval(rs, "lower998", "upper998")));
            case 2 -> new Finding.Known.Suppressed();
            default -> new Finding.Known.NotCollected();
        };
    }

    private static @Nullable Interval interval(ResultSet rs, String lower, String upper) throws SQLException {
        Double from = number(rs, lower);
        Double to = number(rs, upper);
        return from == null || to == null ? null : new Interval(from, to);
    }

    private static @Nullable Double number(ResultSet rs, String column) throws SQLException {
        double value = rs.getDouble(column);
        return rs.wasNull() ? null : value;
    }
}
