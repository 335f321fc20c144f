package health.cairn.contacts.web;

import health.cairn.contacts.web.Filters.Option;
import java.util.List;
import java.util.Map;

/**
 * The form that brings a finding to the next meeting.
 *
 * @param fields which finding it is, as {@link Bringing} reads it
 * @param meetings whose meeting; never empty
 * @param note what was typed before
 */
public record Bring(Map<String, String> fields, List<Option> meetings, String note) {

    public Bring {
        fields = Map.copyOf(fields);
        meetings = List.copyOf(meetings);
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Bring";
    }
}
