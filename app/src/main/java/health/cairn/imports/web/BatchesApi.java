package health.cairn.imports.web;

import health.cairn.imports.Batch;
import health.cairn.imports.Imports;
import health.cairn.imports.Imports.NotPossible;
import health.cairn.imports.Imports.Publishing;
import health.cairn.imports.Imports.Receipt;
import health.cairn.imports.Imports.Upload;
import health.cairn.imports.Problem;
import health.cairn.pages.ApiProblem;
import health.cairn.pages.Cursor;
import health.cairn.people.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Loading for programs. */
@Tag(name = "Batches", description = "Files that were loaded, from bytes to publication; for people signed in")
@SecurityRequirement(name = "session")
@RestController
@RequestMapping("/api/v1/batches")
class BatchesApi {

    private static final int MOST = 200;

    private final Imports imports;

    BatchesApi(Imports imports) {
        this.imports = imports;
    }

    /** A batch as programs see it. */
    record BatchJson(
            int id,
            String sha256,
            String fileName,
            long bytes,
            String format,
            String source,
            String licence,
            @Nullable LocalDate asOf,
            Instant receivedAt,
            Batch.State state,
            String step,
            long rowsRead,
            long loaded,
            long setAside,
            @Nullable Boolean alreadyHere,
            @Nullable Map<Problem.Kind, Long> problems) {

        static BatchJson of(Batch batch, @Nullable Boolean alreadyHere, @Nullable Map<Problem.Kind, Long> problems) {
            return new BatchJson(
                    batch.id(),
                    batch.sha256(),
                    batch.fileName(),
                    batch.bytes(),
                    batch.format(),
                    batch.source(),
                    batch.licence(),
                    batch.statedDay().orElse(null),
                    batch.receivedAt(),
                    batch.state(),
                    batch.step(),
                    batch.rowsRead(),
                    batch.loaded(),
                    batch.setAside(),
                    alreadyHere,
                    problems);
        }
    }

    /**
     * Batches and the way to the next page.
     *
     * @param next the address of the next page; null on the last
     */
    record Listing(List<BatchJson> batches, @Nullable String next) {}

    @Operation(summary = "The files that were brought, newest first")
    @GetMapping
    ResponseEntity<Listing> list(
            @Parameter(description = "The cursor that came with the page before") @RequestParam(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            Scope scope,
            HttpServletRequest request) {
        LoadsController.account(scope);
        Cursor.checkLimit(limit, MOST);
        Optional<Integer> before = Cursor.read(after, 1).map(key -> number(after, key.getFirst()));
        List<Batch> found = imports.list(before, limit + 1);
        List<Batch> shown = found.stream().limit(limit).toList();
        String next = found.size() > limit
                ? Cursor.next(request, Integer.toString(shown.getLast().id()))
                : null;
        var answer = ResponseEntity.ok();
        return (next == null ? answer : answer.header(HttpHeaders.LINK, Cursor.link(next)))
                .body(new Listing(
                        shown.stream()
                                .map(batch -> BatchJson.of(batch, null, null))
                                .toList(),
                        next));
    }

    private static int number(String after, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiProblem.badRequest("after", after, "the cursor that came with the page before", List.of());
        }
    }

    @Operation(summary = "One batch, with what was set aside by kind")
    @GetMapping("/{batch}")
    BatchJson one(@Parameter(description = "Its number") @PathVariable int batch, Scope scope) {
        LoadsController.account(scope);
        return BatchJson.of(find(batch), null, imports.problemCounts(batch));
    }

    @Operation(summary = "What was set aside of a batch, row by row, as a CSV file")
    @ApiResponse(
            responseCode = "200",
            description = "One row a problem",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @GetMapping("/{batch}/problems.csv")
    void problems(
            @Parameter(description = "Its number") @PathVariable int batch, Scope scope, HttpServletResponse response)
            throws IOException {
        LoadsController.account(scope);
        find(batch);
        LoadsController.writeProblems(imports, batch, response);
    }

    /**
     * Receives a file and begins to read it.
     *
     * @param asOf the day it speaks of
     * @param publish when it is published: {@code NEVER}, {@code IF_NOTHING_SET_ASIDE}, {@code ALWAYS}
     * @return 202 with the batch to ask for; 200 where the same bytes were here before
     */
    @Operation(
            summary = "Bring a file",
            description =
                    "Its kind is recognised from what is in it, and it is read in the background: ask for the batch until"
                            + " its state no longer changes.")
    @ApiResponse(responseCode = "202", description = "Received; Location says where to ask")
    @ApiResponse(responseCode = "200", description = "The same bytes were here before; this is their batch")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<BatchJson> receive(
            @Parameter(description = "CSV or .xlsx, also inside .gz or .zip") @RequestPart MultipartFile file,
            @Parameter(description = "The day it speaks of, where it does not say", example = "2023-03-31")
                    @RequestParam
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    Optional<LocalDate> asOf,
            @Parameter(description = "When it is published") @RequestParam(defaultValue = "NEVER") Publishing publish,
            Scope scope)
            throws IOException {
        Optional<Long> account = LoadsController.account(scope);
        if (file.isEmpty()) {
            throw ApiProblem.refused(HttpStatus.BAD_REQUEST, "The file is empty; expected a CSV file or a workbook.");
        }
        try (InputStream bytes = file.getInputStream()) {
            Receipt receipt =
                    imports.receive(new Upload(LoadsController.fileName(file), account, asOf, publish), bytes);
            BatchJson json = BatchJson.of(receipt.batch(), receipt.alreadyHere(), null);
            return ResponseEntity.status(receipt.alreadyHere() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                    .location(URI.create("/api/v1/batches/" + json.id()))
                    .body(json);
        }
    }

    @Operation(summary = "Publish a batch that was read: everybody sees it at once")
    @ApiResponse(responseCode = "200", description = "Published")
    @ApiResponse(
            responseCode = "409",
            description = "Not possible in its state",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @PostMapping("/{batch}/publish")
    BatchJson publish(@Parameter(description = "Its number") @PathVariable int batch, Scope scope) {
        Optional<Long> account = LoadsController.account(scope);
        find(batch);
        try {
            return BatchJson.of(imports.publish(batch, account), null, null);
        } catch (NotPossible e) {
            throw ApiProblem.refused(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    @Operation(summary = "Withdraw a published batch: what it replaced returns")
    @ApiResponse(responseCode = "200", description = "Withdrawn")
    @ApiResponse(
            responseCode = "409",
            description = "Not possible in its state",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    @PostMapping("/{batch}/withdraw")
    BatchJson withdraw(@Parameter(description = "Its number") @PathVariable int batch, Scope scope) {
        Optional<Long> account = LoadsController.account(scope);
        find(batch);
        try {
            return BatchJson.of(imports.withdraw(batch, account), null, null);
        } catch (NotPossible e) {
            throw ApiProblem.refused(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private Batch find(int batch) {
        return imports.find(batch)
                .orElseThrow(() -> ApiProblem.refused(
                        HttpStatus.NOT_FOUND,
                        "There is no batch " + batch + "; expected the number of a batch, see /api/v1/batches."));
    }
}
