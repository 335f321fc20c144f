package health.cairn.demo;

import health.cairn.measures.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The periods for which the fictional world has counts: about six years, to the autumn of 2026. */
enum Calendar {
    /** Financial years 2020/21 to 2025/26. */
    YEARLY(LocalDate.of(2020, 4, 1), 12, 6),
    /** Quarters from April 2020 to September 2026. */
    QUARTERLY(LocalDate.of(2020, 4, 1), 3, 26),
    /** Months from April 2021 to October 2026. */
    MONTHLY(LocalDate.of(2021, 4, 1), 1, 67);

    private final List<Period> periods;

    Calendar(LocalDate first, int months, int count) {
        var all = new ArrayList<Period>();
        for (int i = 0; i < count; i++) {
            all.add(new Period(first.plusMonths((long) i * months), first.plusMonths((long) (i + 1) * months)));
        }
        this.periods = List.copyOf(all);
    }

    List<Period> periods() {
        return periods;
    }
}
