package health.cairn.imports.ods;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Addresses of all practices there ever were, with the days they opened and closed. It also names organisations that are no
 * general practice and does not tell which, so what is known of the type comes from other files. Of several rows for one
 * code the first is taken.
 */
@Component
class PracticeLocations implements FileFormat {

    @Override
    public String name() {
        return "practice-locations";
    }

    @Override
    public String title() {
        return "Locations of practices, with opening and closing days";
    }

    @Override
    public String source() {
        return "Organisation Data Service, NHS England";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.isText()
                && sample.first()
                        .header()
                        .hasAll(
                                "practice_code",
                                "practice_name",
                                "postcode",
                                "open_date",
                                "closed_date",
                                "lat",
                                "long");
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Reader(sample.first().header(), destination);
    }

    private record Location(
            AreaCode code,
            String name,
            String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed) {}

    private static final class Reader implements RowReader {
        private final Destination destination;
        private final int code;
        private final int name;
        private final int postcode;
        private final int opened;
        private final int closed;
        private final List<Location> locations = new ArrayList<>();
        private final Map<String, Long> rowOfCode = new HashMap<>();
        private LocalDate latest = LocalDate.MIN;
        private boolean headerRead;

        Reader(Header header, Destination destination) {
            this.destination = destination;
            code = header.require("practice_code");
            name = header.require("practice_name");
            postcode = header.require("postcode");
            opened = header.require("open_date");
            closed = header.require("closed_date");
        }

        @Override
        public void row(Row row) {
            if (!headerRead) {
                headerRead = true;
                return;
            }
            String text = row.text(code);
            if (text.startsWith("W")) {
                destination.problems().count(Problem.Kind.OUT_OF_SCOPE);
                return;
            }
            if (!AreaCode.isValid(text)) {
                report(Problem.Kind.AREA_CODE, row, "practice_code", text, "a code of capital letters and digits");
                return;
            }
            Long first = rowOfCode.putIfAbsent(text, row.number());
            if (first != null) {
                report(
                        Problem.Kind.REPEATED,
                        row,
                        "practice_code",
                        text,
                        "one row for each code; row " + first + " is taken");
                return;
            }
            locations.add(new Location(
                    new AreaCode(text),
                    row.text(name),
                    row.text(postcode),
                    day(row, opened, "open_date"),
                    day(row, closed, "closed_date")));
        }

        private @Nullable LocalDate day(Row row, int column, String header) {
            if (row.isBlank(column)) {
                return null;
            }
            Optional<LocalDate> day = FileDays.yearMonthDay(row.text(column));
            if (day.isEmpty()) {
                report(
                        Problem.Kind.NOTE,
                        row,
                        header,
                        row.text(column),
                        "a day as YYYYMMDD; the row is taken without it");
                return null;
            }
            if (latest.isBefore(day.get())) {
                latest = day.get();
            }
            return day.get();
        }

        private void report(Problem.Kind kind, Row row, String column, String found, String expected) {
            destination
                    .problems()
                    .report(
                            kind,
                            row,
                            column,
                            found,
                            expected,
                            "load the file as it was published, or correct the row");
        }

        @Override
        public void end() {
            NhsFacts facts = new NhsFacts(destination, destination.statedDay().orElse(latest));
            locations.forEach(location -> facts.organisation(
                    location.code(),
                    AreaType.OTHER,
                    location.name(),
                    location.postcode(),
                    location.opened(),
                    location.closed()));
        }
    }
}
