package health.cairn.contacts.web;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.Coded;
import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.ContactKind;
import health.cairn.contacts.ContactLoads;
import health.cairn.contacts.Mode;
import health.cairn.contacts.Setting;
import health.cairn.contacts.web.Filters.Option;
import health.cairn.pages.Table;
import health.cairn.pages.Table.Column;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /unmet-need/loads/definitions}: what counts as a contact, version by version. */
@Controller
class ContactDefinitionsController {

    private static final Logger log = LoggerFactory.getLogger(ContactDefinitionsController.class);

    private final ContactLoads loads;

    ContactDefinitionsController(ContactLoads loads) {
        this.loads = loads;
    }

    @GetMapping("/unmet-need/loads/definitions")
    String list(@RequestParam Optional<String> said, Scope scope, Model model) {
        ContactLoadsController.account(scope);
        model.addAttribute(
                "page",
                page(
                        ContactDefinition.PRACTICE,
                        "",
                        null,
                        said.isPresent()
                                ? "The definition is kept. What is loaded is being added up by it; that may take minutes."
                                : null));
        return "contacts/definitions";
    }

    @PostMapping("/unmet-need/loads/definitions")
    String make(
            @RequestParam MultiValueMap<String, String> sent, Scope scope, HttpServletResponse response, Model model) {
        Optional<Long> account = ContactLoadsController.account(scope);
        String name = text(sent, "name");
        try {
            int version = loads.definitions().stream()
                            .filter(known -> known.name().equals(name))
                            .mapToInt(ContactDefinition::version)
                            .max()
                            .orElse(0)
                    + 1;
            String title = text(sent, "title");
            if (title.isEmpty() || title.length() > 150) {
                throw new IllegalArgumentException("Say in up to 150 characters what counts as a contact");
            }
            var definition = new ContactDefinition(
                    name,
                    version,
                    title,
                    chosen(Setting.values(), sent, "setting"),
                    chosen(Mode.values(), sent, "mode"),
                    chosen(Attendance.values(), sent, "status"),
                    chosen(ContactKind.values(), sent, "kind"),
                    !text(sent, "onceADay").isEmpty());
            Thread.ofPlatform().name("contacts-definition").daemon().start(() -> use(definition, account));
            return "redirect:" + LoadingPages.BASE + "/definitions?said=kept";
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(ContactDefinition.PRACTICE, name, String.valueOf(e.getMessage()), null));
            return "contacts/definitions";
        }
    }

    private void use(ContactDefinition definition, Optional<Long> account) {
        try {
            loads.use(definition, account);
        } catch (RuntimeException e) {
            log.error("Contacts could not be added up by definition {}", definition.key(), e);
        }
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private static <E extends Enum<E>> Set<E> chosen(E[] terms, MultiValueMap<String, String> sent, String name) {
        List<String> names = sent.getOrDefault(name, List.of());
        return Arrays.stream(terms).filter(term -> names.contains(term.name())).collect(Collectors.toSet());
    }

    private DefinitionsPage page(ContactDefinition shown, String name, @Nullable String error, @Nullable String done) {
        return new DefinitionsPage(
                LoadingPages.head(
                        "What counts as a contact",
                        "Each answer names its definition. One that was used never changes; a change is the next version."),
                new Table(
                        "Definitions in use",
                        List.of(
                                Column.text("Definition"),
                                Column.text("In words"),
                                Column.text("Services"),
                                Column.text("Kinds"),
                                Column.text("Once a day")),
                        loads.definitions().stream()
                                .map(definition -> Table.Row.of(
                                        definition.name() + ", version " + definition.version(),
                                        definition.title(),
                                        words(definition.settings()),
                                        words(definition.kinds()),
                                        definition.onceADay() ? "Yes" : "No"))
                                .toList()),
                name,
                "",
                options(Setting.values(), shown.settings()),
                options(Mode.values(), shown.modes()),
                options(Attendance.values(), shown.statuses()),
                options(ContactKind.values(), shown.kinds()),
                shown.onceADay(),
                error,
                done);
    }

    private static String words(Set<? extends Coded> terms) {
        return terms.stream().map(Coded::words).sorted().collect(Collectors.joining(", "));
    }

    private static <E extends Enum<E> & Coded> List<Option> options(E[] terms, Set<E> chosen) {
        return Arrays.stream(terms)
                .map(term -> new Option(term.name(), Say.capital(term.words()), chosen.contains(term)))
                .toList();
    }
}
