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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The areas of Fingertips with their parents, as JSON. It does not say of which day it is, so its name or somebody
 * has to. Of
 * administrative areas (counties, districts) the names are taken, not what they belong to.
 */
@Component
class FingertipsAreas implements FileFormat {

    private static final Pattern PARENT = Pattern.compile("\"areaCode\"\\s*:\\s*\"([^\"]+)\"");

    @Override
    public String name() {
        return "fingertips-areas";
    }

    @Override
    public String title() {
        return "Areas and their parents (Fingertips)";
    }

    @Override
    public String source() {
        return "Fingertips, Department of Health and Social Care";
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
                        .hasAll("areaCode", "areaName", "areaType", "hierarchyType", "parentAreas", "childAreas");
    }

    @Override
    public RowReader open(Sample sample, Destination destination) {
        return new Reader(
                sample.first().header(),
                new NhsFacts(destination, FileDays.dayOrMonth(sample, destination)),
                destination);
    }

    private static final class Reader implements RowReader {
        private final NhsFacts facts;
        private final Destination destination;
        private final int code;
        private final int name;
        private final int type;
        private final int postcode;
        private final int parents;
        private boolean headerRead;

        Reader(Header header, NhsFacts facts, Destination destination) {
            this.facts = facts;
            this.destination = destination;
            code = header.require("areaCode");
            name = header.require("areaName");
            type = header.require("areaType");
            postcode = header.column("postcode");
            parents = header.require("parentAreas");
        }

        @Override
        public void row(Row row) {
            if (!headerRead) {
                headerRead = true;
                return;
            }
            if (NhsFacts.isNotInPcn(row.text(code))) {
                destination.problems().count(Problem.Kind.NOT_AN_ORGANISATION);
                return;
            }
            Optional<AreaCode> area = facts.code(row, code, "areaCode");
            Optional<AreaType> kind = kind(row.text(type));
            if (kind.isEmpty()) {
                destination
                        .problems()
                        .report(
                                Problem.Kind.ORGANISATION,
                                row,
                                "areaType",
                                row.text(type),
                                "a type such as GP, NHS Primary Care Network or District",
                                "tell whoever looks after this installation: Fingertips has a new type of area");
                return;
            }
            area.ifPresent(known -> {
                facts.organisation(known, kind.get(), row.text(name), row.text(postcode), null, null);
                parentType(kind.get()).ifPresent(parentType -> parent(row, known, parentType));
            });
        }

        private void parent(Row row, AreaCode child, AreaType parentType) {
            Matcher parent = PARENT.matcher(row.text(parents));
            if (!parent.find()) {
                return;
            }
            String text = NhsFacts.plainCode(parent.group(1));
            if (NhsFacts.isNotInPcn(text)) {
                facts.notMember(child, parentType);
            } else if (AreaCode.isValid(text)) {
                facts.member(child, parentType, new AreaCode(text));
            }
        }

        private static Optional<AreaType> kind(String text) {
            return switch (text) {
                case "GP" -> Optional.of(AreaType.PRACTICE);
                case "NHS Primary Care Network" -> Optional.of(AreaType.PCN);
                case "NHS Sub Integrated Care Board" -> Optional.of(AreaType.SUB_ICB);
                case "NHS Integrated Care Board" -> Optional.of(AreaType.ICB);
                case "NHS Region" -> Optional.of(AreaType.REGION);
                case "England" -> Optional.of(AreaType.ENGLAND);
                case "District", "Unitary Authority", "County" -> Optional.of(AreaType.LOCAL_AUTHORITY);
                case "Combined Authority", "Region" -> Optional.of(AreaType.OTHER);
                default -> Optional.empty();
            };
        }

        private static Optional<AreaType> parentType(AreaType type) {
            return switch (type) {
                case PRACTICE -> Optional.of(AreaType.PCN);
                case PCN -> Optional.of(AreaType.SUB_ICB);
                case SUB_ICB -> Optional.of(AreaType.ICB);
                case ICB -> Optional.of(AreaType.REGION);
                case FEDERATION, CANCER_ALLIANCE, REGION, ENGLAND, LOCAL_AUTHORITY, TRUST, GROUP, OTHER ->
                    Optional.empty();
            };
        }
    }
}
