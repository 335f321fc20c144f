package health.cairn.projects.web;

import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.people.LocalPath;
import health.cairn.people.Scope;
import health.cairn.projects.Copies;
import health.cairn.projects.Field;
import health.cairn.projects.Opened;
import health.cairn.projects.Part;
import health.cairn.projects.PartJson;
import health.cairn.projects.PartKind;
import health.cairn.projects.Point;
import health.cairn.projects.ProjectMeasure;
import health.cairn.projects.Projects;
import health.cairn.projects.Projects.IfNewer;
import health.cairn.projects.Saved;
import health.cairn.projects.web.Forms.About;
import health.cairn.projects.web.Shells.Place;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** The one way in which parts of any kind are written from pages: a form, a save, a clash shown with both texts. */
@Controller
class PartsController {

    private final Shells shells;
    private final Projects projects;
    private final Copies copies;

    PartsController(Shells shells, Projects projects, Copies copies) {
        this.shells = shells;
        this.projects = projects;
        this.copies = copies;
    }

    @GetMapping("/projects/{project:\\d+}/parts/new")
    String form(
            @PathVariable long project, @RequestParam MultiValueMap<String, String> asked, Scope scope, Model model) {
        Opened opened = shells.openToEdit(project, scope);
        PartKind kind = kind(asked);
        ObjectNode values = FormInput.read(kind, prefilled(kind, asked)).json();
        About about = about(opened, kind, Optional.empty(), values, "");
        return show(opened, about, Forms.open(about, values), model);
    }

    /** What stands in an address fills the fields of the same name. */
    private static MultiValueMap<String, String> prefilled(PartKind kind, MultiValueMap<String, String> asked) {
        var filled = new org.springframework.util.LinkedMultiValueMap<String, String>(asked);
        filled.set(
                FormInput.FIELDS,
                String.join(
                        ",",
                        kind.fields().stream()
                                .map(Field::name)
                                .filter(asked::containsKey)
                                .toList()));
        return filled;
    }

    @GetMapping("/projects/{project:\\d+}/parts/{part:\\d+}")
    String form(@PathVariable long project, @PathVariable long part, Scope scope, Model model) {
        Opened opened = shells.openToEdit(project, scope);
        Part<?> found = part(opened, part);
        ObjectNode values = PartJson.write(found.body());
        About about = about(opened, found.kind(), Optional.of(found), values, "");
        return show(opened, about, Forms.open(about, values), model);
    }

    @PostMapping("/projects/{project:\\d+}/parts")
    String add(
            @PathVariable long project,
            @RequestParam MultiValueMap<String, String> sent,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        Opened opened = shells.openToEdit(project, scope);
        PartKind kind = kind(sent);
        FormInput input = FormInput.read(kind, sent);
        Saved saved = input.problems().isEmpty()
                ? projects.add(project, kind, input.json(), scope)
                : new Saved.Refused(input.problems());
        if (saved instanceof Saved.Done(Part<?> part)) {
            return "redirect:" + said(where(project, part, sent), "added");
        }
        About about = about(opened, kind, Optional.empty(), input.json(), FormInput.text(sent, "to"))
                .only(in(sent));
        return refused(opened, about, input, 0, saved, response, model);
    }

    @PostMapping("/projects/{project:\\d+}/parts/{part:\\d+}")
    String save(
            @PathVariable long project,
            @PathVariable long part,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "0") int version,
            Scope scope,
            HttpServletResponse response,
            Model model) {
        Opened opened = shells.openToEdit(project, scope);
        Part<?> found = part(opened, part);
        FormInput input = FormInput.read(found.kind(), sent);
        Saved saved = input.problems().isEmpty()
                ? projects.save(project, part, version, input.json(), IfNewer.MERGE, scope)
                : new Saved.Refused(input.problems());
        if (saved instanceof Saved.Done(Part<?> done)) {
            return "redirect:" + said(where(project, done, sent), "saved");
        }
        About about = about(
                        opened,
                        found.kind(),
                        Optional.of(found),
                        PartJson.write(found.body()),
                        FormInput.text(sent, "to"))
                .only(in(sent));
        return refused(opened, about, input, version, saved, response, model);
    }

    private String refused(
            Opened opened,
            About about,
            FormInput input,
            int from,
            Saved saved,
            HttpServletResponse response,
            Model model) {
        FormView form = switch (saved) {
            case Saved.Clash clash -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield Forms.clash(about, clash);
            }
            case Saved.Refused(Map<String, String> problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield Forms.wrong(about, input.json(), from, input.typed(), new LinkedHashMap<>(problems));
            }
            case Saved.Done _ -> throw new IllegalStateException("What is done is not refused");
        };
        return show(opened, about, form, model);
    }

    @PostMapping("/projects/{project:\\d+}/parts/{part:\\d+}/archive")
    String archive(
            @PathVariable long project,
            @PathVariable long part,
            @RequestParam(defaultValue = "") String to,
            Scope scope) {
        shells.openToEdit(project, scope);
        projects.archive(project, part, true, scope);
        return leads(project, to)
                ? "redirect:" + said(to, "away")
                : "redirect:/projects/" + project + "/history?part=" + part + "&said=away";
    }

    @PostMapping("/projects/{project:\\d+}/parts/{part:\\d+}/restore")
    String restore(@PathVariable long project, @PathVariable long part, Scope scope) {
        shells.openToEdit(project, scope);
        projects.archive(project, part, false, scope);
        return "redirect:/projects/" + project + "/history?part=" + part + "&said=back";
    }

    @PostMapping("/projects/{project:\\d+}/parts/{part:\\d+}/take-back")
    String takeBack(
            @PathVariable long project,
            @PathVariable long part,
            @RequestParam(defaultValue = "0") int version,
            Scope scope) {
        shells.openToEdit(project, scope);
        Saved saved = projects.takeBack(project, part, version, scope);
        return "redirect:/projects/" + project + "/history?part=" + part
                + (saved instanceof Saved.Done ? "&said=taken-back" : "&said=not-taken-back");
    }

    /** Copies a part of a project that the viewer may see into one that the viewer may write in. */
    @PostMapping("/projects/{project:\\d+}/parts/{part:\\d+}/copy")
    String copy(
            @PathVariable long project,
            @PathVariable long part,
            @RequestParam(defaultValue = "0") long into,
            Scope scope) {
        Opened source = shells.open(project, scope);
        shells.openToEdit(into, scope);
        Saved saved = copies.part(source, part, into, scope);
        return saved instanceof Saved.Done(Part<?> copy)
                ? "redirect:" + said(address(into, copy), "copied")
                : "redirect:/projects/" + project + "?said=not-copied";
    }

    private String show(Opened opened, About about, FormView form, Model model) {
        boolean isNew = about.part().isEmpty();
        String title =
                Words.capital((isNew ? "Add a " : "Change the ") + about.kind().words());
        ProjectShell shell = shells.inside(opened, title, opened.project().name(), Place.NONE, "");
        Optional<Part<?>> part = about.part();
        String address = part.map(found -> "/projects/" + opened.project().number() + "/parts/" + found.number())
                .orElse("");
        model.addAttribute(
                "page",
                new PartPage(
                        shell,
                        form,
                        part.isEmpty() || about.kind().single() ? null : address + "/archive",
                        part.map(found -> "/projects/" + opened.project().number() + "/history?part=" + found.number())
                                .orElse(null),
                        advice(about.kind())));
        return "projects/part";
    }

    private static String advice(PartKind kind) {
        return switch (kind) {
            case MEASURE ->
                "Words that change what is counted begin a new series: it is drawn apart and never joined with the one before."
                        + " If you only say the same more clearly, tick the box at the end.";
            case REBASE ->
                "New limits hide the improvement they follow: whoever reads the chart later sees this decision, its reason and"
                        + " your name.";
            case EXCLUSION ->
                "The point stays on the chart and is judged as every other; centre and limits are worked out without it. Leave"
                        + " points out where the cause is known and will not come back, and never because they are unwelcome.";
            case POINT -> "A corrected point keeps what stood there before in its history.";
            default -> "";
        };
    }

    private static About about(Opened opened, PartKind kind, Optional<Part<?>> part, ObjectNode values, String to) {
        long project = opened.project().number();
        String back = LocalPath.is(to) && to.startsWith("/projects/" + project)
                ? to
                : part.map(found -> address(project, found)).orElse("/projects/" + project);
        About about = About.all(opened.project(), kind, part, to, back);
        return kind == PartKind.POINT ? about.only(fits(opened, values)) : about;
    }

    private static Predicate<Field> fits(Opened opened, ObjectNode values) {
        return opened.project()
                .part(ProjectMeasure.class, values.path("measure").asLong(0))
                .map(measure -> ProjectMeasurePages.fits(measure.body()))
                .orElse(_ -> true);
    }

    /** The fields that the form had. */
    private static Predicate<Field> in(MultiValueMap<String, String> sent) {
        List<String> fields =
                Arrays.asList(FormInput.text(sent, FormInput.FIELDS).split(",", -1));
        return field -> fields.contains(field.name());
    }

    private static PartKind kind(MultiValueMap<String, String> sent) {
        String text = FormInput.text(sent, "kind");
        return PartKind.parse(text)
                .filter(PartKind::writtenByPeople)
                .orElseThrow(
                        () -> new NotFound("A project has no parts of the kind '" + text + "' that people write."));
    }

    private static Part<?> part(Opened opened, long number) {
        return Optional.<Part<?>>ofNullable(opened.project().parts().get(number))
                .filter(part -> part.kind().writtenByPeople())
                .orElseThrow(() -> new NotFound(
                        "There is nothing with the number " + number + " in this project.",
                        List.of(new Head.Link(
                                opened.project().name(),
                                "/projects/" + opened.project().number()))));
    }

    private static String where(long project, Part<?> part, MultiValueMap<String, String> sent) {
        String to = FormInput.text(sent, "to");
        return leads(project, to) ? to : address(project, part);
    }

    private static boolean leads(long project, String to) {
        return LocalPath.is(to) && to.startsWith("/projects/" + project + "/") && !to.contains("?");
    }

    private static String said(String address, String word) {
        return address + (address.contains("?") ? "&" : "?") + "said=" + word;
    }

    /** Where a part is to be seen. */
    static String address(long project, Part<?> part) {
        String here = "/projects/" + project;
        return switch (part.kind()) {
            case CHARTER -> here + "/charter";
            case MEMBER, SITE, STAKEHOLDER, TASK -> here + "/team";
            case MEASURE -> here + "/measures/" + part.number();
            case POINT -> here + "/measures/" + ((Point) part.body()).measure() + "/data";
            case REBASE -> here + "/measures/" + ((health.cairn.projects.Rebase) part.body()).measure();
            case NOTE -> here + "/measures/" + ((health.cairn.projects.ChartNote) part.body()).measure();
            case EXCLUSION -> here + "/measures/" + ((health.cairn.projects.Exclusion) part.body()).measure();
            case TARGET -> here + "/measures/" + ((health.cairn.projects.Target) part.body()).measure();
            case CYCLE -> here + "/cycles/" + part.number();
            case PREDICTION -> here + "/cycles/" + ((health.cairn.projects.Prediction) part.body()).cycle();
            case DRIVER, IDEA -> here + "/drivers";
            case SHEET -> here + "/tools/" + part.number();
            case STEP, CAUSE, COUNTED, FORCE, WHY, PLANNED, SUSTAINING ->
                here + "/tools/" + ((health.cairn.projects.SheetItem) part.body()).sheet();
            case SCORE -> here + "/score";
            case COMMENT, FILE -> here + "/journal";
            case WRITE_UP -> here + "/write-up";
            case SIGNAL -> here;
        };
    }
}
