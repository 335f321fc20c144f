package health.cairn.contacts.web;

import health.cairn.contacts.ContactMapping;
import health.cairn.contacts.ContactMapping.From;
import health.cairn.contacts.ContactMapping.Table;
import health.cairn.contacts.ContactMappings;
import health.cairn.contacts.Field;
import health.cairn.contacts.web.Filters.Option;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /unmet-need/loads/mappings}: how an organisation's own tables of people and contacts are read. */
@Controller
class ContactMappingsController {

    private final ContactMappings mappings;

    ContactMappingsController(ContactMappings mappings) {
        this.mappings = mappings;
    }

    @GetMapping("/unmet-need/loads/mappings")
    String list(Scope scope, Model model) {
        ContactLoadsController.account(scope);
        model.addAttribute("page", page(new LinkedMultiValueMap<>(), null));
        return "contacts/mappings";
    }

    @PostMapping("/unmet-need/loads/mappings")
    String save(
            @RequestParam MultiValueMap<String, String> sent, Scope scope, HttpServletResponse response, Model model) {
        Optional<Long> account = ContactLoadsController.account(scope);
        try {
            mappings.save(read(sent), account);
            return "redirect:" + LoadingPages.BASE + "/mappings";
        } catch (IllegalArgumentException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(sent, String.valueOf(e.getMessage())));
            return "contacts/mappings";
        }
    }

    @PostMapping("/unmet-need/loads/mappings/{number:\\d+}/remove")
    String remove(@PathVariable int number, Scope scope) {
        ContactLoadsController.account(scope);
        mappings.remove(number);
        return "redirect:" + LoadingPages.BASE + "/mappings";
    }

    private static ContactMapping read(MultiValueMap<String, String> sent) {
        Table table = Arrays.stream(Table.values())
                .filter(known -> known.name().equals(text(sent, "table")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Say what the table lists"));
        Map<Field, From> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String column = text(sent, key(field) + "-column");
            if (!column.isEmpty() && field.isOf(table)) {
                From from = From.column(column, values(text(sent, key(field) + "-values")))
                        .dated(text(sent, key(field) + "-dates"));
                fields.put(field, field.required() ? from : from.orNothing());
            }
        }
        return new ContactMapping(text(sent, "name"), table, fields);
    }

    /** {@code F = FEMALE; M = MALE}. */
    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split(";", -1)) {
            if (!pair.isBlank()) {
                String[] sides = pair.split("=", -1);
                if (sides.length != 2) {
                    throw new IllegalArgumentException(
                            "Expected values as in: F = FEMALE; M = MALE; found '" + pair.strip() + "'");
                }
                values.put(sides[0].strip(), sides[1].strip());
            }
        }
        return values;
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        String text = sent.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private static String key(Field field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private MappingsPage page(MultiValueMap<String, String> sent, @Nullable String error) {
        String table = text(sent, "table");
        return new MappingsPage(
                LoadingPages.head(
                        "How tables are read",
                        "Cairn's own files and the extracts of record systems need nothing. For other tables, say once which"
                                + " column holds what; a file with these columns is then read this way."),
                mappings.saved().stream()
                        .map(kept -> new MappingsPage.Kept(
                                kept.number(), kept.mapping().name(), columns(kept.mapping())))
                        .toList(),
                Arrays.stream(Table.values())
                        .map(each -> new Option(
                                each.name(),
                                Say.capital(each.name().toLowerCase(Locale.ROOT)),
                                each.name().equals(table)))
                        .toList(),
                text(sent, "name"),
                Arrays.stream(Field.values())
                        .map(field -> new MappingsPage.Line(
                                key(field),
                                Say.capital(
                                        field.name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                                field.required(),
                                text(sent, key(field) + "-column"),
                                text(sent, key(field) + "-values"),
                                text(sent, key(field) + "-dates")))
                        .toList(),
                error);
    }

    private static String columns(ContactMapping mapping) {
        return Say.capital(mapping.table().name().toLowerCase(Locale.ROOT)) + ": "
                + mapping.fields().entrySet().stream()
                        .map(entry ->
                                entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " from "
                                        + (entry.getValue().column().isEmpty()
                                                ? "'" + entry.getValue().otherwise() + "'"
                                                : entry.getValue().column()))
                        .collect(Collectors.joining(", "));
    }
}
