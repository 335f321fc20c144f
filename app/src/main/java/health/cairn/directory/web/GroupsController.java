package health.cairn.directory.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.CustomGroup;
import health.cairn.directory.Directory;
import health.cairn.directory.Groups;
import health.cairn.directory.web.GroupForm.Choice;
import health.cairn.directory.web.GroupForm.Problem;
import health.cairn.directory.web.GroupsPage.Item;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.people.Access;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Custom groups: whoever has the link sees one, its owner changes it. */
@Controller
class GroupsController {

    private static final int MOST_CHOICES = 30;
    private static final int NAMED_MEMBERS = 4;

    private final Groups groups;
    private final Directory directory;
    private final Clock clock;

    GroupsController(Groups groups, Directory directory, Clock clock) {
        this.groups = groups;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/groups")
    String list(@RequestParam(required = false) @Nullable String deleted, Scope scope, Model model) {
        Head head = Head.of("Custom groups", Head.Section.NONE)
                .lead(
                        "A federation, a locality, the networks you support: put areas together and compare them like any area.");
        GroupsPage page = scope.viewer() instanceof Viewer.Person person
                ? new GroupsPage(
                        head.actions(Head.Action.primary("Make a group", "/groups/new")),
                        true,
                        groups.ownedBy(person).stream().map(this::item).toList(),
                        groups.keptBy(person).stream().map(this::item).toList(),
                        deleted != null && AreaCode.isValid(deleted) ? deleted : null)
                : new GroupsPage(head, false, List.of(), List.of(), null);
        model.addAttribute("page", page);
        return "directory/groups";
    }

    @GetMapping("/groups/{code}")
    String show(@PathVariable String code) {
        return "redirect:" + AreaWords.href(known(code).code());
    }

    @GetMapping("/groups/new")
    String begin(@RequestParam(defaultValue = "") String codes, Scope scope, Model model) {
        person(scope);
        model.addAttribute("page", form(null, "", codes, "", List.of()));
        return "directory/group";
    }

    @GetMapping("/groups/{code}/edit")
    String edit(@PathVariable String code, Scope scope, Model model) {
        CustomGroup group = editable(code, scope);
        String codes = group.members().stream().map(AreaCode::value).collect(Collectors.joining("\n"));
        model.addAttribute("page", form(group.code(), group.name(), codes, "", List.of()));
        return "directory/group";
    }

    @PostMapping("/groups")
    ModelAndView make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String codes,
            @RequestParam(defaultValue = "") List<String> add,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "save") String what,
            Scope scope) {
        return save(null, name, codes, add, find, what, person(scope));
    }

    @PostMapping("/groups/{code}")
    ModelAndView change(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String codes,
            @RequestParam(defaultValue = "") List<String> add,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "save") String what,
            Scope scope) {
        return save(editable(code, scope), name, codes, add, find, what, person(scope));
    }

    @PostMapping("/groups/{code}/delete")
    String delete(@PathVariable String code, Scope scope) {
        Viewer.Person person = person(scope);
        AreaCode group = owned(code, person).code();
        groups.delete(person, group);
        return "redirect:/groups?deleted=" + group;
    }

    @PostMapping("/groups/{code}/restore")
    String restore(@PathVariable String code, Scope scope) {
        Viewer.Person person = person(scope);
        if (!AreaCode.isValid(code) || !groups.restore(person, new AreaCode(code))) {
            throw new NotFound("You have no deleted group with the code " + code + ".");
        }
        return "redirect:/groups";
    }

    @PostMapping("/groups/{code}/keep")
    String keep(@PathVariable String code, @RequestParam(defaultValue = "true") boolean keep, Scope scope) {
        groups.keep(person(scope), known(code).code(), keep);
        return "redirect:/groups";
    }

    private ModelAndView save(
            @Nullable CustomGroup group,
            String name,
            String codes,
            List<String> add,
            String find,
            String what,
            Viewer.Person person) {
        AreaCode code = group == null ? null : group.code();
        MemberCodes members = MemberCodes.parse(codes, add, directory);
        if (what.equals("find")) {
            String kept = add.isEmpty() ? codes : codes.strip() + "\n" + String.join("\n", add);
            return new ModelAndView("directory/group", "page", form(code, name, kept, find, List.of()));
        }
        List<Problem> problems = new ArrayList<>();
        int length = name.strip().length();
        if (length == 0) {
            problems.add(new Problem("name", "The group has no name. Give it one, so that people find it in a list."));
        } else if (length > Groups.LONGEST_NAME) {
            problems.add(new Problem(
                    "name", "The name has " + length + " characters. Shorten it to " + Groups.LONGEST_NAME + "."));
        }
        members.problems().forEach(problem -> problems.add(new Problem("codes", problem)));
        if (!problems.isEmpty()) {
            var view = new ModelAndView("directory/group", "page", form(code, name, codes, find, problems));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        if (group == null) {
            return new ModelAndView("redirect:"
                    + AreaWords.href(groups.make(person, name, members.codes()).code()));
        }
        groups.change(group.owner(), group.code(), name, members.codes());
        return new ModelAndView("redirect:" + AreaWords.href(group.code()));
    }

    private GroupForm form(@Nullable AreaCode code, String name, String codes, String find, List<Problem> problems) {
        MemberCodes members = codes.isBlank()
                ? new MemberCodes(List.of(), List.of())
                : MemberCodes.parse(codes, List.of(), directory);
        AreaMap map = directory.mapOn(LocalDate.now(clock));
        List<Choice> found = find.isBlank()
                ? List.of()
                : directory.search(find, MOST_CHOICES).stream()
                        .filter(area -> !members.areas().contains(area))
                        .map(area ->
                                new Choice(area.code().value(), area.name(), AreaWords.detail(area, map, directory)))
                        .toList();
        String note = find.isBlank()
                ? ""
                : found.isEmpty() ? "Nothing was found for “" + find.strip() + "”." : "Tick what belongs to the group.";
        String title = code == null ? "Make a group" : "Change the group";
        String error = problems.isEmpty() ? "" : "Error: ";
        return new GroupForm(
                Head.of(error + title, Head.Section.NONE).crumbs(new Head.Link("Custom groups", "/groups")),
                code == null ? "/groups" : "/groups/" + code,
                name,
                codes.strip(),
                find,
                found,
                note,
                members.areas().stream().map(AreaWords::named).toList(),
                problems,
                code == null ? "" : "/groups/" + code + "/delete");
    }

    private Item item(CustomGroup group) {
        List<String> names = directory.findAll(group.members()).values().stream()
                .map(Area::name)
                .toList();
        String shown = String.join(", ", names.stream().limit(NAMED_MEMBERS).toList());
        int more = group.members().size() - NAMED_MEMBERS;
        int practices =
                directory.mapOn(LocalDate.now(clock)).practicesOf(group.code()).size();
        return new Item(
                group.name(),
                group.code().value(),
                AreaWords.href(group.code()),
                more > 0 ? String.format(Locale.UK, "%s and %,d more", shown, more) : shown,
                AreaWords.count(practices, AreaType.PRACTICE));
    }

    private CustomGroup known(String code) {
        if (!AreaCode.isValid(code)) {
            throw new NotFound("There is no group with the code " + code + ".");
        }
        return groups.find(new AreaCode(code))
                .orElseThrow(() ->
                        new NotFound("There is no group with the code " + code + ". Its owner may have deleted it."));
    }

    private CustomGroup editable(String code, Scope scope) {
        CustomGroup group = known(code);
        if (group.owner() != person(scope).account() && !scope.may(Access.EDIT, Groups.shared(group.code()))) {
            throw new AccessDeniedException("The group belongs to somebody else");
        }
        return group;
    }

    private CustomGroup owned(String code, Viewer.Person person) {
        CustomGroup group = known(code);
        if (group.owner() != person.account()) {
            throw new AccessDeniedException("The group belongs to somebody else");
        }
        return group;
    }

    /** Security lets nobody else come so far; this says so to the compiler. */
    private static Viewer.Person person(Scope scope) {
        return switch (scope.viewer()) {
            case Viewer.Person person -> person;
            case Viewer.Visitor _ -> throw new AccessDeniedException("Groups are made by people who have signed in");
        };
    }
}
