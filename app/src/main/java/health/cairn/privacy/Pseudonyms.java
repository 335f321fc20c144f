package health.cairn.privacy;

import health.cairn.keys.DataKey;
import health.cairn.keys.DataKeys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
     * Renews a purpose's key. Whoever holds the NHS numbers then makes each row's pseudonym anew: by
     * {@link #of(NhsNumber, String, String, int)} for the old one and {@link #of(NhsNumber, String, String)} for the new.
     */
    public void renewKey(String purpose) {
        keys.renew(name(purpose));
    }

    private static Pseudonym of(NhsNumber number, DataKey key, String context) {
        byte[] before = context.getBytes(StandardCharsets.UTF_8);
        byte[] digits = number.revealed().getBytes(StandardCharsets.US_ASCII);
        var message = new byte[before.length + 1 + digits.length];
        System.arraycopy(before, 0, message, 0, before.length);
        message[before.length] = SEPARATOR;
        System.arraycopy(digits, 0, message, before.length + 1, digits.length);
        return new Pseudonym(key.version(), HexFormat.of().formatHex(key.sign(message)));
    }

    private static String name(String purpose) {
        if (!purpose.matches("[a-z][a-z0-9 -]{0,60}")) {
            throw new IllegalArgumentException(
                    "A purpose has up to 61 small letters, digits and hyphens; found '" + purpose + "'");
        }
        return "pseudonyms " + purpose;
    }
}
