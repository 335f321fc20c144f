package health.cairn.people;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Spring Session's sessions by account. */
@Repository
class SessionStore {

    /**
     * How Spring Session writes down that a session was used: once a minute, or when anything but the time is new. A page that
     * only shows something then changes nothing here, and waits for no disk.
     */
    static final String USED = """
            update people.session
               set session_id = used.id,
                   last_access_time = used.last_access_time,
                   max_inactive_interval = used.max_inactive_interval,
                   expiry_time = used.expiry_time,
                   principal_name = used.principal
              from (values (?::char(36), ?::bigint, ?::integer, ?::bigint, ?::varchar))
                       as used (id, last_access_time, max_inactive_interval, expiry_time, principal)
             where primary_id = ?
               and (used.last_access_time >= session.last_access_time + 60000
                    or (session.session_id, session.max_inactive_interval, session.principal_name)
                       is distinct from (used.id, used.max_inactive_interval, used.principal))
            """;

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Sessions.Session> of(long account, String present) {
        return jdbc.sql("""
                        select creation_time, last_access_time, session_id = :present as here
                          from people.session
                         where principal_name = :principal
                         order by last_access_time desc
                        """)
                .param("principal", Long.toString(account))
                .param("present", present)
                .query((row, _) -> new Sessions.Session(
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time")),
                        row.getBoolean("here")))
                .list();
    }

    void endAll(long account) {
        jdbc.sql("delete from people.session where principal_name = :principal")
                .param("principal", Long.toString(account))
                .update();
    }
}
