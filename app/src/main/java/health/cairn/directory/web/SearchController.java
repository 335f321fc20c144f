package health.cairn.directory.web;

import health.cairn.directory.web.SearchPage.Part;
import health.cairn.pages.Head;
import health.cairn.pages.Searchable;
import health.cairn.pages.Searchable.Found;
import health.cairn.people.Scope;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One search for everything there is to find. */
@Controller
class SearchController {

    private static final int MOST_ON_PAGE = 50;
    private static final int MOST_WHILE_TYPING = 8;
    private static final int LONGEST_TEXT = 200;

    private final List<Searchable> searchables;

    SearchController(List<Searchable> searchables) {
        this.searchables = List.copyOf(searchables);
    }

    @GetMapping("/search")
    String search(@RequestParam(name = "q", defaultValue = "") String text, Scope scope, Model model) {
        String query = shorten(text);
        List<Part> parts = query.isEmpty() ? List.of() : parts(query, MOST_ON_PAGE, scope);
        int found = parts.stream().mapToInt(part -> part.found().size()).sum();
        Head head = Head.of(query.isEmpty() ? "Search" : "Search: " + query, Head.Section.NONE)
                .lead(
                        query.isEmpty()
                                ? "Find an area by its name, code or postcode, or a measure by its name."
                                : lead(found));
        String advice = query.isEmpty() || found > 0
                ? ""
                : "Try fewer words, a code such as A81001, or the first half of a postcode such as TS18. Before anything is"
                        + " loaded there is nothing to find.";
        model.addAttribute("page", new SearchPage(head, query, parts, advice));
        return "directory/search";
    }

    /** The same while somebody types. */
    @GetMapping("/search/suggestions")
    @ResponseBody
    List<Part> suggestions(@RequestParam(name = "q", defaultValue = "") String text, Scope scope) {
        String query = shorten(text);
        return query.length() < 2 ? List.of() : parts(query, MOST_WHILE_TYPING, scope);
    }

    private List<Part> parts(String query, int most, Scope scope) {
        return searchables.stream()
                .map(searchable -> part(searchable.heading(), searchable.search(query, most, scope), most))
                .filter(part -> !part.found().isEmpty())
                .toList();
    }

    private static Part part(String heading, List<Found> found, int most) {
        return new Part(heading, found, found.size() < most ? "" : "The first " + most + " are shown.");
    }

    private static String lead(int found) {
        return switch (found) {
            case 0 -> "Nothing was found.";
            case 1 -> "One was found.";
            default -> found + " were found, the likeliest first.";
        };
    }

    private static String shorten(String text) {
        String plain = text.strip();
        return plain.length() <= LONGEST_TEXT ? plain : plain.substring(0, LONGEST_TEXT);
    }
}
