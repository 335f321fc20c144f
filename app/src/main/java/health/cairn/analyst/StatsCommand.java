package health.cairn.analyst;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./cairn stats}: one subcommand a method. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description = "Statistics for CSV from a file or standard input.",
        footer = {"", "Every method has its own help with an example: cairn stats dsr --help"},
        subcommands = {
            ProportionMethod.class,
            RateMethod.class,
            DirectMethod.class,
            IndirectMethod.class,
            SlopeIndexMethod.class,
            FunnelMethod.class,
            TrendMethod.class,
            SpcMethod.class,
            RunMethod.class,
            RankMethod.class,
            InterruptedMethod.class,
            DifferenceMethod.class
        })
public final class StatsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name a method: " + spec.subcommands().keySet());
    }
}
