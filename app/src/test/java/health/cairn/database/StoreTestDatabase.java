package health.cairn.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a test class a database of its own, and what its stores are made from. */
public final class StoreTestDatabase implements ParameterResolver {

    private static final ExtensionContext.Namespace KEY = ExtensionContext.Namespace.create(StoreTestDatabase.class);

    /** The pool of one test class; closed by JUnit when the class is done. */
    private record Pool(DatabaseAddress address, HikariDataSource dataSource) implements AutoCloseable {
        static Pool open() {
            DatabaseAddress address = TestServer.instance().freshDatabase();
            return new Pool(address, DatabaseConfiguration.pool(address, "set role " + ApplicationRole.NAME));
        }

        @Override
        public void close() {
            dataSource.close();
            TestServer.instance().drop(address);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == JdbcClient.class || type == DataSource.class || type == TransactionOperations.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        // The store of the class, not of the test: all tests of a class share its database.
        ExtensionContext ofClass = test;
        while (ofClass.getTestMethod().isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        DataSource dataSource = ofClass.getStore(KEY)
                .computeIfAbsent(Pool.class, key -> Pool.open(), Pool.class)
                .dataSource();
        Class<?> type = parameter.getParameter().getType();
        if (type == DataSource.class) {
            return dataSource;
        }
        return type == JdbcClient.class
                ? JdbcClient.create(dataSource)
                : new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }
}
