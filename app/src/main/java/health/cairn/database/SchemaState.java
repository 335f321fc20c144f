package health.cairn.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Which migrations the database was last brought up to, all modules together: an ordinary start asks this one thing instead
 * of every module's history, which takes a third of its time. Anything but a perfect match has the histories read.
 */
final class SchemaState {

    private SchemaState() {}

    /**
     * What stands for the migrations of this Cairn, names and contents.
     *
     * @param role as whom the application works, since rights go with the tables
     */
    static String of(String role) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql");
            Arrays.sort(files, Comparator.comparing(SchemaState::path));
            for (Resource file : files) {
                digest.update(path(file).getBytes(StandardCharsets.UTF_8));
                try (InputStream in = new DigestInputStream(file.getInputStream(), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest()) + " " + role;
        } catch (IOException e) {
            throw new CannotStart("Cairn's own migrations cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(Resource file) {
        try {
            String address = file.getURL().getPath();
            return address.substring(address.lastIndexOf("db/migration/"));
        } catch (IOException e) {
            throw new CannotStart("Cairn's own migrations cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether the database was brought up to exactly this. */
    static boolean is(DatabaseAddress address, String state) {
        try (Connection connection = open(address);
                Statement statement = connection.createStatement();
                var there = statement.executeQuery("select to_regclass('cairn.schema_state') is not null")) {
            if (!there.next() || !there.getBoolean(1)) {
                return false;
            }
            try (var held = statement.executeQuery("select state from cairn.schema_state")) {
                return held.next() && state.equals(held.getString(1));
            }
        } catch (SQLException e) {
            throw new CannotStart("The state of the database cannot be read: " + CannotStart.reason(e), e);
        }
    }

    /** Notes that the database is as this Cairn needs it. */
    static void note(DatabaseAddress address, String state) {
        try (Connection connection = open(address);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists cairn");
            statement.execute("""
                    create table if not exists cairn.schema_state (
                        one     boolean primary key default true check (one),
                        state   text not null)
                    """);
            try (var write = connection.prepareStatement("""
                    insert into cairn.schema_state (state) values (?)
                    on conflict (one) do update set state = excluded.state
                    """)) {
                write.setString(1, state);
                write.executeUpdate();
            }
        } catch (SQLException e) {
            throw new CannotStart("The state of the database cannot be written down: " + CannotStart.reason(e), e);
        }
    }

    private static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
