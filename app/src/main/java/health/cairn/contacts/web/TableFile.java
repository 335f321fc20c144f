package health.cairn.contacts.web;

import health.cairn.pages.CsvText;
import health.cairn.pages.Table;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** A table of a page as a file: the same text as on the page, with its source at the foot. */
final class TableFile {

    private TableFile() {}

    static void write(Table table, String name, String source, HttpServletResponse response) throws IOException {
        response.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8).toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + ".csv").build().toString());
        var out = response.getWriter();
        out.write(CsvText.line(table.columns().stream().map(Table.Column::name).toArray()));
        for (Table.Row row : table.rows()) {
            Object[] cells = new Object[row.cells().size()];
            for (int i = 0; i < cells.length; i++) {
                String text = row.cells().get(i).text();
                cells[i] = table.columns().get(i).numeric() ? number(text) : text;
            }
            out.write(CsvText.line(cells));
        }
        if (!source.isEmpty()) {
            out.write(CsvText.line(source));
        }
    }

    /** Numbers without the signs that are for reading. */
    private static Object number(String text) {
        String plain = text.replace(",", "").replace("%", "");
        return plain.matches("-?\\d+(\\.\\d+)?") ? (Object) Double.valueOf(plain) : text;
    }
}
