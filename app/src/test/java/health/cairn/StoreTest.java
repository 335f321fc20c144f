package health.cairn;

import health.cairn.database.StoreTestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of SQL without the rest of the platform: a migrated, empty PostgreSQL database of the test class's own. Ask for
 * {@code JdbcClient}, {@code DataSource} or {@code TransactionOperations} as a parameter of the constructor, of a test or
 * of a set-up method.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(StoreTestDatabase.class)
public @interface StoreTest {}
