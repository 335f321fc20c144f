package health.cairn.contacts.engine;

import java.util.Set;

/** In what engines differ: where a table of the lake is found, and how bits are written. */
public interface LakeSql {

    /** What stands after {@code from} for one table of a batch's summaries, in these buckets. */
    String summary(int batch, String definition, SummaryTable table, Set<Integer> buckets);

    /** What stands after {@code from} for the contacts of a practice in a batch. */
    String contacts(int batch, String practice);

    /** The bits that both have. */
    String and(String left, String right);

    /** The bits that one of the two has. */
    String xor(String left, String right);

    /** The bits moved down. */
    String shift(String bits, int places);

    /** What stands after {@code from} for words in one text, with commas between them: a row each, in the column {@code word}. */
    String words(String text);

    /** The texts of a group in one, with blanks between them, in this order. */
    String joined(String text, String by);
}
