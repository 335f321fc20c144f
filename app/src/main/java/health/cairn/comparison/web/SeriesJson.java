package health.cairn.comparison.web;

import health.cairn.measures.Measure;
import health.cairn.measures.SeriesFinder.Found;
import io.swagger.v3.oas.annotations.media.Schema;

/** The series that an answer of the API is about. */
record SeriesJson(
        @Schema(example = "bowel-screening-60-74") String measure,
        String name,
        @Schema(example = "Persons") String sex,
        @Schema(example = "60-74 yrs") String age,

        @Schema(description = "What stands behind each value", example = "%")
        String unit,

        @Schema(description = "value = multiplier × numerator ÷ denominator", example = "100")
        double multiplier,

        Measure.Polarity polarity) {

    static SeriesJson of(Found.Series series) {
        Measure measure = series.measure();
        return new SeriesJson(
                measure.id().value(),
                measure.name(),
                series.key().sex(),
                series.key().age(),
                measure.unit(),
                measure.multiplier(),
                measure.polarity());
    }
}
