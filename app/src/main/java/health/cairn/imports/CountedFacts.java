package health.cairn.imports;

import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaType;
import health.cairn.directory.DirectoryLoading.FactWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Facts on their way to the directory, counted, the first ones kept as examples. */
final class CountedFacts implements FactWriter {

    private final FactWriter writer;
    private final Examples examples;
    private long written;

    CountedFacts(FactWriter writer, Examples examples) {
        this.writer = writer;
        this.examples = examples;
    }

    long written() {
        return written;
    }

    @Override
    public void organisation(
            AreaCode code,
            AreaType type,
            String name,
            @Nullable String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            LocalDate asOf) {
        writer.organisation(code, type, name, postcode, opened, closed, asOf);
        written++;
        examples.fact(code.value(), type.one(), "on " + asOf, name + dates(opened, closed));
    }

    @Override
    public void membership(
            AreaCode child,
            AreaType parentType,
            AreaCode parent,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            LocalDate asOf) {
        writer.membership(child, parentType, parent, from, until, asOf);
        written++;
        examples.fact(
                child.value(),
                "member of " + parentType.one(),
                "on " + asOf,
                parent.value() + dates(from, until == null ? null : until.minusDays(1)));
    }

    @Override
    public void noParent(AreaCode child, AreaType parentType, LocalDate asOf) {
        writer.noParent(child, parentType, asOf);
        written++;
        examples.fact(child.value(), "member of " + parentType.one(), "on " + asOf, "none");
    }

    @Override
    public void otherCode(AreaCode code, AreaCode other, LocalDate asOf) {
        writer.otherCode(code, other, asOf);
        written++;
        examples.fact(code.value(), "other code", "on " + asOf, other.value());
    }

    @Override
    public void dormant(AreaCode code, LocalDate asOf) {
        writer.dormant(code, asOf);
        written++;
        examples.fact(code.value(), "on the register", "on " + asOf, "sees no patients");
    }

    @Override
    public void listing(AreaType type, LocalDate asOf) {
        writer.listing(type, asOf);
    }

    @Override
    public void listSize(
            AreaCode practice, LocalDate on, String sex, int ageFrom, @Nullable Integer ageTo, double people) {
        writer.listSize(practice, on, sex, ageFrom, ageTo, people);
        written++;
        String ages = ageTo == null ? ageFrom + " and over" : ageFrom + " to " + ageTo;
        examples.fact(
                practice.value(), "registered patients", "on " + on, people + " (" + sex + ", aged " + ages + ")");
    }

    @Override
    public void close() {
        writer.close();
    }

    private static String dates(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null && to == null) {
            return "";
        }
        return " (" + (from == null ? "" : "from " + from) + (to == null ? "" : " to " + to) + ")";
    }
}
