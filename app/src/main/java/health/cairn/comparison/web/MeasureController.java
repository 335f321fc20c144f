package health.cairn.comparison.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.MeasureId;
import health.cairn.measures.Measures;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private final Directory directory;
    private final MeasurePages pages;
    private final MeasureFiles files;
    private final Viewpoint viewpoint;

    MeasureController(
            Measures measures,
            Readings readings,
            Directory directory,
            MeasurePages pages,
            MeasureFiles files,
            Viewpoint viewpoint) {
        this.measures = measures;
        this.readings = readings;
        this.directory = directory;
        this.pages = pages;
        this.files = files;
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
            @RequestParam @Nullable String compare,
            @RequestParam @Nullable String map,
            @RequestParam @Nullable String day,
            @RequestParam @Nullable String period,
            Scope scope,
            Model model) {
        Measure measure = measure(id);
        model.addAttribute(
                "page",
                pages.page(
                        measure,
                        key(measure, sex, age),
                        area(area, scope),
                        Angle.parse(compare, map, day, period),
                        scope));
        return "comparison/measure";
    }

    /**
     * Without {@code area} all areas in one period, of one {@code type} or of all; with it that area and what it is made of
     * in every period; with both all areas of the type, compared as on the area's page.
     */
    @GetMapping("/measures/{id:[a-z0-9-]+}.csv")
    void csv(
            @PathVariable String id,
            @RequestParam @Nullable String area,
            @RequestParam @Nullable String sex,
            @RequestParam @Nullable String age,
            @RequestParam @Nullable AreaType type,
            @RequestParam @Nullable String compare,
            @RequestParam @Nullable String map,
            @RequestParam @Nullable String day,
            @RequestParam @Nullable String period,
            Scope scope,
            HttpServletResponse response)
            throws IOException {
        Measure measure = measure(id);
        SeriesKey key = key(measure, sex, age);
        int series =
                readings.number(key).orElseThrow(() -> new NotFound("Nothing is loaded for " + measure.name() + "."));
        Area mine = area(area, scope);
        Angle angle = Angle.parse(compare, map, day, period);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + measure.id() + ".csv\"");
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            if (area == null || type != null) {
                files.areas(out, measure, key, series, type, angle, mine, scope);
            } else {
                files.history(out, measure, key, series, angle, mine, scope);
            }
        }
    }

    private Area area(@Nullable String asked, Scope scope) {
        if (asked != null && viewpoint.area(asked).isEmpty()) {
            throw new NotFound("No area is known under the code '" + asked + "'.", near(asked));
        }
        return viewpoint.from(asked, scope);
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
