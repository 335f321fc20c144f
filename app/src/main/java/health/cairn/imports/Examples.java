package health.cairn.imports;

import health.cairn.directory.AreaCode;
import health.cairn.imports.Imports.Example;
import health.cairn.measures.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** The first good rows of a file, kept so that a person can look at them before they are published. */
final class Examples {

    static final int KEPT = 20;

    private final List<Example> kept = new ArrayList<>();
    private final IntFunction<String> seriesName;

    Examples(IntFunction<String> seriesName) {
        this.seriesName = seriesName;
    }

    boolean wanted() {
        return kept.size() < KEPT;
    }

    List<Example> kept() {
        return List.copyOf(kept);
    }

    void counted(int series, AreaCode area, Period period, double numerator, double denominator, long row) {
        add(series, area, period, plain(numerator) + " of " + plain(denominator), row);
    }

    void valueOnly(int series, AreaCode area, Period period, double value, long row) {
        add(series, area, period, plain(value), row);
    }

    void fact(String area, String what, String period, String says) {
        if (wanted()) {
            kept.add(new Example(0, area, what, period, says));
        }
    }

    private void add(int series, AreaCode area, Period period, String says, long row) {
        kept.add(new Example(
                row, area.value(), seriesName.apply(series), period.from() + " to " + period.lastDay(), says));
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.UK, "%,d", (long) number)
                : String.valueOf(number);
    }
}
