package health.cairn.statistics.ranking;

import java.util.HashSet;
import java.util.List;

/**
 * The areas to be ranked and what was observed of them.
 *
 * @param areas codes, each once
 * @param series each with one observation for each area, in the order of the areas; ids each once
 */
public record Panel(List<String> areas, List<Series> series) {

    public Panel {
        areas = List.copyOf(areas);
        series = List.copyOf(series);
        if (areas.isEmpty()) {
            throw new IllegalArgumentException("A ranking needs at least one area; found none");
        }
        var seen = new HashSet<String>();
        for (var area : areas) {
            if (!seen.add(area)) {
                throw new IllegalArgumentException("Area '" + area + "' is there twice; each area is ranked once");
            }
        }
        var ids = new HashSet<String>();
        for (var one : series) {
            if (!ids.add(one.id())) {
                throw new IllegalArgumentException(
                        "Series '" + one.id() + "' is there twice; each id names one series");
            }
            if (one.observations().size() != areas.size()) {
                throw new IllegalArgumentException("Series '" + one.id() + "' has "
                        + one.observations().size() + " observations for " + areas.size()
                        + " areas; one is needed for each, NotKnown where there is none");
            }
        }
    }
}
