package health.cairn;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** The web application. Started by {@code ./cairn serve} and {@code ./cairn demo}. */
@SpringBootApplication
@Modulithic(
        systemName = "Cairn",
        sharedModules = {"people", "pages", "keys", "audit", "privacy"})
public class CairnApplication {

    /** The application, to be run by a command. */
    public static SpringApplication application() {
        var application = new SpringApplication(CairnApplication.class);
        // What the build worked out ahead of time is found by this name, whatever command asks.
        application.setMainApplicationClass(CairnApplication.class);
        return application;
    }

    /** Where the build looks when it works out ahead of time how the parts are wired; people start {@code ./cairn}. */
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The time, for everything that asks: tests put another clock here. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
