package health.cairn.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Characters from bytes of an unstated encoding: UTF-8, UTF-16 of either order, by its mark or by its look, else
 * windows-1252, which is what spreadsheets write in Britain. Bytes that cannot be UTF-8 anywhere in a file taken for
 * UTF-8 are read as windows-1252, so that one pound sign on line 900,000 does not spoil a name.
 */
final class TextDecoder extends Reader {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    private boolean ended;
    private boolean flushed;

    TextDecoder(InputStream in) throws IOException {
        this.in = in;
        bytes.flip();
        while (!ended && bytes.remaining() < 4096) {
            fill();
        }
        decoder = detect(bytes)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** Decides by the first bytes and steps over a byte order mark. */
    private static Charset detect(ByteBuffer head) {
        int b0 = at(head, 0);
        int b1 = at(head, 1);
        if (b0 == 0xEF && b1 == 0xBB && at(head, 2) == 0xBF) {
            head.position(head.position() + 3);
            return StandardCharsets.UTF_8;
        }
        if (b0 == 0xFF && b1 == 0xFE) {
            head.position(head.position() + 2);
            return StandardCharsets.UTF_16LE;
        }
        if (b0 == 0xFE && b1 == 0xFF) {
            head.position(head.position() + 2);
            return StandardCharsets.UTF_16BE;
        }
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < head.remaining(); i++) {
            if (at(head, i) == 0) {
                if (i % 2 == 0) {
                    evenZeros++;
                } else {
                    oddZeros++;
                }
            }
        }
        int many = head.remaining() / 4;
        if (oddZeros > many && evenZeros == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (evenZeros > many && oddZeros == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (evenZeros + oddZeros > 0) {
            throw new RefusedFile(
                    "bytes that are not text",
                    "a CSV file, or a workbook saved as .xlsx, possibly inside .gz or .zip",
                    "open the file in the program it came from and save it as CSV or .xlsx");
        }
        return StandardCharsets.UTF_8;
    }

    private static int at(ByteBuffer buffer, int index) {
        return index < buffer.remaining() ? buffer.get(buffer.position() + index) & 0xFF : -1;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (flushed) {
            return -1;
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isMalformed()) {
                if (chars.remaining() < result.length()) {
                    return chars.position() - offset;
                }
                byte[] odd = new byte[result.length()];
                bytes.get(odd);
                chars.put(new String(odd, WINDOWS_1252));
                continue;
            }
            if (result.isOverflow()) {
                if (chars.position() == offset) {
                    throw new IOException("A character did not fit in a buffer of " + length);
                }
                return chars.position() - offset;
            }
            if (ended) {
                flushed = true;
            } else if (chars.position() == offset) {
                fill();
                continue;
            }
            return chars.position() == offset ? -1 : chars.position() - offset;
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (n < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + n);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
