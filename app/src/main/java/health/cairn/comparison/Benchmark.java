package health.cairn.comparison;

import health.cairn.directory.AreaCode;
import health.cairn.measures.Measure;
import java.util.List;
import java.util.Optional;

/**
 * What areas are compared with: one area, or several of which numerators and denominators are added up.
 *
 * @param name as it stands in a sentence: "England", "Northmark ICB", "ten similar networks"
 */
public record Benchmark(String name, List<AreaCode> areas) {

    public static final Benchmark ENGLAND = new Benchmark("England", List.of(AreaCode.ENGLAND));

    public Benchmark {
        areas = List.copyOf(areas);
    }

    public boolean isEngland() {
        return areas.equals(ENGLAND.areas);
    }

    /** Whether it is several areas, and so takes a verb in the plural. */
    public boolean several() {
        return areas.size() > 1;
    }

    /** Whether this is the area and nothing else, so that comparing them says nothing. */
    boolean is(AreaCode area) {
        return areas.equals(List.of(area));
    }

    /**
     * The benchmark's value.
     *
     * @param known the values of its areas, of one series and period
     * @return empty where none of them has counts, and it is not one area that has a value without counts
     */
    Optional<Valued> value(Measure measure, List<Valued> known) {
        if (!several()) {
            return known.stream().findFirst();
        }
        double numerator = 0;
        double denominator = 0;
        for (Valued v : known) {
            if (v.numerator() != null && v.denominator() != null) {
                numerator += v.numerator();
                denominator += v.denominator();
            }
        }
        return denominator > 0 ? Optional.of(Valued.of(measure, numerator, denominator)) : Optional.empty();
    }
}
