package health.cairn.imports.ods;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.imports.Destination;
import health.cairn.imports.FileFormat;
import health.cairn.imports.Header;
import health.cairn.imports.RefusedFile;
import health.cairn.imports.Row;
import health.cairn.imports.RowReader;
import health.cairn.imports.Sample;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The ONS lookup from sub-ICB locations to ICBs and NHS regions. Its column names carry the year: {@code SICBL22CD}. */
@Component
class SubIcbLookup implements FileFormat {

    @Override
    public String name() {
        return "ons-sub-icb-lookup";
    }

    @Override
    public String title() {
        return "Sub-ICB locations, ICBs and regions (ONS lookup)";
    }

    @Override
    public String source() {
        return "Office for National Statistics";
    }

    @Override
    public String licence() {
        return OPEN_GOVERNMENT_LICENCE;
    }

    @Override
    public boolean recognises(Sample sample) {
        List<String> names = sample.first().header().names();
        return sample.isText()
                && has(names, "SICBL\\d\\dCD")
                && has(names, "ICB\\d\\dCD")
                && has(names, "NHSER\\d\\dCD")
                && !has(names, "LSOA\\d\\dCD");
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        NhsFacts facts = new NhsFacts(destination, FileDays.dayOrMonth(sample, destination));
        Header header = sample.first().header();
        Level subIcb = Level.of(header, "SICBL", AreaType.SUB_ICB);
        Level icb = Level.of(header, "ICB", AreaType.ICB);
        Level region = Level.of(header, "NHSER", AreaType.REGION);
        return new RowReader() {
            private boolean headerRead;

            @Override
            public void row(Row row) {
                if (!headerRead) {
                    headerRead = true;
                    return;
                }
                Optional<AreaCode> location = subIcb.read(facts, row);
                Optional<AreaCode> board = icb.read(facts, row);
                Optional<AreaCode> regionCode = region.read(facts, row);
                if (location.isPresent() && board.isPresent()) {
                    facts.member(location.get(), AreaType.ICB, board.get());
                }
                if (board.isPresent() && regionCode.isPresent()) {
                    facts.member(board.get(), AreaType.REGION, regionCode.get());
                }
            }

            @Override
            public void end() {
                facts.england();
            }
        };
    }

    /** The columns of one level: code of ONS, code of ODS, name. */
    private record Level(AreaType type, int ons, int ods, int name) {

        static Level of(Header header, String prefix, AreaType type) {
            return new Level(
                    type,
                    find(header, prefix + "\\d\\dCD"),
                    find(header, prefix + "\\d\\dCDH"),
                    find(header, prefix + "\\d\\dNM"));
        }

        private static int find(Header header, String form) {
            Pattern pattern = Pattern.compile(form);
            for (int column = 0; column < header.names().size(); column++) {
                if (pattern.matcher(header.names().get(column)).matches()) {
                    return column;
                }
            }
            throw new RefusedFile(
                    "a header with the columns " + String.join(", ", header.names()),
                    "a column named like " + form.replace("\\d\\d", "22"),
                    "load the file as it was published, with its header row");
        }

        Optional<AreaCode> read(NhsFacts facts, Row row) {
            Optional<AreaCode> code = facts.code(row, ons, type.one());
            code.ifPresent(area -> {
                facts.organisation(area, type, row.text(name));
                if (AreaCode.isValid(row.text(ods))) {
                    facts.otherCode(area, new AreaCode(row.text(ods)));
                }
            });
            return code;
        }
    }

    private static boolean has(List<String> names, String form) {
        return names.stream().anyMatch(name -> name.matches(form));
    }
}
