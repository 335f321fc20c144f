package health.cairn.directory.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.modulith.NamedInterface;

/**
 * An index over things with a name, codes and a postcode. Immutable.
 *
 * <p>A name is scored word by word: each word asked for counts as much as it is rare, and a word of the name answers it
 * fully when it is the same, nearly so when it begins with it, and otherwise by how alike they are: the share of three-letter
 * pieces in common, or how few slips of the finger lie between them. What begins with the text as a code or a postcode comes before what is only alike by name.
 *
 * @param <K> what an entry stands for
 */
@NamedInterface("search")
public final class SearchIndex<K> {

    /** The share of pieces in common from which two words may be the same; pg_trgm's default. */
    static final double ALIKE = 0.3;

    /** What a word that is only alike counts at most. */
    private static final double ALMOST = 0.85;

    private static final double BEGINS_WITH = 0.9;
    private static final double FORMER_NAME = 0.9;
    /** A name must answer at least this share of what was asked. */
    private static final double GOOD_ENOUGH = 0.5;

    private static final double CODE_IS = 5;
    private static final double CODE_BEGINS = 4;
    private static final double POSTCODE_IS = 3.5;
    private static final double POSTCODE_BEGINS = 3;

    /**
     * One thing that can be found.
     *
     * @param name its name
     * @param formerNames names it had before; they count a little less
     * @param codes codes it is known by
     * @param postcode its postcode, empty where it has none
     * @param weight 1 for what people mostly look for, less for the rest
     */
    @NamedInterface("search")
    public record Entry<K>(
            K key, String name, List<String> formerNames, List<String> codes, String postcode, double weight) {

        public Entry(K key, String name, List<String> codes, String postcode, double weight) {
            this(key, name, List.of(), codes, postcode, weight);
        }

        /** The same with names it had before. */
        public Entry<K> withFormerNames(List<String> names) {
            return new Entry<>(key, name, List.copyOf(names), codes, postcode, weight);
        }

        /** The same with one more code. */
        public Entry<K> withCode(String code) {
            List<String> more = new ArrayList<>(codes);
            more.add(code);
            return new Entry<>(key, name, formerNames, List.copyOf(more), postcode, weight);
        }
    }

    /** A word of a name: whose, and whether the name is in use. */
    private record Occurrence(int entry, boolean present) {}

    private final List<Entry<K>> entries;
    private final TreeMap<String, Integer> vocabulary = new TreeMap<>();
    private final List<String> words = new ArrayList<>();
    private final List<List<Occurrence>> occurrences = new ArrayList<>();
    private final Map<String, int[]> wordsWithPiece = new HashMap<>();
    private final int[] pieces;
    private final int[] wordsInName;
    private final TreeMap<String, List<Integer>> codes = new TreeMap<>();
    private final TreeMap<String, List<Integer>> postcodes = new TreeMap<>();

    private SearchIndex(List<Entry<K>> entries) {
        this.entries = List.copyOf(entries);
        this.wordsInName = new int[entries.size()];
        for (int i = 0; i < entries.size(); i++) {
            Entry<K> entry = entries.get(i);
            wordsInName[i] = add(entry.name(), i, true);
            for (String former : entry.formerNames()) {
                add(former, i, false);
            }
            for (String code : entry.codes()) {
                codes.computeIfAbsent(Words.compact(code), _ -> new ArrayList<>())
                        .add(i);
            }
            if (!entry.postcode().isEmpty()) {
                postcodes
                        .computeIfAbsent(entry.postcode().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        pieces = new int[vocabulary.size()];
        Map<String, List<Integer>> gathered = new HashMap<>();
        vocabulary.forEach((word, number) -> {
            var trigrams = Words.trigrams(word);
            pieces[number] = trigrams.size();
            trigrams.forEach(piece ->
                    gathered.computeIfAbsent(piece, _ -> new ArrayList<>()).add(number));
        });
        gathered.forEach((piece, having) -> wordsWithPiece.put(
                piece, having.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** An index over these entries. */
    public static <K> SearchIndex<K> of(List<Entry<K>> entries) {
        return new SearchIndex<>(entries);
    }

    private int add(String name, int entry, boolean present) {
        List<String> ofName = Words.of(name);
        for (String word : ofName) {
            int number = vocabulary.computeIfAbsent(word, _ -> {
                words.add(word);
                occurrences.add(new ArrayList<>());
                return occurrences.size() - 1;
            });
            occurrences.get(number).add(new Occurrence(entry, present));
        }
        return ofName.size();
    }

    /** What is like the text, best first; empty where nothing is, or where the text has no letter or digit. */
    public List<K> search(String text, int limit) {
        double[] scores = new double[entries.size()];
        byName(Words.of(text), scores);
        byCode(Words.compact(text), scores);
        byPostcode(text, scores);
        return IntStream.range(0, scores.length)
                .filter(i -> scores[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i])
                        .thenComparing(i -> wordsInName[i])
                        .thenComparing(i -> entries.get(i).name()))
                .limit(limit)
                .map(i -> entries.get(i).key())
                .toList();
    }

    /** Entries with a code that differs from the text by no more than two slips, the nearest first. */
    public List<K> nearCodes(String text, int limit) {
        String asked = Words.compact(text);
        record Near(int entry, String code, double closeness) {}
        List<Near> near = new ArrayList<>();
        codes.forEach((code, found) -> {
            double closeness = Words.closeness(asked, code);
            if (closeness >= 0.5) {
                found.forEach(i -> near.add(new Near(i, code, closeness)));
            }
        });
        return near.stream()
                .sorted(Comparator.comparingDouble((Near one) -> -one.closeness())
                        .thenComparing(Near::code))
                .mapToInt(Near::entry)
                .distinct()
                .limit(limit)
                .mapToObj(i -> entries.get(i).key())
                .toList();
    }

    private void byName(List<String> asked, double[] scores) {
        double[] answered = new double[scores.length];
        double total = 0;
        for (int i = 0; i < asked.size(); i++) {
            String word = asked.get(i);
            double[] best = new double[scores.length];
            double rarity = answer(word, i == asked.size() - 1, best);
            total += rarity;
            for (int entry = 0; entry < best.length; entry++) {
                answered[entry] += rarity * best[entry];
            }
        }
        for (int entry = 0; entry < scores.length; entry++) {
            double share = total == 0 ? 0 : answered[entry] / total;
            if (share >= GOOD_ENOUGH) {
                // A little more for names that hold nothing but what was asked.
                double compactness = Math.min(1, (double) asked.size() / Math.max(1, wordsInName[entry]));
                scores[entry] = (share + 0.1 * compactness) * entries.get(entry).weight();
            }
        }
    }

    /**
     * How well each entry answers one word.
     *
     * @param maybeUnfinished whether the person may still be typing it
     * @return how much the word counts: the rarer the more
     */
    private double answer(String word, boolean maybeUnfinished, double[] best) {
        var trigrams = Words.trigrams(word);
        int[] common = new int[pieces.length];
        for (String piece : trigrams) {
            for (int candidate : wordsWithPiece.getOrDefault(piece, new int[0])) {
                common[candidate]++;
            }
        }
        double[] likeness = new double[pieces.length];
        for (int candidate = 0; candidate < common.length; candidate++) {
            if (common[candidate] > 0) {
                double similarity = Words.similarity(common[candidate], trigrams.size(), pieces[candidate]);
                likeness[candidate] = similarity < ALIKE
                        ? 0
                        : ALMOST * Math.max(similarity, Words.closeness(word, words.get(candidate)));
            }
        }
        if (maybeUnfinished || word.length() >= 3) {
            vocabulary
                    .subMap(word, word + Character.MAX_VALUE)
                    .values()
                    .forEach(begins -> likeness[begins] = BEGINS_WITH);
        }
        Integer same = vocabulary.get(word);
        if (same != null) {
            likeness[same] = 1;
        }
        for (int candidate = 0; candidate < likeness.length; candidate++) {
            if (likeness[candidate] > 0) {
                for (Occurrence occurrence : occurrences.get(candidate)) {
                    double value = likeness[candidate] * (occurrence.present() ? 1 : FORMER_NAME);
                    best[occurrence.entry()] = Math.max(best[occurrence.entry()], value);
                }
            }
        }
        long answering = Arrays.stream(best).filter(value -> value > 0).count();
        return Math.log(1 + entries.size() / (1.0 + answering));
    }

    private void byCode(String asked, double[] scores) {
        boolean couldBeCode =
                asked.length() >= 2 && asked.chars().anyMatch(Character::isDigit) || codes.containsKey(asked);
        if (couldBeCode) {
            codes.subMap(asked, asked + Character.MAX_VALUE)
                    .forEach((code, found) -> found.forEach(i -> scores[i] =
                            Math.max(scores[i], code.equals(asked) ? CODE_IS : CODE_BEGINS - code.length() / 100.0)));
        }
    }

    /** A part of a postcode is its outward code ("TS18"), or that and the beginning of the rest ("TS18 1"). */
    private void byPostcode(String text, double[] scores) {
        String asked = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (!asked.matches("[a-z]{1,2}[0-9][a-z0-9]?( ?[0-9][a-z]{0,2})?")) {
            return;
        }
        postcodes.forEach((postcode, found) -> {
            String whole = postcode.replace(" ", "");
            String part = asked.replace(" ", "");
            boolean outwardIs = postcode.startsWith(asked + " ") || postcode.equals(asked);
            boolean begins = asked.contains(" ") ? postcode.startsWith(asked) : whole.startsWith(part);
            if (outwardIs || begins) {
                double score = outwardIs || whole.equals(part) ? POSTCODE_IS : POSTCODE_BEGINS;
                found.forEach(i ->
                        scores[i] = Math.max(scores[i], score * entries.get(i).weight()));
            }
        });
    }
}
