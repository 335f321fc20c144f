package health.cairn.projects;

import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.text;

import java.util.List;
import java.util.Map;

/**
 * What the team writes about its project, in the order of SQUIRE 2.0 (Ogrinc and others, BMJ Quality and Safety 2016). A field
 * that is empty says what the project itself says: its charter, definitions, charts and cycles.
 */
public record WriteUp(
        String heading,
        String summary,
        String problem,
        String knowledge,
        String rationale,
        String aims,
        String context,
        String intervention,
        String study,
        String measures,
        String analysis,
        String ethics,
        String results,
        String findings,
        String interpretation,
        String limitations,
        String conclusions,
        String funding)
        implements PartBody {

    static final List<Field> FIELDS = List.of(
            line("heading", "Title", "That it is about improvement, of what, and where"),
            text("summary", "Abstract", "So that somebody who searches finds it: problem, method, result, conclusion"),
            text("problem", "Problem", "What it is and why it matters here").under("Introduction: why did you start?"),
            text("knowledge", "What was known already", "Numbers, what others did, what people said"),
            text("rationale", "Rationale", "Why you thought that this would work"),
            text("aims", "Specific aims", "Of the project, and of this report"),
            text("context", "Context", "What about the place mattered").under("Methods: what did you do?"),
            text("intervention", "Interventions", "So that others can do the same, and who did it"),
            text("study", "Study of the interventions", "How you told whether what you saw came from what you did"),
            text("measures", "Measures", "Why these, what exactly is counted, how complete and right they are"),
            text("analysis", "Analysis", "How conclusions were drawn from the data, and variation understood"),
            text("ethics", "Ethical considerations", "Of doing and of studying it; conflicts of interest"),
            text(
                            "results",
                            "Results",
                            "The steps over time, what the measures show, what nobody intended, what is missing")
                    .under("Results: what did you find?"),
            text("findings", "Summary", "The main findings, and what is strong about the project")
                    .under("Discussion: what does it mean?"),
            text("interpretation", "Interpretation", "What may have caused what; how it compares; what it cost"),
            text("limitations", "Limitations", "What keeps it from holding elsewhere, and what you did about it"),
            text("conclusions", "Conclusions", "Whether it is useful, lasts and can spread; what comes next"),
            text("funding", "Funding", "Who paid, and their part in it").under("Other"));

    @Override
    public String title() {
        return "The write-up";
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        boolean second = context.before().isEmpty()
                && !context.project().all(WriteUp.class).isEmpty();
        return second ? Map.of("", "This project has a write-up already; write in that one") : Map.of();
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "WriteUp";
    }
}
