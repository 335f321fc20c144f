package health.cairn.imports.web;

import health.cairn.imports.Batch;
import health.cairn.imports.Imports;
import health.cairn.imports.Imports.NotPossible;
import health.cairn.imports.Imports.Publishing;
import health.cairn.imports.Imports.Receipt;
import health.cairn.imports.Imports.Upload;
import health.cairn.imports.Problem;
import health.cairn.people.Scope;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Loading for programs. */
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

    @GetMapping
    Listing list(@RequestParam Optional<Integer> before, @RequestParam(defaultValue = "50") int limit, Scope scope) {
        LoadsController.account(scope);
        if (limit < 1 || limit > MOST) {
            throw problem(HttpStatus.BAD_REQUEST, "limit is " + limit + "; expected 1 to " + MOST + ".");
        }
        List<Batch> found = imports.list(before, limit + 1);
        List<Batch> shown = found.stream().limit(limit).toList();
        return new Listing(
                shown.stream().map(batch -> BatchJson.of(batch, null, null)).toList(),
                found.size() > limit
                        ? "/api/v1/batches?before=" + shown.getLast().id() + "&limit=" + limit
                        : null);
    }

    @GetMapping("/{batch}")
    BatchJson one(@PathVariable int batch, Scope scope) {
        LoadsController.account(scope);
        return BatchJson.of(find(batch), null, imports.problemCounts(batch));
    }

    @GetMapping("/{batch}/problems.csv")
    void problems(@PathVariable int batch, Scope scope, HttpServletResponse response) throws IOException {
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
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<BatchJson> receive(
            @RequestPart MultipartFile file,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> asOf,
            @RequestParam(defaultValue = "NEVER") Publishing publish,
            Scope scope)
            throws IOException {
        Optional<Long> account = LoadsController.account(scope);
        if (file.isEmpty()) {
            throw problem(HttpStatus.BAD_REQUEST, "The file is empty; expected a CSV file or a workbook.");
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

    @PostMapping("/{batch}/publish")
    BatchJson publish(@PathVariable int batch, Scope scope) {
        Optional<Long> account = LoadsController.account(scope);
        find(batch);
        try {
            return BatchJson.of(imports.publish(batch, account), null, null);
        } catch (NotPossible e) {
            throw problem(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    @PostMapping("/{batch}/withdraw")
    BatchJson withdraw(@PathVariable int batch, Scope scope) {
        Optional<Long> account = LoadsController.account(scope);
        find(batch);
        try {
            return BatchJson.of(imports.withdraw(batch, account), null, null);
        } catch (NotPossible e) {
            throw problem(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    private Batch find(int batch) {
        return imports.find(batch)
                .orElseThrow(() -> problem(
                        HttpStatus.NOT_FOUND,
                        "There is no batch " + batch + "; expected the number of a batch, see /api/v1/batches."));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
