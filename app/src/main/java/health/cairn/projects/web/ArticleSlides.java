package health.cairn.projects.web;

import health.cairn.projects.ProjectCharts.Chart;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.util.Units;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFChart;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/** An article as slides for people to go on with: every text can be changed, and every chart is a chart with its data. */
final class ArticleSlides {

    /** 16 to 9, in points. */
    private static final int WIDTH = 960;

    private static final int HEIGHT = 540;

    /** More than this does not fit on a slide at a size that can be read from the last row. */
    private static final int MOST_ON_A_SLIDE = 750;

    private static final int MOST_LINES = 9;

    private final XMLSlideShow show;

    private ArticleSlides(XMLSlideShow show) {
        this.show = show;
    }

    static void write(Article article, OutputStream out) throws IOException {
        try (var show = new XMLSlideShow()) {
            show.setPageSize(new java.awt.Dimension(WIDTH, HEIGHT));
            show.getProperties().getCoreProperties().setTitle(article.title());
            show.getProperties().getCoreProperties().setCreator("Cairn");
            new ArticleSlides(show).write(article);
            show.write(out);
        }
    }

    private void write(Article article) {
        XSLFSlide first = slide(article.title());
        text(first, List.of(article.caption()), 18);
        for (Article.Section section : article.sections()) {
            boolean results = section.field().equals("results");
            // What the charts say stands with each chart.
            for (List<String> page : pages(results ? withoutCharts(section, article) : section.paragraphs())) {
                text(slide(section.heading()), page, 16);
            }
            if (results) {
                article.charts().forEach(this::chart);
            }
        }
    }

    private static List<String> withoutCharts(Article.Section section, Article article) {
        return section.ours()
                ? section.paragraphs()
                : section.paragraphs().stream()
                        .filter(line -> article.charts().stream()
                                .noneMatch(chart ->
                                        line.startsWith(chart.measure().body().name() + ": ")))
                        .toList();
    }

    /** Paragraphs by slides. */
    static List<List<String>> pages(List<String> paragraphs) {
        var pages = new ArrayList<List<String>>();
        var page = new ArrayList<String>();
        int length = 0;
        for (String paragraph : paragraphs) {
            for (String piece : pieces(paragraph)) {
                if (!page.isEmpty() && (length + piece.length() > MOST_ON_A_SLIDE || page.size() == MOST_LINES)) {
                    pages.add(List.copyOf(page));
                    page.clear();
                    length = 0;
                }
                page.add(piece);
                length += piece.length();
            }
        }
        if (!page.isEmpty()) {
            pages.add(page);
        }
        return pages;
    }

    /** A paragraph that is longer than a slide, parted between words. */
    private static List<String> pieces(String paragraph) {
        var pieces = new ArrayList<String>();
        String rest = paragraph;
        while (rest.length() > MOST_ON_A_SLIDE) {
            int space = rest.lastIndexOf(' ', MOST_ON_A_SLIDE);
            int end = space > 0 ? space : MOST_ON_A_SLIDE;
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        pieces.add(rest);
        return pieces;
    }

    private XSLFSlide slide(String title) {
        XSLFSlide slide = show.createSlide(show.getSlideMasters().getFirst().getLayout(SlideLayout.TITLE_ONLY));
        XSLFTextShape heading = slide.getPlaceholder(0);
        heading.setAnchor(new Rectangle(48, 24, WIDTH - 96, 72));
        heading.setText(title);
        heading.getTextParagraphs().forEach(paragraph -> {
            paragraph.setTextAlign(org.apache.poi.sl.usermodel.TextParagraph.TextAlign.LEFT);
            paragraph.getTextRuns().forEach(run -> run.setFontSize(28.0));
        });
        return slide;
    }

    private static void text(XSLFSlide slide, List<String> paragraphs, double size) {
        XSLFTextShape box = slide.createTextBox();
        box.setAnchor(new Rectangle(48, 104, WIDTH - 96, HEIGHT - 140));
        box.clearText();
        for (String line : paragraphs) {
            XSLFTextParagraph paragraph = box.addNewTextParagraph();
            paragraph.setSpaceAfter(30.0);
            var run = paragraph.addNewTextRun();
            run.setText(line);
            run.setFontSize(size);
        }
    }

    private void chart(Chart chart) {
        XSLFSlide slide = slide(ProjectFigures.titleOf(chart));
        XSLFChart drawn = show.createChart();
        slide.addChart(drawn, emu(48, 100, WIDTH - 96, 300));
        NativeChart.fill(drawn, chart);
        XSLFTextShape box = slide.createTextBox();
        box.setAnchor(new Rectangle(48, 408, WIDTH - 96, 110));
        box.clearText();
        for (String line :
                List.of(Summaries.of(chart.measure().body(), chart.whole()), ProjectFigures.sourceOf(chart))) {
            var run = box.addNewTextParagraph().addNewTextRun();
            run.setText(line);
            run.setFontSize(12.0);
        }
    }

    private static Rectangle emu(int x, int y, int width, int height) {
        return new Rectangle(Units.toEMU(x), Units.toEMU(y), Units.toEMU(width), Units.toEMU(height));
    }
}
