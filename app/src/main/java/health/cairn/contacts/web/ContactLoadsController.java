package health.cairn.contacts.web;

import health.cairn.contacts.ContactBatch;
import health.cairn.contacts.ContactLoads;
import health.cairn.contacts.Delivery;
import health.cairn.contacts.Purpose;
import health.cairn.contacts.web.Filters.Option;
import health.cairn.pages.CsvText;
import health.cairn.pages.Head;
import health.cairn.pages.Head.Action;
import health.cairn.pages.Head.Link;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /unmet-need/loads}: bringing contacts, looking at what was found in them, publishing and withdrawing them. */
@Controller
class ContactLoadsController {

    private static final String REFRESH_SECONDS = "2";
    private static final int SHOWN = 50;

    private final ContactLoads loads;
    private final LoadingPages pages;

    ContactLoadsController(ContactLoads loads, LoadingPages pages) {
        this.loads = loads;
        this.pages = pages;
    }

    @GetMapping("/unmet-need/loads")
    String list(@RequestParam Optional<Integer> before, Scope scope, Model model) {
        account(scope);
        List<ContactBatch> batches = loads.list(before, SHOWN);
        Head head = LoadingPages.head(
                        "Contacts loaded", "Deliveries of people and their contacts. Only pseudonyms are kept.")
                .actions(
                        Action.primary("Load contacts", LoadingPages.BASE + "/new"),
                        Action.secondary("What counts as a contact", LoadingPages.BASE + "/definitions"),
                        Action.secondary("How tables are read", LoadingPages.BASE + "/mappings"));
        model.addAttribute(
                "page",
                new LoadsListPage(
                        head,
                        pages.list(batches),
                        batches.size() < SHOWN
                                ? null
                                : LoadingPages.BASE + "?before="
                                        + batches.getLast().id()));
        return "contacts/loads";
    }

    @GetMapping("/unmet-need/loads/new")
    String begin(Scope scope, Model model) {
        account(scope);
        model.addAttribute("page", upload(null));
        return "contacts/upload";
    }

    private static UploadPage upload(@Nullable String error) {
        return new UploadPage(
                LoadingPages.head(
                        "Load contacts",
                        "A list of people and a list of their contacts. NHS numbers become pseudonyms on the way in, and no"
                                + " copy of the files is kept."),
                Arrays.stream(Purpose.values())
                        .map(purpose -> new Option(purpose.name(), purpose(purpose), purpose == Purpose.LOCAL_AUDIT))
                        .toList(),
                error);
    }

    private static String purpose(Purpose purpose) {
        return Say.capital(purpose.words())
                + (purpose.honoursNational()
                        ? ": Type 1 and national opt-outs are left out"
                        : purpose.honoursType1() ? ": Type 1 opt-outs are left out" : ": opt-outs do not apply");
    }

    @PostMapping("/unmet-need/loads")
    String receive(
            @RequestParam(defaultValue = "") List<MultipartFile> files,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String practice,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Scope scope,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Optional<Long> account = account(scope);
        Path folder = Files.createTempDirectory("cairn-contacts");
        try {
            var delivery = new Delivery(
                    name.isBlank() ? "Delivery" : name.strip(),
                    source.isBlank() ? "not stated" : source.strip(),
                    Arrays.stream(Purpose.values())
                            .filter(known -> known.name().equals(purpose))
                            .findFirst()
                            .orElseThrow(() -> new IllegalArgumentException("Say what the contacts are loaded for")),
                    day("first day", from),
                    day("day of the extract", until),
                    practice.isBlank() ? Optional.empty() : Optional.of(practice.strip()),
                    kept(files, folder),
                    account);
            ContactLoads.Receipt receipt = loads.begin(delivery, () -> delete(folder));
            return "redirect:" + LoadingPages.BASE + "/" + receipt.batch().id()
                    + (receipt.alreadyHere() ? "?already" : "");
        } catch (IllegalArgumentException e) {
            delete(folder);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", upload(String.valueOf(e.getMessage())));
            return "contacts/upload";
        }
    }

    private static List<Path> kept(List<MultipartFile> files, Path folder) throws IOException {
        var kept = new ArrayList<Path>();
        for (MultipartFile file : files) {
            if (!file.isEmpty()) {
                // The name says what kind of file it is; nothing of it may lead out of the folder.
                String name = Optional.ofNullable(file.getOriginalFilename())
                        .orElse("")
                        .replaceAll(".*[/\\\\]", "")
                        .replaceAll("[^A-Za-z0-9._-]", "_");
                Path own = Files.createDirectory(folder.resolve(String.valueOf(kept.size())));
                Path to = own.resolve(name.isEmpty() || name.startsWith(".") ? "file" + name : name);
                file.transferTo(to);
                kept.add(to);
            }
        }
        return kept;
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Uploaded files could not be deleted", e);
        }
    }

    private static Optional<LocalDate> day(String name, String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Expected a date for the " + name + ", for example 2026-10-31; found '" + text.strip() + "'", e);
        }
    }

    @GetMapping("/unmet-need/loads/{batch:\\d+}")
    String show(
            @PathVariable int batch,
            @RequestParam Optional<String> already,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        account(scope);
        BatchPage page = pages.page(
                find(batch), already.isPresent() ? "The same files had been loaded before; nothing was done." : null);
        if (page.moving()) {
            // Works without script, and leaving the page does not disturb the work.
            response.setHeader("Refresh", REFRESH_SECONDS);
        }
        model.addAttribute("page", page);
        return "contacts/batch";
    }

    @GetMapping("/unmet-need/loads/{batch:\\d+}/publish")
    String askPublish(@PathVariable int batch, Scope scope, Model model) {
        return ask(
                batch,
                "publish",
                "Publish",
                List.of(
                        "Every page of unmet need counts this delivery for the practices in it.",
                        "It takes the place of what these practices delivered before; withdrawing it brings that back."),
                scope,
                model);
    }

    @GetMapping("/unmet-need/loads/{batch:\\d+}/withdraw")
    String askWithdraw(@PathVariable int batch, Scope scope, Model model) {
        return ask(
                batch,
                "withdraw",
                "Withdraw",
                List.of(
                        "No page counts this delivery any more. What it replaced shows again.",
                        "It can be published again."),
                scope,
                model);
    }

    @GetMapping("/unmet-need/loads/{batch:\\d+}/erase")
    String askErase(@PathVariable int batch, Scope scope, Model model) {
        return ask(
                batch,
                "erase",
                "Erase for good",
                List.of(
                        "Its files are deleted from the lake for good. Only the delivery's name, counts and history stay.",
                        "To have it back, the files must be delivered again."),
                scope,
                model);
    }

    private String ask(int batch, String what, String button, List<String> sentences, Scope scope, Model model) {
        account(scope);
        ContactBatch found = find(batch);
        model.addAttribute(
                "page",
                new ConfirmPage(
                        LoadingPages.head(button + ": " + found.name(), "Nothing has happened yet."),
                        sentences,
                        LoadingPages.BASE + "/" + batch + "/" + what,
                        button,
                        LoadingPages.BASE + "/" + batch));
        return "contacts/confirm";
    }

    @PostMapping("/unmet-need/loads/{batch:\\d+}/publish")
    String publish(@PathVariable int batch, Scope scope, HttpServletResponse response, Model model) {
        Optional<Long> account = account(scope);
        return change(batch, id -> loads.publish(id, account), response, model);
    }

    @PostMapping("/unmet-need/loads/{batch:\\d+}/withdraw")
    String withdraw(@PathVariable int batch, Scope scope, HttpServletResponse response, Model model) {
        Optional<Long> account = account(scope);
        return change(batch, id -> loads.withdraw(id, account), response, model);
    }

    @PostMapping("/unmet-need/loads/{batch:\\d+}/erase")
    String erase(@PathVariable int batch, Scope scope, HttpServletResponse response, Model model) {
        Optional<Long> account = account(scope);
        return change(batch, id -> loads.erase(id, account), response, model);
    }

    /** Where somebody else was faster, the page as it now is says so. */
    private String change(int batch, IntConsumer change, HttpServletResponse response, Model model) {
        find(batch);
        try {
            change.accept(batch);
            return "redirect:" + LoadingPages.BASE + "/" + batch;
        } catch (IllegalStateException e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("page", pages.page(find(batch), String.valueOf(e.getMessage())));
            return "contacts/batch";
        }
    }

    @GetMapping("/unmet-need/loads/{batch:\\d+}/problems.csv")
    void problems(@PathVariable int batch, Scope scope, HttpServletResponse response) throws IOException {
        account(scope);
        find(batch);
        response.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8).toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("problems-of-contacts-" + batch + ".csv")
                        .build()
                        .toString());
        var out = response.getWriter();
        out.write(CsvText.line("file", "row", "found", "effect", "expected"));
        for (var problem : loads.problems(batch)) {
            out.write(CsvText.line(
                    problem.file(),
                    problem.row() == 0 ? null : problem.row(),
                    problem.kind().title(),
                    problem.kind().effect().words(),
                    problem.expected()));
        }
    }

    private ContactBatch find(int batch) {
        return loads.find(batch)
                .orElseThrow(() -> new NotFound(
                        "No contacts were loaded under the number " + batch + ".",
                        List.of(new Link("Contacts loaded", LoadingPages.BASE))));
    }

    /** The account of somebody who may load. */
    static Optional<Long> account(Scope scope) {
        if (!scope.mayLoad()) {
            throw new AccessDeniedException("Loading contacts is for those who may load");
        }
        return scope.viewer() instanceof Viewer.Person person ? Optional.of(person.account()) : Optional.empty();
    }
}
