package health.cairn.pages;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is set for this installation as a whole, kept in the database and held in memory. */
@Repository
public class InstallationStore {

    private final JdbcClient jdbc;
    private volatile Installation current;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.current = read();
    }

    public Installation current() {
        return current;
    }

    /** Sets the name in the header and whether the data are made up. */
    public void set(Installation installation) {
        jdbc.sql("update pages.installation set organisation = :organisation, fictional = :fictional")
                .param("organisation", installation.organisation())
                .param("fictional", installation.fictional())
                .update();
        current = installation;
    }

    private Installation read() {
        return jdbc.sql("select organisation, fictional from pages.installation")
                .query((rs, n) -> new Installation(rs.getString("organisation"), rs.getBoolean("fictional")))
                .single();
    }
}
