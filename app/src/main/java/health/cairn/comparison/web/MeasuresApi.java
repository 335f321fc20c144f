package health.cairn.comparison.web;

import health.cairn.comparison.Comparisons;
import health.cairn.directory.AreaType;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.PeriodText;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesFinder;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.ApiProblem;
import health.cairn.pages.Cursor;
import health.cairn.pages.Unchanged;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** What is counted, for programs. */
@Tag(name = "Measures", description = "What is counted, of whom, and what is loaded of it")
@RestController
@RequestMapping("/api/v1/measures")
class MeasuresApi {

    private static final int MOST = 1_000;

    private final Measures measures;
    private final Readings readings;
    private final SeriesFinder finder;
    private final Comparisons comparisons;

    MeasuresApi(Measures measures, Readings readings, SeriesFinder finder, Comparisons comparisons) {
        this.measures = measures;
        this.readings = readings;
        this.finder = finder;
        this.comparisons = comparisons;
    }

    /** A measure in a list. */
    record ListedMeasure(
            @Schema(example = "bowel-screening-60-74") String id,
            String name,
            String topic,
            @Schema(example = "%") String unit,
            Measure.Polarity polarity,

            @Schema(description = "Its number at Fingertips, where it has one") @Nullable
            Integer fingertips,

            @Schema(description = "Whether any value of it can be asked for")
            boolean loaded) {

        static ListedMeasure of(Measure measure, Set<MeasureId> loaded) {
            return new ListedMeasure(
                    measure.id().value(),
                    measure.name(),
                    measure.topic(),
                    measure.unit(),
                    measure.polarity(),
                    MeasuresApi.fingertips(measure),
                    loaded.contains(measure.id()));
        }
    }

    /** A page of measures. */
    record Listing(
            String version,
            List<ListedMeasure> measures,

            @Schema(description = "The address of the next page; absent on the last") @Nullable
            String next,

            @Schema(description = "Why the list is empty; absent where it is not") @Nullable
            String note) {}

    /** A series of a measure that is loaded. */
    record LoadedSeries(
            String sex,
            String age,

            @Schema(description = "How many areas of each type it has")
            Map<AreaType, Integer> areas,

            @Schema(description = "From the first day until the first day after, oldest first")
            List<String> periods) {}

    /** A measure whole. */
    record WholeMeasure(
            String version,
            String id,
            String name,
            String shortName,
            String topic,
            String why,
            String numerator,
            String denominator,
            Measure.Kind kind,

            @Schema(description = "value = multiplier × numerator ÷ denominator")
            double multiplier,

            String unit,
            Measure.Polarity polarity,
            Measure.Calendar calendar,
            Measure.Comparison comparison,
            List<Measure.Target> targets,
            String source,
            @Nullable Integer fingertips,
            boolean reviewed,
            @Nullable LocalDate nextReview,
            List<LoadedSeries> series) {}

    @Operation(
            summary = "The measures",
            description =
                    "In the order of their ids; with q those like the text, best first and without further pages.")
    @GetMapping
    @Nullable
    ResponseEntity<Listing> list(
            @Parameter(description = "Only measures like this text", example = "bowel") @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "Only those of which something is loaded") @RequestParam(defaultValue = "false")
                    boolean loaded,
            @Parameter(description = "The cursor that came with the page before") @RequestParam(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 1,000") @RequestParam(defaultValue = "100") int limit,
            ServletWebRequest request) {
        Cursor.checkLimit(limit, MOST);
        String from = Cursor.read(after, 1).map(List::getFirst).orElse("");
        List<Measure> all = q.isBlank()
                ? measures.all().stream()
                        .sorted(Comparator.comparing(Measure::id))
                        .toList()
                : measures.search(q, 100);
        String version = readings.version() + "-" + Asked.definition(all);
        if (Unchanged.since(version, request)) {
            return null;
        }
        Set<MeasureId> held =
                readings.published().stream().map(SeriesKey::measure).collect(Collectors.toSet());
        List<Measure> rest = all.stream()
                .filter(m -> !loaded || held.contains(m.id()))
                .filter(m -> !q.isBlank() || m.id().value().compareTo(from) > 0)
                .toList();
        List<Measure> shown = rest.stream().limit(limit).toList();
        String next = q.isBlank() && rest.size() > limit
                ? Cursor.next(request.getRequest(), shown.getLast().id().value())
                : null;
        var answer = ResponseEntity.ok();
        return (next == null ? answer : answer.header(HttpHeaders.LINK, Cursor.link(next)))
                .body(new Listing(
                        version,
                        shown.stream().map(m -> ListedMeasure.of(m, held)).toList(),
                        next,
                        shown.isEmpty() ? note(q, loaded) : null));
    }

    private static String note(String q, boolean loaded) {
        return "No measure " + (q.isBlank() ? "" : "is like '" + q + "'")
                + (q.isBlank() || !loaded ? "" : " and ")
                + (loaded ? "has anything loaded" : "")
                + ".";
    }

    @Operation(summary = "One measure with its definition and what is loaded of it")
    @GetMapping("/{id}")
    @Nullable
    ResponseEntity<WholeMeasure> one(
            @Parameter(description = "Its id", example = "bowel-screening-60-74") @PathVariable String id,
            ServletWebRequest request) {
        Measure measure = (MeasureId.isValid(id)
                        ? measures.find(new MeasureId(id))
                        : java.util.Optional.<Measure>empty())
                .orElseThrow(() -> ApiProblem.notFound(
                        "id",
                        id,
                        "the id of a measure",
                        measures.near(id, 5).stream().map(m -> m.id().value()).toList()));
        String version = readings.version() + "-" + Asked.definition(measure);
        if (Unchanged.since(version, request)) {
            return null;
        }
        return ResponseEntity.ok(new WholeMeasure(
                version,
                measure.id().value(),
                measure.name(),
                measure.shortName(),
                measure.topic(),
                measure.why(),
                measure.numerator(),
                measure.denominator(),
                measure.kind(),
                measure.multiplier(),
                measure.unit(),
                measure.polarity(),
                measure.calendar(),
                measure.comparison(),
                measure.targets(),
                measure.source(),
                MeasuresApi.fingertips(measure),
                measure.reviewed(),
                measure.nextReview(),
                finder.loaded(measure.id()).stream().map(this::series).toList()));
    }

    private LoadedSeries series(SeriesKey key) {
        int number = readings.number(key).orElseThrow();
        return new LoadedSeries(
                key.sex(),
                key.age(),
                comparisons.types(number),
                readings.periods(number).stream().map(PeriodText::iso).toList());
    }

    private static @Nullable Integer fingertips(Measure measure) {
        return measure.fingertips().isPresent() ? measure.fingertips().getAsInt() : null;
    }
}
