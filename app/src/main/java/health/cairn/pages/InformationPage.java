package health.cairn.pages;

import java.util.List;

/** A page of plain text in parts. */
public record InformationPage(Head head, List<Part> parts) {

    /** A heading with its paragraphs. */
    public record Part(String heading, List<String> paragraphs) {}
}
