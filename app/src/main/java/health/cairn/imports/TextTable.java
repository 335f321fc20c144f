package health.cairn.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** A table in text: comma, semicolon, tab or bar separated, in any common encoding. */
final class TextTable implements Table {

    static final int SAMPLE_ROWS = 30;
    private static final int PROGRESS_EVERY = 1 << 14;
    private static final int HEAD = 1 << 16;
    private static final char[] DELIMITERS = {',', '\t', ';', '|'};

    private final String name;
    private final Opener opener;

    /** Opens the bytes anew at each call. */
    interface Opener {
        InputStream open() throws IOException;
    }

    TextTable(String name, Opener opener) {
        this.name = name;
        this.opener = opener;
    }

    @Override
    public Sample sample() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<Row> csv = open();
                CloseableIterator<Row> iterator = csv.iterator()) {
            while (rows.size() < SAMPLE_ROWS && iterator.hasNext()) {
                Row row = iterator.next();
                if (!row.isBlank()) {
                    rows.add(texts(row));
                }
            }
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
        return new Sample(name, List.of(new Sample.Sheet("", rows)));
    }

    @Override
    public void read(RowReader reader, LongConsumer progress) throws IOException {
        long rows = 0;
        reader.sheet("");
        try (CsvReader<Row> csv = open();
                CloseableIterator<Row> iterator = csv.iterator()) {
            while (iterator.hasNext()) {
                Row row = iterator.next();
                if (row.isBlank()) {
                    continue;
                }
                reader.row(row);
                if (++rows % PROGRESS_EVERY == 0) {
                    progress.accept(rows);
                }
            }
        } catch (CsvParseException e) {
            throw unreadable(e);
        }
        progress.accept(rows);
        reader.end();
    }

    static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>(row.size());
        for (int column = 0; column < row.size(); column++) {
            texts.add(row.text(column));
        }
        return texts;
    }

    private CsvReader<Row> open() throws IOException {
        char delimiter;
        try (Reader head = new TextDecoder(opener.open())) {
            delimiter = delimiterOf(head);
        }
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .detectBomHeader(false)
                .build(new RowHandler(), new TextDecoder(opener.open()));
    }

    private RefusedFile unreadable(CsvParseException e) {
        return new RefusedFile(
                name + " cannot be read as a table: "
                        + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
                "rows of cells in which every quotation mark that opens is closed",
                "open the file in a spreadsheet program, check the row, and save it as CSV again");
    }

    /** The separator that occurs most evenly: the one found outside quotes on most of the first lines. */
    private static char delimiterOf(Reader reader) throws IOException {
        char[] head = new char[HEAD];
        int length = 0;
        for (int n; length < HEAD && (n = reader.read(head, length, HEAD - length)) > 0; ) {
            length += n;
        }
        int[] lines = new int[DELIMITERS.length];
        int[] total = new int[DELIMITERS.length];
        int[] onLine = new int[DELIMITERS.length];
        boolean quoted = false;
        for (int i = 0; i < length; i++) {
            char c = head[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n' && !quoted) {
                for (int d = 0; d < DELIMITERS.length; d++) {
                    lines[d] += onLine[d] > 0 ? 1 : 0;
                    onLine[d] = 0;
                }
            } else if (!quoted) {
                for (int d = 0; d < DELIMITERS.length; d++) {
                    if (c == DELIMITERS[d]) {
                        onLine[d]++;
                        total[d]++;
                    }
                }
            }
        }
        int best = 0;
        for (int d = 0; d < DELIMITERS.length; d++) {
            lines[d] += onLine[d] > 0 ? 1 : 0;
            if (lines[d] > lines[best] || lines[d] == lines[best] && total[d] > total[best]) {
                best = d;
            }
        }
        return DELIMITERS[best];
    }

    /** Fills one row object over and over. */
    private static final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {
        private final Row row = new Row();

        @Override
        protected void handleBegin(long line) {
            row.begin("", line);
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            row.add(buffer, offset, length);
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }
}
