package health.cairn.projects;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** A small sheet of data as rows of cells: pasted text, CSV, or the first sheet of an .xlsx workbook. */
final class Sheets {

    /** The largest file that is taken: a project's data are a few thousand rows. */
    static final int MOST_BYTES = 2 << 20;

    private static final long MOST_UNPACKED = 64L << 20;
    private static final int MOST_CELLS = 30;
    private static final int MOST_ROWS = 6_000;

    private Sheets() {}

    /** A file that cannot be read; the message says what was found and what was expected. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    static List<List<String>> read(byte[] file) throws Unreadable {
        if (file.length > MOST_BYTES) {
            throw new Unreadable("The file is larger than 2 MB; expected the points of one measure");
        }
        if (file.length > 3 && file[0] == 'P' && file[1] == 'K') {
            return workbook(file);
        }
        if (file.length > 3 && (file[0] & 0xFF) == 0xD0 && (file[1] & 0xFF) == 0xCF) {
            throw new Unreadable(
                    "The file is a workbook in the old .xls format or locked with a password; save it as .xlsx without one");
        }
        return text(decoded(file));
    }

    private static String decoded(byte[] file) {
        boolean utf16 = file.length > 1 && ((file[0] & 0xFF) == 0xFF || (file[0] & 0xFF) == 0xFE);
        Charset first = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        try {
            String text = first.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(file, Charset.forName("windows-1252"));
        }
    }

    /** Cells between tabs, commas or semicolons, whichever the first line has. */
    static List<List<String>> text(String text) throws Unreadable {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char separator = first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
        var rows = new ArrayList<List<String>>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .skipEmptyLines(false)
                .ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                if (rows.size() == MOST_ROWS) {
                    break;
                }
                rows.add(record.getFields().stream().limit(MOST_CELLS).toList());
            }
        } catch (CsvParseException e) {
            throw new Unreadable("The text cannot be read as rows of cells: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static List<List<String>> workbook(byte[] file) throws Unreadable {
        checkSize(file);
        var rows = new ArrayList<List<String>>();
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            Optional<Sheet> sheet = workbook.getSheets().findFirst();
            if (sheet.isEmpty()) {
                throw new Unreadable("The workbook has no sheet");
            }
            try (Stream<Row> read = sheet.get().openStream()) {
                read.limit(MOST_ROWS).forEach(row -> rows.add(cells(row)));
            }
        } catch (ExcelReaderException | IOException | UncheckedIOException e) {
            throw new Unreadable("The file cannot be read as an .xlsx workbook; save it again, or as CSV");
        }
        return rows;
    }

    /** Unpacked once to nowhere, since the reader trusts the sizes that the file states. */
    private static void checkSize(byte[] file) throws Unreadable {
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                InputStream in = zip;
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    unpacked += n;
                    if (unpacked > MOST_UNPACKED) {
                        throw new Unreadable("The workbook unpacks to more than 64 MB; save the sheet as CSV");
                    }
                }
            }
        } catch (IOException e) {
            throw new Unreadable("The file is damaged; save it again");
        }
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_CELLS); i++) {
            cells.add(text(row.getCell(i)));
        }
        return cells;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        if (cell.getValue() instanceof BigDecimal number) {
            String format = String.valueOf(cell.getDataFormatString())
                    .replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "")
                    .toLowerCase(Locale.ROOT);
            if (format.contains("y") || format.contains("d") && !format.contains("general") || format.contains("mmm")) {
                return cell.asDate().toLocalDate().toString();
            }
            return format.contains("%") ? number.movePointRight(2).toPlainString() : number.toPlainString();
        }
        return Optional.ofNullable(cell.getText()).orElse("");
    }
}
