package health.cairn.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.contacts.engine.ContactEngine.Frequency;
import health.cairn.contacts.engine.Cuts;
import health.cairn.contacts.engine.Cuts.Cut;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From how many contacts somebody comes often; the example is that of docs/methods/frequent-attenders.md, by hand. */
class CutFindingTest {

    private static final List<Frequency> HUNDRED = List.of(of(0, 60), of(2, 30), of(5, 6), of(12, 3), of(40, 1));

    @Test
    void theLastPersonWantedDecidesAndTiesComeToo() {
        assertThat(cut(new Frequent.TopShare(0.03))).isEqualTo(12);
        assertThat(cut(new Frequent.TopShare(0.04))).isEqualTo(12);
        assertThat(cut(new Frequent.TopShare(0.05))).isEqualTo(5);
        assertThat(cut(new Frequent.TopShare(0.01))).isEqualTo(40);
        assertThat(cut(new Frequent.TopShare(0.011))).isEqualTo(12);
    }

    @Test
    void nobodyComesOftenWithoutAContact() {
        assertThat(cut(new Frequent.TopShare(0.5))).isEqualTo(1);
    }

    @Test
    void aFixedNumberIsItself() {
        assertThat(CutFinding.find(new Frequent.AtLeast(20), List.of())).isEqualTo(Cuts.everybody(20));
    }

    @Test
    void eachGroupHasItsOwnNumber() {
        List<Frequency> rows = List.of(
                new Frequency("XW0001", -1, -1, 1, 200),
                new Frequency("XW0001", -1, -1, 9, 100),
                new Frequency("XW0002", -1, -1, 4, 99),
                new Frequency("XW0002", -1, -1, 7, 1));
        assertThat(CutFinding.find(new Frequent.TopOfPractice(100), rows).cuts())
                .containsExactlyInAnyOrder(new Cut("XW0001", -1, -1, 9), new Cut("XW0002", -1, -1, 4));
        assertThat(CutFinding.find(
                                new Frequent.TopShareOfAgeAndSex(0.1),
                                List.of(
                                        new Frequency("", 1, 3, 2, 9),
                                        new Frequency("", 1, 3, 6, 1),
                                        new Frequency("", 2, 3, 8, 10)))
                        .cuts())
                .containsExactlyInAnyOrder(new Cut("", 1, 3, 6), new Cut("", 2, 3, 8));
    }

    @Test
    void aShareIsAboveZeroAndAtMostAHalf() {
        assertThatThrownBy(() -> new Frequent.TopShare(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Frequent.TopShare(0.51)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Frequent.TopShare(0.03).words()).isEqualTo("the top 3 per cent of everybody");
    }

    private static int cut(Frequent frequent) {
        return CutFinding.find(frequent, HUNDRED).cuts().getFirst().contacts();
    }

    private static Frequency of(int contacts, long people) {
        return new Frequency("", -1, -1, contacts, people);
    }
}
