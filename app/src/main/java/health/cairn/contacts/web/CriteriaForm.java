package health.cairn.contacts.web;

import health.cairn.contacts.Criteria;
import health.cairn.contacts.Criteria.Bound;
import health.cairn.contacts.Setting;
import health.cairn.contacts.Sex;
import health.cairn.contacts.web.Filters.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Criteria as a form asks for them and as an address says them.
 *
 * @param bounds rows for numbers of contacts, at least {@link #ROWS}
 */
public record CriteriaForm(
        List<Option> sexes,
        String ageFrom,
        String ageTo,
        List<Option> deprivation,
        List<Row> bounds,
        String gap,
        String absent) {

    static final int ROWS = 3;

    private static final int NO_LIMIT = 1_000_000;
    private static final int OLDEST = 150;

    public CriteriaForm {
        sexes = List.copyOf(sexes);
        deprivation = List.copyOf(deprivation);
        bounds = List.copyOf(bounds);
    }

    /** One bound on contacts. */
    public record Row(int number, List<Option> settings, String atLeast, String atMost, List<Option> periods) {}

    /**
     * What an address or form says.
     *
     * @throws IllegalArgumentException where it cannot be understood
     */
    static Criteria read(MultiValueMap<String, String> asked) {
        Set<Sex> sexes = asked.getOrDefault("sex", List.of()).stream()
                .filter(name -> name != null
                        && Arrays.stream(Sex.values())
                                .anyMatch(sex -> sex.name().equals(name)))
                .map(Sex::valueOf)
                .collect(Collectors.toSet());
        Set<Integer> deciles = asked.getOrDefault("deprivation", List.of()).stream()
                .map(text -> number("deprivation", text, 0))
                .filter(decile -> decile > 0)
                .collect(Collectors.toCollection(TreeSet::new));
        var bounds = new ArrayList<Bound>();
        for (int row = 1; row <= ROWS; row++) {
            String atLeast = text(asked, "atLeast" + row);
            String atMost = text(asked, "atMost" + row);
            if (!atLeast.isEmpty() || !atMost.isEmpty()) {
                String setting = text(asked, "setting" + row);
                bounds.add(new Bound(
                        Arrays.stream(Setting.values())
                                .filter(each -> each.name().equals(setting))
                                .findFirst(),
                        number("period" + row, text(asked, "period" + row), 1),
                        number("at least", atLeast, 0),
                        number("at most", atMost, NO_LIMIT)));
            }
        }
        return new Criteria(
                sexes,
                number("from age", text(asked, "ageFrom"), 0),
                number("to age", text(asked, "ageTo"), OLDEST),
                deciles,
                bounds,
                number("months of a gap", text(asked, "gap"), 0),
                number("months without a contact", text(asked, "absent"), 0));
    }

    private static int number(String name, String text, int otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (!text.strip().matches("\\d{1,6}")) {
            throw new IllegalArgumentException(
                    "Expected a whole number for " + name + "; found '" + text.strip() + "'");
        }
        return Integer.parseInt(text.strip());
    }

    private static String text(MultiValueMap<String, String> asked, String name) {
        String text = asked.getFirst(name);
        return text == null ? "" : text.strip();
    }

    /** The form as it stands; what cannot be read stays as it was typed. */
    static CriteriaForm of(MultiValueMap<String, String> asked) {
        var rows = new ArrayList<Row>();
        for (int row = 1; row <= ROWS; row++) {
            String setting = text(asked, "setting" + row);
            String period = text(asked, "period" + row);
            var settings = new ArrayList<Option>();
            settings.add(new Option("", "Contacts as defined above", setting.isEmpty()));
            for (Setting each : Setting.values()) {
                settings.add(new Option(
                        each.name(), Say.capital(each.words()), each.name().equals(setting)));
            }
            rows.add(new Row(
                    row,
                    settings,
                    text(asked, "atLeast" + row),
                    text(asked, "atMost" + row),
                    List.of(
                            new Option("1", "in the latest twelve months", !period.equals("2") && !period.equals("3")),
                            new Option("2", "in the twelve months before", period.equals("2")),
                            new Option("3", "in the third year back", period.equals("3")))));
        }
        List<String> sexes = asked.getOrDefault("sex", List.of());
        List<String> deciles = asked.getOrDefault("deprivation", List.of());
        return new CriteriaForm(
                List.of(
                        new Option(Sex.FEMALE.name(), "Women and girls", sexes.contains(Sex.FEMALE.name())),
                        new Option(Sex.MALE.name(), "Men and boys", sexes.contains(Sex.MALE.name()))),
                text(asked, "ageFrom"),
                text(asked, "ageTo"),
                IntStream.rangeClosed(1, 10)
                        .mapToObj(decile -> new Option(
                                String.valueOf(decile),
                                OftenFindings.decile(String.valueOf(decile)),
                                deciles.contains(String.valueOf(decile))))
                        .toList(),
                rows,
                text(asked, "gap"),
                text(asked, "absent"));
    }

    /** The same criteria as an address says them. */
    static MultiValueMap<String, String> parameters(Criteria criteria) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        criteria.sexes().stream().sorted().forEach(sex -> parameters.add("sex", sex.name()));
        if (criteria.ageFrom() > 0) {
            parameters.add("ageFrom", String.valueOf(criteria.ageFrom()));
        }
        if (criteria.ageTo() < OLDEST) {
            parameters.add("ageTo", String.valueOf(criteria.ageTo()));
        }
        criteria.deprivation().stream()
                .sorted()
                .forEach(decile -> parameters.add("deprivation", String.valueOf(decile)));
        int row = 1;
        for (Bound bound : criteria.contacts()) {
            parameters.add("setting" + row, bound.setting().map(Enum::name).orElse(""));
            parameters.add("period" + row, String.valueOf(bound.period()));
            parameters.add("atLeast" + row, String.valueOf(bound.atLeast()));
            parameters.add("atMost" + row, bound.atMost() >= NO_LIMIT ? "" : String.valueOf(bound.atMost()));
            row++;
        }
        if (criteria.gapMonths() > 0) {
            parameters.add("gap", String.valueOf(criteria.gapMonths()));
        }
        if (criteria.absentMonths() > 0) {
            parameters.add("absent", String.valueOf(criteria.absentMonths()));
        }
        return parameters;
    }

    /** An address with these criteria. */
    static String address(String path, Criteria criteria, Map<String, String> more) {
        var address = UriComponentsBuilder.fromPath(path);
        new LinkedHashMap<>(more).forEach(address::queryParam);
        address.queryParams(parameters(criteria));
        return address.encode().build().toUriString();
    }

    /** In words that read as English. */
    static String words(Criteria criteria) {
        var words = new ArrayList<String>();
        String who = criteria.sexes().equals(Set.of(Sex.FEMALE))
                ? "Women and girls"
                : criteria.sexes().equals(Set.of(Sex.MALE)) ? "Men and boys" : "People";
        words.add(who + ages(criteria));
        if (!criteria.deprivation().isEmpty()) {
            words.add("living in deprivation " + (criteria.deprivation().size() == 1 ? "decile " : "deciles ")
                    + listed(criteria.deprivation().stream()
                            .sorted()
                            .map(String::valueOf)
                            .toList()));
        }
        for (Bound bound : criteria.contacts()) {
            words.add("with " + bound(bound));
        }
        if (criteria.gapMonths() > 0) {
            words.add("who went " + criteria.gapMonths()
                    + " months or more in a row without a contact in the latest two years");
        }
        if (criteria.absentMonths() > 0) {
            words.add("who have had no contact for " + criteria.absentMonths() + " months");
        }
        return String.join(", ", words) + ", registered throughout the latest twelve months.";
    }

    private static String ages(Criteria criteria) {
        int from = criteria.ageFrom();
        int to = criteria.ageTo();
        if (from == 0 && to >= OLDEST) {
            return " of any age";
        }
        if (to >= OLDEST) {
            return " aged " + from + " and over";
        }
        return from == 0 ? " up to age " + to : from == to ? " aged " + from : " aged " + from + " to " + to;
    }

    private static String bound(Bound bound) {
        String what =
                bound.setting().map(setting -> setting.words() + " contacts").orElse("contacts");
        String when = switch (bound.period()) {
            case 1 -> " in the latest twelve months";
            case 2 -> " in the twelve months before";
            default -> " in the third year back";
        };
        if (bound.atMost() == 0) {
            return "no " + what + when;
        }
        if (bound.atMost() >= NO_LIMIT) {
            return bound.atLeast() + " or more " + what + when;
        }
        return (bound.atLeast() == bound.atMost()
                        ? String.valueOf(bound.atLeast())
                        : bound.atLeast() == 0
                                ? "at most " + bound.atMost()
                                : bound.atLeast() + " to " + bound.atMost())
                + " " + what + when;
    }

    private static String listed(List<String> items) {
        return items.size() == 1
                ? items.getFirst()
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    static Optional<String> problem(MultiValueMap<String, String> asked) {
        try {
            read(asked);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
