package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * Who does what: the team, the practices, those whose say matters, and the tasks.
 *
 * @param balance clinical and not, in a sentence
 * @param missing roles nobody has yet, in a sentence; empty where none is missing
 */
public record TeamPage(
        ProjectShell shell,
        List<Person> people,
        String balance,
        String missing,
        List<Head.Link> sites,
        List<SiteRow> siteRows,
        List<StakeholderRow> stakeholders,
        List<OverviewPage.DueTask> due,
        List<OverviewPage.DueTask> done) {

    public TeamPage {
        people = List.copyOf(people);
        sites = List.copyOf(sites);
        siteRows = List.copyOf(siteRows);
        stakeholders = List.copyOf(stakeholders);
        due = List.copyOf(due);
        done = List.copyOf(done);
    }

    /** Somebody in the team; the address of the form is empty for those who read. */
    public record Person(String name, String what, String role, String href) {

        /** Without who it is. */
        @Override
        public String toString() {
            return "Person";
        }
    }

    /** A practice that takes part. */
    public record SiteRow(String name, String href, String since, String edit) {}

    /** Somebody whose say matters. */
    public record StakeholderRow(String name, String advice, String now, String needed, String plan, String edit) {

        /** Without who it is. */
        @Override
        public String toString() {
            return "StakeholderRow";
        }
    }
}
