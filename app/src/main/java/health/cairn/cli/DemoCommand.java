package health.cairn.cli;

import health.cairn.CairnApplication;
import health.cairn.demo.Demo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./cairn demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Start the platform with a fictional cancer alliance, in a data folder of its own.")
final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        var context = CairnApplication.application().run("--cairn.demonstration=true");
        Demo.Ready ready = context.getBean(Demo.class).prepare();
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        System.out.printf(
                "The fictional Westmark Cancer Alliance is ready at http://localhost:%s after %.1f s%n",
                port, ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
        System.out.println("Sign in with the password "
                + ready.password().map(p -> p + " (shown once)").orElse("shown at the first start") + " as");
        for (Demo.Known known : ready.people()) {
            System.out.printf("    %-34s %s%n", known.email(), known.does());
        }
        return 0;
    }
}
