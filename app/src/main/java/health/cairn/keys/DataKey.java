package health.cairn.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key for one purpose. From its 256 bits two keys are derived (HKDF-SHA-256, RFC 5869), so that what is sealed and what
 * is signed never meet: one for AES-256-GCM, one for HMAC-SHA-256.
 */
public final class DataKey {

    static final int BYTES = 32;

    /** NIST SP 800-38D: 96 random bits; one key seals far fewer than the 2^32 texts that this allows. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String purpose;
    private final int version;
    private final SecretKey sealing;
    private final SecretKey signing;

    DataKey(String purpose, int version, byte[] secret) {
        this.purpose = purpose;
        this.version = version;
        this.sealing = derived(secret, "seal", "AES");
        this.signing = derived(secret, "sign", "HmacSHA256");
    }

    /** What it is used for. */
    public String purpose() {
        return purpose;
    }

    /** Counts from 1; kept beside what it sealed. */
    public int version() {
        return version;
    }

    /**
     * Encrypts so that a change is noticed.
     *
     * @param context what the text belongs to, for example table, column and row; opening needs the same
     * @return nonce, ciphertext and tag
     */
    public byte[] seal(byte[] text, byte[] context) {
        return seal(sealing, text, context);
    }

    /**
     * Decrypts.
     *
     * @throws Unreadable where the text was changed, moved from another place, or sealed with another key
     */
    public byte[] open(byte[] sealed, byte[] context) {
        return open(sealing, sealed, context);
    }

    /** HMAC-SHA-256: the same for the same message, and nothing that anybody without the key can make or undo. */
    public byte[] sign(byte[] message) {
        return signer().apply(message);
    }

    /** The same for many messages, prepared once; for one thread at a time. */
    public UnaryOperator<byte[]> signer() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(signing);
            return mac::doFinal;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not what it holds. */
    @Override
    public String toString() {
        return "DataKey[" + purpose + " " + version + "]";
    }

    static byte[] random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] seal(SecretKey key, byte[] text, byte[] context) {
        try {
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            var sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(text.length));
            cipher.doFinal(text, 0, text.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] open(SecretKey key, byte[] sealed, byte[] context) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new Unreadable();
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(context);
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new Unreadable();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKey derived(byte[] secret, String use, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(new SecretKeySpec(secret, "Generic"))
                                    .thenExpand(
                                            ("cairn " + use).getBytes(java.nio.charset.StandardCharsets.UTF_8), BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A sealed text does not open: it was changed, moved, or sealed with another key. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable() {
            super("A sealed text does not open: it was changed, moved from another place, or sealed with another key");
        }
    }
}
