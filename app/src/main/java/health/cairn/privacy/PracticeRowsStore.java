package health.cairn.privacy;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells PostgreSQL whose rows a transaction may see. */
@Component
class PracticeRowsStore implements PracticeRows {

    private final JdbcClient jdbc;

    PracticeRowsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(Collection<String> practices) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Rows are opened for a transaction, and there is none");
        }
        for (String practice : practices) {
            if (!practice.matches("[A-Z0-9]{3,10}")) {
                throw new IllegalArgumentException("Not the code of a practice: '" + practice + "'");
            }
        }
        jdbc.sql("select set_config('cairn.practices', :practices, true)")
                .param("practices", String.join(",", practices))
                .query(String.class)
                .single();
    }
}
