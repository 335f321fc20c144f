package health.cairn.pages;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The installation's one row in the database. */
@Component
class InstallationStore {

    private final JdbcClient jdbc;

    InstallationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Installation read() {
        return jdbc.sql("select organisation, fictional from pages.installation")
                .query((row, index) -> new Installation(row.getString("organisation"), row.getBoolean("fictional")))
                .single();
    }

    void write(Installation installation) {
        jdbc.sql("update pages.installation set organisation = :organisation, fictional = :fictional")
                .param("organisation", installation.organisation())
                .param("fictional", installation.fictional())
                .update();
    }
}
