package health.cairn.contacts;

import health.cairn.contacts.NeverCome.OfAge;
import health.cairn.contacts.NeverCome.OfPractice;
import health.cairn.contacts.engine.ContactEngine.Absence;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.standardised.IndirectStandardisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Absence from counts: each practice beside what the network's shares at each age and sex would give it. */
final class Absences {

    /** Single years up to here; all older people are together. */
    static final int OLDEST = 95;

    private static final int AGES = OLDEST + 1;

    private Absences() {}

    /** People by sex and single year of age, and how many of them were absent; 100,000 of these numbers for a country. */
    private static final class Counts {

        private final long[] registered = new long[Sex.values().length * AGES];
        private final long[] absent = new long[registered.length];

        void add(Absence row) {
            int cell = row.sex() * AGES + Math.clamp(row.age(), 0, OLDEST);
            registered[cell] += row.registered();
            absent[cell] += row.absent();
        }

        /** Where there is anybody. */
        int[] cells() {
            return IntStream.range(0, registered.length)
                    .filter(cell -> registered[cell] > 0)
                    .toArray();
        }
    }

    static NeverCome of(Basis basis, int months, List<Absence> rows) {
        var network = new Counts();
        Map<String, Counts> practices = new TreeMap<>();
        for (Absence row : rows) {
            network.add(row);
            practices.computeIfAbsent(row.practice(), _ -> new Counts()).add(row);
        }
        int[] cells = network.cells();
        var lines = new ArrayList<OfPractice>();
        if (cells.length > 0) {
            var standard = new IndirectStandardisation(
                    at(cells, network.absent), at(cells, network.registered), Confidence.P95);
            practices.forEach((practice, counts) -> lines.add(practice(practice, counts, cells, network, standard)));
        }
        return new NeverCome(basis, months, List.copyOf(lines));
    }

    private static OfPractice practice(
            String practice, Counts counts, int[] cells, Counts network, IndirectStandardisation standard) {
        double[] registered = at(cells, counts.registered);
        long absent = Arrays.stream(counts.absent).sum();
        return new OfPractice(
                practice,
                Arrays.stream(counts.registered).sum(),
                absent,
                standard.expected(registered),
                standard.ratio(absent, registered, 1),
                Arrays.stream(counts.cells())
                        .mapToObj(cell -> new OfAge(
                                Words.sex(cell / AGES),
                                cell % AGES,
                                counts.registered[cell],
                                counts.absent[cell],
                                network.registered[cell],
                                network.absent[cell]))
                        .toList());
    }

    private static double[] at(int[] cells, long[] counts) {
        return Arrays.stream(cells).mapToDouble(cell -> counts[cell]).toArray();
    }
}
