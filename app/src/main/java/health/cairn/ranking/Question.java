package health.cairn.ranking;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.statistics.ranking.MissingPolicy;
import health.cairn.statistics.ranking.Nesting;
import health.cairn.statistics.ranking.Polarity;
import health.cairn.statistics.ranking.Shrinkage;
import health.cairn.statistics.ranking.Strategy;
import health.cairn.statistics.ranking.TiePolicy;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/**
 * What a ranking is asked: which areas, on what, weighed how. Everything that decides the answer besides the counts
 * themselves, so that a question and its evidence give the same answer on any day.
 *
 * @param title what the ranking is for, 1 to 200 characters
 * @param within the area whose parts are ranked: an alliance, an integrated care board, a custom group, England
 * @param areas what kind of area is ranked
 * @param only these areas of that kind and no others; empty for all of them
 * @param map the day whose membership decides which practices make up an area
 * @param metrics one to twelve
 * @param strategy how metrics become comparable
 * @param nesting what is averaged within a metric of several measures
 * @param ties the rank of equal values within a metric
 * @param missing what becomes of an area with something missing
 * @param shrinkage whether simulated values are drawn towards the mean first
 * @param choose how many areas are to be chosen
 * @param simulations how many times the counts are drawn anew, 1,000 to 100,000
 * @param seed the start of the random numbers
 */
public record Question(
        String title,
        AreaCode within,
        AreaType areas,
        List<AreaCode> only,
        LocalDate map,
        List<Metric> metrics,
        Strategy strategy,
        Nesting nesting,
        TiePolicy ties,
        MissingPolicy missing,
        Shrinkage shrinkage,
        int choose,
        int simulations,
        long seed) {

    /**
     * One of the things that areas are ranked on.
     *
     * @param name in words, unique in the question
     * @param weight 0 or more; only proportions between weights matter
     * @param polarity which end means greater need
     * @param parts one or more
     */
    public record Metric(String name, double weight, Polarity polarity, List<Part> parts) {
        public Metric {
            parts = List.copyOf(parts);
            if (name.isBlank() || parts.isEmpty()) {
                throw new IllegalArgumentException(
                        "A metric has a name and at least one measure; found '" + name + "' with " + parts.size());
            }
        }
    }

    /**
     * A measure within a metric, its periods pooled: numerators and denominators are added up over them.
     *
     * @param measure the id of the measure
     * @param sex the sex of the series
     * @param age the age band of the series
     * @param from the first day of the first period that counts
     * @param until the day after the last period that counts; only periods that lie wholly between count
     * @param share the weight within the metric, more than 0
     */
    public record Part(String measure, String sex, String age, LocalDate from, LocalDate until, double share) {
        public Part {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException(
                        "The pooled periods of " + measure + " end before they begin: " + from + " until " + until);
            }
        }

        /** What tells this part from every other: the series and the days. */
        String id() {
            return String.join("|", measure, sex, age, from.toString(), until.toString());
        }
    }

    public Question {
        only = only.stream().distinct().sorted().toList();
        metrics = List.copyOf(metrics);
        if (title.isBlank() || title.length() > 200) {
            throw new IllegalArgumentException("A title has 1 to 200 characters; found " + title.length());
        }
        if (metrics.isEmpty() || metrics.size() > 12) {
            throw new IllegalArgumentException("A ranking takes one to twelve metrics; found " + metrics.size());
        }
        if (simulations < 1_000 || simulations > 100_000) {
            throw new IllegalArgumentException(
                    "Between 1,000 and 100,000 simulations are possible; found " + simulations);
        }
        if (choose < 1) {
            throw new IllegalArgumentException("At least one area is to be chosen; found " + choose);
        }
        var names = new HashSet<String>();
        for (Metric metric : metrics) {
            if (!names.add(metric.name())) {
                throw new IllegalArgumentException(
                        "Two metrics are called '" + metric.name() + "'; give one another name");
            }
        }
    }

    /** The same question with other weights, in the order of the metrics. */
    Question withWeights(double... weights) {
        var reweighed = new java.util.ArrayList<Metric>();
        for (int i = 0; i < metrics.size(); i++) {
            Metric m = metrics.get(i);
            reweighed.add(new Metric(m.name(), weights[i], m.polarity(), m.parts()));
        }
        return new Question(
                title,
                within,
                areas,
                only,
                map,
                reweighed,
                strategy,
                nesting,
                ties,
                missing,
                shrinkage,
                choose,
                simulations,
                seed);
    }

    /** The same question under another title. */
    public Question titled(String newTitle) {
        return new Question(
                newTitle,
                within,
                areas,
                only,
                map,
                metrics,
                strategy,
                nesting,
                ties,
                missing,
                shrinkage,
                choose,
                simulations,
                seed);
    }
}
