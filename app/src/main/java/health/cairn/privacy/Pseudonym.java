package health.cairn.privacy;

/**
 * What stands for a patient within one purpose: the same for the same NHS number, another one for another purpose. It is
 * still personal data.
 *
 * @param keyVersion which version of the key made it; pseudonyms of different versions cannot be compared
 * @param value 64 hexadecimal digits
 */
public record Pseudonym(int keyVersion, String value) {

    public Pseudonym {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("A pseudonym has 64 hexadecimal digits; this has " + value.length());
        }
    }
}
