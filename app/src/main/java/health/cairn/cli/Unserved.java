package health.cairn.cli;

import health.cairn.CairnApplication;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The platform for the length of one command: no pages are served. Where a Cairn runs on the same data folder its database
 * is joined, else the database starts here and stops with the command.
 */
final class Unserved {

    private static final List<String> SETTINGS = List.of(
            // The web application is made, since the parts expect one, but listens nowhere.
            "--server.port=-1",
            "--cairn.db.join=true",
            "--cairn.imports.resume=false",
            "--logging.level.root=warn",
            "--logging.level.org.springdoc=error",
            "--logging.level.org.apache.catalina=error");

    private Unserved() {}

    /** Starts it; close it to end it. */
    static ConfigurableApplicationContext start(String... more) {
        var application = CairnApplication.application();
        return application.run(Stream.concat(SETTINGS.stream(), Stream.of(more)).toArray(String[]::new));
    }
}
