package health.cairn.database;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings every module's schema up to date. A module is a folder below {@code db/migration}; its schema has the same name
 * and holds its own Flyway history, so modules do not wait for each other and none touches another's tables.
 */
final class Migrations {

    private static final Pattern MODULE = Pattern.compile("db/migration/([a-z_]+)/V[^/]+\\.sql$");

    private Migrations() {}

    /**
     * Migrates all modules.
     *
     * @throws CannotStart where the data were made by a newer Cairn, or a migration fails; the module's schema is then as before
     */
    static void apply(DataSource dataSource) {
        migrate(modules().stream()
                .map(module -> flyway(dataSource, module).load())
                .toList());
    }

    /**
     * Migrates modules to the versions that a backup was made at.
     *
     * @throws CannotStart where this Cairn does not know a version
     */
    static void applyUpTo(DataSource dataSource, Map<String, String> versions) {
        List<Flyway> modules = versions.entrySet().stream()
                .map(module -> flyway(dataSource, module.getKey())
                        .target(module.getValue())
                        .load())
                .toList();
        for (Flyway module : modules) {
            String name = module.getConfiguration().getDefaultSchema();
            boolean known = Arrays.stream(module.info().all())
                    .anyMatch(
                            migration -> String.valueOf(migration.getVersion()).equals(versions.get(name)));
            if (!known) {
                throw new CannotStart(
                        "The backup was made by a newer Cairn (%s is at version %s, which this Cairn does not know); restore it with that one"
                                .formatted(name, versions.get(name)));
            }
        }
        migrate(modules);
    }

    private static void migrate(List<Flyway> modules) {
        // All are looked at before any is changed.
        modules.forEach(Migrations::refuseNewerData);
        for (Flyway module : modules) {
            try {
                module.migrate();
            } catch (FlywayException e) {
                throw new CannotStart(
                        "The data could not be brought up to this version of Cairn: " + CannotStart.reason(e), e);
            }
        }
    }

    static SortedSet<String> modules() {
        try {
            var modules = new TreeSet<String>();
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql")) {
                var path = MODULE.matcher(file.getURL().getPath());
                if (path.find()) {
                    modules.add(path.group(1));
                }
            }
            return modules;
        } catch (IOException e) {
            throw new CannotStart("Cairn's own migrations cannot be read: " + e.getMessage(), e);
        }
    }

    private static FluentConfiguration flyway(DataSource dataSource, String module) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/" + module)
                .schemas(module)
                .defaultSchema(module)
                .table("flyway_history");
    }

    private static void refuseNewerData(Flyway module) {
        for (MigrationInfo migration : module.info().all()) {
            switch (migration.getState()) {
                case FUTURE_SUCCESS, FUTURE_FAILED ->
                    throw new CannotStart(
                            "These data were made by a newer Cairn (%s is at version %s, which this Cairn does not know); start that one, or set CAIRN_HOME to another folder"
                                    .formatted(module.getConfiguration().getDefaultSchema(), migration.getVersion()));
                default -> {}
            }
        }
    }
}
