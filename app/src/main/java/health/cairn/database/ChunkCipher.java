package health.cairn.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file under a pass phrase, in chunks so that it can be written and read as a stream: AES-256-GCM, each chunk's nonce
 * holding its place and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). A
 * chunk that was changed, moved or cut off is found. The key is made from the pass phrase and the file's own salt.
 */
final class ChunkCipher {

    private static final byte[] MAGIC = "CAIRN-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_BYTES = 16;

    /** OWASP password storage cheat sheet, 2023, for PBKDF2-HMAC-SHA-256. */
    private static final int ITERATIONS = 600_000;

    private static final int CHUNK_BYTES = 1 << 16;
    private static final int TAG_BYTES = 16;

    private ChunkCipher() {}

    /** The file is not what was written with this pass phrase. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    static OutputStream writing(OutputStream out, String passPhrase) throws IOException {
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        out.write(MAGIC);
        out.write(salt);
        return new Writer(new DataOutputStream(out), key(passPhrase, salt));
    }

    static InputStream reading(InputStream in, String passPhrase) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new Unreadable("it is not a backup of Cairn");
        }
        return new Reader(new DataInputStream(in), key(passPhrase, in.readNBytes(SALT_BYTES)));
    }

    private static SecretKey key(String passPhrase, byte[] salt) {
        try {
            byte[] bytes = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(passPhrase.toCharArray(), salt, ITERATIONS, 256))
                    .getEncoded();
            return new SecretKeySpec(bytes, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, long chunk, boolean last) throws GeneralSecurityException {
        // One key a file, so that a counter is nonce enough.
        byte[] nonce =
                ByteBuffer.allocate(12).putLong(chunk).putInt(last ? 1 : 0).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
        return cipher;
    }

    private static final class Writer extends FilterOutputStream {
        private final DataOutputStream file;
        private final SecretKey key;
        private final byte[] chunk = new byte[CHUNK_BYTES];
        private int filled;
        private long chunks;
        private boolean closed;

        Writer(DataOutputStream file, SecretKey key) {
            super(file);
            this.file = file;
            this.key = key;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            int at = from;
            int left = length;
            while (left > 0) {
                if (filled == CHUNK_BYTES) {
                    end(false);
                }
                int now = Math.min(left, CHUNK_BYTES - filled);
                System.arraycopy(bytes, at, chunk, filled, now);
                filled += now;
                at += now;
                left -= now;
            }
        }

        private void end(boolean last) throws IOException {
            try {
                byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, chunks++, last).doFinal(chunk, 0, filled);
                file.writeInt(last ? -sealed.length : sealed.length);
                file.write(sealed);
                filled = 0;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                end(true);
                super.close();
            }
        }
    }

    private static final class Reader extends InputStream {
        private final DataInputStream file;
        private final SecretKey key;
        private byte[] chunk = new byte[0];
        private int at;
        private long chunks;
        private boolean last;

        Reader(DataInputStream file, SecretKey key) {
            this.file = file;
            this.key = key;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            while (at == chunk.length) {
                if (last) {
                    return -1;
                }
                next();
            }
            int now = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, bytes, from, now);
            at += now;
            return now;
        }

        private void next() throws IOException {
            try {
                int length = file.readInt();
                last = length < 0;
                if (Math.abs(length) > CHUNK_BYTES + TAG_BYTES || Math.abs(length) < TAG_BYTES) {
                    throw new Unreadable("it was changed");
                }
                var sealed = new byte[Math.abs(length)];
                file.readFully(sealed);
                chunk = cipher(Cipher.DECRYPT_MODE, key, chunks++, last).doFinal(sealed);
                at = 0;
            } catch (EOFException e) {
                throw new Unreadable("its end is missing");
            } catch (AEADBadTagException e) {
                throw new Unreadable(
                        chunks == 1 ? "the pass phrase is another one, or it was changed" : "it was changed");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
