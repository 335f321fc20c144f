package health.cairn.contacts;

import java.util.List;

/** How many people meet criteria. */
public record Cohort(Basis basis, Criteria criteria, long people, long contacts, List<Line> lines) {

    /**
     * By practice, sex and age.
     *
     * @param ages a band, for example {@code 65-69}
     */
    public record Line(String practice, Sex sex, String ages, long people, long contacts) {}
}
