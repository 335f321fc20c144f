package health.cairn.contacts.web;

import health.cairn.pages.Head;
import java.util.List;

/** What will happen, before it does. */
public record ConfirmPage(Head head, List<String> sentences, String action, String button, String back) {

    public ConfirmPage {
        sentences = List.copyOf(sentences);
    }
}
