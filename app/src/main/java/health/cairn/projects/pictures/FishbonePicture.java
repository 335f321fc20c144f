package health.cairn.projects.pictures;

import health.cairn.projects.Cause;
import health.cairn.projects.Cause.Branch;
import health.cairn.projects.Part;
import java.util.ArrayList;
import java.util.List;

/** Draws a fishbone: the effect at its head, six bones with their possible causes. */
public final class FishbonePicture {

    private static final double BONE = 236;
    private static final double TEXT = 196;
    private static final double SIZE = 13;
    private static final double HEAD = 190;

    private FishbonePicture() {}

    /** @param effect what is to be explained */
    public static Picture of(String effect, List<Part<Cause>> causes) {
        var above = List.of(Branch.PEOPLE, Branch.PROCESS, Branch.PLACE);
        var below = List.of(Branch.EQUIPMENT, Branch.POLICY, Branch.PATIENT);
        double high = height(above, causes);
        double low = height(below, causes);
        double spine = high + 40;
        double width = 3 * BONE + HEAD + 40;
        var svg = new Svg();
        svg.line(10, spine, 3 * BONE + 30, spine, Svg.DARK_BLUE, 3, "");
        svg.arrow(3 * BONE + 36, spine, Svg.DARK_BLUE);
        List<String> head = Svg.wrap(effect.isBlank() ? "The effect" : effect, 14, HEAD - 24);
        double tall = head.size() * Svg.leading(14) + 20;
        svg.rect(3 * BONE + 36, spine - tall / 2, HEAD, tall, Svg.DARK_BLUE, Svg.DARK_BLUE, 0);
        svg.lines(3 * BONE + 48, spine - tall / 2 + 23, 14, true, Svg.WHITE, "start", head);
        for (int i = 0; i < 3; i++) {
            bone(above.get(i), causes, i * BONE, 30, spine, svg, true);
            bone(below.get(i), causes, i * BONE, spine + low + 10, spine, svg, false);
        }
        return new Picture(
                "Fishbone: " + (effect.isBlank() ? "causes" : effect),
                says(causes),
                width,
                spine + low + 40,
                svg.body(),
                false);
    }

    private static void bone(
            Branch branch, List<Part<Cause>> causes, double x, double end, double spine, Svg svg, boolean up) {
        double foot = x + BONE;
        double tip = x + BONE - 46;
        svg.line(tip, end, foot, spine, Svg.DARK_BLUE, 1.6, "");
        String name =
                Character.toUpperCase(branch.words().charAt(0)) + branch.words().substring(1);
        svg.text(tip, up ? end - 8 : end + 18, 14, true, Svg.DARK_BLUE, "middle", name);
        List<String> lines = lines(branch, causes);
        double y = up ? end + 18 : spine + 26;
        for (String line : lines) {
            svg.text(x + 8, y, SIZE, line.startsWith("\u2605"), Svg.INK, "start", line);
            y += Svg.leading(SIZE) + 1;
        }
    }

    private static double height(List<Branch> branches, List<Part<Cause>> causes) {
        return branches.stream()
                .mapToDouble(branch -> 30 + lines(branch, causes).size() * (Svg.leading(SIZE) + 1))
                .max()
                .orElse(60);
    }

    /** Causes of a bone in lines; what lies behind one stands below it, further in. */
    private static List<String> lines(Branch branch, List<Part<Cause>> causes) {
        var lines = new ArrayList<String>();
        for (Part<Cause> cause : causes) {
            if (cause.body().branch() == branch && upper(cause, causes) == null) {
                lines.addAll(wrapped(cause.body(), ""));
                causes.stream()
                        .filter(inner ->
                                Long.valueOf(cause.number()).equals(inner.body().under()))
                        .forEach(inner -> lines.addAll(wrapped(inner.body(), "\u2013 ")));
            }
        }
        return lines;
    }

    private static @org.jspecify.annotations.Nullable Long upper(Part<Cause> cause, List<Part<Cause>> causes) {
        Long under = cause.body().under();
        return causes.stream().anyMatch(other -> Long.valueOf(other.number()).equals(under)) ? under : null;
    }

    private static List<String> wrapped(Cause cause, String before) {
        return Svg.wrap((cause.likely() ? "\u2605 " : "") + before + cause.text(), SIZE, TEXT - before.length() * 6);
    }

    private static String says(List<Part<Cause>> causes) {
        var likely = causes.stream()
                .filter(cause -> cause.body().likely())
                .map(cause -> cause.body().text())
                .toList();
        return causes.size()
                + (causes.size() == 1 ? " possible cause" : " possible causes")
                + (likely.isEmpty() ? "." : "; thought to matter most: " + String.join(", ", likely) + ".");
    }
}
