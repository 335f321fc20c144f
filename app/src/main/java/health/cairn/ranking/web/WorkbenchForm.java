package health.cairn.ranking.web;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import health.cairn.ranking.Question;
import health.cairn.ranking.Rankings;
import health.cairn.statistics.ranking.Polarity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The fields of the workbench: what is asked of somebody who asks nothing yet, and what the buttons of the form change. */
@Component
class WorkbenchForm {

    private final Rankings rankings;
    private final Measures measures;
    private final Readings readings;
    private final Directory directory;
    private final Clock clock;

    WorkbenchForm(Rankings rankings, Measures measures, Readings readings, Directory directory, Clock clock) {
        this.rankings = rankings;
        this.measures = measures;
        this.readings = readings;
        this.directory = directory;
        this.clock = clock;
    }

    /** Applies what a button of the form asks for: adding a metric or a measure, or taking one away. */
    MultiValueMap<String, String> edited(MultiValueMap<String, String> fields) {
        var edited = new LinkedMultiValueMap<String, String>(fields);
        String add = fields.getFirst("add");
        if (add != null && !add.isEmpty()) {
            SeriesKey key = seriesOf(add);
            int next = 0;
            while (edited.containsKey("m" + next + ".name")) {
                next++;
            }
            metric(
                    edited,
                    next,
                    measures.find(key.measure())
                            .map(Measure::shortName)
                            .orElse(key.measure().value()),
                    30,
                    List.of(key),
                    pooled(edited));
        }
        String remove = fields.getFirst("remove");
        if (remove != null && remove.matches("\\d+")) {
            removed(edited, Integer.parseInt(remove));
        }
        edited.remove("add");
        edited.remove("remove");
        return edited;
    }

    private static void removed(MultiValueMap<String, String> fields, int index) {
        int i = index;
        for (; fields.containsKey("m" + (i + 1) + ".name"); i++) {
            for (String part : List.of(".name", ".weight", ".polarity", ".part")) {
                List<String> next = fields.get("m" + (i + 1) + part);
                if (next != null) {
                    fields.put("m" + i + part, next);
                }
            }
        }
        for (String part : List.of(".name", ".weight", ".polarity", ".part")) {
            fields.remove("m" + i + part);
        }
    }

    private static SeriesKey seriesOf(String written) {
        String[] piece = written.split("\\|", -1);
        if (piece.length != 3) {
            throw new NotFound("'" + written + "' is not a series; expected measure|sex|age.");
        }
        return new SeriesKey(new MeasureId(piece[0]), piece[1], piece[2]);
    }

    private static int pooled(MultiValueMap<String, String> fields) {
        String years = fields.getFirst("years");
        return years != null && years.matches("[1-5]") ? Integer.parseInt(years) : 3;
    }

    /** What an alliance usually asks: emergencies, referrals that find cancer, and screening at a third each. */
    MultiValueMap<String, String> usual(MultiValueMap<String, String> given, Scope scope) {
        var fields = new LinkedMultiValueMap<String, String>();
        AreaCode within = Optional.ofNullable(given.getFirst("within"))
                .filter(AreaCode::isValid)
                .map(AreaCode::new)
                .or(() -> directory.ofType(AreaType.CANCER_ALLIANCE).stream()
                        .filter(a -> a.open())
                        .map(a -> a.code())
                        .findFirst())
                .or(() -> scope.viewer() instanceof Viewer.Person p
                        ? p.home().filter(AreaCode::isValid).map(AreaCode::new)
                        : Optional.empty())
                .orElse(AreaCode.ENGLAND);
        fields.set("title", "Who should get help first");
        fields.set("within", within.value());
        fields.set("areas", AreaType.PCN.name());
        fields.set("map", LocalDate.now(clock).toString());
        fields.set("choose", "9");
        fields.set(
                "seed",
                Long.toString(LocalDate.now(clock).getYear() * 10_000L
                        + LocalDate.now(clock).getDayOfYear()));
        fields.set("simulations", "10000");
        List<SeriesKey> held = readings.published();
        int index = 0;
        index = metricIfHeld(
                fields, index, "Diagnosed as an emergency", 40, held, 4, "cancers-diagnosed-as-an-emergency");
        index = metricIfHeld(
                fields, index, "Found by urgent referral", 30, held, 4, "cancers-found-by-urgent-referral");
        metricIfHeld(
                fields,
                index,
                "Screening coverage",
                30,
                held,
                1,
                "breast-screening-53-70",
                "bowel-screening-60-74",
                "bowel-screening-2014",
                "cervical-screening-25-49",
                "cervical-screening-50-64");
        return fields;
    }

    private int metricIfHeld(
            MultiValueMap<String, String> fields,
            int index,
            String name,
            int weight,
            List<SeriesKey> held,
            int years,
            String... ids) {
        List<SeriesKey> keys = held.stream()
                .filter(k -> Arrays.asList(ids).contains(k.measure().value()))
                .toList();
        if (keys.isEmpty()) {
            return index;
        }
        metric(fields, index, name, weight, keys, years);
        return index + 1;
    }

    private void metric(
            MultiValueMap<String, String> fields, int index, String name, int weight, List<SeriesKey> keys, int years) {
        Measure first = measures.find(keys.getFirst().measure()).orElseThrow();
        fields.set("m" + index + ".name", name);
        fields.set("m" + index + ".weight", Integer.toString(weight));
        fields.set(
                "m" + index + ".polarity",
                (first.polarity() == Measure.Polarity.HIGH_IS_GOOD ? Polarity.LOW_IS_NEED : Polarity.HIGH_IS_NEED)
                        .name());
        for (SeriesKey key : keys) {
            rankings.latest(key, years)
                    .ifPresent(pool -> fields.add(
                            "m" + index + ".part",
                            QuestionForm.write(new Question.Part(
                                    key.measure().value(), key.sex(), key.age(), pool.from(), pool.until(), 1))));
        }
    }
}
