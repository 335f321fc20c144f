package health.cairn.people;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Spring Session's sessions by account. */
@Repository
class SessionStore {

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
