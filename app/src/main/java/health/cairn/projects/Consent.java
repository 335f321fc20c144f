package health.cairn.projects;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What whoever publishes a project says to have done before: everybody reads it from then on, and what was read cannot be
 * taken back.
 *
 * @param read the texts were read once more, and nobody can be known from them
 * @param named those who are named agree
 * @param sponsor the sponsor agrees
 */
public record Consent(boolean read, boolean named, boolean sponsor) {

    /** What is left to do, a sentence for each by its name; empty where the project may be published. */
    public Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        if (!read) {
            problems.put("read", "Read the texts once more, and say that nobody can be known from them");
        }
        if (!named) {
            problems.put("named", "Ask those who are named, and say that they agree");
        }
        if (!sponsor) {
            problems.put("sponsor", "Ask the sponsor, and say that the sponsor agrees");
        }
        return problems;
    }

    /** What was said, as the timeline keeps it. */
    String words() {
        return "The texts were read once more; those who are named agree, and so does the sponsor";
    }
}
