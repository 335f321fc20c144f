package health.cairn.privacy;

import health.cairn.keys.DataKey;
import health.cairn.keys.DataKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Keyed pseudonyms: HMAC-SHA-256 over context, 0x1f and NHS number, with a key of its own for each purpose that the database
 * does not have. Without the key all 10^9 numbers could be tried; with it, pseudonyms of two purposes cannot be linked.
 */
@Component
public final class Pseudonyms {

    private static final byte SEPARATOR = 0x1f;

    private final DataKeys keys;

    Pseudonyms(DataKeys keys) {
        this.keys = keys;
    }

    /**
     * The pseudonym of a patient.
     *
     * @param purpose what the data are for, for example a project: another purpose, another key
     * @param context what is to stay apart within the purpose, for example a practice's code; may be empty
     */
    public Pseudonym of(NhsNumber number, String purpose, String context) {
        return of(number, keys.current(name(purpose)), context);
    }

    /** The same with an earlier version of the key, to find rows from before it was renewed. */
    public Pseudonym of(NhsNumber number, String purpose, String context, int keyVersion) {
        return of(number, keys.version(name(purpose), keyVersion), context);
    }

    /**
     * The pseudonyms of many patients, each shortened to its first 64 bits: for files of millions of rows, in which 64 bits
     * tell people apart as well as 256 do. Prepared once, for any number of threads.
     *
     * @param purpose as in {@link #of(NhsNumber, String, String)}
     */
    public Shortened shortened(String purpose) {
        return new Shortened(keys.current(name(purpose)));
    }

    /** Pseudonyms of 64 bits with one version of a purpose's key, and no context. */
    public static final class Shortened {

        private final int keyVersion;
        private final ThreadLocal<UnaryOperator<byte[]>> signers;

        private Shortened(DataKey key) {
            this.keyVersion = key.version();
            this.signers = ThreadLocal.withInitial(key::signer);
        }

        /** The version of the key, which belongs beside what was made with it. */
        public int keyVersion() {
            return keyVersion;
        }

        /** The first eight bytes of the pseudonym, as a number. */
        public long of(NhsNumber number) {
            return of(message(number, ""));
        }

        /** The same from the number that one source gives to a person, where there is no NHS number. */
        public long ofLocal(String source, String local) {
            return of((source + '\u001f' + local).getBytes(StandardCharsets.UTF_8));
        }

        private long of(byte[] message) {
            return ByteBuffer.wrap(signers.get().apply(message)).getLong();
        }
    }

    /**
     * Renews a purpose's key. Whoever holds the NHS numbers then makes each row's pseudonym anew: by
     * {@link #of(NhsNumber, String, String, int)} for the old one and {@link #of(NhsNumber, String, String)} for the new.
     */
    public void renewKey(String purpose) {
        keys.renew(name(purpose));
    }

    private static Pseudonym of(NhsNumber number, DataKey key, String context) {
        return new Pseudonym(key.version(), HexFormat.of().formatHex(key.sign(message(number, context))));
    }

    private static byte[] message(NhsNumber number, String context) {
        byte[] before = context.getBytes(StandardCharsets.UTF_8);
        byte[] digits = number.revealed().getBytes(StandardCharsets.US_ASCII);
        var message = new byte[before.length + 1 + digits.length];
        System.arraycopy(before, 0, message, 0, before.length);
        message[before.length] = SEPARATOR;
        System.arraycopy(digits, 0, message, before.length + 1, digits.length);
        return message;
    }

    private static String name(String purpose) {
        if (!purpose.matches("[a-z][a-z0-9 -]{0,60}")) {
            throw new IllegalArgumentException(
                    "A purpose has up to 61 small letters, digits and hyphens; found '" + purpose + "'");
        }
        return "pseudonyms " + purpose;
    }
}
