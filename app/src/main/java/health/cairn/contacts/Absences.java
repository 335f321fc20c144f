package health.cairn.contacts;

import health.cairn.contacts.NeverCome.OfAge;
import health.cairn.contacts.NeverCome.OfPractice;
import health.cairn.contacts.engine.ContactEngine.Absence;
import health.cairn.statistics.Confidence;
import health.cairn.statistics.interval.Wilson;
import health.cairn.statistics.standardised.IndirectStandardisation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Absence from counts: each practice beside what the network's shares at each age and sex would give it. */
final class Absences {

    /** Single years up to here; all older people are together. */
    static final int OLDEST = 95;

    private static final Wilson WILSON = Wilson.at(Confidence.P95);

    private Absences() {}

    private record Cell(int sex, int age) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return Comparator.comparingInt(Cell::sex)
                    .thenComparingInt(Cell::age)
                    .compare(this, other);
        }
    }

    private record Count(long registered, long absent) {
        Count plus(Count other) {
            return new Count(registered + other.registered, absent + other.absent);
        }
    }

    static NeverCome of(Basis basis, int months, List<Absence> rows) {
        Map<Cell, Count> network = new TreeMap<>();
        Map<String, Map<Cell, Count>> practices = new TreeMap<>();
        for (Absence row : rows) {
            Count count = count(row, months);
            if (count.registered() > 0) {
                var cell = new Cell(row.sex(), Math.clamp(row.age(), 0, OLDEST));
                network.merge(cell, count, Count::plus);
                practices.computeIfAbsent(row.practice(), _ -> new TreeMap<>()).merge(cell, count, Count::plus);
            }
        }
        List<Cell> cells = List.copyOf(network.keySet());
        var lines = new ArrayList<OfPractice>();
        if (!cells.isEmpty()) {
            var standard = new IndirectStandardisation(
                    network.values().stream().mapToDouble(Count::absent).toArray(),
                    network.values().stream().mapToDouble(Count::registered).toArray(),
                    Confidence.P95);
            practices.forEach((practice, counts) -> lines.add(practice(practice, counts, cells, network, standard)));
        }
        return new NeverCome(basis, months, List.copyOf(lines));
    }

    private static OfPractice practice(
            String practice,
            Map<Cell, Count> counts,
            List<Cell> cells,
            Map<Cell, Count> network,
            IndirectStandardisation standard) {
        var nobody = new Count(0, 0);
        double[] registered = cells.stream()
                .mapToDouble(cell -> counts.getOrDefault(cell, nobody).registered())
                .toArray();
        long absent = counts.values().stream().mapToLong(Count::absent).sum();
        var ages = new ArrayList<OfAge>();
        counts.forEach((cell, count) -> {
            Count all = network.getOrDefault(cell, nobody);
            ages.add(new OfAge(
                    Words.sex(cell.sex()),
                    cell.age(),
                    count.registered(),
                    count.absent(),
                    WILSON.interval(count.absent(), count.registered()),
                    all.registered(),
                    all.absent()));
        });
        return new OfPractice(
                practice,
                counts.values().stream().mapToLong(Count::registered).sum(),
                absent,
                standard.expected(registered),
                standard.ratio(absent, registered, 1),
                List.copyOf(ages));
    }

    private static Count count(Absence row, int months) {
        return switch (months) {
            case 12 -> new Count(row.registered1(), row.absent1());
            case 24 -> new Count(row.registered2(), row.absent2());
            default -> new Count(row.registered3(), row.absent3());
        };
    }
}
