package health.cairn.projects.web;

import health.cairn.pages.Numbers;
import health.cairn.projects.ChartPoint;
import health.cairn.projects.Charted;
import health.cairn.projects.Charted.Mark;
import health.cairn.projects.ProjectCharts.Chart;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Element;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfTemplate;

/** Draws a chart on paper: the points with their shapes, centre, limits and target, as on the page. */
final class ChartOnPaper {

    private static final float LEFT = 48;
    private static final float RIGHT = 12;
    private static final float BOTTOM = 22;
    private static final float TOP = 8;
    private static final int LABELS = 6;

    private static final Color INK_2 = new Color(0x4c, 0x62, 0x72);
    private static final Color LINE = new Color(0xd8, 0xdd, 0xe0);
    private static final Color COMMON = new Color(0x5d, 0x6b, 0x75);
    private static final Color IMPROVE = new Color(0x00, 0x5e, 0xb8);
    private static final Color CONCERN = new Color(0xb3, 0x47, 0x00);
    private static final Color NEUTRAL = new Color(0x3d, 0x1a, 0x78);
    private static final Color LIMIT = new Color(0x76, 0x86, 0x92);
    private static final Color TARGET = new Color(0x00, 0x70, 0x5a);

    private final PdfTemplate paper;
    private final BaseFont font;
    private final float width;
    private final float height;
    private double low;
    private double high;
    private int count;

    ChartOnPaper(PdfTemplate paper, BaseFont font, float width, float height) {
        this.paper = paper;
        this.font = font;
        this.width = width;
        this.height = height;
    }

    void draw(Chart chart) {
        Charted whole = chart.whole();
        Double target = chart.measure().body().target();
        String unit = chart.measure().body().shownUnit();
        count = whole.points().size();
        scale(whole, target);
        axes(whole, unit);
        if (target != null) {
            across(target, TARGET, 8, 3);
        }
        lines(whole);
        points(whole);
    }

    private void scale(Charted whole, @Nullable Double target) {
        var values = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            Mark mark = whole.marks().get(i);
            add(values, whole.points().get(i).value());
            add(values, mark.centre());
            add(values, mark.lower());
            add(values, mark.upper());
        }
        double least = values.stream().min(Double::compare).orElse(0.0);
        double most = values.stream().max(Double::compare).orElse(1.0);
        // A target far away is named at the edge; the data are not squeezed to fit it.
        if (target != null && target > least - (most - least) && target < most + (most - least)) {
            least = Math.min(least, target);
            most = Math.max(most, target);
        }
        double room = most > least ? (most - least) * 0.06 : Math.max(1, Math.abs(most) * 0.1);
        low = least - room;
        high = most + room;
    }

    private static void add(List<Double> values, @Nullable Double value) {
        if (value != null) {
            values.add(value);
        }
    }

    private float x(int point) {
        float inner = width - LEFT - RIGHT;
        return LEFT + (count == 1 ? inner / 2 : inner * point / (count - 1));
    }

    private float y(double value) {
        return (float) (BOTTOM + (height - BOTTOM - TOP) * (value - low) / (high - low));
    }

    private void axes(Charted whole, String unit) {
        for (int i = 0; i <= 4; i++) {
            double value = low + (high - low) * i / 4;
            stroke(LINE, 0.6f, 0, 0);
            segment(LEFT, y(value), width - RIGHT, y(value));
            text(
                    Numbers.bare(value, unit) + (unit.equals("%") ? "%" : ""),
                    LEFT - 5,
                    y(value) - 3,
                    Element.ALIGN_RIGHT);
        }
        int step = Math.max(1, (count + LABELS - 1) / LABELS);
        for (int i = 0; i < count; i += step) {
            text(
                    ProjectFigures.period(whole.points().get(i)),
                    x(i),
                    7,
                    i == 0 ? Element.ALIGN_LEFT : Element.ALIGN_CENTER);
        }
    }

    private void lines(Charted whole) {
        for (Charted.Stretch stretch : whole.stretches()) {
            for (int i = stretch.from(); i + 1 < stretch.until(); i++) {
                Mark here = whole.marks().get(i);
                Mark next = whole.marks().get(i + 1);
                joined(i, here.centre(), next.centre(), new Color(0x21, 0x2b, 0x32), 0);
                joined(i, here.lower(), next.lower(), LIMIT, 4);
                joined(i, here.upper(), next.upper(), LIMIT, 4);
            }
            int last = -1;
            for (int i = stretch.from(); i < stretch.until(); i++) {
                Double value = whole.points().get(i).value();
                if (value != null && last >= 0) {
                    stroke(COMMON, 0.9f, 0, 0);
                    segment(
                            x(last),
                            y(Objects.requireNonNull(whole.points().get(last).value())),
                            x(i),
                            y(value));
                }
                last = value != null ? i : -1;
            }
        }
    }

    private void joined(int from, @Nullable Double a, @Nullable Double b, Color colour, float dash) {
        if (a != null && b != null) {
            stroke(colour, 0.9f, dash, dash);
            segment(x(from), y(a), x(from + 1), y(b));
        }
    }

    private void across(double value, Color colour, float on, float off) {
        double shown = Math.clamp(value, low, high);
        stroke(colour, 1, on, off);
        segment(LEFT, y(shown), width - RIGHT, y(shown));
        text("Target" + (shown == value ? "" : " (off the scale)"), width - RIGHT, y(shown) + 3, Element.ALIGN_RIGHT);
    }

    private void points(Charted whole) {
        for (int i = 0; i < count; i++) {
            ChartPoint point = whole.points().get(i);
            Double value = point.value();
            if (value == null) {
                continue;
            }
            float x = x(i);
            float y = y(value);
            switch (Words.kind(whole.marks().get(i).variation())) {
                case "improve" -> {
                    paper.setColorFill(IMPROVE);
                    paper.rectangle(x - 2.8f, y - 2.8f, 5.6f, 5.6f);
                }
                case "concern" -> {
                    paper.setColorFill(CONCERN);
                    polygon(x, y + 3.8f, x + 3.8f, y, x, y - 3.8f, x - 3.8f, y);
                }
                case "neutral" -> {
                    paper.setColorFill(NEUTRAL);
                    polygon(x, y + 3.6f, x + 3.4f, y - 2.8f, x - 3.4f, y - 2.8f);
                }
                default -> {
                    paper.setColorFill(COMMON);
                    paper.circle(x, y, 2.3f);
                }
            }
            paper.fill();
        }
    }

    private void polygon(float... corners) {
        paper.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            paper.lineTo(corners[i], corners[i + 1]);
        }
        paper.closePath();
    }

    private void stroke(Color colour, float thick, float on, float off) {
        paper.setColorStroke(colour);
        paper.setLineWidth(thick);
        if (on > 0) {
            paper.setLineDash(on, off, 0);
        } else {
            paper.setLineDash(0);
        }
    }

    private void segment(float fromX, float fromY, float toX, float toY) {
        paper.moveTo(fromX, fromY);
        paper.lineTo(toX, toY);
        paper.stroke();
    }

    private void text(String text, float x, float y, int alignment) {
        paper.beginText();
        paper.setFontAndSize(font, 7.5f);
        paper.setColorFill(INK_2);
        paper.showTextAligned(alignment, text, x, y, 0);
        paper.endText();
    }
}
