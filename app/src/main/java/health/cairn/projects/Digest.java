package health.cairn.projects;

import health.cairn.pages.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The text of a digest: what is due, project by project, with where to do it. */
final class Digest {

    private Digest() {}

    static String subject(List<Due> due) {
        return "Cairn: " + (due.size() == 1 ? "one thing is due" : Numbers.words(due.size()) + " things are due");
    }

    /** @param address where this installation is; empty where nobody has said */
    static String text(String name, List<Due> due, Reminders.Wanted wanted, String address) {
        var byProject = new LinkedHashMap<String, List<Due>>();
        due.forEach(one ->
                byProject.computeIfAbsent(one.project(), _ -> new ArrayList<>()).add(one));
        var text = new StringBuilder("Hello ").append(name).append(",\n\nthis is due in your projects:\n");
        byProject.forEach((project, dues) -> {
            text.append("\n").append(project).append("\n");
            for (Due one : dues) {
                text.append("  - ")
                        .append(one.what())
                        .append(one.kind() == Due.Kind.GAP ? ", the first from " : ", ")
                        .append(Numbers.day(one.day()));
                if (!address.isEmpty()) {
                    text.append("\n    ").append(address).append(one.path());
                }
                text.append("\n");
            }
        });
        return text.append("\nYou get this mail ")
                .append(wanted.often().words())
                .append(" where something is due. Change or end it on the page \"Reminders\" of your account")
                .append(address.isEmpty() ? "" : ": " + address + "/account/reminders")
                .append(".\n")
                .toString();
    }
}
