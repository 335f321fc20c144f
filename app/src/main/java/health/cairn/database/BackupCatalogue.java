package health.cairn.database;

import health.cairn.database.BackupContents.Partition;
import health.cairn.database.BackupContents.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What there is to back up, from PostgreSQL's own catalogue. */
final class BackupCatalogue {

    private BackupCatalogue() {}

    /** The version of each module's schema. */
    static Map<String, String> migrations(Connection connection, Collection<String> modules) throws SQLException {
        var versions = new LinkedHashMap<String, String>();
        try (var statement = connection.createStatement()) {
            for (String module : modules) {
                try (var rows = statement.executeQuery(
                        "select version from " + module + ".flyway_history where success and version is not null"
                                + " order by installed_rank desc limit 1")) {
                    if (rows.next()) {
                        versions.put(module, rows.getString(1));
                    }
                }
            }
        }
        return versions;
    }

    /** Tables with rows, each after those it refers to. Sessions end with the machine they were on. */
    static List<Table> tables(Connection connection, Collection<String> modules) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var query = connection.prepareStatement("""
                with recursive leaf as (
                    select c.oid, n.nspname, c.relname, c.relpartbound, i.inhparent
                      from pg_class c
                      join pg_namespace n on n.oid = c.relnamespace
                      left join pg_inherits i on i.inhrelid = c.oid and c.relispartition
                     where n.nspname = any(?) and c.relkind = 'r' and c.relname <> 'flyway_history'
                       and n.nspname || '.' || c.relname not in ('people.session', 'people.session_attributes')),
                refers as (
                    select distinct conrelid, confrelid from pg_constraint
                     where contype = 'f' and conrelid <> confrelid),
                depth as (
                    select oid, 0 as level from leaf
                    union
                    select r.conrelid, d.level + 1 from depth d join refers r on r.confrelid = d.oid where d.level < 100)
                select l.nspname, l.relname,
                       (select array_agg(attname::text order by attnum) from pg_attribute a
                         where a.attrelid = l.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
                       l.inhparent::regclass::text as parent,
                       pg_get_expr(l.relpartbound, l.oid) as bound,
                       (select array_agg(pg_get_indexdef(x.indexrelid)) from pg_index x
                         where x.indrelid = l.oid and l.inhparent is not null
                           and not exists (select from pg_inherits p where p.inhrelid = x.indexrelid)) as indexes
                  from leaf l
                 order by (select max(level) from depth d where d.oid = l.oid), 1, 2
                """)) {
            query.setArray(1, connection.createArrayOf("text", modules.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    String parent = rows.getString("parent");
                    var indexes = rows.getArray("indexes");
                    tables.add(new Table(
                            rows.getString("nspname"),
                            rows.getString("relname"),
                            Arrays.asList((String[]) rows.getArray("columns").getArray()),
                            parent == null
                                    ? null
                                    : new Partition(
                                            parent,
                                            rows.getString("bound"),
                                            indexes == null
                                                    ? List.of()
                                                    : Arrays.asList((String[]) indexes.getArray()))));
                }
            }
        }
        return tables;
    }

    /** Tables whose rows this account does not see all: a backup without them would look whole. */
    static List<String> withHiddenRows(Connection connection, Collection<String> modules) throws SQLException {
        return texts(connection, """
                select n.nspname || '.' || c.relname
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = any(?) and row_security_active(c.oid)
                   and not exists (select from pg_policy p
                                    where p.polrelid = c.oid
                                      and pg_get_expr(p.polqual, c.oid) like '%cairn.backup%')
                 order by 1
                """, modules);
    }

    /** Tables that hide rows from their owner too. */
    static List<String> forced(Connection connection, Collection<String> modules) throws SQLException {
        return texts(connection, """
                select format('%I.%I', n.nspname, c.relname)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = any(?) and c.relforcerowsecurity
                 order by 1
                """, modules);
    }

    /** Where each sequence stands; one that was never used is left out. */
    static Map<String, Long> sequences(Connection connection, Collection<String> modules) throws SQLException {
        var sequences = new LinkedHashMap<String, Long>();
        try (var query = connection.prepareStatement("""
                select format('%I.%I', schemaname, sequencename), last_value from pg_sequences
                 where schemaname = any(?) and last_value is not null
                 order by 1
                """)) {
            query.setArray(1, connection.createArrayOf("text", modules.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    sequences.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return sequences;
    }

    static List<String> texts(Connection connection, String sql, Collection<String> modules) throws SQLException {
        var texts = new ArrayList<String>();
        try (var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", modules.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }
}
