package health.cairn.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the merged history and the custom groups. */
@Repository
class DirectoryQueries {

    /** An area with all of what is shown of it. */
    record AreaRow(
            AreaCode code,
            AreaType type,
            String name,
            @Nullable String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            @Nullable LocalDate closedKnownBy,
            @Nullable LocalDate dormantSince) {}

    record NameRow(
            AreaCode code,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    record Versions(long areas, long groups) {}

    private final JdbcClient jdbc;

    DirectoryQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Versions versions() {
        return jdbc.sql("select areas, groups from directory.version")
                .query((row, _) -> new Versions(row.getLong(1), row.getLong(2)))
                .single();
    }

    SequencedMap<AreaCode, AreaRow> areas() {
        TreeMap<AreaCode, AreaRow> areas = new TreeMap<>();
        jdbc.sql("""
                select code, type, name, postcode, opened, closed, closed_known_by, dormant_since
                  from directory.area
                """)
                .query((row, _) -> new AreaRow(
                        new AreaCode(row.getString("code")),
                        AreaType.valueOf(row.getString("type")),
                        row.getString("name"),
                        row.getString("postcode"),
                        day(row, "opened"),
                        day(row, "closed"),
                        day(row, "closed_known_by"),
                        day(row, "dormant_since")))
                .list()
                .forEach(area -> areas.put(area.code(), area));
        return areas;
    }

    List<NameRow> names() {
        return jdbc.sql(
                        "select code, name, from_day, until_day from directory.area_name order by code, from_day nulls first")
                .query((row, _) -> new NameRow(
                        new AreaCode(row.getString("code")),
                        row.getString("name"),
                        day(row, "from_day"),
                        day(row, "until_day")))
                .list();
    }

    List<Atlas.Membership> memberships() {
        return jdbc.sql("select child, parent_type, parent, from_day, until_day from directory.membership")
                .query((row, _) -> new Atlas.Membership(
                        new AreaCode(row.getString("child")),
                        AreaType.valueOf(row.getString("parent_type")),
                        row.getString("parent") == null ? null : new AreaCode(row.getString("parent")),
                        row.getObject("from_day", LocalDate.class),
                        day(row, "until_day")))
                .list();
    }

    Map<AreaCode, AreaCode> otherCodes() {
        Map<AreaCode, AreaCode> codes = new HashMap<>();
        jdbc.sql("select other_code, code from directory.other_code")
                .query((row, _) -> Map.entry(new AreaCode(row.getString(1)), new AreaCode(row.getString(2))))
                .list()
                .forEach(entry -> codes.put(entry.getKey(), entry.getValue()));
        return codes;
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
