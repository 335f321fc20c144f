package health.cairn.projects;

import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.text;

import java.util.List;
import java.util.Map;

/** Somebody whose say or interest matters to the project: a person, a group or an organisation. */
public record Stakeholder(
        String name, Strength power, Strength interest, Commitment now, Commitment needed, String plan)
        implements PartBody {

    static final List<Field> FIELDS = List.of(
            line("name", "Who", "A group, a role or an organisation"),
            choice("power", "Power to help or hinder", "", Strength.class),
            choice("interest", "Interest in it", "", Strength.class),
            choice("now", "Commitment now", "", Commitment.class),
            choice("needed", "Commitment needed", "", Commitment.class),
            text("plan", "What we do about it", ""));

    /** Low or high, as on the map of power and interest. */
    public enum Strength implements Field.Worded {
        LOW("low"),
        HIGH("high");

        private final String words;

        Strength(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** How far somebody goes along. */
    public enum Commitment implements Field.Worded {
        NO("would not let it happen"),
        LET("lets it happen"),
        HELP("helps it happen"),
        MAKE("makes it happen");

        private final String words;

        Commitment(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /** What the map of power and interest advises. */
    public String advice() {
        return power == Strength.HIGH
                ? interest == Strength.HIGH ? "Manage closely" : "Keep satisfied"
                : interest == Strength.HIGH ? "Keep informed" : "Monitor";
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        return name.isBlank() ? Map.of("name", "Say who it is") : Map.of();
    }

    /** Without who it is. */
    @Override
    public String toString() {
        return "Stakeholder";
    }
}
