package health.cairn.ranking.web;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.ranking.Question;
import health.cairn.ranking.Question.Metric;
import health.cairn.ranking.Question.Part;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Polarity;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * A question as the fields of a form, and so as an address: {@code title}, {@code within}, ... and for each metric
 * {@code m0.name}, {@code m0.weight}, {@code m0.polarity} with its measures as {@code m0.part} values of the form
 * {@code measure|sex|age|from|until|share}.
 */
final class QuestionForm {

    private QuestionForm() {}

    /** What could be read, and what is wrong with the rest: field to sentence. */
    sealed interface Read {
        record Asked(Question question) implements Read {}

        record Wrong(Map<String, String> problems) implements Read {}
    }

    static Read read(MultiValueMap<String, String> fields) {
        var problems = new LinkedHashMap<String, String>();
        var metrics = new ArrayList<Metric>();
        for (int i = 0; i < 12 && fields.containsKey("m" + i + ".name"); i++) {
            metric(fields, "m" + i, problems, metrics);
        }
        if (metrics.isEmpty() && problems.isEmpty()) {
            problems.put("m0.name", "A ranking needs at least one metric; choose a measure to rank on");
        }
        String within = text(fields, "within").toUpperCase(Locale.ROOT);
        if (!AreaCode.isValid(within)) {
            problems.put(
                    "within", "Choose the area whose networks are ranked; found '" + within + "', expected a code");
        }
        List<AreaCode> only = only(text(fields, "only"), problems);
        LocalDate map = date(fields, "map", problems);
        double choose = number(fields, "choose", problems);
        if (choose < 1 || choose != Math.rint(choose) || choose > 10_000) {
            problems.putIfAbsent("choose", "How many are to be chosen is a whole number of 1 or more");
        }
        double simulations = fields.containsKey("simulations") ? number(fields, "simulations", problems) : 10_000;
        long seed = seed(fields, problems);
        if (!problems.isEmpty()) {
            return new Read.Wrong(problems);
        }
        try {
            return new Read.Asked(new Question(
                    text(fields, "title"),
                    new AreaCode(within),
                    one(AreaType.class, fields, "areas", AreaType.PCN),
                    only,
                    map,
                    metrics,
                    one(Strategy.class, fields, "strategy", Strategy.RANK_SUM),
                    one(Nesting.class, fields, "nesting", Nesting.RANK_THEN_AVERAGE),
                    one(TiePolicy.class, fields, "ties", TiePolicy.AVERAGE),
                    one(MissingPolicy.class, fields, "missing", MissingPolicy.REWEIGHT),
                    one(Shrinkage.class, fields, "shrinkage", Shrinkage.NONE),
                    (int) choose,
                    (int) simulations,
                    seed));
        } catch (IllegalArgumentException e) {
            return new Read.Wrong(Map.of("title", String.valueOf(e.getMessage())));
        }
    }

    /** The address of a question: everything after the question mark. */
    static String write(Question question) {
        var fields = new ArrayList<String>();
        add(fields, "title", question.title());
        add(fields, "within", question.within().value());
        add(fields, "areas", question.areas().name());
        if (!question.only().isEmpty()) {
            add(fields, "only", question.only().stream().map(AreaCode::value).collect(Collectors.joining(",")));
        }
        add(fields, "map", question.map().toString());
        add(fields, "choose", Integer.toString(question.choose()));
        add(fields, "strategy", question.strategy().name());
        add(fields, "nesting", question.nesting().name());
        add(fields, "ties", question.ties().name());
        add(fields, "missing", question.missing().name());
        add(fields, "shrinkage", question.shrinkage().name());
        add(fields, "simulations", Integer.toString(question.simulations()));
        add(fields, "seed", Long.toString(question.seed()));
        for (int i = 0; i < question.metrics().size(); i++) {
            Metric metric = question.metrics().get(i);
            add(fields, "m" + i + ".name", metric.name());
            add(fields, "m" + i + ".weight", plain(metric.weight()));
            add(fields, "m" + i + ".polarity", metric.polarity().name());
            for (Part part : metric.parts()) {
                add(fields, "m" + i + ".part", write(part));
            }
        }
        return String.join("&", fields);
    }

    static String write(Part part) {
        return String.join(
                "|",
                part.measure(),
                part.sex(),
                part.age(),
                part.from().toString(),
                part.until().toString(),
                plain(part.share()));
    }

    static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static void add(List<String> fields, String name, String value) {
        fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static void metric(
            MultiValueMap<String, String> fields, String prefix, Map<String, String> problems, List<Metric> metrics) {
        double weight = number(fields, prefix + ".weight", problems);
        if (!(weight >= 0)) {
            problems.putIfAbsent(prefix + ".weight", "A weight is a number of 0 or more");
        }
        var parts = new ArrayList<Part>();
        for (String written : fields.getOrDefault(prefix + ".part", List.of())) {
            try {
                parts.add(part(written));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                problems.put(
                        prefix + ".part",
                        "Found '" + written
                                + "' where a measure was expected, in the form measure|sex|age|from|until|share");
            }
        }
        String name = text(fields, prefix + ".name");
        if (parts.isEmpty()) {
            problems.putIfAbsent(prefix + ".part", "Metric '" + name + "' has no measure; choose one or remove it");
        }
        if (problems.isEmpty()) {
            metrics.add(new Metric(
                    name, weight, one(Polarity.class, fields, prefix + ".polarity", Polarity.LOW_IS_NEED), parts));
        }
    }

    private static List<AreaCode> only(String written, Map<String, String> problems) {
        var codes = new ArrayList<AreaCode>();
        for (String code : written.split(",")) {
            if (!code.isBlank()) {
                AreaCode.parse(code)
                        .ifPresentOrElse(
                                codes::add,
                                () -> problems.put(
                                        "only", "Found '" + code + "' where the code of an area was expected"));
            }
        }
        return codes;
    }

    private static Part part(String written) {
        String[] piece = written.split("\\|", -1);
        if (piece.length != 6) {
            throw new IllegalArgumentException(written);
        }
        return new Part(
                piece[0],
                piece[1],
                piece[2],
                LocalDate.parse(piece[3]),
                LocalDate.parse(piece[4]),
                Double.parseDouble(piece[5]));
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        String value = fields.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static double number(MultiValueMap<String, String> fields, String name, Map<String, String> problems) {
        String found = text(fields, name);
        try {
            return Double.parseDouble(found);
        } catch (NumberFormatException e) {
            problems.put(name, "Found '" + found + "' where a number was expected");
            return 0;
        }
    }

    /** Not by way of a double, which has no room for the longest. */
    private static long seed(MultiValueMap<String, String> fields, Map<String, String> problems) {
        String found = text(fields, "seed");
        try {
            return found.isEmpty() ? 1 : Long.parseLong(found);
        } catch (NumberFormatException e) {
            problems.put("seed", "Found '" + found + "' where a whole number was expected");
            return 1;
        }
    }

    private static LocalDate date(MultiValueMap<String, String> fields, String name, Map<String, String> problems) {
        String found = text(fields, name);
        try {
            return LocalDate.parse(found);
        } catch (DateTimeParseException e) {
            problems.put(name, "Found '" + found + "' where a day was expected, for example 2026-04-01");
            return LocalDate.EPOCH;
        }
    }

    private static <E extends Enum<E>> E one(
            Class<E> choices, MultiValueMap<String, String> fields, String name, E otherwise) {
        String found = text(fields, name);
        if (found.isEmpty()) {
            return otherwise;
        }
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equals(found)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("Found '" + found + "' for " + name + "; expected one of "
                + java.util.Arrays.toString(choices.getEnumConstants()));
    }
}
