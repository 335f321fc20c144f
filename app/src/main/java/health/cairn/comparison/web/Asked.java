package health.cairn.comparison.web;

import health.cairn.comparison.Comparisons;
import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import health.cairn.measures.Readings;
import health.cairn.measures.SeriesFinder;
import health.cairn.measures.SeriesFinder.Found;
import health.cairn.pages.ApiProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words of a question to the API as what they stand for; each that is not known is named, with what there is instead. */
@Component
class Asked {

    private static final int NEAR = 5;

    private final SeriesFinder finder;
    private final Readings readings;
    private final Comparisons comparisons;
    private final Directory directory;

    Asked(SeriesFinder finder, Readings readings, Comparisons comparisons, Directory directory) {
        this.finder = finder;
        this.readings = readings;
        this.comparisons = comparisons;
        this.directory = directory;
    }

    /** Changes whenever a value, a finding or the name of an area may, or what the measure is. */
    String version(Found.Series series) {
        return readings.version() + "-" + directory.version() + "-" + definition(series.measure());
    }

    /** Stands for what is written in a definition; the same on every instance. */
    static String definition(Object definition) {
        return Integer.toHexString(definition.toString().hashCode());
    }

    Found.Series series(String measure, @Nullable String sex, @Nullable String age) {
        return switch (finder.find(measure, sex, age)) {
            case Found.Series series -> series;
            case Found.Unknown(String field, String found, String expected, List<String> near) ->
                throw ApiProblem.badRequest(field, found, expected, near);
        };
    }

    /** The type asked for, which the series has to have something of; empty where none was asked for. */
    Optional<AreaType> type(@Nullable String text, Found.Series series) {
        if (text == null) {
            return Optional.empty();
        }
        AreaType type = AreaType.parse(text)
                .orElseThrow(() -> ApiProblem.badRequest("area-type", text, "a type of area", AreaType.names()));
        Map<AreaType, Integer> held = comparisons.types(series.number());
        if (!held.containsKey(type)) {
            throw ApiProblem.badRequest(
                    "area-type",
                    text,
                    "a type of area of which something is loaded for "
                            + series.key().measure(),
                    held.keySet().stream().map(AreaType::name).toList());
        }
        return Optional.of(type);
    }

    /** The areas asked for by code; empty where none were. */
    List<Area> areas(@Nullable List<String> codes) {
        return codes == null
                ? List.of()
                : codes.stream()
                        .flatMap(some -> Arrays.stream(some.split(",")))
                        .map(code -> area("area", code))
                        .distinct()
                        .toList();
    }

    Area area(String parameter, String text) {
        return AreaCode.parse(text)
                .flatMap(directory::find)
                .orElseThrow(() -> ApiProblem.badRequest(
                        parameter,
                        text,
                        "the code of an area that the directory knows",
                        directory.nearCodes(text, NEAR).stream()
                                .map(area -> area.name() + " (" + area.code() + ")")
                                .toList()));
    }

    /** The period asked for, of which the series has to have something; empty where none was asked for. */
    Optional<Period> period(@Nullable String text, Found.Series series) {
        if (text == null) {
            return Optional.empty();
        }
        List<Period> held = readings.periods(series.number());
        List<String> near =
                held.reversed().stream().limit(12).map(PeriodText::iso).toList();
        Period period = PeriodText.parse(text)
                .orElseThrow(() -> ApiProblem.badRequest(
                        "period", text, "a period such as 2022/23, 2022, 2022-04 or 2022-04-01/2023-04-01", near));
        if (!held.contains(period)) {
            throw ApiProblem.badRequest(
                    "period",
                    text,
                    "a period of which something is loaded for " + series.key().measure(),
                    near);
        }
        return Optional.of(period);
    }
}
