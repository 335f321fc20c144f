package health.cairn.comparison.web;

import health.cairn.comparison.AsOf;
import health.cairn.comparison.Comparisons;
import health.cairn.comparison.Finding;
import health.cairn.comparison.Standing;
import health.cairn.comparison.Valued;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Measure;
import health.cairn.measures.Period;
import health.cairn.measures.SeriesKey;
import health.cairn.pages.CsvText;
import health.cairn.people.Scope;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The numbers of a measure as files; values are not rounded. */
@Component
class MeasureFiles {

    private static final String HEADER =
            "measure,sex,age,area,name,type,from,until,value,unit,numerator,denominator,lower95,upper95,lower998,upper998,"
                    + "state,compared with,its value,standing,rolled up,practices with data,practices\r\n";

    private final Comparisons comparisons;
    private final Directory directory;
    private final Angles angles;
    private final Viewpoint viewpoint;

    MeasureFiles(Comparisons comparisons, Directory directory, Angles angles, Viewpoint viewpoint) {
        this.comparisons = comparisons;
        this.directory = directory;
        this.angles = angles;
        this.viewpoint = viewpoint;
    }

    /** A line, before it is written. */
    private record Line(
            AreaCode area,
            AreaType type,
            Period period,
            Finding.Known known,
            @Nullable Double compared,
            Standing standing,
            boolean rolledUp,
            int reporting,
            int members) {}

    /** All areas, or those of a type, in one period. */
    void areas(
            Writer out,
            Measure measure,
            SeriesKey key,
            int series,
            @Nullable AreaType type,
            Angle asked,
            Area mine,
            Scope scope)
            throws IOException {
        Angles.Taken taken = angles.take(asked, mine);
        AsOf asOf = taken.asOf();
        out.write(HEADER);
        for (AreaType one : type == null ? AreaType.values() : new AreaType[] {type}) {
            List<Finding> findings =
                    comparisons.against(taken.benchmark(), comparisons.ofSeries(series, one, asOf, scope), asOf, scope);
            write(
                    out,
                    measure,
                    key,
                    taken.benchmark().name(),
                    findings.stream()
                            .map(f -> new Line(
                                    f.area(),
                                    f.type(),
                                    f.period(),
                                    f.latest(),
                                    f.benchmark(),
                                    f.standing(),
                                    f.rolledUp(),
                                    f.reporting(),
                                    f.members()))
                            .toList());
        }
    }

    /** An area, what it is made of and what it is compared with, in every period. */
    void history(Writer out, Measure measure, SeriesKey key, int series, Angle asked, Area mine, Scope scope)
            throws IOException {
        Angles.Taken taken = angles.take(asked, mine);
        var shown = new LinkedHashSet<AreaCode>(List.of(mine.code()));
        shown.addAll(Parts.of(mine, directory.mapOn(taken.membersDay(viewpoint.today()))));
        shown.addAll(taken.benchmark().areas());
        shown.add(AreaCode.ENGLAND);
        Map<AreaCode, Comparisons.History> histories = comparisons.histories(series, shown, taken.asOf(), scope);
        Map<AreaCode, Area> areas = directory.findAll(shown);
        out.write(HEADER);
        for (AreaCode code : shown) {
            Comparisons.History history = histories.get(code);
            if (history == null) {
                continue;
            }
            Area area = areas.get(code);
            boolean itself = taken.benchmark().areas().equals(List.of(code));
            write(
                    out,
                    measure,
                    key,
                    taken.benchmark().name(),
                    history.points().stream()
                            .map(p -> {
                                Valued compared = comparisons
                                        .valueOf(taken.benchmark(), series, p.period(), histories)
                                        .orElse(null);
                                Valued own = p.valued();
                                return new Line(
                                        code,
                                        area == null ? AreaType.OTHER : area.type(),
                                        p.period(),
                                        p.known(),
                                        compared == null ? null : compared.value(),
                                        own == null || compared == null || itself
                                                ? Standing.NOT_COMPARED
                                                : comparisons.standing(measure, own, compared),
                                        p.rolledUp(),
                                        p.reporting(),
                                        p.members());
                            })
                            .toList());
        }
    }

    private void write(Writer out, Measure measure, SeriesKey key, String against, List<Line> lines)
            throws IOException {
        Map<AreaCode, Area> names =
                directory.findAll(lines.stream().map(Line::area).toList());
        for (Line line : lines) {
            Area area = names.get(line.area());
            Valued v = line.known() instanceof Finding.Known.Value(Valued valued) ? valued : null;
            String state = switch (line.known()) {
                case Finding.Known.Value _ -> "value";
                case Finding.Known.Suppressed _ -> "held back";
                case Finding.Known.NotCollected _ -> "no data";
            };
            out.write(CsvText.line(
                    measure.id(),
                    key.sex(),
                    key.age(),
                    line.area(),
                    area == null ? "" : area.name(),
                    line.type().one(),
                    line.period().from(),
                    line.period().until(),
                    v == null ? null : v.value(),
                    measure.unit(),
                    v == null ? null : v.numerator(),
                    v == null ? null : v.denominator(),
                    v == null || v.interval95() == null ? null : v.interval95().lower(),
                    v == null || v.interval95() == null ? null : v.interval95().upper(),
                    v == null || v.interval998() == null
                            ? null
                            : v.interval998().lower(),
                    v == null || v.interval998() == null
                            ? null
                            : v.interval998().upper(),
                    state,
                    against,
                    line.compared(),
                    line.standing().name().toLowerCase(Locale.UK).replace('_', ' '),
                    line.rolledUp() ? "yes" : "no",
                    line.rolledUp() ? line.reporting() : null,
                    line.rolledUp() ? line.members() : null));
        }
    }
}
