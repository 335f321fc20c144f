package health.cairn.contacts.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.contacts.web.Ages.Cell;
import health.cairn.contacts.web.Ages.Span;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Ages that belong together, and those that stand out. */
class AgesTest {

    private static TreeMap<Integer, Cell> cells(int from, int to, long inside, long outside) {
        var cells = new TreeMap<Integer, Cell>();
        for (int age = 0; age <= Ages.OLDEST; age++) {
            cells.put(age, new Cell(100, age >= from && age <= to ? inside : outside, 0));
        }
        return cells;
    }

    private static List<Span> years(TreeMap<Integer, Cell> cells) {
        return cells.keySet().stream().map(age -> new Span(age, age)).toList();
    }

    /** Made up: half of those from 7 to 28 absent, a tenth of all others. */
    @Test
    void theRangeThatStandsOutIsFoundToTheYear() {
        var cells = cells(7, 28, 50, 10);
        assertThat(Ages.standsOut(cells, years(cells))).contains(new Span(7, 28));
    }

    /**
     * Ten of 96 ages with 100 people each. With 15 against 10 absent the gain is 10.8, with 16 it is 15.2 (log likelihoods of
     * the binomial distribution, worked out with Python's math.log); 14 is asked for.
     */
    @Test
    void chanceAloneStandsOutInNoRange() {
        var below = cells(20, 29, 15, 10);
        assertThat(Ages.standsOut(below, years(below))).isEmpty();
        var above = cells(20, 29, 16, 10);
        assertThat(Ages.standsOut(above, years(above))).contains(new Span(20, 29));
        var flat = cells(0, 0, 10, 10);
        assertThat(Ages.standsOut(flat, years(flat))).isEmpty();
    }

    /** A range of few absent is the network's success, and no range of these pages. */
    @Test
    void onlyMoreAbsenceStandsOut() {
        var cells = cells(30, 50, 1, 30);
        assertThat(Ages.standsOut(cells, years(cells))).isNotEqualTo(java.util.Optional.of(new Span(30, 50)));
    }

    @Test
    void singleYearsThatAreTooSmallJoinTheirNeighboursInTheSameBandOfFive() {
        var cells = cells(5, 6, 3, 20);
        assertThat(Ages.spans(cells, cell -> cell.absent() <= 7).subList(5, 9))
                .containsExactly(new Span(5, 7), new Span(8, 8), new Span(9, 9), new Span(10, 10));
        var end = cells(8, 9, 3, 20);
        assertThat(Ages.spans(end, cell -> cell.absent() <= 7))
                .contains(new Span(7, 9))
                .doesNotContain(new Span(9, 9));
        assertThat(Ages.words(90, 95)).isEqualTo("90 and over");
    }
}
