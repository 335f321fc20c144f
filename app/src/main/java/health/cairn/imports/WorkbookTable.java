package health.cairn.imports;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook (.xlsx), its sheets row by row. A cell becomes the text a person would type for it: dates as
 * {@code 2023-04-01}, percentages with their sign, all other numbers in full.
 */
final class WorkbookTable implements Table {

    private static final int MOST_SHEETS = 200;
    private static final int PROGRESS_EVERY = 1 << 12;

    private final String name;
    private final Path file;

    WorkbookTable(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    @Override
    public Sample sample() throws IOException {
        List<Sample.Sheet> sheets = new ArrayList<>();
        try (ReadableWorkbook workbook = open()) {
            for (Sheet sheet : sheets(workbook)) {
                try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
                    Row row = new Row();
                    sheets.add(new Sample.Sheet(
                            sheet.getName(),
                            rows.peek(cells -> fill(row, sheet.getName(), cells))
                                    .filter(_ -> !row.isBlank())
                                    .map(_ -> TextTable.texts(row))
                                    .limit(TextTable.SAMPLE_ROWS)
                                    .toList()));
                }
            }
        } catch (ExcelReaderException e) {
            throw unreadable(e);
        }
        return new Sample(name, sheets);
    }

    @Override
    public void read(RowReader reader, LongConsumer progress) throws IOException {
        long[] given = {0};
        try (ReadableWorkbook workbook = open()) {
            Row row = new Row();
            for (Sheet sheet : sheets(workbook)) {
                reader.sheet(sheet.getName());
                try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
                    rows.forEachOrdered(cells -> {
                        fill(row, sheet.getName(), cells);
                        if (!row.isBlank()) {
                            reader.row(row);
                            if (++given[0] % PROGRESS_EVERY == 0) {
                                progress.accept(given[0]);
                            }
                        }
                    });
                }
            }
        } catch (ExcelReaderException e) {
            throw unreadable(e);
        }
        progress.accept(given[0]);
        reader.end();
    }

    private ReadableWorkbook open() throws IOException {
        return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    }

    private List<Sheet> sheets(ReadableWorkbook workbook) {
        List<Sheet> sheets = workbook.getSheets().limit(MOST_SHEETS + 1L).toList();
        if (sheets.isEmpty() || sheets.size() > MOST_SHEETS) {
            throw new RefusedFile(
                    name + " has " + (sheets.isEmpty() ? "no sheet" : "more than " + MOST_SHEETS + " sheets"),
                    "a workbook with 1 to " + MOST_SHEETS + " sheets",
                    "save the sheet with the data as CSV and load that");
        }
        return sheets;
    }

    private RefusedFile unreadable(RuntimeException e) {
        return new RefusedFile(
                name + " cannot be read as a workbook: " + e.getMessage(),
                "a workbook in the .xlsx format",
                "open it in a spreadsheet program and save it as .xlsx again");
    }

    private static void fill(Row row, String sheet, org.dhatim.fastexcel.reader.Row cells) {
        row.begin(sheet, cells.getRowNum());
        for (int column = 0; column < cells.getCellCount(); column++) {
            Cell cell = cells.getCell(column);
            row.add(cell == null ? "" : text(cell));
        }
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> "";
            case NUMBER -> number(cell);
            case FORMULA ->
                cell.getValue() instanceof BigDecimal ? number(cell) : cell.getText() == null ? "" : cell.getText();
            case STRING, BOOLEAN, ERROR -> {
                String text = cell.getText();
                yield text == null ? "" : text;
            }
        };
    }

    private static String number(Cell cell) {
        String format = plain(cell.getDataFormatString());
        BigDecimal value = (BigDecimal) cell.getValue();
        if (isDate(format)) {
            LocalDateTime moment = cell.asDate();
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.toLocalDate().toString()
                    : moment.toString();
        }
        if (format.contains("%")) {
            return value.movePointRight(2).toPlainString() + "%";
        }
        return value.toPlainString();
    }

    /** The number format without what stands in quotes, in brackets or behind a backslash. */
    private static String plain(@Nullable String format) {
        return format == null
                ? ""
                : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", "")
                        .toLowerCase(Locale.ROOT);
    }

    private static boolean isDate(String format) {
        return format.indexOf('y') >= 0 || format.indexOf('d') >= 0 || format.contains("mmm");
    }
}
