package health.cairn.database;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.StoreTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@StoreTest
class FreshDatabaseTest {

    @Test
    void everyModuleHasItsSchemaAndItsHistory(JdbcClient jdbc) {
        assertThat(Migrations.modules())
                .contains("events", "measures", "people")
                .allSatisfy(module -> assertThat(
                                jdbc.sql("select count(*) from " + module + ".flyway_history where success")
                                        .query(Integer.class)
                                        .single())
                        .isPositive());
    }

    @Test
    void theApplicationIsNeitherSuperuserNorOwner(JdbcClient jdbc) {
        assertThat(jdbc.sql("select current_user || ' ' || rolsuper from pg_roles where rolname = current_user")
                        .query(String.class)
                        .single())
                .isEqualTo("cairn_app false");
    }

    @Test
    void oneClassOneDatabase(JdbcClient first, JdbcClient second) {
        assertThat(first.sql("select current_database()").query(String.class).single())
                .isEqualTo(second.sql("select current_database()")
                        .query(String.class)
                        .single());
    }
}
