package health.cairn.projects;

import health.cairn.projects.ProjectMeasure.Direction;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts of another module that feed measures: a chart grows by itself whenever that module publishes, and shrinks when it takes
 * something back. What may be seen of them is an argument; the module lets out what its own pages would, and no more.
 */
public interface MonthlyCounts {

    /** What parts call them; parts keep it, so it never changes. */
    String name();

    /** Another number whenever something is published or withdrawn. */
    long version();

    /** The page where they are seen. */
    String address(String area, String which);

    /**
     * The counts of an area.
     *
     * @param which which of these counts, in the module's own words
     * @return empty where there is nothing to be seen
     */
    Optional<Told> of(String area, String which, Sight sight);

    /**
     * What may be seen of an area.
     *
     * @param practices those whose counts may be seen
     * @param inside whether the area is one practice and these are its own people, whose counts need no hiding
     */
    record Sight(Set<String> practices, boolean inside) {

        public static final Sight NOTHING = new Sight(Set.of(), false);

        public Sight {
            practices = Set.copyOf(practices);
        }

        /** The same for what goes to others. */
        public Sight outside() {
            return new Sight(practices, false);
        }
    }

    /** A part of a whole in a month; null where a count is held back. */
    record Month(
            YearMonth month, @Nullable Long part, @Nullable Long whole) {}

    /**
     * What was counted.
     *
     * @param title what it is about, as a name for a measure
     * @param says the latest twelve months in a sentence
     * @param from the first day of these
     * @param until the day after the last
     * @param part what is counted in these; null where it is held back
     * @param partWords how it is counted
     * @param wholeWords out of what
     * @param months each that there is, the earliest first
     * @param source where the numbers come from, of whom, and by which rule small ones are held back
     */
    record Told(
            String title,
            String says,
            LocalDate from,
            LocalDate until,
            @Nullable Long part,
            @Nullable Long whole,
            String partWords,
            String wholeWords,
            Direction direction,
            List<Month> months,
            String source) {
        public Told {
            months = List.copyOf(months);
        }
    }
}
