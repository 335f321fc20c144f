package health.cairn.measures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** Reads what COPY sends in its binary form: a small part of what a result set costs where millions of rows come. */
final class BinaryReadings {

    /** The signature, the flags and the length of an extension that is empty. */
    private static final int HEADER = 19;

    private static final int SHIFT = Math.toIntExact(ReadingStore.POSTGRES_EPOCH);

    private BinaryReadings() {}

    /** Columns: area, period_from, period_until, kind, numerator, denominator, value, lower95, upper95. */
    static void visit(CopyOut rows, Readings.Visitor visitor) throws SQLException {
        byte[] lastArea = {};
        String area = "";
        boolean first = true;
        byte @Nullable [] bytes;
        while ((bytes = rows.readFromCopy()) != null) {
            ByteBuffer row = ByteBuffer.wrap(bytes);
            if (first) {
                row.position(HEADER);
                first = false;
            }
            if (!row.hasRemaining() || row.getShort() < 0) {
                continue; // the header alone, or the end
            }
            int length = row.getInt();
            int start = row.position();
            if (!Arrays.equals(bytes, start, start + length, lastArea, 0, lastArea.length)) {
                lastArea = Arrays.copyOfRange(bytes, start, start + length);
                area = new String(lastArea, StandardCharsets.US_ASCII);
            }
            row.position(start + length);
            int from = day(row);
            int until = day(row);
            row.getInt();
            int kind = row.getShort();
            visitor.reading(area, from, until, kind, number(row), number(row), number(row), number(row), number(row));
        }
    }

    private static int day(ByteBuffer row) {
        row.getInt();
        return row.getInt() + SHIFT;
    }

    private static double number(ByteBuffer row) {
        return row.getInt() < 0 ? Double.NaN : row.getDouble();
    }
}
