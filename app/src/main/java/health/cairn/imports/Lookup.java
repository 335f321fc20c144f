package health.cairn.imports;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a cell into a value, and remembers it: files repeat the same few thousand codes, periods and names
 * on millions of rows. Bounded by the number of different texts.
 *
 * @param <V> what the text stands for
 */
public final class Lookup<V extends @Nullable Object> {

    /** More different texts than any column of codes has; beyond it a file is not what it seems to be. */
    private static final int MOST_TEXTS = 2_000_000;

    private final Function<String, V> meaning;
    private @Nullable Entry<V>[] entries = table(1024);
    private int size;
    private @Nullable Entry<V> latest;

    private record Entry<V extends @Nullable Object>(int hash, char[] text, V value) {
        boolean is(char[] chars, int start, int end) {
            return Arrays.equals(text, 0, text.length, chars, start, end);
        }
    }

    /** A lookup that asks this function once for each different text, the empty one included. */
    public Lookup(Function<String, V> meaning) {
        this.meaning = meaning;
    }

    V of(char[] chars, int start, int end) {
        Entry<V> last = latest;
        if (last != null && last.is(chars, start, end)) {
            return last.value();
        }
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + chars[i];
        }
        hash ^= hash >>> 15;
        int slot = hash & entries.length - 1;
        Entry<V> entry = entries[slot];
        while (entry != null) {
            if (entry.hash() == hash && entry.is(chars, start, end)) {
                latest = entry;
                return entry.value();
            }
            slot = slot + 1 & entries.length - 1;
            entry = entries[slot];
        }
        Entry<V> added = add(hash, Arrays.copyOfRange(chars, start, end));
        latest = added;
        return added.value();
    }

    private Entry<V> add(int hash, char[] text) {
        if (size == MOST_TEXTS) {
            throw new RefusedFile(
                    "more than 2,000,000 different texts in one column of codes",
                    "a column whose codes repeat",
                    "check that the columns are what their names say");
        }
        Entry<V> added = new Entry<>(hash, text, meaning.apply(new String(text)));
        if (2 * ++size > entries.length) {
            @Nullable Entry<V>[] larger = table(2 * entries.length);
            for (Entry<V> entry : entries) {
                if (entry != null) {
                    place(larger, entry);
                }
            }
            entries = larger;
        }
        place(entries, added);
        return added;
    }

    private static <V extends @Nullable Object> void place(@Nullable Entry<V>[] table, Entry<V> entry) {
        int slot = entry.hash() & table.length - 1;
        while (table[slot] != null) {
            slot = slot + 1 & table.length - 1;
        }
        table[slot] = entry;
    }

    @SuppressWarnings("unchecked")
    private static <V extends @Nullable Object> @Nullable Entry<V>[] table(int length) {
        return (@Nullable Entry<V>[]) new Entry<?>[length];
    }
}
