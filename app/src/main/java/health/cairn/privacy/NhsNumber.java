package health.cairn.privacy;

import java.util.Optional;

/**
 * An NHS number whose check digit is right. That does not prove whose it is, or that anybody has it.
 *
 * <p>Ten digits; the first nine are weighted 10 to 2, their sum modulo 11 is taken from 11, 11 becomes 0, 10 is no valid
 * check digit (NHS Data Dictionary, NHS NUMBER). Ten times the same digit is refused too.
 *
 * <p>It does not print, log or serialise itself: who needs the digits says so with {@link #revealed()}.
 */
public final class NhsNumber {

    private static final int DIGITS = 10;

    private final String digits;

    private NhsNumber(String digits) {
        this.digits = digits;
    }

    /** The number in a text, with or without spaces and hyphens; empty where it is none. */
    public static Optional<NhsNumber> parse(String text) {
        String digits = withoutSeparators(text);
        boolean valid = isTenDigits(digits)
                && !isOneDigitRepeated(digits)
                && checkDigit(digits) == digits.charAt(DIGITS - 1) - '0';
        return valid ? Optional.of(new NhsNumber(digits)) : Optional.empty();
    }

    // By hand rather than by pattern: files of patients have millions of these.
    private static String withoutSeparators(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' || Character.isWhitespace(c)) {
                return text.replaceAll("[\\s-]", "");
            }
        }
        return text;
    }

    private static boolean isTenDigits(String text) {
        boolean digits = text.length() == DIGITS;
        for (int i = 0; i < text.length() && digits; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }

    private static boolean isOneDigitRepeated(String digits) {
        for (int i = 1; i < DIGITS; i++) {
            if (digits.charAt(i) != digits.charAt(0)) {
                return false;
            }
        }
        return true;
    }

    /** 10 where no digit would be right. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            sum += (digits.charAt(i) - '0') * (DIGITS - i);
        }
        int check = 11 - sum % 11;
        return check == 11 ? 0 : check;
    }

    /** The ten digits, for encrypting and for showing to somebody who may see them; never for a log. */
    public String revealed() {
        return digits;
    }

    /** Whether it is from the range 999 000 0000 to 999 999 9999, which is kept for tests. */
    public boolean inTestRange() {
        return digits.startsWith("999");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NhsNumber number && number.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    /** Nothing of the number. */
    @Override
    public String toString() {
        return "NhsNumber[hidden]";
    }
}
