package health.cairn.projects;

import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * What one part of a project says: a record, kept as JSON, each of its components a field with a history. Text that is not
 * there is empty, not null; everything else that may be absent is {@code @Nullable}. A component added later is empty in what
 * was written before.
 */
public interface PartBody {

    /** What the part is called in lists, links and the timeline. */
    String title();

    /**
     * What will not do, by field, each in a sentence; empty where all is well.
     *
     * @param context what it changes and where it stands
     */
    default Map<String, String> problems(PartContext context) {
        return Map.of();
    }

    /** The same with what Cairn decides and nobody types: when a test began, which definition a point belongs to. */
    default PartBody settled(PartContext context) {
        return this;
    }

    /** As it begins where it is copied to: without what belongs to the place and the time it came from. */
    default PartBody copied() {
        return this;
    }

    /** The same with the numbers of the parts it names replaced, as when a whole project is copied. */
    default PartBody pointingTo(LongUnaryOperator newNumbers) {
        return this;
    }
}
