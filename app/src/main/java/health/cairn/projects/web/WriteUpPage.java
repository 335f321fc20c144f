package health.cairn.projects.web;

import health.cairn.pages.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The write-up of a project.
 *
 * @param parts the four parts of SQUIRE with what is said in each
 * @param figures the charts, which stand with the results
 * @param form for those who write; null on the page for reading
 */
public record WriteUpPage(
        ProjectShell shell,
        String title,
        String caption,
        List<SectionView> sections,
        List<Figure> figures,
        @Nullable FormView form) {

    public WriteUpPage {
        sections = List.copyOf(sections);
        figures = List.copyOf(figures);
    }

    /**
     * A section.
     *
     * @param part the heading it is the first under; empty where it follows the one before
     * @param results whether the charts stand below it
     */
    public record SectionView(String part, String heading, List<String> paragraphs, boolean ours, boolean results) {
        public SectionView {
            paragraphs = List.copyOf(paragraphs);
        }
    }
}
