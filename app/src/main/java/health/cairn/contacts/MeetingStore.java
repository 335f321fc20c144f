package health.cairn.contacts;

import health.cairn.contacts.MeetingItem.Discussed;
import health.cairn.contacts.MeetingItem.Finding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what is brought to meetings. */
@Repository
class MeetingStore {

    private static final String ROWS = """
            select item, organisation, practices, about, says, address, note, brought_at, brought_by, decided, discussed_at,
                   discussed_by
              from contacts.meeting_item
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MeetingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** The earliest first. */
    List<MeetingItem> of(String organisation) {
        return jdbc.sql(ROWS + " where organisation = :organisation order by item")
                .param("organisation", organisation)
                .query(MeetingStore::item)
                .list();
    }

    Optional<MeetingItem> find(long number) {
        return jdbc.sql(ROWS + " where item = :number")
                .param("number", number)
                .query(MeetingStore::item)
                .optional();
    }

    void insert(String organisation, Finding finding, String note, long account) {
        jdbc.sql("""
                        insert into contacts.meeting_item
                               (organisation, practices, about, says, address, note, brought_at, brought_by)
                        values (:organisation, :practices, :about, :says, :address, :note, :now, :account)
                        """)
                .param("organisation", organisation)
                .param("practices", finding.practices().toArray(String[]::new))
                .param("about", finding.about())
                .param("says", finding.says())
                .param("address", finding.address())
                .param("note", note)
                .param("now", now())
                .param("account", account)
                .update();
    }

    /** Takes an item off the list; what was decided first stands. */
    boolean discussed(long number, String decided, long account) {
        return jdbc.sql("""
                        update contacts.meeting_item
                           set decided = :decided, discussed_at = :now, discussed_by = :account
                         where item = :number and discussed_at is null
                        """)
                        .param("number", number)
                        .param("decided", decided)
                        .param("now", now())
                        .param("account", account)
                        .update()
                == 1;
    }

    private static MeetingItem item(ResultSet row, int index) throws SQLException {
        OffsetDateTime discussed = row.getObject("discussed_at", OffsetDateTime.class);
        return new MeetingItem(
                row.getLong("item"),
                row.getString("organisation"),
                new Finding(row.getString("about"), row.getString("says"), row.getString("address"), Set.of((String[])
                        row.getArray("practices").getArray())),
                row.getString("note"),
                row.getObject("brought_at", OffsetDateTime.class).toInstant(),
                row.getLong("brought_by"),
                discussed == null
                        ? Optional.empty()
                        : Optional.of(new Discussed(
                                row.getString("decided"), discussed.toInstant(), row.getLong("discussed_by"))));
    }
}
