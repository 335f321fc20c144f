package health.cairn.imports.web;

import health.cairn.imports.Mappings;
import health.cairn.imports.Sample;
import health.cairn.imports.TableMapping;
import health.cairn.imports.TableMapping.DateForm;
import health.cairn.imports.TableMapping.PeriodLength;
import health.cairn.imports.web.MappingPage.Choice;
import health.cairn.imports.web.MappingPage.Question;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Link;
import health.cairn.pages.Head.Section;
import health.cairn.pages.NotFound;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks what the columns of a file mean, and makes a mapping of the answers. */
@Component
class MappingForm {

    private static final int ROWS_SHOWN = 8;
    private static final int HEADERS_OFFERED = 10;
    private static final String NONE = "";

    private final Measures measures;

    MappingForm(Measures measures) {
        this.measures = measures;
    }

    MappingPage page(
            int batch, Sample sample, int sheet, int header, Map<String, String> answers, @Nullable String error) {
        Sample.Sheet shown = sheet(sample, sheet);
        int headerRow = header >= 0 && header < shown.rows().size() ? header : likelyHeader(shown);
        List<String> columns = shown.rows().isEmpty() ? List.of() : shown.rows().get(headerRow);
        String here = "/loads/mappings/new?batch=" + batch;
        List<Link> sheets = sample.sheets().size() == 1
                ? List.of()
                : IntStream.range(0, sample.sheets().size())
                        .mapToObj(i -> new Link(sample.sheets().get(i).name(), here + "&sheet=" + i))
                        .toList();
        List<Link> headers = IntStream.range(
                        0, Math.min(HEADERS_OFFERED, shown.rows().size()))
                .mapToObj(i -> new Link(
                        "Row " + (i + 1) + ": "
                                + shorten(String.join(" | ", shown.rows().get(i))),
                        here + "&sheet=" + sheet + "&header=" + i))
                .toList();
        Map<String, String> values = new HashMap<>(guesses(columns));
        values.putAll(answers);
        Head head = Head.of("Say what the columns mean", Section.NONE)
                .caption(sample.fileName())
                .lead("Asked once: later files with the same columns are read by themselves.")
                .crumbs(new Link("Data loaded", "/loads"), new Link("Batch " + batch, "/loads/" + batch));
        return new MappingPage(
                head,
                batch,
                sheets,
                sheet,
                headers,
                headerRow,
                columns,
                shown.rows().stream().skip(headerRow + 1L).limit(ROWS_SHOWN).toList(),
                questions(columns),
                values,
                error);
    }

    private static Sample.Sheet sheet(Sample sample, int sheet) {
        if (sheet < 0 || sheet >= sample.sheets().size()) {
            throw new NotFound("The file has no sheet " + (sheet + 1) + ".");
        }
        return sample.sheets().get(sheet);
    }

    /** The first of the rows that have the most cells filled: below it stand the data, above it free text. */
    private static int likelyHeader(Sample.Sheet sheet) {
        int best = 0;
        long most = -1;
        for (int i = 0; i < sheet.rows().size(); i++) {
            long filled =
                    sheet.rows().get(i).stream().filter(cell -> !cell.isEmpty()).count();
            if (filled > most) {
                most = filled;
                best = i;
            }
        }
        return best;
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private List<Question> questions(List<String> columns) {
        List<Choice> optional = new ArrayList<>(List.of(new Choice(NONE, "not in this file")));
        columns.stream()
                .filter(name -> !name.isEmpty())
                .distinct()
                .forEach(name -> optional.add(new Choice(name, name)));
        List<Choice> known = new ArrayList<>(List.of(new Choice(NONE, "a new measure, named below")));
        measures.all().forEach(measure -> known.add(new Choice(measure.id().value(), measure.name())));
        return List.of(
                typed("name", "What do you call such a file?", "For example: FIT before referral, monthly return"),
                chosen("measure", "Which measure is it?", "", known),
                typed("measureName", "Name of the new measure", "Only if it is not in the list above"),
                chosen("kind", "How does its value come about?", "For a new measure", kinds()),
                chosen("area", "Column with the area's code", "A practice, network or other code", optional),
                chosen("period", "Column with the period or date", "", optional),
                typed("fixedPeriod", "Or one period for the whole file", "For example 2023/24, 2023 Q1 or Jan 2023"),
                chosen("dates", "How is the period written?", "", dates()),
                chosen("length", "What does a date stand for?", "Only where the column holds dates", lengths()),
                chosen("numerator", "Column with the numerator", "What is counted", optional),
                chosen("denominator", "Column with the denominator", "Out of what", optional),
                chosen("value", "Or a column with the value", "Where the file has no counts", optional),
                chosen("sex", "Column with the sex", "", optional),
                chosen("age", "Column with the age band", "", optional),
                typed("fixedAge", "Or one age band for the whole file", "For example 25-49 yrs; empty for all ages"),
                typed(
                        "suppressed",
                        "Further marks for \"held back because small\"",
                        "Separated by blanks. *, <5 and [c] are known"),
                typed(
                        "notCollected",
                        "Further marks for \"no number\"",
                        "Separated by blanks. .., n/a and - are known"));
    }

    private static Question typed(String name, String label, String hint) {
        return new Question(name, label, hint, List.of());
    }

    private static Question chosen(String name, String label, String hint, List<Choice> choices) {
        return new Question(name, label, hint, choices);
    }

    private static List<Choice> kinds() {
        return List.of(
                new Choice("PERCENTAGE", "A percentage: numerator of denominator"),
                new Choice("RATE_1000", "A rate per 1,000"),
                new Choice("RATE_100000", "A rate per 100,000"),
                new Choice("RATIO", "Observed over expected, 100 = as expected"),
                new Choice("COUNT", "A plain count"),
                new Choice("VALUE", "A score or mean, as it stands"));
    }

    private static List<Choice> dates() {
        return Arrays.stream(DateForm.values())
                .map(form -> new Choice(form.name(), form.words()))
                .toList();
    }

    private static List<Choice> lengths() {
        return Arrays.stream(PeriodLength.values())
                .map(length -> new Choice(length.name(), length.words()))
                .toList();
    }

    /** Columns whose names say what they are. */
    private static Map<String, String> guesses(List<String> columns) {
        Map<String, String> guesses = new HashMap<>();
        for (String column : columns) {
            String plain = column.toLowerCase(Locale.ROOT);
            guess(guesses, "area", column, plain.contains("code") || plain.equals("cdb"));
            guess(
                    guesses,
                    "period",
                    column,
                    plain.contains("period") || plain.contains("month") || plain.contains("date"));
            guess(guesses, "numerator", column, plain.contains("numerator"));
            guess(guesses, "denominator", column, plain.contains("denominator"));
            guess(guesses, "sex", column, plain.equals("sex") || plain.equals("gender"));
            guess(guesses, "age", column, plain.equals("age") || plain.contains("age band"));
        }
        return guesses;
    }

    private static void guess(Map<String, String> guesses, String question, String column, boolean fits) {
        if (fits) {
            guesses.putIfAbsent(question, column);
        }
    }

    /**
     * The mapping that the answers make.
     *
     * @throws IllegalArgumentException with a sentence that says what to change
     */
    TableMapping mapping(Sample sample, int sheet, int header, Map<String, String> answers) {
        Sample.Sheet shown = sheet(sample, sheet);
        if (header < 0 || header >= shown.rows().size()) {
            throw new IllegalArgumentException("Choose the row with the names of the columns");
        }
        Optional<Measure> known = Optional.of(answer(answers, "measure"))
                .filter(id -> !id.isEmpty())
                .flatMap(id -> measures.find(new MeasureId(id)));
        String name = known.map(Measure::name).orElse(answer(answers, "measureName"));
        if (name.isEmpty()) {
            throw new IllegalArgumentException("Say what the measure is called");
        }
        Shape shape = known.map(m -> new Shape(m.kind(), m.multiplier(), m.unit()))
                .orElseGet(() -> shape(answer(answers, "kind")));
        return new TableMapping(
                answer(answers, "name"),
                shown.rows().get(header),
                known.map(Measure::id).orElseGet(() -> newId(name)),
                name,
                shape.kind(),
                shape.multiplier(),
                shape.unit(),
                answer(answers, "area"),
                answer(answers, "period"),
                answer(answers, "fixedPeriod"),
                choice(DateForm.class, answer(answers, "dates"), DateForm.AS_PERIOD),
                choice(PeriodLength.class, answer(answers, "length"), PeriodLength.MONTH),
                answer(answers, "numerator"),
                answer(answers, "denominator"),
                answer(answers, "value"),
                answer(answers, "sex"),
                answer(answers, "age"),
                answer(answers, "fixedAge"),
                marks(answer(answers, "suppressed")),
                marks(answer(answers, "notCollected")));
    }

    private record Shape(Measure.Kind kind, double multiplier, String unit) {}

    private static Shape shape(String answer) {
        return switch (answer) {
            case "RATE_1000" -> new Shape(Measure.Kind.RATE, 1_000, "per 1,000");
            case "RATE_100000" -> new Shape(Measure.Kind.RATE, 100_000, "per 100,000");
            case "RATIO" -> new Shape(Measure.Kind.RATIO, 100, "ratio");
            case "COUNT" -> new Shape(Measure.Kind.COUNT, 1, "");
            case "VALUE" -> new Shape(Measure.Kind.VALUE, 1, "");
            case "PERCENTAGE" -> new Shape(Measure.Kind.PROPORTION, 100, "%");
            default -> throw new IllegalArgumentException("Say how the value of the measure comes about");
        };
    }

    private static MeasureId newId(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String id = "own-" + plain;
        return new MeasureId(id.substring(0, Math.min(id.length(), 80)));
    }

    private static String answer(Map<String, String> answers, String question) {
        return answers.getOrDefault(question, "").strip();
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String answer, E otherwise) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(answer))
                .findFirst()
                .orElse(otherwise);
    }

    private static Set<String> marks(String answer) {
        return Arrays.stream(answer.split("\\s+"))
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.toSet());
    }

    static MappingsPage.Item item(Mappings.Kept kept) {
        TableMapping mapping = kept.mapping();
        String numbers =
                mapping.numerator().isEmpty() ? mapping.value() : mapping.numerator() + " of " + mapping.denominator();
        String when = mapping.period().isEmpty() ? mapping.fixedPeriod() : mapping.period();
        return new MappingsPage.Item(
                mapping.name(),
                mapping.measureName(),
                "Area: " + mapping.area() + ". When: " + when + ". Numbers: " + numbers + ".",
                BatchWords.moment(kept.madeAt()),
                "/loads/mappings/" + kept.number() + "/remove");
    }
}
