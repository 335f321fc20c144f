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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * PCNs and their core partners with the days they joined and left ({@code ePCN}). The end date is the last day of a
 * membership. The workbook does not say of which day it is; that is the latest day in it, so its rows are kept until it has
 * been read.
 */
@Component
class PcnWorkbook implements FileFormat {

    private static final String PCNS = "PCNDetails";
    private static final String PARTNERS = "PCN Core Partner Details";

    private static final String[] PCN_PARENT = {
        "Current Sub ICB Loc Code", "Current Clinical Commissioning Group Code", "PCN Parent Sub ICB Loc Code"
    };
    private static final String[] PCN_PARENT_NAME = {"Sub ICB Location", "Clinical Commissioning Group Name"};
    private static final String[] PRACTICE_PARENT = {"Practice Parent Sub ICB Loc Code", "Practice Parent CCG Code"};
    private static final String START = "Practice to PCN Relationship Start Date";
    private static final String END = "Practice to PCN Relationship End Date";

    @Override
    public String name() {
        return "ods-epcn";
    }

    @Override
    public String title() {
        return "Primary care networks and their practices (ODS ePCN)";
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
        return sample.sheet(PCNS)
                        .filter(sheet -> sheet.header().hasAll("PCN Code", "Open Date"))
                        .isPresent()
                && sample.sheet(PARTNERS)
                        .filter(sheet -> sheet.header().hasAll("Partner Organisation Code", START))
                        .isPresent();
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Reader(destination);
    }

    private record Pcn(
            AreaCode code,
            String name,
            String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            String parent,
            String parentName) {}

    private record Partner(
            AreaCode practice,
            String name,
            AreaCode pcn,
            LocalDate from,
            @Nullable LocalDate last,
            String parent) {}

    private static final class Reader implements RowReader {
        private final Destination destination;
        private final List<Pcn> pcns = new ArrayList<>();
        private final List<Partner> partners = new ArrayList<>();
        private String sheet = "";
        private @Nullable Header header;
        private LocalDate latest = LocalDate.MIN;

        Reader(Destination destination) {
            this.destination = destination;
        }

        @Override
        public void sheet(String name) {
            sheet = name.strip();
            header = null;
        }

        @Override
        public void row(Row row) {
            if (header == null) {
                header = Header.of(row);
            } else if (sheet.equalsIgnoreCase(PCNS)) {
                pcn(row, header);
            } else if (sheet.equalsIgnoreCase(PARTNERS)) {
                partner(row, header);
            }
        }

        private void pcn(Row row, Header columns) {
            Optional<AreaCode> code = code(row, columns.require("PCN Code"), "PCN Code");
            if (code.isEmpty()
                    || isWrong(row, columns.require("Open Date"), "Open Date")
                    || isWrong(row, columns.require("Close Date"), "Close Date")) {
                return;
            }
            pcns.add(new Pcn(
                    code.get(),
                    row.text(columns.require("PCN Name")),
                    row.text(columns.column("Postcode")),
                    day(row, columns.require("Open Date")).orElse(null),
                    day(row, columns.require("Close Date")).orElse(null),
                    row.text(columns.require(PCN_PARENT)),
                    row.text(columns.require(PCN_PARENT_NAME))));
        }

        private void partner(Row row, Header columns) {
            Optional<AreaCode> practice =
                    code(row, columns.require("Partner Organisation Code"), "Partner Organisation Code");
            Optional<AreaCode> pcn = code(row, columns.require("PCN Code"), "PCN Code");
            Optional<LocalDate> from = day(row, columns.require(START));
            Optional<LocalDate> last = day(row, columns.require(END));
            if (practice.isEmpty() || pcn.isEmpty() || isWrong(row, columns.require(END), END)) {
                return;
            }
            if (from.isEmpty()) {
                report(Problem.Kind.PERIOD, row, START, row.text(columns.require(START)), "a day as YYYYMMDD");
                return;
            }
            if (last.isPresent() && last.get().isBefore(from.get())) {
                report(Problem.Kind.PERIOD, row, END, row.text(columns.require(END)), "a day on or after the start");
                return;
            }
            partners.add(new Partner(
                    practice.get(),
                    row.text(columns.require("Partner Name")),
                    pcn.get(),
                    from.get(),
                    last.orElse(null),
                    row.text(columns.require(PRACTICE_PARENT))));
        }

        @Override
        public void end() {
            NhsFacts facts = new NhsFacts(destination, destination.statedDay().orElse(latest));
            for (Pcn pcn : pcns) {
                facts.organisation(pcn.code(), AreaType.PCN, pcn.name(), pcn.postcode(), pcn.opened(), pcn.closed());
                if (pcn.closed() == null && AreaCode.isValid(pcn.parent())) {
                    AreaCode parent = new AreaCode(pcn.parent());
                    facts.organisation(parent, AreaType.SUB_ICB, pcn.parentName());
                    facts.member(pcn.code(), AreaType.SUB_ICB, parent);
                }
            }
            for (Partner partner : partners) {
                facts.organisation(partner.practice(), AreaType.PRACTICE, partner.name());
                LocalDate last = partner.last();
                facts.dated(
                        partner.practice(),
                        AreaType.PCN,
                        partner.pcn(),
                        partner.from(),
                        last == null ? null : last.plusDays(1));
                if (last == null && AreaCode.isValid(partner.parent())) {
                    facts.member(partner.practice(), AreaType.SUB_ICB, new AreaCode(partner.parent()));
                }
            }
            facts.england();
        }

        private Optional<AreaCode> code(Row row, int column, String name) {
            String text = row.text(column);
            if (AreaCode.isValid(text)) {
                return Optional.of(new AreaCode(text));
            }
            report(Problem.Kind.AREA_CODE, row, name, text, "a code of capital letters and digits");
            return Optional.empty();
        }

        private Optional<LocalDate> day(Row row, int column) {
            Optional<LocalDate> day = FileDays.yearMonthDay(row.text(column));
            day.filter(latest::isBefore).ifPresent(later -> latest = later);
            return day;
        }

        private boolean isWrong(Row row, int column, String name) {
            boolean wrong = !row.isBlank(column) && day(row, column).isEmpty();
            if (wrong) {
                report(Problem.Kind.PERIOD, row, name, row.text(column), "a day as YYYYMMDD, or nothing");
            }
            return wrong;
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
                            "load the workbook as it was published, or correct the row");
        }
    }
}
