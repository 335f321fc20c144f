package health.cairn.imports.ods;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The yearly list of practices that goes with the Quality and Outcomes Framework: each practice with its PCN, sub-ICB
 * location (CCG before 2022), ICB (STP before 2022) and region. It speaks of the end of its NHS year: held against the
 * dated memberships of ePCN, the list of 2019/20 agrees on 31 March 2020 for all but 25 practices and on the day after for
 * all but 205.
 */
@Component
class QofHierarchy implements FileFormat {

    private static final String[] SUB_ICB_CODE = {"SUB_ICB_ODS_CODE", "SUB_ICB_LOC_ODS_CODE", "CCG_ODS_CODE"};
    private static final String[] SUB_ICB_ONS = {"SUB_ICB_ONS_CODE", "SUB_ICB_LOC_ONS_CODE", "CCG_ONS_CODE"};
    private static final String[] SUB_ICB_NAME = {"SUB_ICB_NAME", "SUB_ICB_LOC_NAME", "CCG_NAME"};
    private static final String[] ICB_CODE = {"ICB_ODS_CODE", "STP_ODS_CODE"};
    private static final String[] ICB_ONS = {"ICB_ONS_CODE", "STP_ONS_CODE"};
    private static final String[] ICB_NAME = {"ICB_NAME", "STP_NAME"};

    @Override
    public String name() {
        return "qof-hierarchy";
    }

    @Override
    public String title() {
        return "Practices and their areas in one year (QOF mapping to NHS geographies)";
    }

    @Override
    public String source() {
        return "Quality and Outcomes Framework, NHS England";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        Header header = sample.first().header();
        return sample.isText()
                && header.hasAll("PCN_ODS_CODE", "PCN_NAME", "PRACTICE_CODE", "PRACTICE_NAME", "REGION_ONS_CODE")
                && header.column(SUB_ICB_ONS) >= 0
                && header.column(ICB_ONS) >= 0;
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Reader(
                sample.first().header(), new NhsFacts(destination, FileDays.lastOfNhsYear(sample, destination)));
    }

    private static final class Reader implements RowReader {
        private final NhsFacts facts;
        private final Level subIcb;
        private final Level icb;
        private final Level region;
        private final int pcn;
        private final int pcnName;
        private final int practice;
        private final int practiceName;
        private boolean headerRead;

        /** The columns of one level of the hierarchy. */
        private record Level(AreaType type, int ods, int ons, int name) {}

        Reader(Header header, NhsFacts facts) {
            this.facts = facts;
            subIcb = new Level(
                    AreaType.SUB_ICB,
                    header.require(SUB_ICB_CODE),
                    header.require(SUB_ICB_ONS),
                    header.require(SUB_ICB_NAME));
            icb = new Level(AreaType.ICB, header.require(ICB_CODE), header.require(ICB_ONS), header.require(ICB_NAME));
            region = new Level(
                    AreaType.REGION,
                    header.require("REGION_ODS_CODE"),
                    header.require("REGION_ONS_CODE"),
                    header.require("REGION_NAME"));
            pcn = header.require("PCN_ODS_CODE");
            pcnName = header.require("PCN_NAME");
            practice = header.require("PRACTICE_CODE");
            practiceName = header.require("PRACTICE_NAME");
        }

        @Override
        public void row(Row row) {
            if (!headerRead) {
                headerRead = true;
                return;
            }
            Optional<AreaCode> code = facts.code(row, practice, "PRACTICE_CODE");
            if (code.isEmpty()) {
                return;
            }
            facts.organisation(code.get(), AreaType.PRACTICE, row.text(practiceName));
            facts.memberOfPcn(row, code.get(), pcn, "PCN_ODS_CODE", row.text(pcnName));
            AreaCode child = code.get();
            for (Level level : new Level[] {subIcb, icb, region}) {
                Optional<AreaCode> parent = area(row, level);
                if (parent.isEmpty()) {
                    return;
                }
                facts.member(child, level.type(), parent.get());
                child = parent.get();
            }
        }

        private Optional<AreaCode> area(Row row, Level level) {
            Optional<AreaCode> ons = facts.code(row, level.ons(), level.type().one());
            ons.ifPresent(code -> {
                facts.organisation(code, level.type(), row.text(level.name()));
                if (AreaCode.isValid(row.text(level.ods()))) {
                    facts.otherCode(code, new AreaCode(row.text(level.ods())));
                }
            });
            return ons;
        }

        @Override
        public void end() {
            facts.england();
            facts.listing(AreaType.PRACTICE, AreaType.PCN, AreaType.SUB_ICB, AreaType.ICB, AreaType.REGION);
        }
    }
}
