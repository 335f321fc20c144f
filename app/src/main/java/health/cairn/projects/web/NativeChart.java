package health.cairn.projects.web;

import health.cairn.projects.ChartKind;
import health.cairn.projects.Charted;
import health.cairn.projects.ProjectCharts.Chart;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.jspecify.annotations.Nullable;

/** Fills a chart of Office with a measure: its sheet holds the points, so that people can change it there. */
final class NativeChart {

    private static final String INK = "212b32";
    private static final String COMMON = "5d6b75";
    private static final String IMPROVE = "005eb8";
    private static final String CONCERN = "b34700";
    private static final String NEUTRAL = "3d1a78";
    private static final String LIMIT = "768692";
    private static final String TARGET = "00705a";

    private final XSLFChart chart;
    private final Charted whole;
    private final XDDFLineChartData data;
    private final XDDFDataSource<String> periods;
    private int columns;

    private NativeChart(XSLFChart chart, Charted whole) {
        this.chart = chart;
        this.whole = whole;
        XDDFCategoryAxis bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
        left.setCrosses(AxisCrosses.MIN);
        quiet(bottom);
        quiet(left);
        left.getOrAddMajorGridProperties().setLineProperties(line("d8dde0", false));
        this.data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, bottom, left);
        String[] names = whole.points().stream().map(ProjectFigures::period).toArray(String[]::new);
        this.periods = XDDFDataSourcesFactory.fromArray(names, range(0), 0);
    }

    static void fill(XSLFChart chart, Chart measured) {
        Charted whole = measured.whole();
        Double target = measured.measure().body().target();
        var filling = new NativeChart(chart, whole);
        filling.add(measured.measure().body().name(), i -> whole.points().get(i).value())
                .with(COMMON, false, MarkerStyle.CIRCLE);
        filling.signals("As wanted", "improve", IMPROVE, MarkerStyle.SQUARE);
        filling.signals("Not as wanted", "concern", CONCERN, MarkerStyle.DIAMOND);
        filling.signals("A change", "neutral", NEUTRAL, MarkerStyle.TRIANGLE);
        filling.line(
                whole.kind() == ChartKind.RUN ? "Median" : "Mean",
                i -> whole.marks().get(i).centre(),
                INK,
                false);
        filling.line("Lower limit", i -> whole.marks().get(i).lower(), LIMIT, true);
        filling.line("Upper limit", i -> whole.marks().get(i).upper(), LIMIT, true);
        if (target != null) {
            filling.line("Target", _ -> target, TARGET, true);
        }
        chart.plot(filling.data);
        chart.setTitleText(measured.measure().body().name()
                + (measured.measure().body().shownUnit().isEmpty()
                        ? ""
                        : " (" + measured.measure().body().shownUnit() + ")"));
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        chart.displayBlanksAs(DisplayBlanks.GAP);
    }

    private void signals(String name, String kind, String colour, MarkerStyle marker) {
        boolean any = whole.marks().stream()
                .anyMatch(mark -> Words.kind(mark.variation()).equals(kind));
        if (any) {
            add(
                            name,
                            i -> Words.kind(whole.marks().get(i).variation()).equals(kind)
                                    ? whole.points().get(i).value()
                                    : null)
                    .with(colour, true, marker);
        }
    }

    private void line(String name, IntFunction<@Nullable Double> values, String colour, boolean dashed) {
        boolean any = false;
        for (int i = 0; i < whole.points().size(); i++) {
            any |= values.apply(i) != null;
        }
        if (any) {
            Series added = add(name, values);
            added.series().setMarkerStyle(MarkerStyle.NONE);
            added.series().setLineProperties(NativeChart.line(colour, dashed));
        }
    }

    /** A series that was added. */
    private record Series(XDDFLineChartData.Series series) {
        void with(String colour, boolean pointsOnly, MarkerStyle marker) {
            series.setMarkerStyle(marker);
            if (pointsOnly) {
                var none = new XDDFLineProperties();
                none.setFillProperties(new XDDFNoFillProperties());
                series.setLineProperties(none);
            } else {
                series.setLineProperties(line(colour, false));
            }
            var shape = series.getCTLineSer().getMarker().addNewSpPr();
            shape.addNewSolidFill().addNewSrgbClr().setVal(HexFormat.of().parseHex(colour));
            shape.addNewLn().addNewNoFill();
        }
    }

    private Series add(String name, IntFunction<@Nullable Double> values) {
        columns++;
        List<@Nullable Double> all = new ArrayList<>();
        for (int i = 0; i < whole.points().size(); i++) {
            all.add(values.apply(i));
        }
        @Nullable Double[] column = all.toArray(new @Nullable Double[0]);
        var series = (XDDFLineChartData.Series)
                data.addSeries(periods, XDDFDataSourcesFactory.fromArray(column, range(columns), columns));
        series.setTitle(name, chart.setSheetTitle(name, columns));
        series.setSmooth(false);
        return new Series(series);
    }

    private String range(int column) {
        return chart.formatRange(new CellRangeAddress(1, whole.points().size(), column, column));
    }

    private static void quiet(XDDFChartAxis axis) {
        axis.getOrAddShapeProperties().setLineProperties(line("aeb7bd", false));
    }

    private static XDDFLineProperties line(String colour, boolean dashed) {
        var line = new XDDFLineProperties(
                new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(colour))));
        line.setWidth(1.5);
        if (dashed) {
            line.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
        }
        return line;
    }
}
