package health.cairn.imports;

import java.util.List;
import java.util.Optional;

/**
 * The head of a file, decoded: enough to tell what it is.
 *
 * @param fileName the name of the file; of the entry, where it came inside an archive
 * @param sheets the sheets in order; a CSV file is one sheet with an empty name
 */
public record Sample(String fileName, List<Sheet> sheets) {

    public Sample {
        sheets = List.copyOf(sheets);
    }

    /**
     * The first rows of a sheet that have any text.
     *
     * @param name the name of the sheet, empty for CSV
     * @param rows up to 30 rows, each with all its cells as text
     */
    public record Sheet(String name, List<List<String>> rows) {
        public Sheet {
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** The header, taken to be the first row with text. */
        public Header header() {
            return rows.isEmpty() ? Header.EMPTY : Header.of(rows.getFirst());
        }
    }

    /** Whether this is a single table of text (CSV, tab separated), not a workbook. */
    public boolean isText() {
        return sheets.size() == 1 && sheets.getFirst().name().isEmpty();
    }

    /** The first sheet; a file always has one, though it may be without rows. */
    public Sheet first() {
        return sheets.getFirst();
    }

    /** The sheet of this name, blanks around it and capitals aside. */
    public Optional<Sheet> sheet(String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name().strip().equalsIgnoreCase(name))
                .findFirst();
    }
}
