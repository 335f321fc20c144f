package health.cairn.privacy;

import java.util.Collection;

/**
 * The second wall around tables about patients. Each such table has a policy (see {@code docs/reference/patient-tables.md})
 * by which PostgreSQL itself shows only rows of the practices named for the transaction, whatever the SQL asks for.
 */
public interface PracticeRows {

    /**
     * Opens the rows of these practices until the transaction ends; before it, and in other transactions, none are open.
     *
     * @param practices codes, as the viewer's scope has them
     * @throws IllegalStateException where there is no transaction
     */
    void open(Collection<String> practices);
}
