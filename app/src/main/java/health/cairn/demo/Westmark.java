package health.cairn.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of the fictional world: one cancer alliance over two counties, their networks and practices.
 *
 * @param counties the two counties, each an integrated care board with one sub-ICB location
 * @param networks 45 primary care networks
 * @param practices about 260 practices, closed ones included
 */
record Westmark(List<County> counties, List<Network> networks, List<Practice> practices) {

    static final String ALLIANCE_CODE = "XW0";
    static final String ALLIANCE_NAME = "Westmark Cancer Alliance";

    /** The network of the mockups, Harrowdale and Millbeck: where most people of the demonstration work. */
    static final String HOME_NETWORK = "UX017";

    /** Alder House Surgery, in {@link #HOME_NETWORK}. */
    static final String HOME_PRACTICE = "XW0004";

    /** The first day the world knows of: PCNs begin in July 2019. */
    static final LocalDate BEGINS = LocalDate.of(2019, 7, 1);

    /** A county: an integrated care board and its only sub-ICB location. */
    record County(String icb, String subIcb, String name) {}

    /**
     * A primary care network.
     *
     * @param formerName the name until {@code renamed}, where it had another
     * @param deprivation how deprived its people are, in standard deviations; more is more deprived
     * @param age how old its people are, in standard deviations; more is older
     */
    record Network(
            String code,
            String name,
            @Nullable String formerName,
            @Nullable LocalDate renamed,
            County county,
            double deprivation,
            double age) {}

    /**
     * A practice.
     *
     * @param network the code of its network
     * @param movedFrom the code of the network it left on {@code moved}, where it did
     * @param closed the day it closed, where it did
     * @param mergedInto the code of the practice that took its people, where it closed
     * @param people how many are registered in 2023
     * @param growth how much the list grows a year, as a share
     */
    record Practice(
            String code,
            String name,
            String postcode,
            String network,
            @Nullable String movedFrom,
            @Nullable LocalDate moved,
            @Nullable LocalDate closed,
            @Nullable String mergedInto,
            int people,
            double growth,
            double deprivation,
            double age) {

        boolean openOn(LocalDate day) {
            return closed == null || day.isBefore(closed);
        }
    }
}
