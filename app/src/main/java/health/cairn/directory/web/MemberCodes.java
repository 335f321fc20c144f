package health.cairn.directory.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.directory.Groups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Codes as people paste them: by lines, blanks, commas or semicolons, capitals or not.
 *
 * @param areas those that are understood, in the order given
 * @param problems a sentence for each that is not
 */
record MemberCodes(List<Area> areas, List<String> problems) {

    static MemberCodes parse(String text, List<String> chosen, Directory directory) {
        Map<AreaCode, Area> areas = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> words = new ArrayList<>(List.of(text.strip().split("[\\s,;]+")));
        words.addAll(chosen);
        for (String word : words) {
            String code = word.strip().toUpperCase(Locale.ROOT);
            if (code.isEmpty()) {
                continue;
            }
            Optional<Area> area = AreaCode.isValid(code) ? directory.find(new AreaCode(code)) : Optional.empty();
            if (area.isEmpty()) {
                problems.add(unknown(word, directory));
            } else if (area.get().type() == AreaType.GROUP) {
                problems.add(word + " is a custom group. Groups are made of organisations: give those of the group.");
            } else {
                areas.put(area.get().code(), area.get());
            }
        }
        if (areas.isEmpty() && problems.isEmpty()) {
            problems.add("No area was given. Find areas by name, or paste their codes.");
        }
        if (areas.size() > Groups.MOST_MEMBERS) {
            problems.add("A group is made of at most " + Groups.MOST_MEMBERS + " areas; found " + areas.size()
                    + ". A PCN or an ICB counts as one.");
        }
        return new MemberCodes(List.copyOf(areas.values()), List.copyOf(problems));
    }

    private static String unknown(String word, Directory directory) {
        String shown = word.length() <= 30 ? word : word.substring(0, 30) + "…";
        return directory.nearCodes(word, 1).stream()
                .findFirst()
                .map(near ->
                        shown + " is not a code that the directory knows. Did you mean " + AreaWords.named(near) + "?")
                .orElse(shown + " is not a code that the directory knows. Find the area by its name.");
    }

    String asText() {
        return String.join("\n", areas.stream().map(area -> area.code().value()).toList());
    }

    List<AreaCode> codes() {
        return areas.stream().map(Area::code).toList();
    }
}
