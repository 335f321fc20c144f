package health.cairn.keys;

import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The keys of a data folder, as a start of Cairn would have them. */
public final class TestKeys {

    private TestKeys() {}

    public static DataKeys in(Path home, DataSource dataSource) {
        return in(home, "", dataSource, Clock.systemUTC());
    }

    static DataKeys in(Path home, String given, DataSource dataSource, Clock clock) {
        return new KeysConfiguration()
                .dataKeys(
                        home.toString(),
                        given,
                        new DataKeyStore(JdbcClient.create(dataSource)),
                        new JdbcTransactionManager(dataSource),
                        clock);
    }
}
