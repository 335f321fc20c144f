package health.cairn.pages;

import java.util.List;

/**
 * A page that says what went wrong and where to go from here.
 *
 * @param head with the problem as its title
 * @param sentences what was found, what was expected, what to do
 * @param links places to go on from, for example areas with a similar code
 */
public record ProblemPage(Head head, List<String> sentences, List<Head.Link> links) {

    public ProblemPage {
        sentences = List.copyOf(sentences);
        links = List.copyOf(links);
    }

    /** Nothing is at this address. */
    public static ProblemPage notFound(String sentence, List<Head.Link> near) {
        return new ProblemPage(Head.of("Page not found", Head.Section.NONE), List.of(sentence), near);
    }
}
