package health.cairn.projects;

import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One answer in a chain of whys, and what speaks for it. */
public record Why(long sheet, String because, String evidence) implements SheetItem {

    static final List<Field> FIELDS = List.of(
            line("because", "Why? Because", "Of the answer before, or of what is seen"),
            text("evidence", "How do you know?", "Seen, counted, or thought?"));

    @Override
    public String title() {
        return because;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (because.isBlank()) {
            problems.put("because", "Write the answer");
        }
        sheetIn(context, Tool.FIVE_WHYS, problems);
        return problems;
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Why";
    }
}
