package health.cairn.analyst;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV with a header and hands it on group by group. Input sorted by its group columns is held one group at a time;
 * a group with a cell that cannot be read is reported and left out whole, because an answer from some of its rows would
 * look like one from all.
 */
final class GroupReader {

    /** Rows that do not depend on each other are handed on in portions of this many. */
    private static final int PORTION = 10_000;

    private final Problems problems;
    private final List<InputColumn> columns;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private final int[] columnAt;
    private final int[] groupAt;
    private final Map<String, Integer> positions = new LinkedHashMap<>();

    GroupReader(Reader reader, List<String> groupBy, List<InputColumn> columns, Problems problems) {
        this.problems = problems;
        this.columns = columns;
        this.records = CsvReader.builder()
                .detectBomHeader(false)
                .skipEmptyLines(true)
                // Reported here, with the line instead of the record.
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)
                .iterator();
        this.header = next() instanceof CsvRecord first ? withoutMark(first.getFields()) : List.of();
        if (header.isEmpty()) {
            throw new InputProblem("The input is empty; expected a header with the columns " + names());
        }
        this.columnAt = columns.stream().mapToInt(column -> find(column.name())).toArray();
        this.groupAt = groupBy.stream().mapToInt(this::find).toArray();
        for (InputColumn column : columns) {
            positions.put(column.name(), positions.size());
        }
    }

    List<String> header() {
        return header;
    }

    /** Every group in the order of the input, which must be that of the group columns. */
    void forEachGroup(Consumer<Group> answer) {
        List<Group.Row> rows = new ArrayList<>();
        boolean readable = true;
        List<String> key = List.of();
        while (next() instanceof CsvRecord record) {
            List<String> found = key(record);
            if (!rows.isEmpty() || !readable) {
                int order = compare(found, key);
                if (order < 0) {
                    throw new InputProblem("line " + record.getStartingLineNumber() + ": group " + found
                            + " comes after group " + key + "; sort the input by its group columns, or use --sort");
                }
                if (order > 0) {
                    finish(key, rows, readable, answer);
                    rows = new ArrayList<>();
                    readable = true;
                }
            }
            key = found;
            readable &= read(record, found, rows);
        }
        finish(key, rows, readable, answer);
    }

    /** Every group in order, whatever the order of the input; all rows are held in memory. */
    void forEachGroupSorted(Consumer<Group> answer) {
        Map<List<String>, List<Group.Row>> groups = new LinkedHashMap<>();
        List<List<String>> unreadable = new ArrayList<>();
        while (next() instanceof CsvRecord record) {
            List<String> key = key(record);
            if (!read(record, key, groups.computeIfAbsent(key, group -> new ArrayList<>()))) {
                unreadable.add(key);
            }
        }
        unreadable.forEach(groups::remove);
        groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(GroupReader::compare))
                .forEach(group -> finish(group.getKey(), group.getValue(), true, answer));
    }

    /** Rows that are answered each for itself, in portions; a row that cannot be read is reported and left out. */
    void forEachPortion(Consumer<Group> answer) {
        List<Group.Row> rows = new ArrayList<>();
        while (next() instanceof CsvRecord record) {
            read(record, List.of(), rows);
            if (rows.size() == PORTION) {
                finish(List.of(), rows, true, answer);
                rows = new ArrayList<>();
            }
        }
        finish(List.of(), rows, true, answer);
    }

    private void finish(List<String> key, List<Group.Row> rows, boolean readable, Consumer<Group> answer) {
        if (readable && !rows.isEmpty()) {
            answer.accept(new Group(key, rows, positions));
        }
    }

    private @Nullable CsvRecord next() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw new InputProblem(String.valueOf(e.getMessage()));
        }
    }

    private boolean read(CsvRecord record, List<String> key, List<Group.Row> into) {
        if (record.getFieldCount() != header.size()) {
            problems.add("line " + record.getStartingLineNumber() + ": expected " + header.size()
                    + " fields as in the header, found " + record.getFieldCount());
            return false;
        }
        double[] numbers = new double[columns.size()];
        boolean[] present = new boolean[columns.size()];
        String[] texts = new String[columns.size()];
        boolean readable = true;
        for (int i = 0; i < columnAt.length; i++) {
            String cell = record.getField(columnAt[i]).strip();
            texts[i] = cell;
            var kind = columns.get(i).kind();
            if (kind == InputColumn.Kind.TEXT || (cell.isEmpty() && kind == InputColumn.Kind.NUMBER_OR_MISSING)) {
                continue;
            }
            if (Cell.isNumber(cell)) {
                numbers[i] = Double.parseDouble(cell);
                present[i] = true;
            } else {
                problems.cell(record.getStartingLineNumber(), columns.get(i).name(), "a number", cell);
                readable = false;
            }
        }
        if (readable) {
            into.add(new Group.Row(record.getStartingLineNumber(), key, record.getFields(), numbers, present, texts));
        }
        return readable;
    }

    private List<String> key(CsvRecord record) {
        List<String> key = new ArrayList<>(groupAt.length);
        for (int at : groupAt) {
            key.add(at < record.getFieldCount() ? record.getField(at) : "");
        }
        return key;
    }

    private int find(String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw new InputProblem("No column \"" + name + "\"; the header has " + header);
        }
        return at;
    }

    private List<String> names() {
        return columns.stream().map(InputColumn::name).toList();
    }

    private static List<String> withoutMark(List<String> header) {
        List<String> clean = new ArrayList<>(header);
        if (!clean.isEmpty() && clean.getFirst().startsWith("\uFEFF")) {
            clean.set(0, clean.getFirst().substring(1));
        }
        return List.copyOf(clean);
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
