package health.cairn.ranking.web;

import health.cairn.directory.AreaCode;
import health.cairn.pages.ApiProblem;
import health.cairn.pages.Cursor;
import health.cairn.pages.Unchanged;
import health.cairn.people.Scope;
import health.cairn.ranking.Answer;
import health.cairn.ranking.Decision;
import health.cairn.ranking.Evidence;
import health.cairn.ranking.Question;
import health.cairn.ranking.QuestionSpec;
import health.cairn.ranking.RankingCsv;
import health.cairn.ranking.RankingJson;
import health.cairn.ranking.Rankings;
import health.cairn.ranking.Rankings.Outcome;
import health.cairn.ranking.Run;
import health.cairn.ranking.RunLine;
import health.cairn.ranking.SpecProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Rankings for programs: asked, frozen, read back, and chosen from. */
@Tag(name = "Runs", description = "Rankings of areas by need, and the choice made on them; for people signed in")
@SecurityRequirement(name = "session")
@RestController
@RequestMapping("/api/v1/runs")
class RunsApi {

    private static final int MOST = 200;
    private static final String CSV = "text/csv";
    private static final String SPEC = """
            title: Who should get help first
            areas: {type: PCN, within: XW0}
            map: 2026-04-01
            metrics:
              - {measure: cancers-diagnosed-as-an-emergency, weight: 40, years: 4}
              - {measure: bowel-screening-60-74, weight: 60, period: 2025/26}
            choose: 9
            seed: 20260401
            """;

    private final Rankings rankings;
    private final QuestionSpec specs;
    private final Clock clock;

    RunsApi(Rankings rankings, QuestionSpec specs, Clock clock) {
        this.rankings = rankings;
        this.specs = specs;
        this.clock = clock;
    }

    /** A run in a list. */
    record ListedRun(
            long number, String title, String within, String areas, int choose, Instant frozenAt, String frozenBy) {
        static ListedRun of(RunLine line) {
            return new ListedRun(
                    line.number(),
                    line.title(),
                    line.within().value(),
                    line.areas(),
                    line.choose(),
                    line.frozenAt(),
                    line.frozenBy());
        }
    }

    /** A page of runs. */
    record Listing(
            List<ListedRun> runs,

            @Schema(description = "The address of the next page; absent on the last") @Nullable
            String next) {}

    /** A frozen run: what it is, and where its results and decisions are. */
    record RunJson(
            long number,
            String title,
            String within,
            String areas,
            LocalDate map,
            int choose,
            Instant frozenAt,
            String frozenBy,

            @Schema(description = "SHA-256 of the counts it was asked of")
            String evidenceSha256,

            @Schema(description = "How it was made, in a line")
            String method,

            List<String> notes,
            String results,
            String decisions) {
        static RunJson of(Run run) {
            String address = "/api/v1/runs/" + run.number();
            Question question = run.question();
            return new RunJson(
                    run.number(),
                    question.title(),
                    question.within().value(),
                    question.areas().name(),
                    question.map(),
                    question.choose(),
                    run.frozenAt(),
                    run.frozenBy(),
                    run.evidenceHash(),
                    run.answer().method(),
                    run.answer().notes(),
                    address + "/results.json",
                    address + "/decisions");
        }
    }

    /** Something decided about an area. */
    record DecisionJson(
            String area,
            Decision.Status status,

            @Schema(description = "The area whose place it takes, or that takes its place") @Nullable
            String counterpart,

            String reason,
            LocalDate effective,
            Instant at,
            String by) {
        static DecisionJson of(Decision decision) {
            AreaCode counterpart = decision.counterpart();
            return new DecisionJson(
                    decision.area().value(),
                    decision.status(),
                    counterpart == null ? null : counterpart.value(),
                    decision.reason(),
                    decision.effective(),
                    decision.at(),
                    decision.by());
        }
    }

    /** The decisions on a run, first to last; the last one about an area counts. */
    record Decisions(
            long run,

            @Schema(description = "Places still to be given")
            int free,

            List<DecisionJson> decisions) {}

    /** A decision to be written down. */
    record WantedDecision(
            @Schema(example = "UX017") String area,
            @Schema(example = "ACCEPTED") String status,
            @Schema(description = "Why; never blank") String reason,

            @Schema(description = "From which day; today unless given") @Nullable
            LocalDate effective) {}

    @Operation(summary = "The frozen rankings, newest first")
    @GetMapping
    ResponseEntity<Listing> list(
            @Parameter(description = "The cursor that came with the page before") @RequestParam(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            ServletWebRequest request) {
        Cursor.checkLimit(limit, MOST);
        long before =
                Cursor.read(after, 1).map(key -> number(after, key.getFirst())).orElse(Long.MAX_VALUE);
        List<RunLine> found = rankings.before(before, limit + 1);
        List<RunLine> shown = found.stream().limit(limit).toList();
        String next = found.size() > limit
                ? Cursor.next(
                        request.getRequest(), Long.toString(shown.getLast().number()))
                : null;
        var answer = ResponseEntity.ok();
        return (next == null ? answer : answer.header(HttpHeaders.LINK, Cursor.link(next)))
                .body(new Listing(shown.stream().map(ListedRun::of).toList(), next));
    }

    @Operation(
            summary = "Freeze a ranking",
            description =
                    "The body is a question as docs/reference/ranking-spec.md describes it. It is kept for good with"
                            + " the counts as they stand, and the first by place are proposed.")
    @ApiResponse(responseCode = "201", description = "Frozen; Location says where")
    @PostMapping(consumes = {"application/yaml", "text/plain", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<RunJson> freeze(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "A question in YAML or JSON",
                            content =
                                    @Content(
                                            mediaType = "application/yaml",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(SPEC)))
                    @RequestBody
                    String spec,
            Scope scope) {
        Question question = question(spec);
        try {
            return switch (rankings.freeze(question, scope)) {
                case Outcome.Refused(String reason) -> throw ApiProblem.refused(HttpStatus.FORBIDDEN, reason);
                case Outcome.Done(long number) ->
                    ResponseEntity.created(URI.create("/api/v1/runs/" + number)).body(RunJson.of(find(number)));
            };
        } catch (IllegalArgumentException e) {
            throw ApiProblem.refused(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    @Operation(
            summary = "Ask a ranking without keeping it",
            description =
                    "The body is a question as docs/reference/ranking-spec.md describes it; the answer is JSON, or CSV"
                            + " where that is accepted.")
    @ApiResponse(
            responseCode = "200",
            description = "The question as it was understood, the counts and the answer; or a row an area",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    @PostMapping(
            value = "/try",
            consumes = {"application/yaml", "text/plain", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<String> ask(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "A question in YAML or JSON",
                            content =
                                    @Content(
                                            mediaType = "application/yaml",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(SPEC)))
                    @RequestBody
                    String spec,
            @Parameter(hidden = true) @org.springframework.web.bind.annotation.RequestHeader HttpHeaders headers) {
        Question question = question(spec);
        Evidence evidence;
        Answer answer;
        try {
            evidence = rankings.gather(question);
            answer = rankings.answer(question, evidence);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.refused(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
        boolean csv = headers.getAccept().stream().anyMatch(type -> type.isCompatibleWith(MediaType.valueOf(CSV)))
                && headers.getAccept().stream().noneMatch(type -> type.includes(MediaType.APPLICATION_JSON));
        return csv ? csv(question, evidence, answer) : json(question, evidence, answer);
    }

    @Operation(summary = "One frozen ranking")
    @GetMapping("/{number}")
    RunJson one(@Parameter(description = "Its number", example = "1") @PathVariable long number) {
        return RunJson.of(find(number));
    }

    @Operation(summary = "The question, the counts and the answer of a frozen ranking")
    @ApiResponse(
            responseCode = "200",
            description = "The same for ever",
            content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
    @GetMapping("/{number}/results.json")
    @Nullable
    ResponseEntity<String> results(
            @Parameter(description = "Its number", example = "1") @PathVariable long number,
            ServletWebRequest request) {
        Run run = find(number);
        return Unchanged.since(run.number() + "-" + run.evidenceHash(), request)
                ? null
                : json(run.question(), run.evidence(), run.answer());
    }

    @Operation(summary = "The answer of a frozen ranking as a CSV file, a row an area")
    @ApiResponse(
            responseCode = "200",
            description = "The same for ever",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @GetMapping("/{number}/results.csv")
    @Nullable
    ResponseEntity<String> resultsCsv(
            @Parameter(description = "Its number", example = "1") @PathVariable long number,
            ServletWebRequest request) {
        Run run = find(number);
        return Unchanged.since(run.number() + "-" + run.evidenceHash(), request)
                ? null
                : csv(run.question(), run.evidence(), run.answer());
    }

    @Operation(summary = "What was decided on a ranking, first to last")
    @GetMapping("/{number}/decisions")
    Decisions decisions(@Parameter(description = "Its number", example = "1") @PathVariable long number) {
        var selection = rankings.selection(find(number));
        return new Decisions(
                number,
                selection.free(),
                selection.history().stream().map(DecisionJson::of).toList());
    }

    @Operation(summary = "Write down a decision about an area", description = "Decisions are added, never changed.")
    @ApiResponse(responseCode = "200", description = "Written down; all decisions so far")
    @ApiResponse(
            responseCode = "409",
            description = "Not possible from where the area stands",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @PostMapping("/{number}/decisions")
    Decisions decide(
            @Parameter(description = "Its number", example = "1") @PathVariable long number,
            @RequestBody WantedDecision wanted,
            Scope scope) {
        Run run = find(number);
        AreaCode area = AreaCode.parse(Optional.ofNullable(wanted.area()).orElse(""))
                .filter(code -> run.answer().places().stream()
                        .anyMatch(place -> place.area().equals(code)))
                .orElseThrow(() -> ApiProblem.badRequest(
                        "area",
                        String.valueOf(wanted.area()),
                        "the code of an area with a place in this ranking",
                        List.of()));
        List<String> statuses =
                Arrays.stream(Decision.Status.values()).map(Enum::name).toList();
        if (wanted.status() == null || !statuses.contains(wanted.status().toUpperCase(Locale.ROOT))) {
            throw ApiProblem.badRequest("status", String.valueOf(wanted.status()), "a status", statuses);
        }
        if (wanted.reason() == null || wanted.reason().isBlank()) {
            throw ApiProblem.badRequest("reason", "", "the reason: it is what the record is for", List.of());
        }
        LocalDate effective = wanted.effective() == null ? LocalDate.now(clock) : wanted.effective();
        var status = Decision.Status.valueOf(wanted.status().toUpperCase(Locale.ROOT));
        return switch (rankings.decide(number, area, status, wanted.reason(), effective, scope)) {
            case Outcome.Done done -> decisions(number);
            case Outcome.Refused(String reason) -> throw ApiProblem.refused(HttpStatus.CONFLICT, reason);
        };
    }

    private Question question(String spec) {
        return switch (specs.read(spec)) {
            case QuestionSpec.Read.Asked(Question question) -> question;
            case QuestionSpec.Read.Wrong(List<SpecProblem> problems) -> throw wrong(problems);
        };
    }

    private static ErrorResponseException wrong(List<SpecProblem> problems) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "The question cannot be answered: " + problems.getFirst().sentence() + ".");
        detail.setTitle("Not understood");
        detail.setProperty("problems", problems);
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, detail, null);
    }

    private Run find(long number) {
        return rankings.find(number)
                .orElseThrow(() -> ApiProblem.notFound(
                        "number",
                        Long.toString(number),
                        "the number of a frozen ranking, see /api/v1/runs",
                        List.of()));
    }

    private static long number(String after, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ApiProblem.badRequest("after", after, "the cursor that came with the page before", List.of());
        }
    }

    private static ResponseEntity<String> json(Question question, Evidence evidence, Answer answer) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(RankingJson.of(question, evidence, answer));
    }

    private static ResponseEntity<String> csv(Question question, Evidence evidence, Answer answer) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                .body(RankingCsv.of(question, evidence, answer));
    }
}
