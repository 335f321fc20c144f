package health.cairn.statistics.runs;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The best box and the cut box of Anhøj and Wentzel-Larsen (PLoS ONE 15, 2020, e0233920), from the joint distribution
 * of crossings and longest run.
 */
final class CrossingBox {

    static final int FEWEST = 10;
    static final int MOST = 100;

    /** The least probability that a series of chance alone lies in the box. */
    private static final double SPECIFICITY = 0.925;

    /** The shift, in sigma, that the box is to find. */
    private static final double SHIFT = 0.8;

    /** Longer runs are not looked at as limits: with 100 points the best limit is 12. */
    private static final int LONGEST = 20;

    private CrossingBox() {}

    static RunLimits best(int useful) {
        return best(chance(useful), shifted(useful));
    }

    static RunLimits cut(int useful) {
        var chance = chance(useful);
        var shifted = shifted(useful);
        return cut(best(chance, shifted), chance, shifted);
    }

    private static JointRuns chance(int useful) {
        return JointRuns.of(useful, Math.min(useful, LONGEST), 0.5);
    }

    private static JointRuns shifted(int useful) {
        double above = NormalDistribution.of(0, 1).cumulativeProbability(SHIFT);
        return JointRuns.of(useful, Math.min(useful, LONGEST), above);
    }

    private static RunLimits best(JointRuns chance, JointRuns shifted) {
        int longest = 0;
        int crossings = 0;
        double missed = Double.POSITIVE_INFINITY;
        for (int l = 1; l <= chance.longest(); l++) {
            for (int c = 0; c < chance.points(); c++) {
                double inside = shifted.box(c, l);
                if (chance.box(c, l) >= SPECIFICITY && inside < missed) {
                    longest = l;
                    crossings = c;
                    missed = inside;
                }
            }
        }
        return new RunLimits(RunsMethod.BEST_BOX, longest, crossings, 0, 0);
    }

    /**
     * Takes the corner cell away, then cell after cell along either border, each time the one that a shifted series is
     * likelier to fall in, while the rest holds enough of the series of chance alone.
     */
    private static RunLimits cut(RunLimits box, JointRuns chance, JointRuns shifted) {
        int longest = box.longestRunMax();
        int crossings = box.crossingsMin();
        double inside = chance.box(crossings, longest) - chance.cell(crossings, longest);
        if (inside < SPECIFICITY) {
            return new RunLimits(RunsMethod.CUT_BOX, longest, crossings, 0, 0);
        }
        int cutCrossings = 1;
        int cutRuns = 1;
        while (true) {
            double alongRun = chance.cell(crossings + cutCrossings, longest);
            double alongCrossings = chance.cell(crossings, longest - cutRuns);
            boolean runFits = inside - alongRun >= SPECIFICITY;
            boolean crossingsFit = inside - alongCrossings >= SPECIFICITY;
            if (!runFits && !crossingsFit) {
                return new RunLimits(RunsMethod.CUT_BOX, longest, crossings, cutCrossings, cutRuns);
            }
            boolean takeRun = runFits
                    && (!crossingsFit
                            || shifted.cell(crossings + cutCrossings, longest)
                                    > shifted.cell(crossings, longest - cutRuns));
            if (takeRun) {
                inside -= alongRun;
                cutCrossings++;
            } else {
                inside -= alongCrossings;
                cutRuns++;
            }
        }
    }
}
