package health.cairn.imports.ods;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.DirectoryLoading.FactWriter;
import health.cairn.imports.Destination;
import health.cairn.imports.Problem;
import health.cairn.imports.Row;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts as files of the NHS tell them: each organisation and membership is written once, however often it is repeated. */
final class NhsFacts {

    private record Member(AreaCode child, AreaType type) {}

    private final FactWriter facts;
    private final Destination destination;
    private final LocalDate asOf;
    private final Set<AreaCode> organisations = new HashSet<>();
    private final Set<Member> members = new HashSet<>();
    private final Set<AreaCode> otherCodes = new HashSet<>();

    /** @param asOf the day the file speaks of */
    NhsFacts(Destination destination, LocalDate asOf) {
        this.facts = destination.facts();
        this.destination = destination;
        this.asOf = asOf;
    }

    /** Whether a PCN code means "in no PCN": {@code U} in lists of practices, {@code U99999} in Fingertips. */
    static boolean isNotInPcn(String pcn) {
        return pcn.equals("U") || pcn.equals("U99999");
    }

    /** Fingertips puts a small n before codes of ONS for NHS areas; without it they are the codes everybody uses. */
    static String plainCode(String text) {
        return text.startsWith("nE") ? text.substring(1) : text;
    }

    /** The code in a cell; reported and empty where it is none. */
    Optional<AreaCode> code(Row row, int column, String header) {
        String text = plainCode(row.text(column)).toUpperCase(Locale.ROOT);
        if (AreaCode.isValid(text)) {
            return Optional.of(new AreaCode(text));
        }
        destination
                .problems()
                .report(
                        Problem.Kind.AREA_CODE,
                        row,
                        header,
                        row.text(column),
                        "a code of 1 to 24 letters, digits or hyphens",
                        "correct the code in the file, or load the file as it was published");
        return Optional.empty();
    }

    void organisation(AreaCode code, AreaType type, String name) {
        organisation(code, type, name, "", null, null);
    }

    /** A name that is blank says nothing, and the organisation is then known by its other sources only. */
    void organisation(
            AreaCode code,
            AreaType type,
            String name,
            String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed) {
        if (!name.isBlank() && organisations.add(code)) {
            facts.organisation(
                    code,
                    type,
                    name,
                    postcode.isBlank() ? null : postcode.toUpperCase(Locale.ROOT),
                    opened,
                    closed,
                    asOf);
        }
    }

    /** Membership on the day of the file; the first statement for a child and a type counts. */
    void member(AreaCode child, AreaType parentType, AreaCode parent) {
        if (members.add(new Member(child, parentType))) {
            facts.membership(child, parentType, parent, null, null, asOf);
        }
    }

    /** In none of this type on the day of the file. */
    void notMember(AreaCode child, AreaType parentType) {
        if (members.add(new Member(child, parentType))) {
            facts.noParent(child, parentType, asOf);
        }
    }

    /** Membership in a PCN on the day of the file, or in none. */
    void memberOfPcn(Row row, AreaCode practice, int pcnColumn, String header, String pcnName) {
        if (isNotInPcn(row.text(pcnColumn))) {
            notMember(practice, AreaType.PCN);
            return;
        }
        code(row, pcnColumn, header).ifPresent(pcn -> {
            organisation(pcn, AreaType.PCN, pcnName);
            member(practice, AreaType.PCN, pcn);
        });
    }

    /** Membership from a day until a day. */
    void dated(AreaCode child, AreaType parentType, AreaCode parent, LocalDate from, @Nullable LocalDate until) {
        facts.membership(child, parentType, parent, from, until, asOf);
    }

    void otherCode(AreaCode code, AreaCode other) {
        if (!code.equals(other) && otherCodes.add(other)) {
            facts.otherCode(code, other, asOf);
        }
    }

    void dormant(AreaCode code) {
        facts.dormant(code, asOf);
    }

    /** The file names every organisation of these types that there was. */
    void listing(AreaType... types) {
        for (AreaType type : types) {
            facts.listing(type, asOf);
        }
    }

    void england() {
        organisation(AreaCode.ENGLAND, AreaType.ENGLAND, "England");
    }
}
