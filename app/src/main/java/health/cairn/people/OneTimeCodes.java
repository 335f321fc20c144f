package health.cairn.people;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes of an authenticator app: RFC 6238 with what every app understands, SHA-1, six digits and steps of 30 seconds. A code
 * of the step before or after is taken too, as clocks differ; the same or an earlier step is not taken twice.
 */
final class OneTimeCodes {

    static final int SECRET_BYTES = 20;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private OneTimeCodes() {}

    /**
     * The step whose code this is.
     *
     * @param lastStep the last step a code was taken of
     */
    static OptionalLong stepOf(byte[] secret, String code, Instant now, long lastStep) {
        var generator = new TimeBasedOneTimePasswordGenerator();
        long seconds = generator.getTimeStep().toSeconds();
        long present = now.getEpochSecond() / seconds;
        byte[] given = code.getBytes(StandardCharsets.US_ASCII);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - 1; step <= present + 1; step++) {
            byte[] right =
                    at(generator, secret, Instant.ofEpochSecond(step * seconds)).getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(given, right) && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code at a moment. */
    static String at(byte[] secret, Instant moment) {
        return at(new TimeBasedOneTimePasswordGenerator(), secret, moment);
    }

    private static String at(TimeBasedOneTimePasswordGenerator generator, byte[] secret, Instant moment) {
        try {
            return generator.generateOneTimePasswordString(new SecretKeySpec(secret, generator.getAlgorithm()), moment);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A secret of " + SECRET_BYTES + " bytes is a key", e);
        }
    }

    /** RFC 4648 base 32 without padding, as apps want it typed. */
    static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte next : bytes) {
            held = held << 8 | next & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }

    /** What an app reads from the picture; the Key URI format of Google Authenticator, which others follow. */
    static String uri(byte[] secret, String email) {
        return "otpauth://totp/Cairn:"
                + URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20") + "?secret=" + base32(secret)
                + "&issuer=Cairn";
    }

    /** The picture, as the path of an SVG in which each module is a square of one unit; and its side in units. */
    static Picture picture(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new Picture(path.toString(), code.size + 2 * QUIET);
    }

    /** ISO/IEC 18004 asks for four light modules around the code. */
    private static final int QUIET = 4;

    record Picture(String path, int side) {}
}
