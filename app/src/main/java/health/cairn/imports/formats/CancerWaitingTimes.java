package health.cairn.imports.formats;

import health.cairn.directory.AreaCode;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.MeasureDescription;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import health.cairn.imports.ValueText;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import health.cairn.measures.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * The national time series of cancer waiting times: a workbook whose monthly sheets hold tables side by side, each under
 * a title over several rows, with notes around them. A table begins where a cell says "Monthly", its title stands above
 * it, and its rows are those that begin with a month. Quarterly and annual sheets add the same months up again.
 */
@Component
final class CancerWaitingTimes implements FileFormat {

    @Override
    public String name() {
        return "cancer-waiting-times-series";
    }

    @Override
    public String title() {
        return "Cancer waiting times, national time series";
    }

    @Override
    public String source() {
        return "NHS England, Cancer Waiting Times";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.sheet("Monthly Referrals Seen").isPresent()
                && sample.sheet("Monthly Performance").isPresent();
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Series(destination);
    }

    /** The tables that are known, by words of their titles in lower case. */
    private enum Known {
        SUSPECTED(
                "usc-referrals-seen",
                "Urgent suspected cancer referrals seen",
                "urgent suspected cancer referrals seen"),
        BREAST(
                "breast-symptomatic-referrals-seen",
                "Urgent breast symptomatic referrals seen",
                "breast symptomatic referrals seen"),
        DIAGNOSIS_28("cancer-diagnosis-told-28-days", "Told about diagnosis within 28 days", "28-days"),
        TREATMENT_31("cancer-treatment-31-days", "Treatment within 31 days of the decision", "31-days"),
        TREATMENT_62("cancer-treatment-62-days", "Treatment within 62 days of referral", "62-days");

        private final String id;
        private final String name;
        private final String words;

        Known(String id, String name, String words) {
            this.id = id;
            this.name = name;
            this.words = words;
        }

        private boolean isCount() {
            return this == SUSPECTED || this == BREAST;
        }
    }

    /** One of the tables on a sheet. */
    private record Block(Known known, int series, int month, int total, int within) {}

    private final class Series implements RowReader {
        private final Destination destination;
        private final Map<Integer, String> titles = new HashMap<>();
        private List<Block> blocks = List.of();
        private boolean monthly;

        private Series(Destination destination) {
            this.destination = destination;
        }

        @Override
        public void sheet(String name) {
            monthly = name.toLowerCase(Locale.ROOT).startsWith("monthly");
            titles.clear();
            blocks = List.of();
        }

        @Override
        public void row(Row row) {
            if (!monthly) {
                destination.problems().count(Problem.Kind.OUT_OF_SCOPE);
            } else if (blocks.isEmpty()) {
                head(row);
            } else {
                blocks.forEach(block -> month(row, block));
            }
        }

        /** Either the row of column names, or one of the rows of titles above it. */
        private void head(Row row) {
            List<Integer> starts = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                if (row.text(column).equalsIgnoreCase("Monthly")) {
                    starts.add(column);
                } else if (!row.isBlank(column)) {
                    titles.merge(
                            column, row.text(column).toLowerCase(Locale.ROOT), (above, here) -> above + " " + here);
                }
            }
            List<Block> found = new ArrayList<>();
            for (int i = 0; i < starts.size(); i++) {
                int from = starts.get(i);
                int until = i + 1 < starts.size() ? starts.get(i + 1) : row.size();
                block(row, from, until).ifPresent(found::add);
            }
            blocks = List.copyOf(found);
        }

        private Optional<Block> block(Row row, int from, int until) {
            int total = -1;
            int within = -1;
            StringBuilder title = new StringBuilder();
            for (int column = from; column < until; column++) {
                if (row.text(column).equalsIgnoreCase("Total")) {
                    total = column;
                } else if (row.text(column).toLowerCase(Locale.ROOT).startsWith("within")) {
                    within = column;
                }
                title.append(titles.getOrDefault(column, "")).append(' ');
            }
            for (Known known : Known.values()) {
                boolean complete = total >= 0 && (known.isCount() || within >= 0);
                if (title.indexOf(known.words) >= 0 && complete) {
                    return Optional.of(new Block(known, series(known), from, total, within));
                }
            }
            destination
                    .problems()
                    .report(
                            Problem.Kind.MEASURE,
                            row,
                            row.text(from),
                            title.toString().strip(),
                            "a table of referrals seen, or of the 28, 31 or 62 day standard",
                            "tell the people who make Cairn if this table is wanted");
            return Optional.empty();
        }

        private int series(Known known) {
            var measure = destination
                    .series()
                    .measure(
                            known.isCount()
                                    ? MeasureDescription.count(known.id, known.name, "referrals", source())
                                    : MeasureDescription.percentage(
                                            known.id,
                                            OptionalInt.empty(),
                                            known.name,
                                            "People within the standard",
                                            "People in all",
                                            source(),
                                            "Persons",
                                            "All ages"));
            return destination.series().number(new SeriesKey(measure.id(), "Persons", "All ages"));
        }

        private void month(Row row, Block block) {
            String first = row.text(block.month());
            Optional<Period> month =
                    PeriodText.parse(first.length() == 10 && first.endsWith("-01") ? first.substring(0, 7) : first);
            if (month.isEmpty()) {
                return;
            }
            ValueText total = ValueText.of(row.text(block.total()));
            ValueText within = block.known().isCount() ? total : ValueText.of(row.text(block.within()));
            if (total instanceof ValueText.Number(double all) && within instanceof ValueText.Number(double some)) {
                if (block.known().isCount()) {
                    destination
                            .readings()
                            .valueOnly(
                                    block.series(),
                                    AreaCode.ENGLAND,
                                    month.get(),
                                    all,
                                    Double.NaN,
                                    Double.NaN,
                                    row.number());
                } else if (all > 0 && some >= 0 && some <= all) {
                    destination
                            .readings()
                            .counted(block.series(), AreaCode.ENGLAND, month.get(), some, all, row.number());
                } else {
                    report(Problem.Kind.COUNTS, row, block, some + " of " + all);
                }
            } else if (total instanceof ValueText.Unreadable || within instanceof ValueText.Unreadable) {
                report(Problem.Kind.NUMBER, row, block, row.text(block.total()));
            } else {
                destination.readings().notCollected(block.series(), AreaCode.ENGLAND, month.get(), row.number());
            }
        }

        private void report(Problem.Kind kind, Row row, Block block, String found) {
            destination
                    .problems()
                    .report(
                            kind,
                            row,
                            block.known().name,
                            found,
                            "a total, and of it those within the standard",
                            "correct the cell and load the file again");
        }
    }
}
