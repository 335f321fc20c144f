package health.cairn;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** The web application. Started by {@code ./cairn serve} and {@code ./cairn demo}. */
@SpringBootApplication
@Modulithic(
        systemName = "Cairn",
        sharedModules = {"people", "pages", "keys", "audit", "privacy"})
public class CairnApplication {

    /** The time, for everything that asks: tests put another clock here. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
