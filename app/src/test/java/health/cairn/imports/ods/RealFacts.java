package health.cairn.imports.ods;

import health.cairn.directory.DirectoryLoading.FactWriter;
import health.cairn.imports.FileFormat;
import health.cairn.imports.FormatTrial;
import health.cairn.imports.SharedData;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The facts of a real file about organisations, written wherever a test wants them. */
public final class RealFacts {

    private static final List<FileFormat> FORMATS = List.of(
            new QofHierarchy(),
            new PatientListMap(),
            new GpPracticeRegister(),
            new TrustRegister(),
            new PcnWorkbook(),
            new SubIcbLookup(),
            new PracticeLocations(),
            new FingertipsAreas(),
            new PatientLists(),
            new PatientListsByBand());

    private RealFacts() {}

    /** @param relative the file below the data folder */
    public static void write(String relative, FactWriter writer) {
        Path file = SharedData.file(relative);
        FileFormat format = FORMATS.stream()
                .filter(candidate -> candidate.recognises(FormatTrial.sample(file)))
                .findFirst()
                .orElseThrow();
        FormatTrial trial = FormatTrial.read(format, file, Optional.<LocalDate>empty());
        trial.organisations.forEach(
                o -> writer.organisation(o.code(), o.type(), o.name(), o.postcode(), o.opened(), o.closed(), o.asOf()));
        trial.memberships.forEach(m -> {
            if (m.parent() == null) {
                writer.noParent(m.child(), m.parentType(), m.asOf());
            } else {
                writer.membership(m.child(), m.parentType(), m.parent(), m.from(), m.until(), m.asOf());
            }
        });
        trial.listings.forEach(l -> writer.listing(l.type(), l.asOf()));
        trial.otherCodes.forEach(c -> writer.otherCode(c.code(), c.other(), c.asOf()));
        trial.organisations.stream()
                .filter(o -> trial.dormant.contains(o.code()))
                .forEach(o -> writer.dormant(o.code(), o.asOf()));
        trial.listSizes.forEach(
                s -> writer.listSize(s.practice(), s.on(), s.sex(), s.ageFrom(), s.ageTo(), s.people()));
    }
}
