package health.cairn.ranking;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.ranking.Question.Metric;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads a question that somebody wrote down, as YAML or as JSON: the same question that the workbench puts together. The
 * fields are described in docs/reference/ranking-spec.md.
 */
@Component
public class QuestionSpec {

    private static final List<String> FIELDS = List.of(
            "title",
            "areas",
            "map",
            "metrics",
            "choose",
            "strategy",
            "nesting",
            "ties",
            "missing",
            "shrinkage",
            "simulations",
            "seed");

    private final Directory directory;
    private final MetricSpec metrics;

    QuestionSpec(Directory directory, MetricSpec metrics) {
        this.directory = directory;
        this.metrics = metrics;
    }

    /** What could be read. */
    public sealed interface Read {
        record Asked(Question question) implements Read {}

        /** @param problems all that is wrong, in the order of the lines; at least one */
        record Wrong(List<SpecProblem> problems) implements Read {}
    }

    /** Which areas are ranked. */
    private record Areas(AreaCode within, AreaType type, List<AreaCode> only) {}

    /** Reads a question; whatever it names has to be known and loaded. */
    public Read read(String text) {
        var problems = new ArrayList<SpecProblem>();
        Optional<Question> question = Written.parse(text, problems).flatMap(root -> question(root, problems));
        if (problems.isEmpty() && question.isPresent()) {
            return new Read.Asked(question.get());
        }
        problems.sort(java.util.Comparator.comparingInt(SpecProblem::line));
        return new Read.Wrong(List.copyOf(problems));
    }

    private Optional<Question> question(Written root, List<SpecProblem> problems) {
        if (!root.hasOnly(FIELDS)) {
            return Optional.empty();
        }
        String title = root.needed("title", "what the ranking is for, in words")
                .flatMap(t -> t.text("words"))
                .orElse("");
        Optional<Areas> areas = root.needed("areas", "which areas to rank, for example {type: PCN, within: QHM}")
                .flatMap(this::areas);
        Optional<LocalDate> map = root.needed("map", "the day whose membership counts, for example 2023-04-01")
                .flatMap(QuestionSpec::day);
        List<Metric> read = root.needed("metrics", "a list of one to twelve metrics").stream()
                .flatMap(list -> metrics(list).stream())
                .toList();
        long choose = root.needed("choose", "how many areas are to be chosen")
                .flatMap(n -> whole(n, 1, 10_000))
                .orElse(1L);
        long simulations =
                root.field("simulations").flatMap(n -> whole(n, 1_000, 100_000)).orElse(10_000L);
        long seed = root.field("seed")
                .flatMap(n -> whole(n, Long.MIN_VALUE, Long.MAX_VALUE))
                .orElse(1L);
        var strategy = one(root, "strategy", Strategy.values(), Strategy.RANK_SUM);
        var nesting = one(root, "nesting", Nesting.values(), Nesting.RANK_THEN_AVERAGE);
        var ties = one(root, "ties", TiePolicy.values(), TiePolicy.AVERAGE);
        var missing = one(root, "missing", MissingPolicy.values(), MissingPolicy.REWEIGHT);
        var shrinkage = one(root, "shrinkage", Shrinkage.values(), Shrinkage.NONE);
        if (!problems.isEmpty() || areas.isEmpty() || map.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Question(
                    title,
                    areas.get().within(),
                    areas.get().type(),
                    areas.get().only(),
                    map.get(),
                    read,
                    strategy,
                    nesting,
                    ties,
                    missing,
                    shrinkage,
                    (int) choose,
                    (int) simulations,
                    seed));
        } catch (IllegalArgumentException e) {
            root.wrong("what does not go together", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Areas> areas(Written areas) {
        if (areas.isList()) {
            return codes(areas).flatMap(found -> of(areas, found, AreaCode.ENGLAND));
        }
        if (!areas.isMap()) {
            return area(areas).map(within -> new Areas(within.code(), AreaType.PCN, List.of()));
        }
        if (!areas.hasOnly(List.of("type", "within", "codes"))) {
            return Optional.empty();
        }
        Optional<AreaCode> within = areas.field("within").isEmpty()
                ? Optional.of(AreaCode.ENGLAND)
                : areas.field("within").flatMap(this::area).map(Area::code);
        Optional<AreaType> type = areas.field("type").isEmpty()
                ? Optional.of(AreaType.PCN)
                : areas.field("type").flatMap(QuestionSpec::type);
        if (within.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        return areas.field("codes").isEmpty()
                ? Optional.of(new Areas(within.get(), type.get(), List.of()))
                : areas.field("codes")
                        .flatMap(list -> codes(list).flatMap(found -> of(list, found, within.get())))
                        .filter(found -> areas.field("type").isEmpty() || agrees(areas, found.type(), type.get()));
    }

    private static boolean agrees(Written areas, AreaType found, AreaType type) {
        if (found != type) {
            areas.wrong(found.many() + " among the codes", "codes of " + type.many());
        }
        return found == type;
    }

    private Optional<List<Area>> codes(Written list) {
        if (!list.isList()) {
            list.wrong("no list", "a list of codes, for example [U12345, U23456]");
            return Optional.empty();
        }
        List<Area> found =
                list.items().stream().flatMap(code -> area(code).stream()).toList();
        if (found.size() < list.items().size()) {
            return Optional.empty();
        }
        if (found.size() < 2) {
            list.wrong(found.size() + " codes", "at least two areas to rank");
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private static Optional<Areas> of(Written list, List<Area> found, AreaCode within) {
        AreaType type = found.getFirst().type();
        Optional<Area> other =
                found.stream().filter(area -> area.type() != type).findFirst();
        if (other.isPresent()) {
            list.wrong(
                    "the " + type.one() + " " + found.getFirst().code() + " beside the "
                            + other.get().type().one() + " " + other.get().code(),
                    "areas of one type");
            return Optional.empty();
        }
        return Optional.of(
                new Areas(within, type, found.stream().map(Area::code).toList()));
    }

    private Optional<Area> area(Written written) {
        String expected = "the code of an area that the directory knows";
        return written.text(expected).flatMap(text -> {
            Optional<Area> found = AreaCode.parse(text).flatMap(directory::find);
            if (found.isEmpty()) {
                written.wrong(
                        "'" + text + "'",
                        expected
                                + near(directory.nearCodes(text, 3).stream()
                                        .map(area -> area.code() + " (" + area.name() + ")")
                                        .toList()));
            }
            return found;
        });
    }

    private static Optional<AreaType> type(Written written) {
        return written.text("a type of area").flatMap(text -> {
            Optional<AreaType> found = AreaType.parse(text);
            if (found.isEmpty()) {
                written.wrong("'" + text + "'", "one of " + String.join(", ", AreaType.names()));
            }
            return found;
        });
    }

    private List<Metric> metrics(Written list) {
        if (!list.isList()) {
            list.wrong("no list", "a list of one to twelve metrics");
            return List.of();
        }
        return list.items().stream()
                .flatMap(metric -> metrics.read(metric).stream())
                .toList();
    }

    /** The words after what was expected that say what may have been meant. */
    static String near(List<String> near) {
        return near.isEmpty() ? "" : ", such as " + String.join(", ", near);
    }

    static Optional<LocalDate> day(Written written) {
        return written.text("a day, for example 2023-04-01").flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                written.wrong("'" + text + "'", "a day, for example 2023-04-01");
                return Optional.empty();
            }
        });
    }

    static Optional<Long> whole(Written written, long from, long to) {
        String expected = to == Long.MAX_VALUE ? "a whole number" : "a whole number from " + from + " to " + to;
        return written.text(expected).flatMap(text -> {
            try {
                long number = Long.parseLong(text.replace("_", ""));
                if (number >= from && number <= to) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException e) {
                // Said below, as for a number that is too large.
            }
            written.wrong("'" + text + "'", expected);
            return Optional.empty();
        });
    }

    private static <E extends Enum<E>> E one(Written root, String name, E[] choices, E otherwise) {
        return root.field(name)
                .flatMap(field -> choice(field, choices, QuestionSpec::word))
                .orElse(otherwise);
    }

    /** The choice that is written here; a problem where none of them is. */
    static <E> Optional<E> choice(Written written, E[] choices, Function<E, String> word) {
        String expected = "one of " + Arrays.stream(choices).map(word).collect(Collectors.joining(", "));
        return written.text(expected).flatMap(text -> {
            String plain = text.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
            Optional<E> found = Arrays.stream(choices)
                    .filter(choice -> word.apply(choice).equals(plain))
                    .findFirst();
            if (found.isEmpty()) {
                written.wrong("'" + text + "'", expected);
            }
            return found;
        });
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
