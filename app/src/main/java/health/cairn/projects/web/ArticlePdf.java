package health.cairn.projects.web;

import health.cairn.projects.ProjectCharts.Chart;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** An article as a PDF of A4 pages, with a font of its own. */
final class ArticlePdf {

    private static final float MARGIN = 56;
    private static final float CHART_WIDTH = PageSize.A4.getWidth() - 2 * MARGIN;
    private static final float CHART_HEIGHT = 190;
    private static final Color INK = new Color(0x21, 0x2b, 0x32);
    private static final Color SECOND = new Color(0x4c, 0x62, 0x72);

    private static final byte[] REGULAR = bytes("LiberationSans-Regular.ttf");
    private static final byte[] BOLD = bytes("LiberationSans-Bold.ttf");

    private final BaseFont regular;
    private final BaseFont bold;
    private final Document document;
    private final PdfWriter writer;

    private ArticlePdf(OutputStream out) throws IOException {
        regular = font("LiberationSans-Regular.ttf", REGULAR);
        bold = font("LiberationSans-Bold.ttf", BOLD);
        document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 12);
        writer = PdfWriter.getInstance(document, out);
    }

    static void write(Article article, OutputStream out) throws IOException {
        new ArticlePdf(out).write(article);
    }

    private void write(Article article) {
        writer.setPageEvent(new PageNumbers(article.title(), regular));
        document.addTitle(article.title());
        document.addCreator("Cairn");
        document.setDocumentLanguage("en-GB");
        document.open();
        add(article.title(), bold, 22, INK, 0, 6);
        add(article.caption(), regular, 9.5f, SECOND, 0, 10);
        for (Article.Section section : article.sections()) {
            if (!section.part().isEmpty()) {
                add(section.part(), bold, 15, INK, 16, 2);
            }
            add(section.heading(), bold, 11.5f, INK, 8, 2);
            section.paragraphs().forEach(paragraph -> add(paragraph, regular, 10.5f, INK, 0, 4));
            if (section.field().equals("results")) {
                article.charts().forEach(this::chart);
            }
        }
        document.close();
    }

    private void chart(Chart chart) {
        PdfTemplate drawing = writer.getDirectContent().createTemplate(CHART_WIDTH, CHART_HEIGHT);
        new ChartOnPaper(drawing, regular, CHART_WIDTH, CHART_HEIGHT).draw(chart);
        var title = paragraph(ProjectFigures.titleOf(chart), bold, 10.5f, INK, 10, 2);
        Image image = Image.getInstance(drawing);
        image.setAlt(Summaries.of(chart.measure().body(), chart.whole()));
        var whole = new Paragraph();
        whole.setKeepTogether(true);
        whole.add(title);
        document.add(whole);
        document.add(image);
        add(ProjectFigures.sourceOf(chart), regular, 8.5f, SECOND, 0, 8);
    }

    private void add(String text, BaseFont font, float size, Color colour, float before, float after) {
        document.add(paragraph(text, font, size, colour, before, after));
    }

    private static Paragraph paragraph(
            String text, BaseFont font, float size, Color colour, float before, float after) {
        var paragraph = new Paragraph(text, new Font(font, size, Font.NORMAL, colour));
        paragraph.setLeading(size * 1.35f);
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    private static BaseFont font(String name, byte[] bytes) throws IOException {
        return BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, bytes, null);
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(ArticlePdf.class.getResourceAsStream("/liberation/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What stands at the foot of each page. */
    private static final class PageNumbers extends PdfPageEventHelper {

        private final String title;
        private final BaseFont font;

        PageNumbers(String title, BaseFont font) {
            this.title = title;
            this.font = font;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            var page = writer.getDirectContent();
            page.beginText();
            page.setFontAndSize(font, 8.5f);
            page.setColorFill(SECOND);
            String shown = title.length() > 90 ? title.substring(0, 89) + "…" : title;
            page.showTextAligned(Element.ALIGN_LEFT, shown, MARGIN, 34, 0);
            page.showTextAligned(
                    Element.ALIGN_RIGHT, "Page " + writer.getPageNumber(), PageSize.A4.getWidth() - MARGIN, 34, 0);
            page.endText();
        }
    }
}
