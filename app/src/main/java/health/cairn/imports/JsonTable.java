package health.cairn.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of JSON objects as a table: the fields of the first object are the columns, and their names are given as row 0.
 * A value that is itself an object or a list stands in its cell as JSON. Read one object at a time.
 */
final class JsonTable implements Table {

    private static final int PROGRESS_EVERY = 1 << 12;
    private static final ObjectReader OBJECTS = JsonMapper.builder().build().readerFor(ObjectNode.class);

    private final String name;
    private final TextTable.Opener opener;

    JsonTable(String name, TextTable.Opener opener) {
        this.name = name;
        this.opener = opener;
    }

    @Override
    public Sample sample() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        objects(row -> {
            rows.add(TextTable.texts(row));
            return rows.size() < TextTable.SAMPLE_ROWS;
        });
        return new Sample(name, List.of(new Sample.Sheet("", rows)));
    }

    @Override
    public void read(RowReader reader, LongConsumer progress) throws IOException {
        reader.sheet("");
        objects(row -> {
            reader.row(row);
            if (row.number() % PROGRESS_EVERY == 0) {
                progress.accept(row.number());
            }
            return true;
        });
        reader.end();
    }

    private interface Taker {
        /** @return whether to go on */
        boolean take(Row row);
    }

    private void objects(Taker taker) throws IOException {
        try (InputStream in = opener.open();
                MappingIterator<ObjectNode> objects = OBJECTS.readValues(in)) {
            Row row = new Row();
            List<String> columns = List.of();
            long number = 0;
            boolean more = true;
            while (more && objects.hasNext()) {
                ObjectNode object = objects.next();
                if (number == 0) {
                    columns = List.copyOf(object.propertyNames());
                    row.begin("", 0);
                    columns.forEach(row::add);
                    more = taker.take(row);
                }
                row.begin("", ++number);
                for (String column : columns) {
                    row.add(text(object.get(column)));
                }
                more = more && taker.take(row);
            }
        } catch (JacksonException e) {
            throw new RefusedFile(
                    name + " cannot be read as JSON: " + e.getOriginalMessage(),
                    "a list of objects that all have the same fields",
                    "fetch the file again");
        }
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
