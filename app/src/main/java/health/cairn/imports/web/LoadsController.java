package health.cairn.imports.web;

import health.cairn.imports.Batch;
import health.cairn.imports.Imports;
import health.cairn.imports.Imports.NotPossible;
import health.cairn.imports.Imports.Publishing;
import health.cairn.imports.Imports.Receipt;
import health.cairn.imports.Imports.Upload;
import health.cairn.pages.CsvText;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Section;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Bringing files, looking at what was found in them, publishing and withdrawing them. */
@Controller
class LoadsController {

    private static final String REFRESH_SECONDS = "2";

    private final Imports imports;
    private final BatchPages pages;

    LoadsController(Imports imports, BatchPages pages) {
        this.imports = imports;
        this.pages = pages;
    }

    @GetMapping("/loads")
    String list(@RequestParam Optional<Integer> before, Scope scope, Model model) {
        account(scope);
        model.addAttribute("page", pages.list(before));
        return "imports/loads";
    }

    @GetMapping("/loads/new")
    String begin(Scope scope, Model model) {
        account(scope);
        model.addAttribute("page", upload(null));
        return "imports/upload";
    }

    private UploadPage upload(@Nullable String error) {
        Head head = Head.of("Load a file", Section.NONE)
                .lead(
                        "Cairn finds out by itself what kind of file it is. Nothing is shown to others before it is published.")
                .crumbs(new Head.Link("Data loaded", "/loads"));
        return new UploadPage(head, imports.knownKinds(), error);
    }

    @PostMapping("/loads")
    String receive(
            @RequestParam Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "false") boolean publish,
            Scope scope,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Optional<Long> account = account(scope);
        Optional<LocalDate> stated = day(day);
        String wrong = file.isEmpty() || file.get().isEmpty()
                ? "Choose a file that is not empty"
                : !day.isBlank() && stated.isEmpty() ? "Enter the day as a date, for example 31/03/2023" : "";
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", upload(wrong));
            return "imports/upload";
        }
        try (InputStream bytes = file.orElseThrow().getInputStream()) {
            Receipt receipt = imports.receive(
                    new Upload(
                            fileName(file.orElseThrow()),
                            account,
                            stated,
                            publish ? Publishing.IF_NOTHING_SET_ASIDE : Publishing.NEVER),
                    bytes);
            return "redirect:/loads/" + receipt.batch().id() + (receipt.alreadyHere() ? "?already" : "");
        }
    }

    /** What the browser says, without folders. */
    static String fileName(MultipartFile file) {
        String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.isEmpty() ? "file" : last.substring(0, Math.min(last.length(), 200));
    }

    /** A date field sends 2023-03-31; a person without one types 31/03/2023. */
    static Optional<LocalDate> day(String text) {
        for (String pattern : List.of("uuuu-M-d", "d/M/uuuu")) {
            try {
                return Optional.of(LocalDate.parse(
                        text.strip(), DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT)));
            } catch (DateTimeException e) {
                // The next pattern may fit.
                continue;
            }
        }
        return Optional.empty();
    }

    @GetMapping("/loads/{batch:\\d+}")
    String show(
            @PathVariable int batch,
            @RequestParam Optional<String> already,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        account(scope);
        BatchPage page = pages.batch(find(batch), already.isPresent());
        if (page.moving()) {
            // Works without script, and leaving the page does not disturb the work.
            response.setHeader("Refresh", REFRESH_SECONDS);
        }
        model.addAttribute("page", page);
        return "imports/batch";
    }

    @GetMapping("/loads/{batch:\\d+}/publish")
    String askPublish(@PathVariable int batch, Scope scope, Model model) {
        account(scope);
        model.addAttribute("page", pages.confirmPublish(find(batch)));
        return "imports/confirm";
    }

    @GetMapping("/loads/{batch:\\d+}/withdraw")
    String askWithdraw(@PathVariable int batch, Scope scope, Model model) {
        account(scope);
        model.addAttribute("page", pages.confirmWithdraw(find(batch)));
        return "imports/confirm";
    }

    @PostMapping("/loads/{batch:\\d+}/publish")
    String publish(@PathVariable int batch, Scope scope, HttpServletResponse response, Model model) {
        Optional<Long> account = account(scope);
        return change(batch, () -> imports.publish(batch, account), response, model);
    }

    @PostMapping("/loads/{batch:\\d+}/withdraw")
    String withdraw(@PathVariable int batch, Scope scope, HttpServletResponse response, Model model) {
        Optional<Long> account = account(scope);
        return change(batch, () -> imports.withdraw(batch, account), response, model);
    }

    @PostMapping("/loads/{batch:\\d+}/again")
    String again(@PathVariable int batch, Scope scope, HttpServletResponse response, Model model) {
        account(scope);
        return change(batch, () -> imports.readAgain(batch), response, model);
    }

    /** Where somebody else was faster, the page as it now is says so. */
    private String change(int batch, Runnable change, HttpServletResponse response, Model model) {
        find(batch);
        try {
            change.run();
            return "redirect:/loads/" + batch;
        } catch (NotPossible e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("page", pages.batch(find(batch), String.valueOf(e.getMessage())));
            return "imports/batch";
        }
    }

    @GetMapping("/loads/{batch:\\d+}/problems.csv")
    void problems(@PathVariable int batch, Scope scope, HttpServletResponse response) throws IOException {
        account(scope);
        find(batch);
        writeProblems(imports, batch, response);
    }

    static void writeProblems(Imports imports, int batch, HttpServletResponse response) throws IOException {
        response.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8).toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("problems-of-batch-" + batch + ".csv")
                        .build()
                        .toString());
        var out = response.getWriter();
        out.write(CsvText.line("kind", "effect", "file", "sheet", "row", "column", "found", "expected", "what to do"));
        for (var problem : imports.problems(batch)) {
            out.write(CsvText.line(
                    problem.kind().title(),
                    problem.kind().effect().words(),
                    problem.file(),
                    problem.sheet(),
                    problem.row() == 0 ? null : problem.row(),
                    problem.column(),
                    problem.found(),
                    problem.expected(),
                    problem.action()));
        }
    }

    private Batch find(int batch) {
        return imports.find(batch)
                .orElseThrow(() -> new NotFound(
                        "No file was loaded under the number " + batch + ".",
                        List.of(new Head.Link("Data loaded", "/loads"))));
    }

    /** The account of somebody who may load. */
    static Optional<Long> account(Scope scope) {
        if (!scope.mayLoad()) {
            throw new AccessDeniedException("Loading needs sign-in");
        }
        return switch (scope.viewer()) {
            case Viewer.Person person -> Optional.of(person.account());
            case Viewer.Visitor() -> Optional.empty();
        };
    }
}
