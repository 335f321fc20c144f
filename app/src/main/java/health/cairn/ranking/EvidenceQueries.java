package health.cairn.ranking;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Period;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.ranking.Evidence.Candidate;
import health.cairn.ranking.Evidence.Pooled;
import health.cairn.ranking.Question.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Gathers the counts a question rests on: what a source publishes for an area itself, else the sum of its practices. */
@Component
class EvidenceQueries {

    private final Directory directory;
    private final Measures measures;
    private final Readings readings;
    private final People people;

    EvidenceQueries(Directory directory, Measures measures, Readings readings, People people) {
        this.directory = directory;
        this.measures = measures;
        this.readings = readings;
        this.people = people;
    }

    /** How many people are registered where; a seam so that rankings need not know how list sizes are kept. */
    interface People {
        /** People registered at each practice on the latest list; practices without one are left out. */
        Map<AreaCode, Long> registered(Collection<AreaCode> practices);
    }

    /** A number that changes whenever the counts or the directory may have. */
    long version() {
        return readings.version() * 1_000_003 + directory.version();
    }

    Optional<Period> latest(SeriesKey key, int years) {
        return readings.number(key).flatMap(series -> {
            List<Period> periods = readings.periods(series);
            if (periods.isEmpty()) {
                return Optional.empty();
            }
            Period last = periods.getLast();
            boolean year = last.from().plusYears(1).equals(last.until());
            LocalDate from = year ? last.until().minusYears(years) : last.from();
            LocalDate first = periods.stream()
                    .map(Period::from)
                    .filter(f -> !f.isBefore(from))
                    .findFirst()
                    .orElse(last.from());
            return Optional.of(new Period(first, last.until()));
        });
    }

    Evidence gather(Question question) {
        AreaMap map = directory.mapOn(question.map());
        Map<AreaCode, List<AreaCode>> members = members(question, map);
        var readingsOfPart = new LinkedHashMap<String, List<Pooled>>();
        for (Question.Metric metric : question.metrics()) {
            for (Part part : metric.parts()) {
                readingsOfPart.computeIfAbsent(part.id(), id -> pooled(part, members));
            }
        }
        return new Evidence(candidates(members), readingsOfPart);
    }

    private Map<AreaCode, List<AreaCode>> members(Question question, AreaMap map) {
        if (directory.find(question.within()).isEmpty()) {
            throw new IllegalArgumentException("No area is known under the code " + question.within());
        }
        List<AreaCode> practices = map.practicesOf(question.within());
        var areas = new TreeSet<AreaCode>();
        for (AreaCode practice : practices) {
            if (question.areas() == AreaType.PRACTICE) {
                areas.add(practice);
            } else {
                map.parentOf(practice, question.areas()).ifPresent(areas::add);
            }
        }
        if (!question.only().isEmpty()) {
            var absent = question.only().stream()
                    .filter(code -> !areas.contains(code))
                    .toList();
            if (!absent.isEmpty()) {
                throw new IllegalArgumentException("On " + question.map() + ", " + question.within() + " held no "
                        + question.areas().one() + " with the code " + absent.getFirst());
            }
            areas.retainAll(question.only());
        }
        if (areas.size() < 2) {
            throw new IllegalArgumentException(
                    "A ranking needs at least two " + question.areas().many() + "; " + question.within() + " held "
                            + areas.size() + " on " + question.map());
        }
        var members = new LinkedHashMap<AreaCode, List<AreaCode>>();
        areas.forEach(area -> members.put(area, map.practicesOf(area)));
        return members;
    }

    private List<Candidate> candidates(Map<AreaCode, List<AreaCode>> members) {
        Map<AreaCode, Area> areas = directory.findAll(members.keySet());
        Map<AreaCode, Long> registered = people.registered(
                members.values().stream().flatMap(List::stream).distinct().toList());
        var candidates = new ArrayList<Candidate>(members.size());
        members.forEach((code, practices) -> {
            Area area = areas.get(code);
            long sum = practices.stream()
                    .mapToLong(p -> registered.getOrDefault(p, 0L))
                    .sum();
            candidates.add(new Candidate(code, area == null ? code.value() : area.name(), sum, practices.size()));
        });
        return candidates;
    }

    private List<Pooled> pooled(Part part, Map<AreaCode, List<AreaCode>> members) {
        var id = new MeasureId(part.measure());
        Measure measure = measures.find(id)
                .orElseThrow(() -> new IllegalArgumentException("No measure is known under the id " + id));
        int series = readings.number(new SeriesKey(id, part.sex(), part.age()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Nothing is loaded for " + id + ", " + part.sex() + ", " + part.age()));
        var codes = new TreeSet<AreaCode>(members.keySet());
        members.values().forEach(codes::addAll);
        var found = new HashMap<AreaCode, Readings.Pooled>();
        readings.pooled(series, codes, part.from(), part.until()).forEach(p -> found.put(p.area(), p));
        return members.entrySet().stream()
                .map(e -> one(measure, found, e.getKey(), e.getValue()))
                .toList();
    }

    private static Pooled one(
            Measure measure, Map<AreaCode, Readings.Pooled> found, AreaCode area, List<AreaCode> practices) {
        Readings.Pooled own = found.get(area);
        if (own != null && own.periods() > 0) {
            return counts(measure, own.numerator(), own.denominator(), practices.size(), practices.size());
        }
        if (own != null && !Double.isNaN(own.lastValue())) {
            return new Pooled.Value(own.lastValue());
        }
        if (own != null && own.suppressed() > 0) {
            return new Pooled.Suppressed();
        }
        double numerator = 0;
        double denominator = 0;
        int reporting = 0;
        boolean suppressed = false;
        for (AreaCode practice : practices) {
            Readings.Pooled p = found.get(practice);
            if (p != null && p.periods() > 0) {
                numerator += p.numerator();
                denominator += p.denominator();
                reporting++;
            } else if (p != null && p.suppressed() > 0) {
                suppressed = true;
            }
        }
        if (reporting > 0) {
            return counts(measure, numerator, denominator, reporting, practices.size());
        }
        return suppressed ? new Pooled.Suppressed() : new Pooled.Missing();
    }

    private static Pooled counts(Measure measure, double x, double n, int reporting, int practices) {
        return measure.kind() == Measure.Kind.PROPORTION
                ? new Pooled.Proportion(x, n, reporting, practices)
                : new Pooled.Rate(x, n, reporting, practices);
    }
}
