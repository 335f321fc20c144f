package health.cairn.measures;

import health.cairn.directory.AreaCode;
import health.cairn.measures.Loading.ReadingWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes one batch in the binary form of COPY, on a connection of its own, in one transaction. */
final class ReadingWriterStore implements ReadingWriter {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int LARGEST_ROW = 256;

    private final int batch;
    private final Connection connection;
    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private final Map<String, byte[]> areaBytes = new HashMap<>();
    private long[] perSeries = new long[64];
    private long written;
    private boolean completed;

    ReadingWriterStore(DataSource database, int batch) {
        this.batch = batch;
        try {
            connection = database.getConnection();
            try {
                connection.setAutoCommit(false);
                try (var statement = connection.createStatement()) {
                    // A table made in the same transaction: PostgreSQL need not write it to its log as well.
                    statement.execute("select measures.open_partition(" + batch + ")");
                }
                copy = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + ReadingStore.partition(batch)
                                + " (batch, series, area, period_from, period_until, kind, numerator, denominator, value,"
                                + " lower95, upper95, source_row) from stdin (format binary, freeze true)");
                buffer.put(HEADER);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void counted(int series, AreaCode area, Period period, double numerator, double denominator, long row) {
        if (!(numerator >= 0) || !(denominator > 0)) {
            throw new IllegalArgumentException("Counts need a numerator of 0 or more and a denominator above 0; found "
                    + numerator + " of " + denominator + " for " + area + " in row " + row);
        }
        start(series, area, period, 0);
        number(numerator);
        number(denominator);
        nothing(3);
        end(row);
    }

    @Override
    public void valueOnly(
            int series, AreaCode area, Period period, double value, double lower95, double upper95, long row) {
        start(series, area, period, 1);
        nothing(2);
        number(value);
        number(lower95);
        number(upper95);
        end(row);
    }

    @Override
    public void suppressed(int series, AreaCode area, Period period, long row) {
        start(series, area, period, 2);
        nothing(5);
        end(row);
    }

    @Override
    public void notCollected(int series, AreaCode area, Period period, long row) {
        start(series, area, period, 3);
        nothing(5);
        end(row);
    }

    private void start(int series, AreaCode area, Period period, int kind) {
        if (buffer.remaining() < LARGEST_ROW) {
            flush();
        }
        byte[] code = areaBytes.computeIfAbsent(area.value(), c -> c.getBytes(StandardCharsets.US_ASCII));
        buffer.putShort((short) 12);
        buffer.putInt(4).putInt(batch);
        buffer.putInt(4).putInt(series);
        buffer.putInt(code.length).put(code);
        buffer.putInt(4).putInt((int) (period.from().toEpochDay() - ReadingStore.POSTGRES_EPOCH));
        buffer.putInt(4).putInt((int) (period.until().toEpochDay() - ReadingStore.POSTGRES_EPOCH));
        buffer.putInt(2).putShort((short) kind);
        if (series >= perSeries.length) {
            perSeries = Arrays.copyOf(perSeries, Math.max(series + 1, perSeries.length * 2));
        }
        perSeries[series]++;
        written++;
    }

    private void number(double value) {
        if (Double.isNaN(value)) {
            nothing(1);
        } else {
            buffer.putInt(8).putDouble(value);
        }
    }

    private void nothing(int columns) {
        for (int i = 0; i < columns; i++) {
            buffer.putInt(-1);
        }
    }

    private void end(long row) {
        buffer.putInt(8).putLong(row);
    }

    private void flush() {
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
            buffer.clear();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public long written() {
        return written;
    }

    @Override
    public void complete() {
        try {
            if (buffer.remaining() < 2) {
                flush();
            }
            buffer.putShort((short) -1);
            flush();
            copy.endCopy();
            try (var statement = connection.createStatement()) {
                statement.execute("select measures.attach_partition(" + batch + ")");
            }
            try (var insert = connection.prepareStatement(
                    "insert into measures.publication (batch, series, readings) values (?, ?, ?)")) {
                for (int series = 0; series < perSeries.length; series++) {
                    if (perSeries[series] > 0) {
                        insert.setInt(1, batch);
                        insert.setInt(2, series);
                        insert.setLong(3, perSeries[series]);
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
            completed = true;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (!completed) {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(SQLException e) {
        return new UncheckedIOException(
                "The readings of batch " + batch + " could not be written: " + e.getMessage(), new IOException(e));
    }
}
