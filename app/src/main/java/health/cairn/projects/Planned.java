package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.tick;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something of a 30/60/90-day plan. */
public record Planned(long sheet, String what, String who, Within within, String shows, boolean done)
        implements SheetItem {

    static final List<Field> FIELDS = List.of(
            line("what", "What is to be done", ""),
            line("who", "Who does it", ""),
            choice("within", "Within", "", Within.class),
            line("shows", "How we will see it", ""),
            tick("done", "Done", ""));

    /** The three months. */
    public enum Within implements Field.Worded {
        DAYS_30("30 days"),
        DAYS_60("60 days"),
        DAYS_90("90 days");

        private final String words;

        Within(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    @Override
    public String title() {
        return what;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        var problems = new LinkedHashMap<String, String>();
        if (what.isBlank()) {
            problems.put("what", "Say what is to be done");
        }
        sheetIn(context, Tool.PLAN, problems);
        return problems;
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Planned";
    }
}
