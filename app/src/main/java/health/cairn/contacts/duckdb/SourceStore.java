package health.cairn.contacts.duckdb;

import de.siegmar.fastcsv.reader.CsvReader;
import health.cairn.contacts.RefusedDelivery;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Files as DuckDB reads them: what their columns are, and the SQL that reads them, every value as text. */
final class SourceStore {

    private static final String SEPARATORS = ",;\t|";
    private static final int HEAD = 64 * 1024;

    private SourceStore() {}

    /**
     * A file that can be read as a table.
     *
     * @param name the file's name, without folders
     * @param header its columns
     * @param reader SQL that stands after {@code from}
     * @param headerRows how many rows come before the first record
     */
    record Source(String name, List<String> header, String reader, int headerRows) {

        /** Whether DuckDB notes rows of it that are no rows. */
        boolean csv() {
            return headerRows > 0;
        }
    }

    static Source open(DuckDbStore duckDb, Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".parquet")) {
            return parquet(duckDb, file, name);
        }
        if (lower.replaceFirst("\\.gz$", "").endsWith(".ndjson")) {
            return FhirSql.open(file, name, head(file));
        }
        return csv(file, name);
    }

    private static Source parquet(DuckDbStore duckDb, Path file, String name) {
        String path = DuckDbStore.text(file.toAbsolutePath().toString());
        List<String> header = duckDb.rows(
                "select column_name from (describe select * from read_parquet(" + path + "))", row -> row.getString(1));
        return new Source(name, header, "(select columns(*)::varchar from read_parquet(" + path + "))", 0);
    }

    private static Source csv(Path file, String name) throws IOException {
        String head = head(file);
        String first = head.lines().findFirst().orElse("");
        char separator = separator(first);
        List<String> header;
        try (var reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(head)) {
            header = reader.stream()
                    .findFirst()
                    .map(row -> row.getFields().stream().map(String::strip).toList())
                    .orElse(List.of());
        }
        if (header.size() < 2 || header.stream().distinct().count() != header.size()) {
            throw new RefusedDelivery(
                    name + " without a header row of several different columns",
                    "a table as CSV, Parquet or FHIR NDJSON",
                    "look at docs/reference/contact-files.md for what Cairn reads");
        }
        var columns = new StringBuilder();
        for (String column : header) {
            columns.append(columns.isEmpty() ? "" : ", ")
                    .append(DuckDbStore.text(column))
                    .append(": 'VARCHAR'");
        }
        String reader = """
                read_csv(%s, auto_detect = false, header = true, delim = %s, quote = '"', escape = '"', strict_mode = false,
                         columns = {%s}, store_rejects = true, null_padding = false)
                """.formatted(
                DuckDbStore.text(file.toAbsolutePath().toString()),
                DuckDbStore.text(String.valueOf(separator)),
                columns).strip();
        return new Source(name, header, reader, 1);
    }

    private static char separator(String line) {
        char best = ',';
        long most = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static String head(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                Reader reader = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
            var head = new char[HEAD];
            int length = 0;
            int read;
            while (length < HEAD && (read = reader.read(head, length, HEAD - length)) > 0) {
                length += read;
            }
            String text = new String(head, 0, length);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }
}
