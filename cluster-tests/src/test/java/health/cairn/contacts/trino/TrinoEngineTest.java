package health.cairn.contacts.trino;

import health.cairn.StoreTest;
import health.cairn.contacts.TestLake;
import health.cairn.contacts.engine.ContactEngineContract;
import health.cairn.contacts.engine.ContactWorld;
import health.cairn.contacts.engine.LakeFolder;
import io.trino.Session;
import io.trino.plugin.hive.HivePlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.TestingSession;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real Trino, one coordinator and two workers, over files that DuckDB wrote: it answers what every engine answers. */
@StoreTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrinoEngineTest extends ContactEngineContract {

    @TempDir
    static Path folder;

    private final DataSource dataSource;
    private DistributedQueryRunner cluster;
    private int worlds;

    @SuppressWarnings("NullAway.Init") // the cluster is started before the first test
    TrinoEngineTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @BeforeAll
    void startTheCluster() throws Exception {
        Session session = TestingSession.testSessionBuilder().setCatalog("hive").build();
        cluster = DistributedQueryRunner.builder(session).setWorkerCount(2).build();
        cluster.installPlugin(new HivePlugin());
        cluster.createCatalog(
                "hive",
                "hive",
                Map.of(
                        "hive.metastore", "file",
                        "hive.metastore.catalog.dir", "local:///catalog",
                        "hive.security", "allow-all",
                        "fs.local.enabled", "true",
                        "local.location", folder.toString()));
    }

    @AfterAll
    void stopTheCluster() {
        cluster.close();
    }

    @Override
    protected Loaded load(ContactWorld world, long seed, int batch) throws Exception {
        // Each world has a schema of its own, since the same batch is another one in each.
        String name = "world" + ++worlds;
        Path root = java.nio.file.Files.createDirectories(folder.resolve(name));
        var pseudonyms = TestLake.pseudonyms(folder.resolve("home"), dataSource);
        var parts = TestLake.load(
                new LakeFolder(root.resolve("lake")), batch, world.write(root, seed), DEFINITIONS, pseudonyms);
        cluster.execute("create schema hive." + name);
        var engine = new TrinoQueries(
                "jdbc:trino://" + cluster.getCoordinator().getAddress() + "/hive/" + name,
                "cairn",
                "",
                "local:///" + name + "/lake");
        return new Loaded(engine, pseudonyms, parts);
    }
}
