package health.cairn.statistics.ranking;

import java.util.List;
import java.util.OptionalInt;

/**
 * How the list answers to choices that could have been made otherwise.
 *
 * @param scenarios what each was; the first is the specification itself
 * @param areas by place in the specification itself; areas that it leaves out come last
 * @param chosen the cut
 */
public record Sensitivity(List<String> scenarios, List<AreaSensitivity> areas, int chosen) {

    public Sensitivity {
        scenarios = List.copyOf(scenarios);
        areas = List.copyOf(areas);
    }

    /**
     * One area through the scenarios.
     *
     * @param area its code
     * @param places one for each scenario; empty where the area is left out
     * @param chosenIn the number of scenarios in which it is chosen
     * @param rankedIn the number of scenarios in which it has a place
     */
    public record AreaSensitivity(String area, List<OptionalInt> places, int chosenIn, int rankedIn) {
        public AreaSensitivity {
            places = List.copyOf(places);
        }

        /** How firmly the area is among the chosen: the share of the scenarios that rank it. */
        public Band band() {
            return Band.of((double) chosenIn / rankedIn);
        }
    }
}
