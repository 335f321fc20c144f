package health.cairn.contacts;

import health.cairn.privacy.PersonalData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person loaded and made of contacts, offered to deep dives and brought to meetings. */
@Component
class PersonalContactsQueries implements PersonalData {

    private final JdbcClient jdbc;

    PersonalContactsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing, and when it was done. */
    record Done(String what, Instant at) {}

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public List<Done> of(long account) {
        return jdbc.sql("""
                        select 'received batch ' || id as what, received_at as at from contacts.batch where received_by = :account
                        union all
                        select lower(what) || ' batch ' || batch, at from contacts.act where by_account = :account
                        union all
                        select 'made definition ' || key, made_at from contacts.definition where made_by = :account
                        union all
                        select 'made mapping ' || name, made_at from contacts.mapping where made_by = :account
                        union all
                        select 'made version ' || version || ' of cohort ' || name, made_at
                          from contacts.cohort_version where made_by = :account
                        union all
                        select 'began deep dive ' || deep_dive, begun_at from contacts.deep_dive where begun_by = :account
                        union all
                        select 'offered to deep dive ' || deep_dive || ': ' || offered, offered_at
                          from contacts.deep_dive_offer where offered_by = :account
                        union all
                        select 'brought to the meeting of ' || organisation || ': ' || about || '. ' || note, brought_at
                          from contacts.meeting_item where brought_by = :account
                        union all
                        select 'wrote what was decided on ' || about || ': ' || decided, discussed_at
                          from contacts.meeting_item where discussed_by = :account
                        order by at
                        """)
                .param("account", account)
                .query((row, _) -> new Done(
                        row.getString("what"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public String afterErasure() {
        return "Contacts that you loaded, cohorts you made and deep dives you began stay, with the number of your account:"
                + " the work of others rests on them. What you offered to deep dives and brought to meetings stays without your name.";
    }

    @Override
    public void erase(long account) {
        // A number without an account leads to nobody.
    }
}
