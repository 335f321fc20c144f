package health.cairn.people;

import health.cairn.people.Agreements.Agreement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Data-sharing agreements in the database. */
@Repository
class AgreementStore {

    private final JdbcClient jdbc;

    AgreementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> sharingWith(String holder, LocalDate day) {
        return Set.copyOf(jdbc.sql("""
                        select distinct practice
                          from people.agreement
                         where holder = :holder
                           and starts <= :day
                           and (ends is null or :day < ends)
                        """)
                .param("holder", holder)
                .param("day", day)
                .query((row, _) -> row.getString("practice"))
                .list());
    }

    List<Agreement> with(String holder, LocalDate day) {
        return jdbc.sql("""
                        select agreement, practice, holder, signatory, starts, ends
                          from people.agreement
                         where holder = :holder
                         order by ends is not null and ends <= :day, starts desc, practice
                        """)
                .param("holder", holder)
                .param("day", day)
                .query(AgreementStore::agreement)
                .list();
    }

    List<Agreement> of(String practice, LocalDate day) {
        return jdbc.sql("""
                        select agreement, practice, holder, signatory, starts, ends
                          from people.agreement
                         where practice = :practice
                         order by ends is not null and ends <= :day, starts desc, holder
                        """)
                .param("practice", practice)
                .param("day", day)
                .query(AgreementStore::agreement)
                .list();
    }

    /** @return its number; empty where one without an end is there already */
    Optional<Long> add(
            String practice,
            String holder,
            String signatory,
            LocalDate starts,
            Optional<LocalDate> ends,
            Optional<Long> by) {
        return jdbc.sql("""
                        insert into people.agreement (practice, holder, signatory, starts, ends, recorded_by)
                        values (:practice, :holder, :signatory, :starts, :ends, :by)
                        on conflict (practice, holder) where ends is null do nothing
                        returning agreement
                        """)
                .param("practice", practice)
                .param("holder", holder)
                .param("signatory", signatory)
                .param("starts", starts)
                .param("ends", ends.orElse(null))
                .param("by", by.orElse(null))
                .query(Long.class)
                .optional();
    }

    /** @return the organisation that no longer sees the practice's counts */
    Optional<String> end(String practice, long number, LocalDate day, Optional<Long> by) {
        return jdbc.sql("""
                        update people.agreement
                           set ends = greatest(starts, :day), ended_by = :by
                         where agreement = :number
                           and practice = :practice
                           and (ends is null or :day < ends)
                        returning holder
                        """)
                .param("number", number)
                .param("practice", practice)
                .param("day", day)
                .param("by", by.orElse(null))
                .query((row, _) -> row.getString("holder"))
                .optional();
    }

    private static Agreement agreement(ResultSet row, int index) throws SQLException {
        return new Agreement(
                row.getLong("agreement"),
                row.getString("practice"),
                row.getString("holder"),
                row.getString("signatory"),
                row.getObject("starts", LocalDate.class),
                Optional.ofNullable(row.getObject("ends", LocalDate.class)));
    }
}
