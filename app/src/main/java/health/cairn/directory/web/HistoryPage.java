package health.cairn.directory.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * An organisation over time.
 *
 * @param facts what it is, one line each
 * @param names its names, the latest first
 * @param memberships what it belonged to
 * @param members what belongs to it today
 * @param changes what happened, the latest first
 * @param changesNote how many changes are shown where there are more, else empty
 * @param reading how to read days that are not exact; empty where all are
 */
public record HistoryPage(
        Head head,
        List<Fact> facts,
        List<Name> names,
        List<Membership> memberships,
        List<Member> members,
        List<Change> changes,
        String changesNote,
        String reading) {

    /** A word and what it is. */
    public record Fact(String what, String value) {}

    /** A name and when it was in use. */
    public record Name(String name, String days) {}

    /**
     * What it belonged to.
     *
     * @param href the address of the parent's history; empty where there was no parent
     */
    public record Membership(String type, String name, String href, String from, String until) {}

    /** What belongs to it today. */
    public record Member(String name, String href, String code, String since) {}

    /** What happened. */
    public record Change(String day, String sentence) {}
}
