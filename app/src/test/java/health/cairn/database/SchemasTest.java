package health.cairn.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A module's SQL is of its own schema, and what has been released stays as it was. */
class SchemasTest {

    private static final Path CODE = Path.of("src/main/java/health/cairn");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path LONGER_QUERIES = Path.of("src/main/resources/sql");
    private static final Path RELEASED = Path.of("src/test/resources/released-migrations.sha256");

    private static final Pattern TEXT = Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    @Test
    void aModulesSqlNamesNoOtherModulesTables() throws IOException {
        var found = new ArrayList<String>();
        for (String module : Migrations.modules()) {
            for (Path root :
                    List.of(CODE.resolve(module), MIGRATIONS.resolve(module), LONGER_QUERIES.resolve(module))) {
                for (Path file : filesBelow(root)) {
                    String text = Files.readString(file);
                    String sql = file.toString().endsWith(".java") ? textsIn(text) : withoutComments(text);
                    foreignTables(sql, module, Migrations.modules())
                            .forEach(table -> found.add(file + " names " + table));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void aForeignTableIsSeen() {
        var schemas = new TreeSet<>(Set.of("measures", "people"));
        String bad =
                "var sql = \"\"\"\n select name from people.account join measures.measure using (id)\n\"\"\"; people.find();";
        assertThat(foreignTables(textsIn(bad), "measures", schemas)).containsExactly("people.account");
        assertThat(foreignTables(withoutComments("-- as in people.account\nselect 1"), "measures", schemas))
                .isEmpty();
    }

    @Test
    void migrationsOnceReleasedAreAsTheyWere() throws IOException {
        assertThat(changed(Files.readAllLines(RELEASED), MIGRATIONS)).isEmpty();
        String first = MIGRATIONS.relativize(filesBelow(MIGRATIONS).getFirst()).toString();
        assertThat(changed(
                        List.of("0".repeat(64) + "  " + first, "0".repeat(64) + "  people/V0__gone.sql"), MIGRATIONS))
                .containsExactly(first, "people/V0__gone.sql");
    }

    /** Lines as {@code sha256sum} writes them. */
    private static List<String> changed(List<String> released, Path folder) throws IOException {
        var asTheyWere = new TreeMap<String, String>();
        released.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 2))
                .forEach(line -> asTheyWere.put(line[1], line[0]));
        var changed = new ArrayList<String>();
        for (var entry : asTheyWere.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            if (!Files.exists(file) || !sha256(file).equals(entry.getValue())) {
                changed.add(entry.getKey());
            }
        }
        return changed;
    }

    private static List<String> foreignTables(String sql, String own, Set<String> schemas) {
        return Pattern.compile("\\b(" + String.join("|", schemas) + ")\\.[a-z_]+\\b(?!\\()")
                .matcher(sql)
                .results()
                .filter(table -> !table.group(1).equals(own))
                .map(table -> table.group())
                .toList();
    }

    private static String textsIn(String java) {
        var texts = new StringBuilder();
        TEXT.matcher(java)
                .results()
                .forEach(text -> texts.append(text.group(1) == null ? text.group(2) : withoutComments(text.group(1)))
                        .append('\n'));
        return texts.toString();
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\n]*", "");
    }

    private static List<Path> filesBelow(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
