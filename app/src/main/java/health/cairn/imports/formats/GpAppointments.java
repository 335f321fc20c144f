package health.cairn.imports.formats;

import health.cairn.directory.AreaCode;
import health.cairn.imports.CodeText;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.Lookup;
import health.cairn.imports.MeasureDescription;
import health.cairn.imports.Problem;
import health.cairn.imports.RefusedFile;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import health.cairn.measures.Loading.ReadingWriter;
import health.cairn.measures.Period;
import health.cairn.measures.PeriodText;
import health.cairn.measures.SeriesKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Appointments in general practice by month and CCG or sub-ICB location, one row for each status, professional, mode and
 * wait. After mergers rows repeat their full key, one for each predecessor: the counts are added, equal or not.
 */
@Component
final class GpAppointments implements FileFormat {

    private static final int MOST_SUMS = 1_000_000;
    private static final String[] PLACE = {"CCG_CODE", "SUB_ICB_LOCATION_CODE"};

    @Override
    public String name() {
        return "gp-appointments";
    }

    @Override
    public String title() {
        return "Appointments in general practice, by CCG or sub-ICB location";
    }

    @Override
    public String source() {
        return "NHS England, Appointments in General Practice";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        Header header = sample.first().header();
        return sample.isText()
                && header.column(PLACE) >= 0
                && header.hasAll("Appointment_Month", "APPT_STATUS", "HCP_TYPE", "APPT_MODE", "COUNT_OF_APPOINTMENTS");
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Sums(destination);
    }

    private record Key(AreaCode area, Period month) {}

    /** Appointments of one area in one month, and how many of them were of each kind that is followed. */
    private static final class Sum {
        private final long row;
        private double all;
        private final double[] some = new double[Share.values().length];

        private Sum(long row) {
            this.row = row;
        }
    }

    /** The shares of all appointments that become measures. */
    private enum Share {
        NOT_ATTENDED("gp-appointments-not-attended", "Appointments not attended", "APPT_STATUS", "DNA"),
        FACE_TO_FACE("gp-appointments-face-to-face", "Appointments face to face", "APPT_MODE", "Face-to-Face"),
        WITH_GP("gp-appointments-with-a-gp", "Appointments with a GP", "HCP_TYPE", "GP"),
        SAME_DAY(
                "gp-appointments-same-day",
                "Appointments on the day of booking",
                "TIME_BETWEEN_BOOK_AND_APPT",
                "Same Day");

        private final String id;
        private final String name;
        private final String column;
        private final String value;

        Share(String id, String name, String column, String value) {
            this.id = id;
            this.name = name;
            this.column = column;
            this.value = value;
        }
    }

    private final class Sums implements RowReader {
        private final Destination destination;
        private final Lookup<CodeText> codes = new Lookup<>(CodeText::of);
        private final Lookup<@Nullable Period> months =
                new Lookup<>(text -> PeriodText.parse(text).orElse(null));
        private final Map<Key, Sum> sums = new LinkedHashMap<>();
        private final int[] shareColumns = new int[Share.values().length];
        private int area = -1;
        private int month;
        private int count;

        private Sums(Destination destination) {
            this.destination = destination;
        }

        @Override
        public void row(Row row) {
            if (area < 0) {
                Header header = Header.of(row);
                area = header.require(PLACE);
                month = header.require("Appointment_Month");
                count = header.require("COUNT_OF_APPOINTMENTS");
                for (Share share : Share.values()) {
                    shareColumns[share.ordinal()] = header.column(share.column);
                }
                return;
            }
            Period period = row.look(month, months);
            double appointments = row.decimal(count);
            if (period == null) {
                report(Problem.Kind.PERIOD, row, "Appointment_Month", row.text(month), "a month such as MAR2019");
            } else if (!(appointments >= 0)) {
                report(Problem.Kind.NUMBER, row, "COUNT_OF_APPOINTMENTS", row.text(count), "a count of 0 or more");
            } else {
                switch (row.look(area, codes)) {
                    case CodeText.Code(AreaCode code) -> add(row, code, period, appointments);
                    case CodeText.NotAllocated() -> destination.problems().count(Problem.Kind.NOT_AN_ORGANISATION);
                    case CodeText.StatisticalGroup() -> destination.problems().count(Problem.Kind.OUT_OF_SCOPE);
                    case CodeText.Unreadable(String text) ->
                        report(Problem.Kind.AREA_CODE, row, "CCG_CODE", text, "a code such as 15N");
                }
            }
        }

        private void add(Row row, AreaCode code, Period period, double appointments) {
            Sum sum = sums.computeIfAbsent(new Key(code, period), _ -> new Sum(row.number()));
            if (sums.size() > MOST_SUMS) {
                throw new RefusedFile(
                        "more than 1,000,000 pairs of area and month",
                        "appointments by CCG or sub-ICB location",
                        "split the file by year and load the parts");
            }
            sum.all += appointments;
            for (Share share : Share.values()) {
                if (row.is(shareColumns[share.ordinal()], share.value)) {
                    sum.some[share.ordinal()] += appointments;
                }
            }
        }

        private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
            destination
                    .problems()
                    .report(kind, row, column, found, expected, "correct the row and load the file again");
        }

        @Override
        public void end() {
            ReadingWriter readings = destination.readings();
            int total = series(MeasureDescription.count(
                    "gp-appointments", "Appointments in general practice", "appointments", source()));
            List<Integer> shares = List.of(Share.values()).stream()
                    .map(share -> series(MeasureDescription.percentage(
                            share.id,
                            OptionalInt.empty(),
                            share.name,
                            share.name,
                            "All appointments",
                            source(),
                            "Persons",
                            "All ages")))
                    .toList();
            sums.forEach((key, sum) -> {
                readings.valueOnly(total, key.area(), key.month(), sum.all, Double.NaN, Double.NaN, sum.row);
                for (Share share : Share.values()) {
                    if (shareColumns[share.ordinal()] >= 0 && sum.all > 0) {
                        readings.counted(
                                shares.get(share.ordinal()),
                                key.area(),
                                key.month(),
                                sum.some[share.ordinal()],
                                sum.all,
                                sum.row);
                    }
                }
            });
        }

        private int series(MeasureDescription description) {
            var measure = destination.series().measure(description);
            return destination.series().number(new SeriesKey(measure.id(), "Persons", "All ages"));
        }
    }
}
