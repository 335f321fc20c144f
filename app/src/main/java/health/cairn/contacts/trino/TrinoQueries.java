package health.cairn.contacts.trino;

import health.cairn.contacts.Setting;
import health.cairn.contacts.engine.LakeFolder;
import health.cairn.contacts.engine.LakeSql;
import health.cairn.contacts.engine.Periods;
import health.cairn.contacts.engine.SqlContactQueries;
import health.cairn.contacts.engine.SummaryTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks Trino. Each table of a batch is an external table of a Hive catalog, made the first time it is asked for; Trino reads the
 * files and never writes them.
 */
public final class TrinoQueries extends SqlContactQueries {

    private final String url;
    private final Properties settings;

    /**
     * @param url of the coordinator with catalog and schema, for example {@code jdbc:trino://trino:8443/hive/cairn}
     * @param user as whom to ask
     * @param password empty for none
     * @param location where Trino finds the lake's folder, for example {@code s3://cairn/lake} or {@code local:///lake}
     */
    public TrinoQueries(String url, String user, String password, String location) {
        this(url, settings(user, password), location);
    }

    private TrinoQueries(String url, Properties settings, String location) {
        super(new Tables(url, settings, location));
        this.url = url;
        this.settings = settings;
    }

    private static Properties settings(String user, String password) {
        var settings = new Properties();
        settings.setProperty("user", user);
        if (!password.isEmpty()) {
            settings.setProperty("password", password);
            settings.setProperty("SSL", "true");
        }
        return settings;
    }

    @Override
    protected Connection connect() throws SQLException {
        return DriverManager.getConnection(url, settings);
    }

    /** The lake's tables, as far as they have been asked for. */
    private static final class Tables implements LakeSql {

        /** Paths in the lake are those below its root, whatever Trino calls the root. */
        private static final LakeFolder LAKE = new LakeFolder(Path.of(""));

        private final String url;
        private final Properties settings;
        private final String location;
        private final Set<String> known = ConcurrentHashMap.newKeySet();

        Tables(String url, Properties settings, String location) {
            this.url = url;
            this.settings = settings;
            this.location = location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
        }

        @Override
        public String summary(int batch, String definition, SummaryTable table, Set<Integer> buckets) {
            // Files tell the least and most practice in them, so buckets that are not asked for are passed over.
            return table(
                    "b%d_%s_%s".formatted(batch, definition.replace('.', '_').replace('-', '_'), table.folder()),
                    columns(table),
                    LakeFolder.summary(LAKE.batch(batch), definition, table));
        }

        @Override
        public String contacts(int batch, String practice) {
            return table(
                    "b%d_contacts_%s".formatted(batch, practice.toLowerCase(Locale.ROOT)),
                    """
                    person bigint, started_at timestamp(3), ended_on date, setting tinyint,
                    organisation varchar, professional tinyint, mode tinyint, kind tinyint, status tinyint, planned tinyint,
                    reason tinyint, booked_on date, shared_day boolean
                    """,
                    LakeFolder.contacts(LAKE.batch(batch), practice));
        }

        private String table(String name, String columns, Path path) {
            if (!known.contains(name)) {
                try (Connection connection = DriverManager.getConnection(url, settings);
                        Statement statement = connection.createStatement()) {
                    statement.execute(
                            "create table if not exists %s (%s) with (external_location = '%s/%s', format = 'PARQUET')"
                                    .formatted(
                                            name,
                                            columns,
                                            location,
                                            path.toString().replace('\\', '/')));
                    known.add(name);
                } catch (SQLException e) {
                    throw new IllegalStateException("Trino could not be told of a table of the lake", e);
                }
            }
            return name;
        }

        private static String columns(SummaryTable table) {
            return switch (table) {
                case PERSON ->
                    "practice varchar, person bigint, sex tinyint, age smallint, deprivation tinyint, "
                            + periods("band%d tinyint")
                            + ", "
                            + periods("r%d boolean")
                            + ", "
                            + periods("n%d smallint")
                            + ", "
                            + settings("s%d bigint")
                            + ", months bigint, last_contact date";
                case COURSE ->
                    "sex tinyint, " + periods("band%d tinyint") + ", " + periods("r%d boolean") + ", "
                            + periods("n%d smallint") + ", people integer";
                case PRACTICE_COURSE ->
                    "practice varchar, " + periods("r%d boolean") + ", " + periods("n%d smallint") + ", people integer";
                case USE ->
                    "period tinyint, dimension tinyint, practice varchar, value tinyint, contacts smallint, people integer, "
                            + settings("s%d integer");
                case FREQUENCY ->
                    "period tinyint, practice varchar, sex tinyint, band tinyint, contacts smallint, people integer, "
                            + settings("s%d integer");
                case SERVICES ->
                    "period tinyint, sex tinyint, band tinyint, contacts smallint, people integer, "
                            + settings("s%d integer");
                case DEPRIVATION ->
                    "period tinyint, sex tinyint, band tinyint, deprivation tinyint, contacts smallint, people integer";
                case ABSENCE ->
                    "practice varchar, sex tinyint, age smallint, "
                            + periods("registered%1$d integer, absent%1$d integer");
                case ATTENDANCE -> """
                    period tinyint, practice varchar, dimension tinyint, value tinyint, attended integer, missed integer,
                    late integer, cancelled integer, unknown integer
                    """;
            };
        }

        private static String periods(String column) {
            return IntStream.rangeClosed(1, Periods.COUNT)
                    .mapToObj(column::formatted)
                    .collect(Collectors.joining(", "));
        }

        private static String settings(String column) {
            return IntStream.rangeClosed(1, Setting.values().length)
                    .mapToObj(column::formatted)
                    .collect(Collectors.joining(", "));
        }

        @Override
        public String and(String left, String right) {
            return "bitwise_and(" + left + ", " + right + ")";
        }

        @Override
        public String xor(String left, String right) {
            return "bitwise_xor(" + left + ", " + right + ")";
        }

        @Override
        public String shift(String bits, int places) {
            return "bitwise_right_shift(" + bits + ", " + places + ")";
        }

        @Override
        public String words(String text) {
            return "unnest(split('" + text + "', ',')) as words (word)";
        }

        @Override
        public String joined(String text, String by) {
            return "listagg(" + text + ", ' ') within group (order by " + by + ")";
        }
    }
}
