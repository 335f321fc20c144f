package health.cairn.imports.formats;

import health.cairn.directory.AreaCode;
import health.cairn.imports.CodeText;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.Lookup;
import health.cairn.imports.MeasureDescription;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import health.cairn.imports.ValueText;
import health.cairn.measures.Loading.ReadingWriter;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import health.cairn.measures.SeriesKey;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * Cervical screening coverage of every practice in England at 31 December 2017: two age bands side by side, each with
 * women eligible and women screened. Where the number is small either both or the number screened alone are replaced by
 * {@code <under 6>} or {@code <Suppressed>}, and the coverage by -2, -1.75 or -1.5; none of these is a number.
 */
@Component
final class CervicalPractice2017 implements FileFormat {

    /** A look back from the last day of 2017, filed under that calendar year. */
    private static final Period YEAR = PeriodText.calendarYears(2017, 2017);

    private static final String ELIGIBLE_25 = "Eligible25to49";
    private static final String SCREENED_25 = "No. of women screened in previous 42 months";
    private static final String ELIGIBLE_50 = "Eligible50to64";
    private static final String SCREENED_50 = "No. of women screened in previous 66 months";

    @Override
    public String name() {
        return "cervical-practice-2017";
    }

    @Override
    public String title() {
        return "Cervical screening coverage by practice, 31 December 2017";
    }

    @Override
    public String source() {
        return "Public Health England, Cervical screening: coverage and data";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.first().header().hasAll("Organisation Code", ELIGIBLE_25, SCREENED_25, ELIGIBLE_50, SCREENED_50);
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Coverage(destination);
    }

    private final class Coverage implements RowReader {
        private final Destination destination;
        private final ReadingWriter readings;
        private final Lookup<CodeText> codes = new Lookup<>(CodeText::of);
        private List<Band> bands = List.of();
        private int code = -1;

        private record Band(int series, int eligible, int screened) {}

        private Coverage(Destination destination) {
            this.destination = destination;
            readings = destination.readings();
        }

        @Override
        public void row(Row row) {
            if (code < 0) {
                Header header = Header.of(row);
                code = header.require("Organisation Code");
                bands = List.of(
                        new Band(
                                series(93725, "25-49", "3.5 years"),
                                header.require(ELIGIBLE_25),
                                header.require(SCREENED_25)),
                        new Band(
                                series(93726, "50-64", "5.5 years"),
                                header.require(ELIGIBLE_50),
                                header.require(SCREENED_50)));
                return;
            }
            switch (row.look(code, codes)) {
                case CodeText.Code(AreaCode practice) -> bands.forEach(band -> band(row, practice, band));
                case CodeText.NotAllocated() -> destination.problems().count(Problem.Kind.TOTAL_ROW);
                case CodeText.StatisticalGroup() -> destination.problems().count(Problem.Kind.OUT_OF_SCOPE);
                case CodeText.Unreadable(String text) ->
                    destination
                            .problems()
                            .report(
                                    Problem.Kind.AREA_CODE,
                                    row,
                                    "Organisation Code",
                                    text,
                                    "a practice code such as A81001",
                                    "correct the code and load the file again");
            }
        }

        private int series(int fingertips, String ages, String window) {
            var measure = destination
                    .series()
                    .measure(MeasureDescription.percentage(
                            "cervical-screening-" + ages,
                            OptionalInt.of(fingertips),
                            "Cervical screening coverage: aged " + ages.replace("-", " to "),
                            "Women adequately screened within " + window,
                            "Women eligible for screening",
                            source(),
                            "Female",
                            ages + " yrs"));
            return destination.series().number(new SeriesKey(measure.id(), "Female", ages + " yrs"));
        }

        private void band(Row row, AreaCode practice, Band band) {
            ValueText eligible = ValueText.of(row.text(band.eligible()));
            ValueText screened = ValueText.of(row.text(band.screened()));
            if (eligible instanceof ValueText.Suppressed || screened instanceof ValueText.Suppressed) {
                readings.suppressed(band.series(), practice, YEAR, row.number());
            } else if (eligible instanceof ValueText.NotCollected || screened instanceof ValueText.NotCollected) {
                readings.notCollected(band.series(), practice, YEAR, row.number());
            } else if (eligible instanceof ValueText.Number(double all)
                    && screened instanceof ValueText.Number(double some)
                    && all > 0
                    && some >= 0
                    && some <= all) {
                readings.counted(band.series(), practice, YEAR, some, all, row.number());
            } else {
                destination
                        .problems()
                        .report(
                                Problem.Kind.COUNTS,
                                row,
                                "Women screened, women eligible",
                                row.text(band.screened()) + " of " + row.text(band.eligible()),
                                "two numbers of which the first is not larger, or a suppression mark",
                                "ask the publisher; the row was not loaded for this age band");
            }
        }
    }
}
