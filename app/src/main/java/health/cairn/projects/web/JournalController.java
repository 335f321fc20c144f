package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.pages.Numbers;
import health.cairn.pages.Table;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.projects.Comment;
import health.cairn.projects.KeptFile;
import health.cairn.projects.Member;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.ProjectFiles;
import health.cairn.projects.Saved;
import health.cairn.projects.web.Shells.Place;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The journal of a project and its files. */
@Controller
class JournalController {

    private final Shells shells;
    private final ProjectFiles files;

    JournalController(Shells shells, ProjectFiles files) {
        this.shells = shells;
        this.files = files;
    }

    private Opened open(long project, Scope scope) {
        Opened opened = shells.open(project, scope);
        if (opened.asThePublic()) {
            throw new NotFound(
                    "The journal and the files of a project are for those it is shared with.",
                    List.of(new Head.Link(opened.project().name(), "/projects/" + project)));
        }
        return opened;
    }

    @GetMapping("/projects/{project:\\d+}/journal")
    String journal(@PathVariable long project, @RequestParam(defaultValue = "") String said, Scope scope, Model model) {
        return show(open(project, scope), said, List.of(), scope, model);
    }

    private String show(Opened opened, String said, List<String> problems, Scope scope, Model model) {
        String here = "/projects/" + opened.project().number();
        String own = scope.viewer() instanceof Viewer.Person person ? person.name() : "";
        var names = new TreeSet<String>();
        opened.project()
                .all(Member.class)
                .forEach(member -> names.add(member.body().name()));
        List<JournalPage.Entry> entries = opened.project().all(Comment.class).reversed().stream()
                .map(comment -> new JournalPage.Entry(
                        Words.moment(comment.changedAt()) + (comment.version() > 1 ? ", changed since" : ""),
                        comment.by(),
                        comment.body().pieces(names),
                        !own.isEmpty() && comment.body().mentions(own, names),
                        about(opened, comment.body()),
                        opened.mayEdit() ? here + "/parts/" + comment.number() : ""))
                .toList();
        long mine = entries.stream().filter(JournalPage.Entry::mine).count();
        model.addAttribute(
                "page",
                new JournalPage(
                        shells.shell(opened, Place.JOURNAL, said),
                        entries,
                        opened.mayEdit()
                                ? Forms.open(
                                        Forms.About.all(
                                                        opened.project(),
                                                        PartKind.COMMENT,
                                                        Optional.empty(),
                                                        here + "/journal",
                                                        null)
                                                .saying("Write it down"),
                                        PartJson.nothing())
                                : null,
                        mine == 0
                                ? ""
                                : "You are mentioned in " + Numbers.words(mine) + (mine == 1 ? " entry." : " entries."),
                        table(opened, here),
                        opened.mayEdit() ? here + "/files" : "",
                        problems));
        return "projects/journal";
    }

    private static Head.@Nullable Link about(Opened opened, Comment comment) {
        Long about = comment.about();
        return about == null
                ? null
                : Optional.<Part<?>>ofNullable(opened.project().parts().get(about))
                        .map(part -> new Head.Link(
                                part.kind().words() + ": " + part.body().title(),
                                PartsController.address(opened.project().number(), part)))
                        .orElse(null);
    }

    private static Table table(Opened opened, String here) {
        return new Table(
                "Files",
                List.of(
                        Table.Column.text("File"),
                        Table.Column.text("What it is"),
                        Table.Column.text("Sort"),
                        Table.Column.number("Size"),
                        Table.Column.text("Kept by")),
                opened.project().all(KeptFile.class).reversed().stream()
                        .map(file -> new Table.Row(
                                List.of(
                                        Table.Cell.link(file.body().name(), here + "/files/" + file.number()),
                                        opened.mayEdit()
                                                ? Table.Cell.link(
                                                        file.body().about().isBlank()
                                                                ? "Say what it is"
                                                                : file.body().about(),
                                                        here + "/parts/" + file.number())
                                                : Table.Cell.of(file.body().about()),
                                        Table.Cell.of(
                                                Words.capital(file.body().type().words())),
                                        Table.Cell.of(size(file.body().size())),
                                        Table.Cell.of(file.by() + ", " + Words.day(file.changedAt()))),
                                false))
                        .toList());
    }

    private static String size(long bytes) {
        return bytes < 1 << 20
                ? Numbers.count(Math.ceil(bytes / 1024.0)) + " KB"
                : Numbers.count(Math.round(10 * bytes / (double) (1 << 20)) / 10.0) + " MB";
    }

    @PostMapping("/projects/{project:\\d+}/files")
    String keep(
            @PathVariable long project,
            @RequestParam Optional<MultipartFile> file,
            @RequestParam(defaultValue = "") String about,
            Scope scope,
            HttpServletResponse response,
            Model model)
            throws IOException {
        Opened opened = shells.openToEdit(project, scope);
        byte[] content =
                file.isEmpty() ? new byte[0] : file.get().getInputStream().readNBytes(ProjectFiles.MOST_BYTES + 1);
        String name = file.map(MultipartFile::getOriginalFilename).orElse("");
        Saved saved = files.keep(project, name, about, content, scope);
        if (saved instanceof Saved.Refused(Map<String, String> problems)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(opened, "", List.copyOf(problems.values()), scope, model);
        }
        return "redirect:/projects/" + project + "/journal?said=added";
    }

    /** Always to keep, never shown in the place of a page. */
    @GetMapping("/projects/{project:\\d+}/files/{file:\\d+}")
    ResponseEntity<byte[]> file(@PathVariable long project, @PathVariable long file, Scope scope) {
        Opened opened = open(project, scope);
        Part<KeptFile> part = opened.project()
                .part(KeptFile.class, file)
                .filter(found -> !found.archived())
                .orElseThrow(() -> new NotFound("There is no file " + file + " in this project."));
        return files.read(opened, part)
                .map(content -> ResponseEntity.ok()
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(part.body().name(), java.nio.charset.StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .contentType(MediaType.parseMediaType(part.body().type().media()))
                        .body(content))
                .orElseThrow(() -> new NotFound("The bytes of this file are not here."));
    }
}
