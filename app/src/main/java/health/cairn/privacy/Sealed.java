package health.cairn.privacy;

/**
 * A text that only the holder of a key can read, as a column keeps it: two columns, {@code <name>_key integer} and
 * {@code <name>_sealed bytea}.
 *
 * @param keyVersion which version of the key sealed it
 * @param bytes nonce, ciphertext and tag
 */
public record Sealed(int keyVersion, byte[] bytes) {

    /** Not what it holds. */
    @Override
    public String toString() {
        return "Sealed[" + keyVersion + "]";
    }
}
