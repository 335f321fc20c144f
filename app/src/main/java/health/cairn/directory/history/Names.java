package health.cairn.directory.history;

import health.cairn.directory.history.Facts.OrganisationFact;
import health.cairn.directory.history.Merged.DatedName;
import health.cairn.directory.history.Timeline.Segment;
import health.cairn.directory.history.Timeline.Snapshot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The names of one organisation over time. Sources write the same name in different capitals and punctuation; that is no
 * change of name. Of several ways to write it, the latest that uses small letters is shown.
 */
final class Names {

    private Names() {}

    /**
     * @param facts what sources say of one organisation, at least one, in order of the day they speak of
     * @return its names in order, the latest last; the first from null
     */
    static List<DatedName> of(List<OrganisationFact> facts) {
        List<Snapshot<String>> keys = new ArrayList<>();
        Map<String, String> shown = new HashMap<>();
        for (OrganisationFact fact : facts) {
            String key = key(fact.name());
            keys.add(new Snapshot<>(fact.asOf(), key));
            String written = TitleCase.of(fact.name());
            boolean sourceUsesSmallLetters = !fact.name().equals(fact.name().toUpperCase(Locale.ROOT))
                    && !fact.name().equals(fact.name().toLowerCase(Locale.ROOT));
            if (sourceUsesSmallLetters) {
                shown.put(key, written);
            } else {
                shown.putIfAbsent(key, written);
            }
        }
        List<DatedName> names = new ArrayList<>();
        for (Segment<String> segment : Timeline.merge(keys, List.of())) {
            String name = shown.get(Objects.requireNonNull(segment.value()));
            LocalDate from = names.isEmpty() ? null : segment.from();
            names.add(new DatedName(Objects.requireNonNull(name), from, segment.until()));
        }
        return List.copyOf(names);
    }

    /** Letters and digits alone, {@code &} read as "and". Names with the same key are the same name. */
    static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (char c : name.toLowerCase(Locale.ROOT).replace("&", "and").toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                key.append(c);
            }
        }
        return key.toString();
    }
}
