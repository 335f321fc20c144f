package health.cairn.contacts;

import health.cairn.contacts.duckdb.LakeStore;
import health.cairn.contacts.engine.ContactWorld;
import health.cairn.contacts.engine.LakeFolder;
import health.cairn.contacts.engine.Slice;
import health.cairn.privacy.Pseudonyms;
import health.cairn.privacy.TestPseudonyms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A lake without the rest of the platform. */
public final class TestLake {

    private TestLake() {}

    public static Pseudonyms.Shortened pseudonyms(Path home, DataSource dataSource) {
        return TestPseudonyms.in(home, dataSource).shortened(ContactLoads.PSEUDONYMS);
    }

    /** Loads a list of people and a list of contacts as one batch. */
    public static List<Slice.Part> load(
            LakeFolder lake,
            int batch,
            List<Path> files,
            List<ContactDefinition> definitions,
            Pseudonyms.Shortened pseudonyms)
            throws IOException {
        Path folder = lake.batch(batch);
        var loaded = read(lake, batch, files, Optional.empty(), List.of(), pseudonyms, Optional.of(ContactWorld.UNTIL));
        var store = new LakeStore(2, 512);
        for (ContactDefinition definition : definitions) {
            store.summarise(
                    folder,
                    folder.resolve("summary").resolve(definition.key()),
                    definition,
                    loaded.until(),
                    loaded.practices());
        }
        return loaded.practices().stream()
                .map(rows -> new Slice.Part(batch, rows.bucket(), rows.practice(), 1))
                .toList();
    }

    /** Loads files of any kind that Cairn knows, or that a mapping describes, without adding them up. */
    public static LakeStore.Loaded read(
            LakeFolder lake,
            int batch,
            List<Path> files,
            Optional<String> practice,
            List<ContactMapping> mappings,
            Pseudonyms.Shortened pseudonyms,
            Optional<LocalDate> until)
            throws IOException {
        var delivery = new Delivery(
                "test", "test", Purpose.LOCAL_AUDIT, Optional.empty(), until, practice, files, Optional.empty());
        List<ContactMapping> all = Stream.of(mappings, CairnTables.all(), RecordSystems.all())
                .flatMap(List::stream)
                .toList();
        return new LakeStore(2, 512)
                .load(
                        delivery,
                        all,
                        pseudonyms,
                        Files.createDirectories(lake.batch(batch)),
                        LocalDate.of(2026, 11, 22),
                        _ -> {});
    }
}
