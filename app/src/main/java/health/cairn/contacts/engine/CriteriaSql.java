package health.cairn.contacts.engine;

import health.cairn.contacts.Coded;
import health.cairn.contacts.Criteria;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** Criteria of a cohort as SQL, on the table of people named {@code p}. */
final class CriteriaSql {

    private CriteriaSql() {}

    /** SQL for whether somebody meets the criteria. */
    static String meets(Criteria criteria, LakeSql lake) {
        var all = new ArrayList<String>();
        all.add("p.r1");
        all.add("p.age between " + criteria.ageFrom() + " and " + criteria.ageTo());
        if (!criteria.sexes().isEmpty()) {
            all.add("p.sex in (" + codes(criteria.sexes()) + ")");
        }
        if (!criteria.deprivation().isEmpty()) {
            all.add("p.deprivation in ("
                    + criteria.deprivation().stream()
                            .sorted()
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        for (Criteria.Bound bound : criteria.contacts()) {
            String column = bound.setting()
                    .map(setting -> Packed.count(lake, "p.s" + setting.code(), bound.period()))
                    .orElse("p.n" + bound.period());
            all.add(column + " between " + bound.atLeast() + " and " + bound.atMost());
        }
        if (criteria.gapMonths() > 0) {
            all.add(gap(criteria.gapMonths(), lake) + " <> 0");
        }
        if (criteria.absentMonths() > 0) {
            all.add(lake.and("p.months", String.valueOf((1L << criteria.absentMonths()) - 1)) + " = 0");
        }
        return String.join(" and ", all);
    }

    /** Not 0 where so many of the latest 24 months in a row are without a contact: each month and those before it are empty. */
    private static String gap(int months, LakeSql lake) {
        String mask = String.valueOf((1L << 24) - 1);
        String empty = lake.xor(lake.and("p.months", mask), mask);
        String run = empty;
        for (int i = 1; i < months; i++) {
            run = lake.and(run, lake.shift(empty, i));
        }
        return run;
    }

    private static String codes(Set<? extends Coded> terms) {
        return terms.stream()
                .sorted(Comparator.comparingInt(Coded::code))
                .map(term -> String.valueOf(term.code()))
                .collect(Collectors.joining(", "));
    }
}
