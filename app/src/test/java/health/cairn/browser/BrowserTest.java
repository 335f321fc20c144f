package health.cairn.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test with a browser. Its methods take a {@link Site}: a Cairn that serves the fictional alliance, and a Chromium; both
 * start once for all such tests. Chromium is the one named by {@code CHROMIUM}, else {@code chromium} on the path. Where
 * there is none the test is skipped, and said to be; where {@code CI} is {@code true} it fails.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Chromium.class)
@interface BrowserTest {}
