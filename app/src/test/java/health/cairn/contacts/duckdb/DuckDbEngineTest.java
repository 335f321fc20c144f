package health.cairn.contacts.duckdb;

import health.cairn.StoreTest;
import health.cairn.contacts.TestLake;
import health.cairn.contacts.engine.ContactEngineContract;
import health.cairn.contacts.engine.ContactWorld;
import health.cairn.contacts.engine.LakeFolder;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The engine that comes along. */
@StoreTest
class DuckDbEngineTest extends ContactEngineContract {

    private final DataSource dataSource;
    private @Nullable DuckDbQueries engine;

    /** Keys belong to one database, and the class has one. */
    @TempDir
    static Path home;

    @TempDir
    Path folder;

    DuckDbEngineTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected Loaded load(ContactWorld world, long seed, int batch) throws Exception {
        var lake = new LakeFolder(folder.resolve("lake"));
        var pseudonyms = TestLake.pseudonyms(home, dataSource);
        var parts = TestLake.load(lake, batch, world.write(folder, seed), DEFINITIONS, pseudonyms);
        engine = new DuckDbQueries(lake, 2, 256);
        return new Loaded(engine, pseudonyms, parts);
    }

    @AfterEach
    void close() throws Exception {
        if (engine != null) {
            engine.close();
        }
    }
}
