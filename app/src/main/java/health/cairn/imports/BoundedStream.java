package health.cairn.imports;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of unpacked bytes that stops a decompression bomb: an archive may not grow more than 250-fold (past its first
 * 64 MB), nor beyond 32 GB.
 */
final class BoundedStream extends FilterInputStream {

    static final long MOST_BYTES = 32L << 30;
    static final long MOST_GROWTH = 250;
    static final long FREE_BYTES = 64L << 20;

    private final long packed;
    private final long most;
    private long unpacked;

    /**
     * @param packed how many bytes the packed form has
     * @param most the most bytes it may unpack to, whatever its size
     */
    BoundedStream(InputStream in, long packed, long most) {
        super(in);
        this.packed = packed;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            count(n);
        }
        return n;
    }

    private void count(int n) {
        unpacked += n;
        if (unpacked > most || unpacked > FREE_BYTES && unpacked / MOST_GROWTH > packed) {
            throw new RefusedFile(
                    "an archive of " + packed + " bytes that unpacks to more than " + unpacked + " bytes",
                    "an archive that grows at most " + MOST_GROWTH + "-fold and to at most " + (most >> 20) + " MB",
                    "unpack the file yourself and load what is inside");
        }
    }
}
