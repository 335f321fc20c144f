package health.cairn.database;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives each test class's application context a database of its own. */
public final class FreshDatabase implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return new ForClass(testClass);
    }

    /** Equal for the same test class only, so that no two share a context. */
    private record ForClass(Class<?> testClass) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            DatabaseAddress database = TestServer.instance().freshDatabase();
            TestPropertyValues.of(
                            "cairn.db.url=" + database.url(),
                            "cairn.db.user=" + database.user(),
                            "cairn.db.password=" + database.password(),
                            // Keys and the head of the audit record belong to one database.
                            "cairn.home=target/test-homes/"
                                    + ProcessHandle.current().pid() + "-"
                                    + database.url().substring(database.url().lastIndexOf('/') + 1))
                    .applyTo(context);
        }
    }
}
