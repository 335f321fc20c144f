package health.cairn.statistics.spc;

/**
 * A running sum with its rounding error (Ogita, Rump and Oishi, SIAM Journal on Scientific Computing 26, 2005), so
 * that a value equal to the mean of its series is found equal, and neither above nor below.
 */
final class ExactSum {

    private double sum;
    private double error;
    private int count;

    void add(double value) {
        double next = sum + value;
        double part = next - sum;
        error += (sum - (next - part)) + (value - part);
        sum = next;
        count++;
    }

    int count() {
        return count;
    }

    double sum() {
        return sum + error;
    }

    /** The mean, correct to the last digit; equal values have exactly that value as their mean. */
    double mean() {
        double mean = (sum + error) / count;
        return mean + (Math.fma(-mean, count, sum) + error) / count;
    }
}
