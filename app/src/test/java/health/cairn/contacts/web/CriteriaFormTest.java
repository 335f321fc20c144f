package health.cairn.contacts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.contacts.Criteria;
import health.cairn.contacts.Criteria.Bound;
import health.cairn.contacts.Setting;
import health.cairn.contacts.Sex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

/** Criteria in words and in addresses. */
class CriteriaFormTest {

    private static final Criteria ALL_KINDS = new Criteria(
            Set.of(Sex.FEMALE),
            18,
            64,
            Set.of(1, 2, 3),
            List.of(
                    new Bound(Optional.of(Setting.A_AND_E), 1, 2, 1_000_000),
                    new Bound(Optional.empty(), 2, 0, 4),
                    new Bound(Optional.of(Setting.MENTAL_HEALTH), 1, 0, 0)),
            6,
            0);

    @Test
    void criteriaReadAsEnglish() {
        assertThat(CriteriaForm.words(ALL_KINDS))
                .isEqualTo("Women and girls aged 18 to 64, living in deprivation deciles 1, 2 and 3, with 2 or more A&E"
                        + " contacts in the latest twelve months, with at most 4 contacts in the twelve months before,"
                        + " with no mental health service contacts in the latest twelve months, who went 6 months or more"
                        + " in a row without a contact in the latest two years, registered throughout the latest twelve"
                        + " months.");
        assertThat(CriteriaForm.words(Criteria.EVERYBODY))
                .isEqualTo("People of any age, registered throughout the latest twelve months.");
    }

    @Test
    void anAddressLeadsBackToTheSameCriteria() {
        assertThat(CriteriaForm.read(CriteriaForm.parameters(ALL_KINDS))).isEqualTo(ALL_KINDS);
        assertThat(CriteriaForm.read(new LinkedMultiValueMap<>()))
                .extracting(Criteria::ageFrom, Criteria::ageTo)
                .containsExactly(0, 150);
        assertThat(CriteriaForm.address("/x", ALL_KINDS, Map.of("cohort", "1"))).startsWith("/x?cohort=1&sex=FEMALE");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("ageFrom", "old");
        assertThatThrownBy(() -> CriteriaForm.read(asked))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 'old'");
        asked.set("ageFrom", "70");
        asked.add("ageTo", "60");
        assertThat(CriteriaForm.problem(asked))
                .hasValueSatisfying(says -> assertThat(says).contains("70 to 60"));
    }
}
