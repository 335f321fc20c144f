package health.cairn.comparison.web;

import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.CsvText;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /measures}: all of them, one of them, its numbers as a file. */
@Controller
class MeasureController {

    private final Measures measures;
    private final Readings readings;
    private final Comparisons comparisons;
    private final Directory directory;
    private final MeasurePages pages;
    private final Viewpoint viewpoint;

    MeasureController(
            Measures measures,
            Readings readings,
            Comparisons comparisons,
            Directory directory,
            MeasurePages pages,
            Viewpoint viewpoint) {
        this.measures = measures;
        this.readings = readings;
        this.comparisons = comparisons;
        this.directory = directory;
        this.pages = pages;
        this.viewpoint = viewpoint;
    }

    @GetMapping("/measures")
    String all(@RequestParam(defaultValue = "") String q, Model model) {
        String wanted = q.strip().toLowerCase(Locale.UK);
        var loaded = new java.util.HashSet<MeasureId>();
        readings.published().forEach(k -> loaded.add(k.measure()));
        var topics = new LinkedHashMap<String, List<MeasuresPage.Line>>();
        for (Measure m : measures.all()) {
            boolean fits = wanted.isEmpty()
                    || (m.name() + " " + m.topic() + " " + m.why())
                            .toLowerCase(Locale.UK)
                            .contains(wanted);
            if (fits && loaded.contains(m.id())) {
                topics.computeIfAbsent(m.topic(), t -> new ArrayList<>())
                        .add(new MeasuresPage.Line(m.name(), "/measures/" + m.id(), m.why()));
            }
        }
        int without = (int)
                measures.all().stream().filter(m -> !loaded.contains(m.id())).count();
        model.addAttribute(
                "page",
                new MeasuresPage(
                        Head.of("Measures", Head.Section.MEASURES)
                                .lead("What is counted, for whom, and how sure we are."),
                        q,
                        topics.entrySet().stream()
                                .map(e -> new MeasuresPage.Topic(e.getKey(), e.getValue()))
                                .toList(),
                        without));
        return "comparison/measures";
    }

    @GetMapping("/measures/{id:[a-z0-9-]+}")
    String one(
            @PathVariable String id,
            @RequestParam @Nullable String area,
            @RequestParam @Nullable String sex,
            @RequestParam @Nullable String age,
            Scope scope,
            Model model) {
        Measure measure = measure(id);
        if (area != null && viewpoint.area(area).isEmpty()) {
            throw new NotFound("No area is known under the code '" + area + "'.", near(area));
        }
        Area mine = viewpoint.from(area, scope);
        model.addAttribute("page", pages.page(measure, key(measure, sex, age), mine, scope));
        return "comparison/measure";
    }

    @GetMapping("/measures/{id:[a-z0-9-]+}.csv")
    void csv(
            @PathVariable String id,
            @RequestParam @Nullable String sex,
            @RequestParam @Nullable String age,
            @RequestParam @Nullable AreaType type,
            Scope scope,
            HttpServletResponse response)
            throws IOException {
        Measure measure = measure(id);
        SeriesKey key = key(measure, sex, age);
        int series =
                readings.number(key).orElseThrow(() -> new NotFound("Nothing is loaded for " + measure.name() + "."));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + measure.id() + ".csv\"");
        try (var out = new java.io.OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(
                    "measure,sex,age,area,name,type,from,until,value,unit,numerator,denominator,lower95,upper95,lower998,upper998,state,against England,England,rolled up,practices with data,practices\r\n");
            for (AreaType one : type == null ? AreaType.values() : new AreaType[] {type}) {
                List<Finding> findings = comparisons.ofSeries(series, one, scope);
                Map<AreaCode, Area> names =
                        directory.findAll(findings.stream().map(Finding::area).toList());
                for (Finding f : findings) {
                    Area area = names.get(f.area());
                    out.write(line(measure, key, f, area == null ? "" : area.name()));
                }
            }
        }
    }

    private static String line(Measure measure, SeriesKey key, Finding f, String name) {
        Valued v = f.valued();
        String state = switch (f.latest()) {
            case Finding.Known.Value known -> "value";
            case Finding.Known.Suppressed s -> "held back";
            case Finding.Known.NotCollected n -> "no data";
        };
        return CsvText.line(
                measure.id(),
                key.sex(),
                key.age(),
                f.area(),
                name,
                f.type().one(),
                f.period().from(),
                f.period().until(),
                v == null ? null : v.value(),
                measure.unit(),
                v == null ? null : v.numerator(),
                v == null ? null : v.denominator(),
                v == null || v.interval95() == null ? null : v.interval95().lower(),
                v == null || v.interval95() == null ? null : v.interval95().upper(),
                v == null || v.interval998() == null ? null : v.interval998().lower(),
                v == null || v.interval998() == null ? null : v.interval998().upper(),
                state,
                f.standing().name().toLowerCase(Locale.UK).replace('_', ' '),
                f.benchmark(),
                f.rolledUp() ? "yes" : "no",
                f.rolledUp() ? f.reporting() : null,
                f.rolledUp() ? f.members() : null);
    }

    private Measure measure(String id) {
        MeasureId wanted;
        try {
            wanted = new MeasureId(id);
        } catch (IllegalArgumentException e) {
            throw new NotFound("No measure is called '" + id + "'.");
        }
        return measures.find(wanted).orElseThrow(() -> {
            var near = measures.all().stream()
                    .filter(m -> m.id().value().contains(id)
                            || id.contains(m.id().value().split("-")[0]))
                    .limit(8)
                    .map(m -> new Head.Link(m.name(), "/measures/" + m.id()))
                    .toList();
            return new NotFound(
                    "No measure is called '" + id + "'." + (near.isEmpty() ? "" : " These are near:"), near);
        });
    }

    private SeriesKey key(Measure measure, @Nullable String sex, @Nullable String age) {
        if (sex != null && age != null) {
            return new SeriesKey(measure.id(), sex, age);
        }
        SeriesKey usual = measure.series();
        List<SeriesKey> held = readings.published().stream()
                .filter(k -> k.measure().equals(measure.id()))
                .toList();
        return held.isEmpty() || held.contains(usual) ? usual : held.getFirst();
    }

    private List<Head.Link> near(String text) {
        return directory.search(text, 5).stream()
                .map(a -> new Head.Link(a.name(), "/areas/" + a.code()))
                .toList();
    }
}
