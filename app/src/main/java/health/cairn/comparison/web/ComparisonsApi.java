package health.cairn.comparison.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Standing;
import health.cairn.comparison.Trend;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.PeriodText;
import health.cairn.measures.SeriesFinder.Found;
import health.cairn.pages.ApiProblem;
import health.cairn.pages.CsvText;
import health.cairn.pages.Cursor;
import health.cairn.pages.Unchanged;
import health.cairn.people.Scope;
import health.cairn.statistics.spc.Assurance;
import health.cairn.statistics.spc.Variation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Where areas stand in their latest period, for programs. */
@Tag(name = "Comparisons", description = "Where areas stand in their latest period: against whom, how sure, which way")
@RestController
@RequestMapping("/api/v1")
class ComparisonsApi {

    private static final int MOST = 10_000;
    private static final String DESCRIPTION =
            "Of each area its latest period. LOWER and HIGHER are said only where the comparator's value lies outside the"
                    + " area's interval, 95 or 99.8 per cent as the measure says, the ends included.";

    private final Asked asked;
    private final Comparisons comparisons;
    private final Directory directory;
    private final Clock clock;

    ComparisonsApi(Asked asked, Comparisons comparisons, Directory directory, Clock clock) {
        this.asked = asked;
        this.comparisons = comparisons;
        this.directory = directory;
        this.clock = clock;
    }

    /** Where an area stands. */
    record ComparisonJson(
            String area,
            String areaName,
            AreaType areaType,

            @Schema(description = "First day of the latest period")
            LocalDate from,

            @Schema(description = "The first day after it") LocalDate until,
            @JsonUnwrapped KnownJson known,

            @Schema(description = "The comparator's value in the same period") @Nullable
            Double comparator,

            Standing standing,

            @Schema(description = "The area's value in the period before") @Nullable
            Double previous,

            @Schema(description = "Of the last five unbroken years")
            Trend trend,

            @Schema(description = "What the control chart says of the latest point") @Nullable
            Variation variation,

            @Schema(description = "Whether the target will be met as things are") @Nullable
            Assurance assurance,

            @Schema(description = "Periods with a value") int points,

            @Schema(description = "Whether it is the sum of practices")
            boolean rolledUp,

            @Schema(description = "Practices with data, where it is a sum") @Nullable
            Integer practicesWithData,

            @Schema(description = "Practices of the area, where it is a sum") @Nullable
            Integer practices) {

        static ComparisonJson of(Finding f, @Nullable Area area) {
            return new ComparisonJson(
                    f.area().value(),
                    area == null ? f.area().value() : area.name(),
                    f.type(),
                    f.period().from(),
                    f.period().until(),
                    KnownJson.of(f.latest()),
                    f.benchmark(),
                    f.standing(),
                    f.previous(),
                    f.trend(),
                    f.variation(),
                    f.assurance(),
                    f.points(),
                    f.rolledUp(),
                    f.rolledUp() ? f.reporting() : null,
                    f.rolledUp() ? f.members() : null);
        }
    }

    /** With whom areas are compared. */
    record ComparatorJson(@Schema(example = "E92000001") String area, String name) {}

    /** A page of comparisons. */
    record Listing(
            String version,
            SeriesJson series,
            ComparatorJson comparedWith,
            List<ComparisonJson> comparisons,

            @Schema(description = "The address of the next page; absent on the last") @Nullable
            String next) {}

    /** The findings asked for, in code order. */
    private record Answer(Found.Series series, Area comparator, List<Finding> findings) {}

    @Operation(summary = "Where areas stand on a measure", description = DESCRIPTION)
    @GetMapping("/comparisons")
    @Nullable
    ResponseEntity<Listing> list(
            @Parameter(description = "The id of a measure", example = "bowel-screening-60-74") @RequestParam
                    String measure,
            @Parameter(description = "Persons, Female or Male; the measure's usual one unless given")
                    @RequestParam(required = false)
                    @Nullable
                    String sex,
            @Parameter(description = "The age band in the source's words; the usual one unless given")
                    @RequestParam(required = false)
                    @Nullable
                    String age,
            @Parameter(description = "Only areas of this type", example = "PCN")
                    @RequestParam(name = "area-type", required = false)
                    @Nullable
                    String areaType,
            @Parameter(description = "Only these areas: codes, with commas between or one parameter each")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> area,
            @Parameter(description = "The code of an area to compare with; England unless given")
                    @RequestParam(name = "compare-with", required = false)
                    @Nullable
                    String compareWith,
            @Parameter(description = "The cursor that came with the page before") @RequestParam(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 10,000") @RequestParam(defaultValue = "1000") int limit,
            Scope scope,
            ServletWebRequest request) {
        Cursor.checkLimit(limit, MOST);
        String from = Cursor.read(after, 1).map(List::getFirst).orElse("");
        Found.Series series = asked.series(measure, sex, age);
        String version = asked.version(series) + "-" + LocalDate.now(clock);
        Answer answer = answer(series, areaType, area, compareWith, scope);
        if (Unchanged.since(version, request)) {
            return null;
        }
        List<Finding> rest = answer.findings().stream()
                .filter(f -> f.area().value().compareTo(from) > 0)
                .toList();
        List<Finding> shown = rest.stream().limit(limit).toList();
        String next = rest.size() > limit
                ? Cursor.next(request.getRequest(), shown.getLast().area().value())
                : null;
        Map<AreaCode, Area> names =
                directory.findAll(shown.stream().map(Finding::area).toList());
        var response = ResponseEntity.ok();
        return (next == null ? response : response.header(HttpHeaders.LINK, Cursor.link(next)))
                .body(new Listing(
                        version,
                        SeriesJson.of(series),
                        new ComparatorJson(
                                answer.comparator().code().value(),
                                answer.comparator().name()),
                        shown.stream()
                                .map(f -> ComparisonJson.of(f, names.get(f.area())))
                                .toList(),
                        next));
    }

    @Operation(summary = "Where areas stand on a measure, as a CSV file", description = DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = "One row an area",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/comparisons.csv")
    void csv(
            @Parameter(description = "The id of a measure", example = "bowel-screening-60-74") @RequestParam
                    String measure,
            @Parameter(description = "Persons, Female or Male; the measure's usual one unless given")
                    @RequestParam(required = false)
                    @Nullable
                    String sex,
            @Parameter(description = "The age band in the source's words; the usual one unless given")
                    @RequestParam(required = false)
                    @Nullable
                    String age,
            @Parameter(description = "Only areas of this type", example = "PCN")
                    @RequestParam(name = "area-type", required = false)
                    @Nullable
                    String areaType,
            @Parameter(description = "Only these areas: codes, with commas between or one parameter each")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> area,
            @Parameter(description = "The code of an area to compare with; England unless given")
                    @RequestParam(name = "compare-with", required = false)
                    @Nullable
                    String compareWith,
            Scope scope,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        Found.Series series = asked.series(measure, sex, age);
        Answer answer = answer(series, areaType, area, compareWith, scope);
        if (Unchanged.since(asked.version(series) + "-" + LocalDate.now(clock), request)) {
            return;
        }
        Map<AreaCode, Area> names =
                directory.findAll(answer.findings().stream().map(Finding::area).toList());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"comparisons-" + series.key().measure() + ".csv\"");
        var text = new StringBuilder("measure,sex,age,area,name,type,from,until,state,value,unit,numerator,denominator,"
                + "lower95,upper95,lower998,upper998,compared with,comparator,standing,previous,trend,variation,"
                + "assurance,points,rolled up,practices with data,practices\r\n");
        for (Finding f : answer.findings()) {
            text.append(line(answer, ComparisonJson.of(f, names.get(f.area()))));
        }
        response.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Answer answer, ComparisonJson c) {
        KnownJson known = c.known();
        return CsvText.line(
                answer.series().key().measure(),
                answer.series().key().sex(),
                answer.series().key().age(),
                c.area(),
                c.areaName(),
                c.areaType(),
                c.from(),
                c.until(),
                known.state().word(),
                known.value(),
                answer.series().measure().unit(),
                known.numerator(),
                known.denominator(),
                known.lower95(),
                known.upper95(),
                known.lower998(),
                known.upper998(),
                answer.comparator().code(),
                c.comparator(),
                word(c.standing()),
                c.previous(),
                word(c.trend()),
                word(c.variation()),
                word(c.assurance()),
                c.points(),
                c.rolledUp() ? "yes" : "no",
                c.practicesWithData(),
                c.practices());
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.UK).replace('_', ' ');
    }

    private Answer answer(
            Found.Series series,
            @Nullable String areaType,
            @Nullable List<String> area,
            @Nullable String compareWith,
            Scope scope) {
        Optional<AreaType> type = asked.type(areaType, series);
        List<Area> areas = asked.areas(area);
        List<Finding> findings = findings(series, type, areas, scope);
        if (findings.isEmpty()) {
            throw ApiProblem.refused(
                    HttpStatus.NOT_FOUND,
                    "Nothing is known of "
                            + String.join(
                                    ", ",
                                    areas.stream().map(a -> a.code().value()).toList())
                            + " for " + series.key().measure() + ", "
                            + series.key().sex() + ", " + series.key().age() + ".");
        }
        if (compareWith == null) {
            return new Answer(series, asked.area("compare-with", AreaCode.ENGLAND.value()), findings);
        }
        Area comparator = asked.area("compare-with", compareWith);
        return comparisons
                .against(comparator, findings, directory.mapOn(LocalDate.now(clock)), scope)
                .map(against -> new Answer(series, comparator, against))
                .orElseThrow(() -> ApiProblem.badRequest(
                        "compare-with",
                        compareWith,
                        "an area with a value of " + series.key().measure() + " in one of the periods "
                                + String.join(
                                        ", ",
                                        findings.stream()
                                                .map(f -> PeriodText.iso(f.period()))
                                                .distinct()
                                                .limit(3)
                                                .toList()),
                        List.of()));
    }

    private List<Finding> findings(Found.Series series, Optional<AreaType> type, List<Area> areas, Scope scope) {
        if (areas.isEmpty()) {
            List<AreaType> types = type.map(List::of)
                    .orElseGet(
                            () -> List.copyOf(comparisons.types(series.number()).keySet()));
            return types.stream()
                    .flatMap(one -> comparisons.ofSeries(series.number(), one, scope).stream())
                    .sorted(java.util.Comparator.comparing(Finding::area))
                    .toList();
        }
        return areas.stream()
                .filter(one -> type.isEmpty() || type.get() == one.type())
                .sorted(java.util.Comparator.comparing(Area::code))
                .flatMap(one -> one.type() == AreaType.GROUP
                        ? comparisons.ofArea(one.code(), LocalDate.now(clock), scope).stream()
                                .filter(f -> f.series() == series.number())
                        : comparisons.ofSeries(series.number(), List.of(one.code()), scope).stream())
                .toList();
    }
}
