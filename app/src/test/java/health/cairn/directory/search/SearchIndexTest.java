package health.cairn.directory.search;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.directory.search.SearchIndex.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchIndexTest {

    private final SearchIndex<String> index = SearchIndex.of(List.of(
            new Entry<>("densham", "The Densham Surgery", List.of("A81001"), "TS18 1HU", 1),
            new Entry<>("queens", "Queens Park Medical Centre", List.of("A81002"), "TS18 2AW", 1),
            new Entry<>("kings", "King's Park Medical Centre", List.of("A81003"), "TS1 8HU", 1),
            new Entry<>("stockton", "Stockton PCN", List.of("U89141"), "", 1)
                    .withFormerNames(List.of("Teesside West PCN")),
            new Entry<>("teesvalley", "NHS North East and North Cumbria ICB - 16C", List.of("E38000247"), "", 1)
                    .withCode("16C"),
            new Entry<>("stpauls", "St Paul's Surgery", List.of("K81001"), "RG40 2DT", 1),
            new Entry<>("eccles", "Eccles & Irlam PCN", List.of("U10001"), "M30 0TT", 1)));

    @Test
    void piecesAreThoseOfPgTrgm() {
        // select show_trgm('cat'): {"  c"," ca","at ",cat} (PostgreSQL 18 documentation, F.35 pg_trgm)
        assertThat(Words.trigrams("cat")).containsExactlyInAnyOrder("  c", " ca", "cat", "at ");
    }

    @Test
    void similarityIsThatOfPgTrgm() {
        // similarity('word', 'words'): {"  w"," wo","ord","wor","rd "} and {"  w"," wo","ord","wor","rds","ds "}: 4 of
        // 7
        var one = Words.trigrams("word");
        var other = Words.trigrams("words");
        long common = one.stream().filter(other::contains).count();
        assertThat(Words.similarity((int) common, one.size(), other.size())).isEqualTo(4 / 7.0);
    }

    @Test
    void aNameIsFoundWhole() {
        assertThat(index.search("the densham surgery", 5)).first().isEqualTo("densham");
    }

    @Test
    void aSlipOfTheFingerIsForgiven() {
        assertThat(index.search("denshm", 5)).first().isEqualTo("densham");
        assertThat(index.search("desnham surgrey", 5)).first().isEqualTo("densham");
        assertThat(index.search("stokton", 5)).first().isEqualTo("stockton");
    }

    @Test
    void anUnfinishedWordIsEnough() {
        assertThat(index.search("dens", 5)).containsExactly("densham");
        assertThat(index.search("queens pa", 5)).first().isEqualTo("queens");
    }

    @Test
    void apostrophesAndAmpersandsDoNotMatter() {
        assertThat(index.search("kings park", 5)).first().isEqualTo("kings");
        assertThat(index.search("king's park", 5)).first().isEqualTo("kings");
        assertThat(index.search("st pauls", 5)).first().isEqualTo("stpauls");
        assertThat(index.search("St Paul’s", 5)).first().isEqualTo("stpauls");
        assertThat(index.search("eccles and irlam", 5)).first().isEqualTo("eccles");
    }

    @Test
    void aCodeIsFoundByItsBeginning() {
        assertThat(index.search("A8100", 5)).containsExactlyInAnyOrder("densham", "queens", "kings");
        assertThat(index.search("u89141", 5)).containsExactly("stockton");
        assertThat(index.search("16c", 5)).first().isEqualTo("teesvalley");
    }

    @Test
    void aPostcodeIsFoundByItsFirstHalfBeforeLongerOnesThatBeginTheSame() {
        assertThat(index.search("TS18", 5)).startsWith("densham", "queens");
        assertThat(index.search("TS1", 5)).first().isEqualTo("kings");
        assertThat(index.search("ts18 1", 5)).first().isEqualTo("densham");
        assertThat(index.search("TS181HU", 5)).first().isEqualTo("densham");
    }

    @Test
    void aNameOfFormerTimesLeadsToWhatItIsCalledNow() {
        assertThat(index.search("Teesside West", 5)).first().isEqualTo("stockton");
    }

    @Test
    void nothingAlikeGivesNothing() {
        assertThat(index.search("xylophone", 5)).isEmpty();
        assertThat(index.search("  - ' ", 5)).isEmpty();
        assertThat(index.search("", 5)).isEmpty();
    }

    @Test
    void noMoreThanAskedForIsReturned() {
        assertThat(index.search("park", 1)).hasSize(1);
    }
}
