package health.cairn.contacts.web;

import health.cairn.contacts.Basis;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Tops and feet of the pages of unmet need. */
final class Heads {

    static final String NOTHING =
            "You see counts of contacts where you hold a role, and of practices that share theirs with your organisation. There"
                    + " are none yet: either no contacts are published, or no practice shares them with you by an agreement.";
    static final String NOT_LOADED = "No contacts of these practices are published by this definition.";

    private Heads() {}

    static Head of(String title, String lead) {
        return Head.of(title, Head.Section.UNMET_NEED).caption("Unmet need").lead(lead);
    }

    static Head at(Head head, Lens lens) {
        return head.place(new Head.Place(lens.name(), lens.area(), lens.coverage() + " counted", lens.sight()));
    }

    static List<String> notes(Lens lens, Basis basis, String rule) {
        var notes = new ArrayList<String>();
        notes.add(rule);
        if (!lens.practice() && lens.practices().size() < lens.of()) {
            notes.add((lens.of() - lens.practices().size() == 1
                            ? "One practice is"
                            : Say.capital(Numbers.words(
                                            lens.of() - lens.practices().size())) + " practices are")
                    + " not counted: nothing of theirs is published, or they do not share with you.");
        }
        if (!basis.missing().isEmpty()) {
            notes.add("Not counted, because nothing is published by this definition: "
                    + String.join(
                            ", ",
                            basis.missing().stream().map(lens::nameOf).sorted().toList())
                    + ".");
        }
        if (!basis.alike()) {
            notes.add("The twelve months of these practices do not all end on the same day.");
        }
        return notes;
    }
}
