package health.cairn;

import health.cairn.database.FreshDatabase;
import health.cairn.people.TestPeople;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * A test of the whole platform: everything runs, over a real PostgreSQL that holds the migrated, empty schemas and belongs
 * to this test class alone. Inject {@code MockMvc}, {@link TestPeople} and any bean.
 *
 * <p>For a real port: {@code @CairnTest(webEnvironment = WebEnvironment.RANDOM_PORT)} and {@code @LocalServerPort}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = CairnApplication.class)
@AutoConfigureMockMvc
@Import(TestPeople.class)
@ContextCustomizerFactories(FreshDatabase.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
public @interface CairnTest {

    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.MOCK;

    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
