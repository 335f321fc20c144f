package health.cairn.statistics.ranking;

import java.util.Arrays;
import java.util.List;

/**
 * One link of the chain that orders areas with the same score: a criterion chosen and recorded beforehand.
 *
 * @param criterion what it is, in words for the record: "larger count of emergencies"
 * @param keys one for each area of the panel; the area with the larger key comes first
 */
public record TieBreak(String criterion, List<Double> keys) {

    public TieBreak {
        keys = List.copyOf(keys);
        for (var key : keys) {
            if (key.isNaN()) {
                throw new IllegalArgumentException("Tie break '" + criterion + "' has a key that is not a number");
            }
        }
    }

    /** The area with the larger number comes first. */
    public static TieBreak larger(String criterion, double... numbers) {
        return new TieBreak(criterion, Arrays.stream(numbers).boxed().toList());
    }

    /** The area with the smaller number comes first. */
    public static TieBreak smaller(String criterion, double... numbers) {
        return new TieBreak(
                criterion, Arrays.stream(numbers).map(number -> -number).boxed().toList());
    }
}
