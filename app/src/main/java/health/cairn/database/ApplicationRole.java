package health.cairn.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As whom the application works: a role that owns nothing, so that row-level security binds it and append-only tables stay
 * as they are whatever SQL it sends. Migrations run as the account that was named for the database, which owns the tables.
 */
final class ApplicationRole {

    static final String NAME = "cairn_app";

    /** How the comment of a table begins whose rows the application may add and read, and never change or delete. */
    static final String APPEND_ONLY = "Append-only";

    private static final Logger log = LoggerFactory.getLogger(ApplicationRole.class);

    private ApplicationRole() {}

    /**
     * Makes the role where it is missing and may be made.
     *
     * @return whether this account may work as it
     */
    static boolean prepare(DatabaseAddress owner) {
        try (Connection connection = open(owner);
                Statement statement = connection.createStatement()) {
            if (!mayWorkAs(statement)) {
                make(statement);
            }
            if (mayWorkAs(statement)) {
                return true;
            }
        } catch (SQLException e) {
            // Said below: what is missing is the same whatever the database answered.
        }
        log.warn(
                "The account {} may not make the role {}, so Cairn works as the owner of its tables and can only be held back"
                        + " by their triggers; have somebody run: create role {} nologin; grant {} to {};",
                owner.user(),
                NAME,
                NAME,
                NAME,
                owner.user());
        return false;
    }

    private static boolean mayWorkAs(Statement statement) throws SQLException {
        try (var found = statement.executeQuery(
                "select pg_has_role(current_user, oid, 'SET') from pg_roles where rolname = '" + NAME + "'")) {
            return found.next() && found.getBoolean(1);
        }
    }

    /** Another Cairn on the same server may make it at the same moment; then there is nothing to do. */
    static void make(Statement statement) throws SQLException {
        statement.execute("""
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s nologin;
                    end if;
                exception when duplicate_object or unique_violation then null;
                end $$
                """.formatted(NAME));
        statement.execute("grant %s to current_user".formatted(NAME));
    }

    /** Lets the role read and write the tables of these schemas, and no more than that. */
    static void grant(DatabaseAddress owner, Collection<String> schemas) {
        try (Connection connection = open(owner);
                Statement statement = connection.createStatement()) {
            for (String missing : missing(connection, schemas)) {
                statement.execute(missing);
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "The role %s could not be let into the tables of Cairn: %s".formatted(NAME, CannotStart.reason(e)),
                    e);
        }
    }

    /** What has to be granted or revoked; nothing at an ordinary start, so that several instances do not get in each other's way. */
    private static List<String> missing(Connection connection, Collection<String> schemas) throws SQLException {
        var statements = new ArrayList<String>();
        try (var query = connection.prepareStatement("""
                with relation as (
                    select n.nspname, c.relname, c.oid, c.relkind,
                           c.relname = 'flyway_history' as history,
                           coalesce(obj_description(c.oid, 'pg_class') like ? || '%%', false) as append_only
                      from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where n.nspname = any(?) and c.relkind in ('r', 'p', 'v', 'm', 'S') and not c.relispartition)
                select format('grant usage on schema %%I to %1$s; alter default privileges in schema %%I grant select, insert, update, delete on tables to %1$s; alter default privileges in schema %%I grant usage, select on sequences to %1$s',
                              nspname, nspname, nspname)
                  from pg_namespace
                 where nspname = any(?) and not has_schema_privilege('%1$s', oid, 'usage')
                union all
                select format('grant usage, select on sequence %%I.%%I to %1$s', nspname, relname)
                  from relation
                 where case when relkind = 'S' then not has_sequence_privilege('%1$s', oid, 'usage') else false end
                union all
                select format('revoke all on %%1$I.%%2$I from %1$s; grant %%3$s on %%1$I.%%2$I to %1$s', nspname, relname,
                              case when history then 'select'
                                   when append_only then 'select, insert'
                                   else 'select, insert, update, delete' || %2$s end)
                  from relation
                 where case when relkind = 'S' then false
                   else (not has_table_privilege('%1$s', oid, 'select')
                        or has_table_privilege('%1$s', oid, 'insert') = history
                        or has_table_privilege('%1$s', oid, 'update') = (history or append_only)
                        or has_table_privilege('%1$s', oid, 'delete') = (history or append_only)
                        or has_table_privilege('%1$s', oid, 'truncate')) end
                """.formatted(
                        NAME,
                        // Refreshing what the planner knows of a table, which before PostgreSQL 17 is for owners only.
                        connection.getMetaData().getDatabaseMajorVersion() >= 17 ? "', maintain'" : "''"))) {
            var names = connection.createArrayOf("text", schemas.toArray());
            query.setString(1, APPEND_ONLY);
            query.setArray(2, names);
            query.setArray(3, names);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        return statements;
    }

    /** A connection as the account that owns the tables. */
    static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
