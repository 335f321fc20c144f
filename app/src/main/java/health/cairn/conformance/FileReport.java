package health.cairn.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came of one file of cases. */
final class FileReport {

    private final String file;
    private final String peer;
    private int run;
    private int passed;
    private int knowinglyDifferent;
    private double largestDifference;
    private final List<String> failures = new ArrayList<>();
    private final Set<String> failedCases = new TreeSet<>();
    private final Map<String, Integer> deviations = new TreeMap<>();
    private final Map<String, Integer> notCompared = new TreeMap<>();
    private final Map<String, Double> widened = new TreeMap<>();

    FileReport(String file, String peer) {
        this.file = file;
        this.peer = peer;
    }

    void add(ReferenceCase reference, Comparison comparison) {
        run++;
        largestDifference = Math.max(largestDifference, comparison.largestDifference());
        comparison.notCompared().forEach(column -> notCompared.merge(column, 1, Integer::sum));
        comparison.widened().forEach((reason, difference) -> widened.merge(reason, difference, Math::max));
        comparison.deviationKeys().forEach(key -> deviations.merge(key, 1, Integer::sum));
        if (!comparison.differences().isEmpty()) {
            failedCases.add(reference.id());
            comparison.differences().forEach(difference -> failures.add(reference.id() + ": " + difference));
        } else if (comparison.deviationKeys().isEmpty()) {
            passed++;
        } else {
            knowinglyDifferent++;
        }
    }

    /** The file as a whole cannot be compared. */
    void fail(String reason) {
        failures.add(reason);
    }

    String peer() {
        return peer;
    }

    int run() {
        return run;
    }

    int passed() {
        return passed;
    }

    int knowinglyDifferent() {
        return knowinglyDifferent;
    }

    int failedCases() {
        return failedCases.size();
    }

    boolean hasFailures() {
        return !failures.isEmpty();
    }

    List<String> failures() {
        return failures;
    }

    Set<String> deviations() {
        return deviations.keySet();
    }

    /** The report in lines; at most so many differences are written out, and how many more there are. */
    List<String> lines(int mostDifferences) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d run, %d passed, %d knowingly different, %d failed, largest relative difference %.1e",
                file,
                run,
                passed,
                knowinglyDifferent,
                failedCases.size(),
                largestDifference));
        deviations.forEach((key, cases) -> lines.add("    knowingly different (" + cases + "): " + key));
        widened.forEach((reason, difference) -> lines.add(
                String.format(Locale.ROOT, "    wider tolerance: %s; largest difference %.1e", reason, difference)));
        if (!notCompared.isEmpty()) {
            lines.add("    not compared: " + String.join(", ", notCompared.keySet()));
        }
        failures.stream().limit(mostDifferences).forEach(failure -> lines.add("    FAILED " + failure));
        if (failures.size() > mostDifferences) {
            lines.add("    FAILED and " + (failures.size() - mostDifferences) + " more differences");
        }
        return lines;
    }
}
