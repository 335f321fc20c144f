package health.cairn.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one data source: waits for the database, checks that it will do, and brings its schemas up to date. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Below it {@code any_value} and other SQL that Cairn speaks is missing. */
    private static final int OLDEST_POSTGRESQL = 16;

    private static final int CONNECTIONS = 20;

    @Bean
    DataSource dataSource(Database database) {
        DatabaseAddress address = database.address();
        check(address);
        return prepared(address);
    }

    @Bean
    Backups backups(Database database, @Value("${cairn.home:cairn-data}") String home, Clock clock) {
        return new Backups(database, Path.of(home), clock);
    }

    /** The pool on schemas that are up to date, working as the role that owns nothing where there may be one. */
    static HikariDataSource prepared(DatabaseAddress address) {
        boolean asApplication = ApplicationRole.prepare(address);
        String state = SchemaState.of(asApplication ? ApplicationRole.NAME : address.user());
        if (!SchemaState.is(address, state)) {
            try (HikariDataSource owner = pool(address, "")) {
                Migrations.apply(owner);
            }
            if (asApplication) {
                ApplicationRole.grant(address, Migrations.modules());
            }
            SchemaState.note(address, state);
        }
        return pool(address, asApplication ? "set role " + ApplicationRole.NAME : "");
    }

    /** @param first what each connection begins with; empty for nothing */
    static HikariDataSource pool(DatabaseAddress address, String first) {
        var settings = new HikariConfig();
        settings.setPoolName("cairn");
        settings.setJdbcUrl(address.url());
        settings.setUsername(address.user());
        settings.setPassword(address.password());
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(2);
        settings.setConnectionTimeout(5_000);
        if (!first.isEmpty()) {
            settings.setConnectionInitSql(first);
        }
        // Many rows a round trip, and cancelled COPYs noticed; both are the driver's own settings.
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        settings.addDataSourceProperty("tcpKeepAlive", "true");
        settings.addDataSourceProperty("ApplicationName", "cairn");
        return new HikariDataSource(settings);
    }

    private static void check(DatabaseAddress address) {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("loginTimeout", "10");
        try (Connection connection = DriverManager.getConnection(address.url(), properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRESQL) {
                throw new CannotStart(
                        "The database at %s is PostgreSQL %s and Cairn needs %d or newer; upgrade it, or name another with CAIRN_DB_URL"
                                .formatted(
                                        address,
                                        connection.getMetaData().getDatabaseProductVersion(),
                                        OLDEST_POSTGRESQL));
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database at %s cannot be used: %s; check CAIRN_DB_URL, CAIRN_DB_USER and CAIRN_DB_PASSWORD, and that it is running"
                            .formatted(address, CannotStart.reason(e)),
                    e);
        }
    }
}
