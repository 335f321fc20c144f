package health.cairn.conformance.qicharts2;

import health.cairn.conformance.Answer;
import health.cairn.conformance.Column;
import health.cairn.conformance.Peer;
import health.cairn.conformance.ReferenceCase;
import health.cairn.conformance.UnknownForm;
import health.cairn.statistics.runs.RunLimits;
import health.cairn.statistics.runs.RunsMethod;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Answers the cases of qicharts2 0.8.1. */
public final class QiCharts2 implements Peer {

    /** A series of equal values with screening, whose limits the package loses. */
    static final String CONSTANT_SCREENED = "i-constant-screened";

    /** A subgroup without a value, which the package counts as minus one degree of freedom. */
    static final String EMPTY_SUBGROUP = "s-empty-subgroup";

    private static final Map<String, RunsMethod> METHODS =
            Map.of("anhoej", RunsMethod.ANHOEJ, "bestbox", RunsMethod.BEST_BOX, "cutbox", RunsMethod.CUT_BOX);

    @Override
    public String name() {
        return "qicharts2";
    }

    @Override
    public Set<String> deviations() {
        return Set.of(CONSTANT_SCREENED, EMPTY_SUBGROUP);
    }

    @Override
    public Answer answer(ReferenceCase reference) {
        if (reference.id().equals("run-limits")) {
            return runLimits(reference);
        }
        if (reference.args().has("n")) {
            return crossingBoxes((int) reference.args().number("n", 0));
        }
        reference
                .args()
                .allow(
                        "chart",
                        "facets",
                        "screenedmr_option",
                        "multiply",
                        "freeze",
                        "part",
                        "exclude",
                        "cl",
                        "y.neg",
                        "agg.fun",
                        "target",
                        "method");
        return new QiTable(reference).answer();
    }

    private static Answer runLimits(ReferenceCase reference) {
        double[] useful = reference.table("output").numbers("n");
        RunLimits[] limits = Arrays.stream(useful)
                .mapToObj(n -> RunLimits.of((int) n, RunsMethod.ANHOEJ))
                .toArray(RunLimits[]::new);
        return Answer.builder()
                .output("n", Column.ofNumbers(useful))
                .output(
                        "longest.run.max",
                        Column.ofNumbers(Arrays.stream(limits)
                                .mapToDouble(RunLimits::longestRunMax)
                                .toArray()))
                .output(
                        "n.crossings.min",
                        Column.ofNumbers(Arrays.stream(limits)
                                .mapToDouble(RunLimits::crossingsMin)
                                .toArray()))
                .build();
    }

    /** For each longest run up to 20, the fewest crossings without a signal; -1 where there are none. */
    private static Answer crossingBoxes(int useful) {
        var answer = Answer.builder();
        METHODS.forEach((name, method) -> {
            var limits = RunLimits.of(useful, method);
            answer.output(
                    name,
                    Column.ofNumbers(IntStream.rangeClosed(1, Math.min(useful, 20))
                            .mapToDouble(longest -> IntStream.range(0, useful)
                                    .filter(crossings -> !limits.isSignal(longest, crossings))
                                    .findFirst()
                                    .orElse(-1))
                            .toArray()));
        });
        return answer.build();
    }

    static RunsMethod method(String name) {
        var method = METHODS.get(name);
        if (method == null) {
            throw new UnknownForm("runs method " + name);
        }
        return method;
    }
}
