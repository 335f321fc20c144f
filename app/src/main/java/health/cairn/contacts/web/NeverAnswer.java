package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
import health.cairn.statistics.Interval;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who has had no contact, as it may be seen. */
record NeverAnswer(
        Lens lens,
        Basis basis,
        int months,
        String rule,
        String comparedWith,
        Group everybody,
        Optional<Range> range,
        List<Bin> bins,
        List<Line> practices) {

    /**
     * One sex at some ages: a single year, or a band where single years would be too small.
     *
     * @param expected share in per cent at the rates of those compared with; null where there are none to compare with
     */
    record Bin(
            String sex,
            int from,
            int to,
            Group people,
            @Nullable Double expected) {

        String ages() {
            return Ages.words(from, to);
        }
    }

    /** The range of ages that stands out most. */
    record Range(
            int from,
            int to,
            Group inside,
            Group outside,
            Group women,
            Group men,
            @Nullable Double expected) {

        String ages() {
            return Ages.words(from, to);
        }
    }

    /** A practice beside what it would have at everybody's rates for its ages and sexes. */
    record Line(
            Group people,
            @Nullable Double expected,
            @Nullable Double ratio,
            @Nullable Interval interval) {}
}
