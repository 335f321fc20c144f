package health.cairn.projects;

import static health.cairn.projects.Field.area;
import static health.cairn.projects.Field.choice;
import static health.cairn.projects.Field.line;
import static health.cairn.projects.Field.tick;

import health.cairn.directory.AreaCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the team. What a person may see and change is not decided here but by sharing.
 *
 * @param name of the person, as the team calls them
 * @param profession what they are: practice nurse, receptionist
 * @param clinical whether they see people as clinicians
 * @param organisation where they work
 */
public record Member(
        String name,
        String profession,
        TeamRole role,
        boolean clinical,
        @Nullable AreaCode organisation) implements PartBody {

    static final List<Field> FIELDS = List.of(
            line("name", "Name", "Colleagues and patient partners who agreed to be named; never a patient as a case"),
            line("profession", "What they are", "For example practice nurse, receptionist, patient partner"),
            choice("role", "Role in the team", "", TeamRole.class),
            tick("clinical", "Works as a clinician", "A team needs both"),
            area("organisation", "Works at", "Code of the practice or organisation; may stay empty"));

    /** What somebody is in a team (LIFE QI and IHI use the same roles). */
    public enum TeamRole implements Field.Worded {
        MEMBER("member"),
        SPONSOR("sponsor"),
        LEAD("project lead"),
        CLINICAL_LEAD("clinical lead"),
        DATA_LEAD("data lead"),
        COACH("improvement coach"),
        PATIENT_PARTNER("patient partner");

        private final String words;

        TeamRole(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    @Override
    public String title() {
        return name;
    }

    @Override
    public Map<String, String> problems(PartContext context) {
        return name.isBlank() ? Map.of("name", "Enter the name of the person") : Map.of();
    }

    /** Without who it is. */
    @Override
    public String toString() {
        return "Member[" + role + "]";
    }
}
