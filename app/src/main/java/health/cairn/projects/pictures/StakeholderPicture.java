package health.cairn.projects.pictures;

import health.cairn.projects.Part;
import health.cairn.projects.Stakeholder;
import health.cairn.projects.Stakeholder.Strength;
import java.util.ArrayList;
import java.util.List;

/** Draws the map of power and interest, and how far each still has to come. */
public final class StakeholderPicture {

    private static final double SIDE = 330;
    private static final double SIZE = 13;

    private StakeholderPicture() {}

    public static Picture of(List<Part<Stakeholder>> holders) {
        double top = height(holders, Strength.HIGH);
        double low = height(holders, Strength.LOW);
        var svg = new Svg();
        quarter(holders, Strength.HIGH, Strength.LOW, 40, 24, top, svg);
        quarter(holders, Strength.HIGH, Strength.HIGH, 40 + SIDE, 24, top, svg);
        quarter(holders, Strength.LOW, Strength.LOW, 40, 24 + top, low, svg);
        quarter(holders, Strength.LOW, Strength.HIGH, 40 + SIDE, 24 + top, low, svg);
        svg.text(40, 14, SIZE, false, Svg.INK_2, "start", "\u2191 more power");
        svg.text(40 + 2 * SIDE, 24 + top + low + 20, SIZE, false, Svg.INK_2, "end", "more interest \u2192");
        return new Picture(
                "Stakeholders by power and interest",
                says(holders),
                40 + 2 * SIDE + 8,
                24 + top + low + 28,
                svg.body(),
                false);
    }

    private static void quarter(
            List<Part<Stakeholder>> holders,
            Strength power,
            Strength interest,
            double x,
            double y,
            double height,
            Svg svg) {
        boolean close = power == Strength.HIGH && interest == Strength.HIGH;
        svg.rect(x, y, SIDE, height, close ? Svg.PALE_BLUE : Svg.WHITE, Svg.COMMON, 1.2);
        svg.text(x + 12, y + 22, SIZE, true, Svg.INK_2, "start", advice(power, interest));
        svg.lines(x + 12, y + 44, SIZE, false, Svg.INK, "start", lines(holders, power, interest));
    }

    private static String advice(Strength power, Strength interest) {
        return new Stakeholder("", power, interest, Stakeholder.Commitment.LET, Stakeholder.Commitment.LET, "")
                .advice();
    }

    private static double height(List<Part<Stakeholder>> holders, Strength power) {
        int most = Math.max(
                lines(holders, power, Strength.LOW).size(),
                lines(holders, power, Strength.HIGH).size());
        return Math.max(120, 56 + most * Svg.leading(SIZE));
    }

    private static List<String> lines(List<Part<Stakeholder>> holders, Strength power, Strength interest) {
        var lines = new ArrayList<String>();
        holders.stream()
                .map(Part::body)
                .filter(holder -> holder.power() == power && holder.interest() == interest)
                .forEach(holder -> lines.addAll(Svg.wrap(
                        "\u2022 " + holder.name()
                                + (holder.now() == holder.needed()
                                        ? " (as needed)"
                                        : " (" + holder.now().words() + " \u2192 "
                                                + holder.needed().words() + ")"),
                        SIZE,
                        SIDE - 24)));
        return lines;
    }

    /** How many, and how many still have to come along further. */
    public static String says(List<Part<Stakeholder>> holders) {
        long further = holders.stream()
                .map(Part::body)
                .filter(holder -> holder.now().compareTo(holder.needed()) < 0)
                .count();
        return holders.size() + (holders.size() == 1 ? " stakeholder, " : " stakeholders, ") + further
                + " of them not yet as committed as is needed.";
    }
}
