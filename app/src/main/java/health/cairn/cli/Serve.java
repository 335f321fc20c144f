package health.cairn.cli;

import health.cairn.CairnApplication;
import java.lang.management.ManagementFactory;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** {@code ./cairn serve}. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Start the platform and serve its pages.")
final class Serve implements Runnable {

    @Override
    public void run() {
        ConfigurableApplicationContext context = CairnApplication.application().run();
        System.out.printf(
                "Cairn is ready at http://localhost:%s after %.1f s%n",
                context.getEnvironment().getRequiredProperty("local.server.port"),
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }
}
