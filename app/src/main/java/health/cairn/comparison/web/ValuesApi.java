package health.cairn.comparison.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.cairn.comparison.Comparisons.History;
import health.cairn.comparison.web.Values.Line;
import health.cairn.comparison.web.Values.Place;
import health.cairn.comparison.web.Values.Wanted;
import health.cairn.directory.AreaType;
import health.cairn.measures.Period;
import health.cairn.measures.SeriesFinder.Found;
import health.cairn.pages.ApiProblem;
import health.cairn.pages.CsvText;
import health.cairn.pages.Cursor;
import health.cairn.pages.Unchanged;
import health.cairn.people.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
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

/** What was counted, for programs: every area, every period, with the way back to the file it came from. */
@Tag(name = "Values", description = "Every area and period of a measure, as published or as the sum of practices")
@RestController
@RequestMapping("/api/v1")
class ValuesApi {

    private static final int MOST = 5_000;
    private static final String DESCRIPTION =
            "In the order of area and period. Where a source gives an area no value of its own, the counts of its"
                    + " practices on the period's own map are added up. What was asked for and is not there is answered with"
                    + " a problem that names it, never with an empty list.";

    private final Asked asked;
    private final Values values;
    private final SentFiles sentFiles;

    ValuesApi(Asked asked, Values values, SentFiles sentFiles) {
        this.sentFiles = sentFiles;
        this.asked = asked;
        this.values = values;
    }

    /**
     * A value.
     *
     * @param rolledUp whether it is a sum of practices
     * @param practicesWithData practices in the sum; absent where it is none
     * @param practices practices the area held; absent where it is no sum
     * @param batch the batch it came with; absent where it is a sum
     * @param row the line or row in the file; absent where it is a sum
     */
    record ValueJson(
            String area,
            String areaName,
            AreaType areaType,
            @Schema(description = "First day") LocalDate from,
            @Schema(description = "The first day after") LocalDate until,
            @JsonUnwrapped KnownJson known,

            @Schema(description = "Whether it is the sum of practices")
            boolean rolledUp,

            @Schema(description = "Practices with data, where it is a sum") @Nullable
            Integer practicesWithData,

            @Schema(description = "Practices of the area, where it is a sum") @Nullable
            Integer practices,

            @Schema(description = "The batch it came with, where it is none") @Nullable
            Integer batch,

            @Schema(description = "The row of the file, where it is none") @Nullable
            Long row) {

        static ValueJson of(Line line) {
            History.Point point = line.point();
            boolean sum = point.rolledUp();
            return new ValueJson(
                    line.area().code().value(),
                    line.area().name(),
                    line.area().type(),
                    point.period().from(),
                    point.period().until(),
                    KnownJson.of(point.known()),
                    sum,
                    sum ? point.reporting() : null,
                    sum ? point.members() : null,
                    sum ? null : point.batch(),
                    sum ? null : point.row());
        }
    }

    /** A page of values. */
    record Listing(
            String version,
            SeriesJson series,
            List<ValueJson> values,

            @Schema(description = "The address of the next page; absent on the last") @Nullable
            String next) {}

    @Operation(summary = "The values of a measure", description = DESCRIPTION)
    @GetMapping("/values")
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
            @Parameter(description = "Only this period: 2022/23, 2022, 2022 Q1, 2022-04 or 2022-04-01/2023-04-01")
                    @RequestParam(required = false)
                    @Nullable
                    String period,
            @Parameter(description = "The cursor that came with the page before") @RequestParam(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 5,000") @RequestParam(defaultValue = "1000") int limit,
            Scope scope,
            ServletWebRequest request) {
        Cursor.checkLimit(limit, MOST);
        Place from = Cursor.read(after, 3).map(key -> place(after, key)).orElse(null);
        Found.Series series = asked.series(measure, sex, age);
        Wanted wanted = wanted(series, areaType, area, period, scope);
        String version = asked.version(series);
        if (Unchanged.since(version, request)) {
            return null;
        }
        var lines = new ArrayList<Line>();
        values.each(wanted, from, line -> {
            lines.add(line);
            return lines.size() <= limit;
        });
        if (lines.isEmpty() && from == null) {
            throw nothing(series, wanted);
        }
        List<Line> shown = lines.subList(0, Math.min(limit, lines.size()));
        String next = lines.size() > limit ? next(request, shown.getLast().place()) : null;
        var answer = ResponseEntity.ok();
        return (next == null ? answer : answer.header(HttpHeaders.LINK, Cursor.link(next)))
                .body(new Listing(
                        version,
                        SeriesJson.of(series),
                        shown.stream().map(ValueJson::of).toList(),
                        next));
    }

    @Operation(
            summary = "The values of a measure as a CSV file, all of England at once if so asked",
            description = DESCRIPTION + " The file is sent while it is read, however large.")
    @ApiResponse(
            responseCode = "200",
            description = "One row a value",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/values.csv")
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
            @Parameter(description = "Only areas of this type", example = "PRACTICE")
                    @RequestParam(name = "area-type", required = false)
                    @Nullable
                    String areaType,
            @Parameter(description = "Only these areas: codes, with commas between or one parameter each")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> area,
            @Parameter(description = "Only this period: 2022/23, 2022, 2022 Q1, 2022-04 or 2022-04-01/2023-04-01")
                    @RequestParam(required = false)
                    @Nullable
                    String period,
            Scope scope,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        Found.Series series = asked.series(measure, sex, age);
        Wanted wanted = wanted(series, areaType, area, period, scope);
        String version = asked.version(series);
        if (Unchanged.since(version, request)) {
            return;
        }
        var file = new File(series, response);
        // Areas that are named may be somebody's group, whose practices are another day's tomorrow.
        Optional<Question> question = wanted.areas().isEmpty()
                ? Optional.of(new Question(version, series.number(), wanted.type(), wanted.period()))
                : Optional.empty();
        Optional<byte[]> sent = question.flatMap(sentFiles::find);
        if (sent.isPresent()) {
            file.head();
            response.getOutputStream().write(sent.get());
            return;
        }
        try {
            values.each(wanted, null, file::add);
            if (file.isEmpty()) {
                throw nothing(series, wanted);
            }
            // Half of one publication and half of the next would be neither; a file that breaks off is seen to be
            // broken.
            if (!asked.version(series).equals(version)) {
                throw new IOException("Something was published while the file was sent; it has to be asked for again");
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Optional<SentFiles.Copied> copied = file.end();
        question.ifPresent(q -> copied.ifPresent(whole -> sentFiles.keep(q, whole)));
    }

    private record Question(String version, int series, Optional<AreaType> type, Optional<Period> period) {}

    private Wanted wanted(
            Found.Series series,
            @Nullable String areaType,
            @Nullable List<String> area,
            @Nullable String period,
            Scope scope) {
        return new Wanted(
                series.number(), asked.type(areaType, series), asked.areas(area), asked.period(period, series), scope);
    }

    private static RuntimeException nothing(Found.Series series, Wanted wanted) {
        return ApiProblem.refused(
                HttpStatus.NOT_FOUND,
                "Nothing is known of " + Values.words(wanted) + " for "
                        + series.key().measure() + ", " + series.key().sex() + ", "
                        + series.key().age() + ".");
    }

    private static Place place(String after, List<String> key) {
        try {
            return new Place(key.get(0), LocalDate.parse(key.get(1)), LocalDate.parse(key.get(2)));
        } catch (DateTimeParseException e) {
            throw ApiProblem.badRequest("after", after, "the cursor that came with the page before", List.of());
        }
    }

    private static String next(ServletWebRequest request, Place last) {
        return Cursor.next(
                request.getRequest(),
                last.area(),
                last.from().toString(),
                last.until().toString());
    }

    /** A CSV file that begins with its first value, so that a question without any can still be answered otherwise. */
    private static final class File {

        private final Found.Series series;
        private final HttpServletResponse response;
        private @Nullable Writer out;
        private SentFiles.@Nullable Copied copied;

        File(Found.Series series, HttpServletResponse response) {
            this.series = series;
            this.response = response;
        }

        boolean isEmpty() {
            return out == null;
        }

        boolean add(Line line) {
            try {
                Writer begun = out == null ? begin() : out;
                History.Point point = line.point();
                KnownJson known = KnownJson.of(point.known());
                boolean sum = point.rolledUp();
                begun.write(CsvText.line(
                        series.key().measure(),
                        series.key().sex(),
                        series.key().age(),
                        line.area().code(),
                        line.area().name(),
                        line.area().type(),
                        point.period().from(),
                        point.period().until(),
                        known.state().word(),
                        known.value(),
                        series.measure().unit(),
                        known.numerator(),
                        known.denominator(),
                        known.lower95(),
                        known.upper95(),
                        known.lower998(),
                        known.upper998(),
                        sum ? "yes" : "no",
                        sum ? point.reporting() : null,
                        sum ? point.members() : null,
                        sum ? null : point.batch(),
                        sum ? null : point.row()));
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void head() {
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"values-" + series.key().measure() + ".csv\"");
        }

        private Writer begin() throws IOException {
            head();
            copied = new SentFiles.Copied(response.getOutputStream());
            Writer begun = new BufferedWriter(new OutputStreamWriter(copied, StandardCharsets.UTF_8));
            begun.write(
                    "measure,sex,age,area,name,type,from,until,state,value,unit,numerator,denominator,lower95,upper95,"
                            + "lower998,upper998,rolled up,practices with data,practices,batch,row\r\n");
            out = begun;
            return begun;
        }

        Optional<SentFiles.Copied> end() throws IOException {
            if (out != null) {
                out.flush();
            }
            return Optional.ofNullable(copied);
        }
    }
}
