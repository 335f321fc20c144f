package health.cairn.people;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.DirectoryLoading;
import java.time.LocalDate;
import org.springframework.boot.test.context.TestComponent;

/**
 * Two networks of an alliance for tests, all made up: {@link #PRACTICE} and {@link #NEIGHBOUR} in {@link #NETWORK}, and
 * {@link #ELSEWHERE} in {@link #OTHER_NETWORK}. {@link #LEFT} was in the first network until the end of 2023.
 */
@TestComponent
public final class TestOrganisations {

    public static final String PRACTICE = "A99001";
    public static final String NEIGHBOUR = "A99002";
    public static final String ELSEWHERE = "A99003";
    public static final String LEFT = "A99004";
    public static final String NETWORK = "U99001";
    public static final String OTHER_NETWORK = "U99002";
    public static final String ALLIANCE = "E56999999";

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 3, 31);
    private static final LocalDate MOVED = LocalDate.of(2024, 1, 1);

    private final DirectoryLoading loading;

    TestOrganisations(DirectoryLoading loading) {
        this.loading = loading;
    }

    /** Publishes them; once for a database. */
    public void publish() {
        try (var facts = loading.open(1)) {
            for (String practice : new String[] {PRACTICE, NEIGHBOUR, ELSEWHERE, LEFT}) {
                facts.organisation(
                        code(practice), AreaType.PRACTICE, "Surgery " + practice, null, null, null, FIRST_DAY);
                facts.membership(code(practice), AreaType.CANCER_ALLIANCE, code(ALLIANCE), FIRST_DAY, null, FIRST_DAY);
            }
            facts.organisation(code(NETWORK), AreaType.PCN, "Near network", null, null, null, FIRST_DAY);
            facts.organisation(code(OTHER_NETWORK), AreaType.PCN, "Far network", null, null, null, FIRST_DAY);
            facts.organisation(
                    code(ALLIANCE), AreaType.CANCER_ALLIANCE, "Made-up alliance", null, null, null, FIRST_DAY);
            facts.membership(code(PRACTICE), AreaType.PCN, code(NETWORK), FIRST_DAY, null, FIRST_DAY);
            facts.membership(code(NEIGHBOUR), AreaType.PCN, code(NETWORK), FIRST_DAY, null, FIRST_DAY);
            facts.membership(code(ELSEWHERE), AreaType.PCN, code(OTHER_NETWORK), FIRST_DAY, null, FIRST_DAY);
            facts.membership(code(LEFT), AreaType.PCN, code(NETWORK), FIRST_DAY, MOVED, FIRST_DAY);
            facts.membership(code(LEFT), AreaType.PCN, code(OTHER_NETWORK), MOVED, null, FIRST_DAY);
        }
        loading.publish(1);
    }

    private static AreaCode code(String code) {
        return new AreaCode(code);
    }
}
