package health.cairn.contacts.web;

import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.ContactLoads;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what pages and API are asked for. */
@Component
class Questions {

    private final Lenses lenses;
    private final ContactLoads loads;

    Questions(Lenses lenses, ContactLoads loads) {
        this.lenses = lenses;
        this.loads = loads;
    }

    /** Of whom, and what counts as a contact. */
    record Question(Lens lens, ContactDefinition definition, List<ContactDefinition> definitions) {

        /** The same for what goes to others. */
        Question outside() {
            return new Question(lens.outside(), definition, definitions);
        }
    }

    /** Empty where the viewer may see counts of nobody. */
    Optional<Question> read(Optional<String> area, Optional<String> definition, Scope scope) {
        return lenses.of(area, scope).map(lens -> {
            List<ContactDefinition> all = loads.definitions();
            ContactDefinition chosen = definition
                    .filter(key -> !key.isBlank())
                    .map(key -> all.stream()
                            .filter(known -> known.key().equals(key))
                            .findFirst()
                            .orElseThrow(() -> new NotFound(
                                    "There is no definition of a contact '" + key + "'.",
                                    List.of(new Head.Link("Unmet need", "/unmet-need")))))
                    .orElse(ContactDefinition.PRACTICE);
            return new Question(lens, chosen, all);
        });
    }
}
