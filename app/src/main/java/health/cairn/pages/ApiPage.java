package health.cairn.pages;

import java.util.List;

/**
 * What the API is and how it is used.
 *
 * @param parts how to ask, to page, to be told what is wrong
 * @param groups every operation, from the document that programs read
 */
public record ApiPage(Head head, List<Part> parts, List<Group> groups) {

    /**
     * A heading with its paragraphs.
     *
     * @param example what to type and what comes; empty where there is none
     */
    public record Part(String heading, List<String> paragraphs, String example) {}

    /** Operations about one thing. */
    public record Group(String name, String description, List<Operation> operations) {}

    /** Something that can be asked. */
    public record Operation(String method, String path, String summary, boolean signedIn, List<Parameter> parameters) {}

    /** What it can be asked with. */
    public record Parameter(String name, boolean needed, String description) {}
}
