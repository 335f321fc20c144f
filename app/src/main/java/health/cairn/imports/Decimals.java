package health.cairn.imports;

/** Reads decimal numbers from characters without making a string of them. */
final class Decimals {

    private static final int MOST_EXACT_DIGITS = 15;
    private static final int MOST_LONG_DIGITS = 18;
    private static final double[] POWERS_OF_TEN = new double[23];

    static {
        for (int i = 0; i < POWERS_OF_TEN.length; i++) {
            POWERS_OF_TEN[i] = Double.parseDouble("1e" + i);
        }
    }

    private Decimals() {}

    /**
     * The number, or {@code NaN} where the characters are not exactly one decimal number.
     *
     * <p>Up to 15 digits the result is exact without help, since both the digits and a power of ten up to 22 are exact
     * doubles and one division rounds once (Clinger 1990); longer ones go through {@link Double#parseDouble}.
     */
    static double parse(char[] chars, int start, int end) {
        int i = start;
        boolean negative = i < end && chars[i] == '-';
        if (negative || i < end && chars[i] == '+') {
            i++;
        }
        long digits = 0;
        int count = 0;
        int decimals = 0;
        boolean point = false;
        for (; i < end; i++) {
            char c = chars[i];
            if (c >= '0' && c <= '9') {
                if (++count > MOST_EXACT_DIGITS) {
                    return slowly(chars, start, end);
                }
                digits = 10 * digits + (c - '0');
                if (point) {
                    decimals++;
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return count > 0 && (c == 'e' || c == 'E') ? slowly(chars, start, end) : Double.NaN;
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double value = decimals == 0 ? digits : digits / POWERS_OF_TEN[decimals];
        return negative ? -value : value;
    }

    /**
     * The number to within a few units of the last place: good enough to compare by, and several times faster than
     * {@link #parse} for the 17 digits that public files carry. {@code NaN} where it is not a plain number.
     */
    static double parseRoughly(char[] chars, int start, int end) {
        int i = start;
        boolean negative = i < end && chars[i] == '-';
        if (negative) {
            i++;
        }
        long digits = 0;
        int count = 0;
        int decimals = 0;
        boolean point = false;
        for (; i < end; i++) {
            char c = chars[i];
            if (c >= '0' && c <= '9') {
                if (count < MOST_LONG_DIGITS) {
                    digits = 10 * digits + (c - '0');
                    count++;
                    decimals += point ? 1 : 0;
                } else if (!point) {
                    return parse(chars, start, end);
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return parse(chars, start, end);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        double value = digits / POWERS_OF_TEN[decimals];
        return negative ? -value : value;
    }

    private static double slowly(char[] chars, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = chars[i];
            // parseDouble also takes NaN, Infinity, hexadecimal and type suffixes, which no data file means as numbers.
            if (!(c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E')) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(new String(chars, start, end - start));
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
