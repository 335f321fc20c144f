package health.cairn.contacts;

import health.cairn.contacts.DeepDive.Inside;
import health.cairn.contacts.DeepDive.Offer;
import health.cairn.contacts.DeepDive.Solvable;
import health.cairn.contacts.DeepDive.Theme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps deep dives; rows about people are opened by the practice before. */
@Repository
class DeepDiveStore {

    private static final String COLUMNS =
            "select deep_dive, practice, begun_at, solvable, partners, designed, themes, review_on, shared from contacts.deep_dive ";

    private final JdbcClient jdbc;
    private final Clock clock;

    DeepDiveStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    List<DeepDive> all() {
        return jdbc.sql(COLUMNS + "order by deep_dive desc").query(this::dive).list();
    }

    Optional<DeepDive> find(long number) {
        return jdbc.sql(COLUMNS + "where deep_dive = :number")
                .param("number", number)
                .query(this::dive)
                .optional();
    }

    long insert(String practice, Optional<Long> account) {
        return jdbc.sql("""
                        insert into contacts.deep_dive (practice, begun_at, begun_by, changed_at)
                        values (:practice, :now, :account, :now)
                        returning deep_dive
                        """)
                .param("practice", practice)
                .param("now", now())
                .param("account", account.orElse(null))
                .query(Long.class)
                .single();
    }

    void insertInside(long number, String practice, String person) {
        jdbc.sql("""
                        insert into contacts.deep_dive_person (deep_dive, practice, person)
                        values (:number, :practice, :person)
                        """)
                .param("number", number)
                .param("practice", practice)
                .param("person", person)
                .update();
    }

    void update(DeepDive dive) {
        jdbc.sql("""
                        update contacts.deep_dive
                           set solvable = :solvable, partners = :partners, designed = :designed,
                               themes = string_to_array(:themes, ','), review_on = :review, shared = :shared,
                               changed_at = :now
                         where deep_dive = :number
                        """)
                .param("number", dive.number())
                .param("solvable", dive.solvable().name())
                .param("partners", dive.partners())
                .param("designed", dive.designed())
                .param("themes", dive.themes().stream().map(Enum::name).collect(Collectors.joining(",")))
                .param("review", dive.reviewOn().orElse(null), java.sql.Types.DATE)
                .param("shared", dive.shared())
                .param("now", now())
                .update();
    }

    void updateInside(long number, String found, String matters) {
        jdbc.sql("update contacts.deep_dive_person set found = :found, matters = :matters where deep_dive = :number")
                .param("number", number)
                .param("found", found)
                .param("matters", matters)
                .update();
    }

    Optional<Inside> inside(long number) {
        return jdbc.sql("select person, found, matters from contacts.deep_dive_person where deep_dive = :number")
                .param("number", number)
                .query((row, _) ->
                        new Inside(row.getString("person"), row.getString("found"), row.getString("matters")))
                .optional();
    }

    void insertOffer(long number, String offered, long account) {
        jdbc.sql("""
                        insert into contacts.deep_dive_offer (deep_dive, offered, offered_at, offered_by)
                        values (:number, :offered, :now, :account)
                        """)
                .param("number", number)
                .param("offered", offered)
                .param("now", now())
                .param("account", account)
                .update();
    }

    List<Offer> offers(long number) {
        return jdbc.sql("""
                        select offered, offered_at, offered_by
                          from contacts.deep_dive_offer
                         where deep_dive = :number
                         order by offer
                        """)
                .param("number", number)
                .query((row, _) -> new Offer(
                        row.getString("offered"),
                        row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                        row.getLong("offered_by")))
                .list();
    }

    private DeepDive dive(ResultSet row, int index) throws SQLException {
        return new DeepDive(
                row.getLong("deep_dive"),
                row.getString("practice"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                Solvable.valueOf(row.getString("solvable")),
                row.getString("partners"),
                row.getString("designed"),
                Arrays.stream((String[]) row.getArray("themes").getArray())
                        .filter(theme -> !theme.isEmpty())
                        .map(Theme::valueOf)
                        .collect(Collectors.toSet()),
                Optional.ofNullable(row.getObject("review_on", LocalDate.class)),
                row.getBoolean("shared"));
    }
}
