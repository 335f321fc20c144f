package health.cairn.projects;

import static health.cairn.projects.Field.day;
import static health.cairn.projects.Field.line;

import health.cairn.directory.AreaCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An area at which the project works: a practice, mostly.
 *
 * @param since the day it joined
 * @param until the first day it no longer took part
 */
public record Site(
        @Nullable AreaCode area,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        String note) implements PartBody {

    static final List<Field> FIELDS = List.of(
            Field.area("area", "Practice", "Its code, for example A81001"),
            day("since", "Takes part since", ""),
            day("until", "Until", "Empty while it does"),
            line("note", "Note", ""));

    @Override
    public String title() {
        return area == null ? "" : area.value();
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        if (area == null) {
            return Map.of("area", "Enter the code of the practice; the search finds it by name or postcode");
        }
        if (since != null && until != null && until.isBefore(since)) {
            return Map.of("until", "It cannot end before it began; found " + since + " to " + until);
        }
        boolean twice = context.before().isEmpty()
                && context.project().all(Site.class).stream()
                        .anyMatch(site -> area.equals(site.body().area()));
        return twice ? Map.of("area", area + " takes part already") : Map.of();
    }
}
