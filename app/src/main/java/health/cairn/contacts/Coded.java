package health.cairn.contacts;

/**
 * A term of a closed list. Files of the lake hold its code; a code never changes its meaning, and 0 means that the source
 * did not say.
 */
public interface Coded {

    /** What files of the lake hold, from 0 to 127. */
    int code();

    /** The name in Cairn's own files. */
    String name();

    /** As a page says it. */
    String words();
}
