package health.cairn.statistics.change;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * The same units over the same periods, some of them treated from some period on.
 *
 * @param units each once; all with as many outcomes, none missing
 */
public record OutcomePanel(List<Unit> units) {

    /**
     * One unit.
     *
     * @param id its code
     * @param outcomes one finite number for each period
     * @param firstTreated the period, from 0, in which treatment began; empty for a unit that was never treated
     */
    public record Unit(String id, List<Double> outcomes, OptionalInt firstTreated) {
        public Unit {
            outcomes = List.copyOf(outcomes);
            for (int t = 0; t < outcomes.size(); t++) {
                if (!Double.isFinite(outcomes.get(t))) {
                    throw new IllegalArgumentException("Unit '" + id + "' has " + outcomes.get(t) + " in period " + t
                            + "; a panel needs a finite number for every unit and period. Leave out units with gaps");
                }
            }
            if (firstTreated.isPresent()
                    && (firstTreated.getAsInt() < 0 || firstTreated.getAsInt() >= outcomes.size())) {
                throw new IllegalArgumentException("Unit '" + id + "' is first treated in period "
                        + firstTreated.getAsInt() + ", outside its " + outcomes.size()
                        + " periods. A unit treated after the end is not yet treated: leave it empty");
            }
        }
    }

    public OutcomePanel {
        units = List.copyOf(units);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("A panel needs units; found none");
        }
        int periods = units.getFirst().outcomes().size();
        var seen = new HashSet<String>();
        for (var unit : units) {
            if (!seen.add(unit.id())) {
                throw new IllegalArgumentException("Unit '" + unit.id() + "' is there twice");
            }
            if (unit.outcomes().size() != periods) {
                throw new IllegalArgumentException("Unit '" + unit.id() + "' has "
                        + unit.outcomes().size() + " periods, the first unit " + periods
                        + "; a panel has the same periods for all");
            }
        }
    }

    int periods() {
        return units.getFirst().outcomes().size();
    }

    double outcome(int unit, int period) {
        return units.get(unit).outcomes().get(period);
    }
}
