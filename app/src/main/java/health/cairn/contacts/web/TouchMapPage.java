package health.cairn.contacts.web;

import health.cairn.contacts.web.FindingPage.Fact;
import health.cairn.pages.Figure;
import health.cairn.pages.Head;
import health.cairn.pages.Table;
import java.util.List;

/**
 * One person's contacts with all services.
 *
 * @param months contacts by month, the earliest first
 * @param says what the pattern says, in sentences: those that fit on a printed page
 * @param further the others, shown on the screen only
 */
public record TouchMapPage(
        Head head,
        String practice,
        String person,
        int years,
        String reason,
        List<Fact> facts,
        Figure figure,
        List<Month> months,
        List<String> says,
        List<String> further,
        Table touches) {

    public TouchMapPage {
        facts = List.copyOf(facts);
        months = List.copyOf(months);
        says = List.copyOf(says);
        further = List.copyOf(further);
    }

    /**
     * @param shade 0 to 4, by how many there are beside the fullest month
     */
    public record Month(String letter, String name, int contacts, int shade) {}

    /** Nothing of it: it is one patient's. */
    @Override
    public String toString() {
        return "TouchMapPage";
    }
}
