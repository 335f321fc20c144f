package health.cairn.imports.web;

import health.cairn.pages.Head;
import java.util.List;

/**
 * What will happen, before it happens.
 *
 * @param sentences what will happen
 * @param button the words on the button that does it
 * @param action where the form goes
 * @param back where to go instead
 */
public record ConfirmPage(Head head, List<String> sentences, String button, String action, String back) {
    public ConfirmPage {
        sentences = List.copyOf(sentences);
    }
}
