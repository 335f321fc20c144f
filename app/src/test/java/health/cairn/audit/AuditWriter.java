package health.cairn.audit;

import health.cairn.database.TestDatabases;
import health.cairn.keys.TestKeys;
import health.cairn.people.Viewer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records as fast as it can until somebody kills it, and says of each deed that it was done only after it was: half of them
 * deeds of their own, half in the transaction of something else. Two threads, as two people would.
 */
final class AuditWriter {

    private AuditWriter() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path home = Path.of(arguments[0]);
        DataSource dataSource = TestDatabases.application(System.getenv());
        ChainedAudit audit = audit(home, dataSource);
        audit.begin();
        for (int thread = 0; thread < 2; thread++) {
            String name = arguments[1] + "-" + thread;
            Thread.ofPlatform().start(() -> write(audit, dataSource, name));
        }
    }

    static ChainedAudit audit(Path home, DataSource dataSource) {
        return new ChainedAudit(
                new AuditStore(JdbcClient.create(dataSource)),
                TestKeys.in(home, dataSource),
                request -> new Viewer.Visitor(),
                Clock.systemUTC(),
                new JdbcTransactionManager(dataSource),
                home.toString());
    }

    private static void write(ChainedAudit audit, DataSource dataSource, String name) {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        JdbcClient jdbc = JdbcClient.create(dataSource);
        for (int i = 0; ; i++) {
            String deed = name + "-" + i;
            var entry = Entry.of(Act.PUBLISHED, Optional.of(7L)).on("batch", deed);
            if (i % 2 == 0) {
                audit.record(entry);
            } else {
                transactions.executeWithoutResult(_ -> {
                    audit.record(entry);
                    jdbc.sql("update pages.installation set organisation = :deed")
                            .param("deed", deed)
                            .update();
                });
            }
            // One write of one line, so that a killed writer leaves no half of one.
            System.out.print(deed + "\n");
            System.out.flush();
        }
    }
}
