package health.cairn.imports.ods;

import health.cairn.directory.AreaCode;
import health.cairn.imports.Destination;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.Sample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the registers that the Organisation Data Service gives out as CSV: 27 columns, every field quoted, no header row.
 * The file does not say of which day it is; that is the latest opening, joining or leaving in it. So the rows are kept until
 * the file has been read.
 */
final class RegisterRows {

    static final int COLUMNS = 27;

    static final int CODE = 0;
    static final int NAME = 1;
    static final int POSTCODE = 9;
    static final int OPENED = 10;
    static final int CLOSED = 11;
    static final int STATUS = 12;
    static final int COMMISSIONER = 14;
    static final int LEFT = 16;
    static final int SETTING = 25;

    private static final int JOINED = 15;

    /** One row of the register. */
    record Registered(
            AreaCode code,
            String name,
            String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            String status,
            String commissioner,
            boolean leftCommissioner,
            String setting) {}

    private final Destination destination;
    private final List<Registered> rows = new ArrayList<>();
    private LocalDate latest = LocalDate.MIN;

    RegisterRows(Destination destination) {
        this.destination = destination;
    }

    /** Whether the first rows look like such a register whose codes have this form. */
    static boolean looksRight(Sample sample, String codeForm) {
        if (!sample.isText() || sample.first().rows().isEmpty()) {
            return false;
        }
        return sample.first().rows().stream()
                .allMatch(row -> row.size() == COLUMNS
                        && row.get(CODE).matches(codeForm)
                        && FileDays.yearMonthDay(row.get(OPENED)).isPresent());
    }

    void add(Row row) {
        String code = row.text(CODE);
        if (row.size() < COLUMNS) {
            report(Problem.Kind.RAGGED, row, "", row.size() + " columns", COLUMNS + " columns");
            return;
        }
        if (!AreaCode.isValid(code)) {
            report(Problem.Kind.AREA_CODE, row, "A (code)", code, "a code of capital letters and digits");
            return;
        }
        Optional<LocalDate> opened = day(row, OPENED, "K (open date)");
        Optional<LocalDate> closed = day(row, CLOSED, "L (close date)");
        if (opened.isEmpty() && !row.isBlank(OPENED) || closed.isEmpty() && !row.isBlank(CLOSED)) {
            return;
        }
        notice(opened);
        notice(closed);
        notice(FileDays.yearMonthDay(row.text(JOINED)));
        notice(FileDays.yearMonthDay(row.text(LEFT)));
        rows.add(new Registered(
                new AreaCode(code),
                row.text(NAME),
                row.text(POSTCODE),
                opened.orElse(null),
                closed.orElse(null),
                row.text(STATUS),
                row.text(COMMISSIONER),
                !row.isBlank(LEFT),
                row.text(SETTING)));
    }

    List<Registered> rows() {
        return rows;
    }

    /** The day the register speaks of: as somebody said, or the latest day in it. */
    LocalDate asOf() {
        return destination.statedDay().orElse(latest);
    }

    private void notice(Optional<LocalDate> day) {
        day.filter(latest::isBefore).ifPresent(later -> latest = later);
    }

    private Optional<LocalDate> day(Row row, int column, String header) {
        Optional<LocalDate> day = FileDays.yearMonthDay(row.text(column));
        if (day.isEmpty() && !row.isBlank(column)) {
            report(Problem.Kind.PERIOD, row, header, row.text(column), "a day as YYYYMMDD, or nothing");
        }
        return day;
    }

    private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
        destination
                .problems()
                .report(kind, row, column, found, expected, "load the file as it was published, or correct the row");
    }
}
