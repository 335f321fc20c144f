package health.cairn.measures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what COPY sends in its binary form, row by row: a small part of what a result set costs where millions come.
 * Columns: area, period_from, period_until, kind, numerator, denominator, value, lower95, upper95.
 */
final class BinaryReadings {

    /** The signature, the flags and the length of an extension that is empty. */
    private static final int HEADER = 19;

    private static final int SHIFT = Math.toIntExact(ReadingStore.POSTGRES_EPOCH);

    private final Readings.Visitor visitor;
    private byte[] lastArea = {};
    private String area = "";
    private boolean first = true;

    BinaryReadings(Readings.Visitor visitor) {
        this.visitor = visitor;
    }

    void row(byte[] bytes) {
        ByteBuffer row = ByteBuffer.wrap(bytes);
        if (first) {
            row.position(HEADER);
            first = false;
        }
        if (!row.hasRemaining() || row.getShort() < 0) {
            return; // the header alone, or the end
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

    private static int day(ByteBuffer row) {
        row.getInt();
        return row.getInt() + SHIFT;
    }

    private static double number(ByteBuffer row) {
        return row.getInt() < 0 ? Double.NaN : row.getDouble();
    }
}
