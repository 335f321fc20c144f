package health.cairn.people.web;

import java.util.List;
import java.util.Optional;

/**
 * Who may see a thing.
 *
 * @param what the kind in words, as in "this ranking"
 * @param name what it is called
 * @param href where it is
 * @param action where forms go
 * @param error what to change, where the last try did not do
 */
public record SharingPage(
        String what, String name, String href, String action, List<Row> shares, Form form, Optional<FormError> error) {

    /**
     * Somebody it is shared with.
     *
     * @param reach whom that means
     * @param access what they may do
     */
    public record Row(String name, String reach, String access, String with, String who) {

        @Override
        public String toString() {
            return "Row";
        }
    }

    /** What was typed before. */
    public record Form(String with, String who, String access) {
        static final Form EMPTY = new Form("PERSON", "", "VIEW");

        @Override
        public String toString() {
            return "Form";
        }
    }

    @Override
    public String toString() {
        return "SharingPage";
    }
}
