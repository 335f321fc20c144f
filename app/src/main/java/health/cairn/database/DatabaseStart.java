package health.cairn.database;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;

/**
 * Starts the database before the first bean is made, so that the two start at the same time, and stops it after the last
 * bean is gone. Named in {@code META-INF/spring.factories}.
 */
final class DatabaseStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            return; // the build works out how the parts are wired; nothing is to run
        }
        Database database = Database.begin(context.getEnvironment());
        SpringApplication.getShutdownHandlers().add(database::close);
        context.getBeanFactory().registerSingleton("database", database);
    }
}
