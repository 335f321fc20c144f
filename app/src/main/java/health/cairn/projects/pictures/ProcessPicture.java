package health.cairn.projects.pictures;

import health.cairn.projects.Part;
import health.cairn.projects.ProcessStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a process: a lane for each who does something, steps from left to right, with their times. */
public final class ProcessPicture {

    private static final double LABELS = 116;
    private static final double STEP = 138;
    private static final double GAP = 44;
    private static final double SIZE = 13;
    private static final double SMALL = 12;

    private ProcessPicture() {}

    /** @param steps in their order */
    public static Picture of(String title, List<Part<ProcessStep>> steps) {
        List<String> lanes =
                steps.stream().map(step -> lane(step.body())).distinct().toList();
        double box =
                steps.stream().mapToDouble(step -> height(step.body())).max().orElse(40);
        double lane = box + 34;
        double width = LABELS + steps.size() * (STEP + GAP) + 8;
        var svg = new Svg();
        for (int i = 0; i < lanes.size(); i++) {
            svg.rect(0, i * lane, width, lane, i % 2 == 0 ? Svg.WHITE : "#f6f8f9", Svg.LINE, 1);
            svg.lines(10, i * lane + 24, SIZE, true, Svg.INK_2, "start", Svg.wrap(lanes.get(i), SIZE, LABELS - 20));
        }
        for (int i = 0; i < steps.size(); i++) {
            ProcessStep step = steps.get(i).body();
            double x = LABELS + i * (STEP + GAP);
            double y = lanes.indexOf(lane(step)) * lane + 17;
            double middle = y + box / 2;
            if (i > 0) {
                ProcessStep before = steps.get(i - 1).body();
                double from = lanes.indexOf(lane(before)) * lane + 17 + box / 2;
                double half = x - GAP / 2;
                svg.path(
                        "M" + Svg.n(x - GAP) + " " + Svg.n(from) + "H" + Svg.n(half) + "V" + Svg.n(middle) + "H"
                                + Svg.n(x - 6),
                        Svg.NONE,
                        Svg.COMMON,
                        1.5,
                        "");
                svg.arrow(x, middle, Svg.COMMON);
            }
            Double wait = step.waiting();
            if (wait != null && wait > 0) {
                svg.text(x - 4, y - 4, SMALL, false, Svg.CONCERN, "start", "wait " + time(wait));
            }
            draw(step, x, y, box, svg);
        }
        return new Picture(title, says(steps), width, Math.max(1, lanes.size()) * lane, svg.body(), false);
    }

    private static String lane(ProcessStep step) {
        return step.lane().isBlank() ? "Nobody named" : step.lane().strip();
    }

    private static List<String> lines(ProcessStep step) {
        return Svg.wrap(mark(step.value()) + " " + step.what(), SIZE, STEP - 24);
    }

    private static double height(ProcessStep step) {
        return 18 + lines(step).size() * Svg.leading(SIZE) + 2 * Svg.leading(SMALL);
    }

    /** A sign for value, so that it is not told by colour alone. */
    public static String mark(ProcessStep.Value value) {
        return switch (value) {
            case ADDS -> "+";
            case NEEDED -> "\u00b7";
            case NONE -> "\u2212";
        };
    }

    private static void draw(ProcessStep step, double x, double y, double height, Svg svg) {
        String fill = switch (step.value()) {
            case ADDS -> Svg.PALE_BLUE;
            case NEEDED -> Svg.WHITE;
            case NONE -> Svg.GREY;
        };
        double stroked = step.value() == ProcessStep.Value.ADDS ? 2.5 : 1.2;
        if (step.shape() == ProcessStep.Shape.DECISION) {
            svg.path(
                    String.format(
                            Locale.ROOT,
                            "M%s %sl12 -%sh%sl12 %sl-12 %sh-%sz",
                            Svg.n(x),
                            Svg.n(y + height / 2),
                            Svg.n(height / 2),
                            Svg.n(STEP - 24),
                            Svg.n(height / 2),
                            Svg.n(height / 2),
                            Svg.n(STEP - 24)),
                    fill,
                    Svg.DARK_BLUE,
                    stroked,
                    "");
        } else {
            svg.rect(
                    x,
                    y,
                    STEP,
                    height,
                    fill,
                    step.shape() == ProcessStep.Shape.EDGE ? Svg.INK : Svg.DARK_BLUE,
                    step.shape() == ProcessStep.Shape.EDGE ? 3 : stroked);
        }
        List<String> lines = lines(step);
        svg.lines(x + 12, y + 20, SIZE, false, Svg.INK, "start", lines);
        double below = y + 20 + lines.size() * Svg.leading(SIZE);
        Double minutes = step.minutes();
        if (minutes != null) {
            svg.text(x + 12, below, SMALL, true, Svg.INK_2, "start", time(minutes));
        }
        if (step.waste() != ProcessStep.Waste.NONE) {
            svg.text(x + 12, below + Svg.leading(SMALL), SMALL, false, Svg.CONCERN, "start", shortened(step.waste()));
        }
    }

    private static String shortened(ProcessStep.Waste waste) {
        String words = waste.words();
        return words.length() > 20 ? words.substring(0, 19) + "\u2026" : words;
    }

    /** The process in numbers. */
    public static String says(List<Part<ProcessStep>> steps) {
        ProcessStep.Flow flow = ProcessStep.flow(steps);
        return flow.lead() == 0
                ? "No times are written yet; with them Cairn adds up how long it takes and how much of that adds value."
                : "From the first step to the last it takes " + time(flow.lead()) + ", of which " + time(flow.work())
                        + " is work. " + time(flow.adding()) + " adds value: "
                        + String.format(Locale.UK, "%.1f%%", 100 * flow.share()) + " of the whole.";
    }

    /** Minutes as people say them: {@code 45 min}, {@code 2 h 30 min}, {@code 3 days 4 h}. */
    public static String time(double minutes) {
        long whole = Math.round(minutes);
        long days = whole / 1440;
        long hours = whole % 1440 / 60;
        long rest = whole % 60;
        var parts = new ArrayList<String>();
        if (days > 0) {
            parts.add(days + (days == 1 ? " day" : " days"));
        }
        if (hours > 0) {
            parts.add(hours + " h");
        }
        if (days == 0 && (rest > 0 || hours == 0)) {
            parts.add(rest + " min");
        }
        return String.join(" ", parts);
    }
}
