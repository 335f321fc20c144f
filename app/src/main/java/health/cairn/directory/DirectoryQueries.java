package health.cairn.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
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

    List<AreaHistory.Name> namesOf(AreaCode code) {
        return jdbc.sql("""
                select name, from_day, until_day
                  from directory.area_name
                 where code = :code
                 order by from_day nulls first
                """)
                .param("code", code.value())
                .query((row, _) ->
                        new AreaHistory.Name(row.getString("name"), day(row, "from_day"), day(row, "until_day")))
                .list();
    }

    List<AreaHistory.Stay> parentsOf(AreaCode child) {
        return stays("child = :code", child).stream()
                .sorted(Comparator.comparing(AreaHistory.Stay::type).thenComparing(AreaHistory.Stay::from))
                .toList();
    }

    List<AreaHistory.Stay> childrenOf(AreaCode parent) {
        return stays("parent = :code", parent).stream()
                .sorted(Comparator.comparing(AreaHistory.Stay::from).thenComparing(AreaHistory.Stay::child))
                .toList();
    }

    /** @param whose one of the two conditions above, never from outside */
    private List<AreaHistory.Stay> stays(String whose, AreaCode code) {
        return jdbc.sql("""
                select child, parent_type, parent, from_day, until_day, from_known_by, until_known_by
                  from directory.membership
                 where\s""" + whose)
                .param("code", code.value())
                .query((row, _) -> new AreaHistory.Stay(
                        new AreaCode(row.getString("child")),
                        AreaType.valueOf(row.getString("parent_type")),
                        row.getString("parent") == null ? null : new AreaCode(row.getString("parent")),
                        row.getObject("from_day", LocalDate.class),
                        day(row, "until_day"),
                        day(row, "from_known_by"),
                        day(row, "until_known_by")))
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
