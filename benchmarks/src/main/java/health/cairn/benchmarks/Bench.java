package health.cairn.benchmarks;

import java.util.Arrays;
import org.openjdk.jmh.Main;

/** What is behind {@code ./cairn bench}. */
public final class Bench {

    private static final String USAGE = """
            Usage: cairn bench start [RUNS]      from the launcher to the first page, 7 times unless told
                   cairn bench load [ROWS]       a file of 5,000,000 rows unless told, beside a bare COPY
                   cairn bench pages [SECONDS] [DATA]
                                                 pages and files under 1, 10 and 50 users, 10 seconds each unless told;
                                                 on the public files in DATA (../shared/data), else on a generated file
                   cairn bench contacts [CONTACTS[:PEOPLE]...]
                                                 load, add up, ask: 10, 50 and 100 million contacts of 1, 5 and 5 million
                                                 people unless told
                   cairn bench projects [SECONDS]
                                                 a large project and the board of 500, under 1 and 10 users
                   cairn bench methods [REGEX]   the statistical methods, by JMH
            Each prints the machine beside the figures.""";

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String what = arguments.length == 0 ? "--help" : arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (what) {
            case "start" -> StartBench.main(rest);
            case "load" -> LoadBench.main(rest);
            case "contacts" -> ContactsBench.main(rest);
            case "pages" -> PagesBench.main(rest);
            case "projects" -> ProjectsBench.main(rest);
            case "methods" -> Main.main(rest);
            case "-h", "--help" -> System.out.println(USAGE);
            default -> {
                System.err.println("cairn: There is no benchmark '" + what + "'");
                System.err.println(USAGE);
                System.exit(2);
            }
        }
    }
}
