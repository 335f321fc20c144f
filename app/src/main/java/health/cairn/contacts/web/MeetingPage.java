package health.cairn.contacts.web;

import health.cairn.pages.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be talked about when people next meet.
 *
 * @param filters whose meeting; null where there is one at most
 * @param whose the organisation; empty where the viewer belongs to no meeting
 * @param again the form that would not do, to be sent again; null for none
 * @param error what would not do; null where nothing was wrong
 * @param field which field the error is about
 * @param done what was done; null for nothing
 */
public record MeetingPage(
        Head head,
        @Nullable Filters filters,
        String whose,
        List<Item> items,
        List<Item> discussed,
        @Nullable Bring again,
        @Nullable String error,
        String field,
        @Nullable String done) {

    public MeetingPage {
        items = List.copyOf(items);
        discussed = List.copyOf(discussed);
    }

    /**
     * An item.
     *
     * @param note empty for none
     * @param brought who brought it and when
     * @param decided what was decided, or what was typed and would not do; empty for nothing
     * @param closed who wrote the decision and when; empty until then
     */
    public record Item(
            long number,
            String about,
            String says,
            String href,
            String note,
            String brought,
            String decided,
            String closed) {

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Item[" + number + "]";
        }
    }
}
