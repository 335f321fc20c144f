package health.cairn.imports.web;

import health.cairn.pages.Head;
import health.cairn.pages.Head.Link;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form in which somebody says what the columns of a file mean, above the first rows of that file.
 *
 * @param batch the file it is about
 * @param sheets the other sheets of the workbook, as links; empty for CSV
 * @param sheet the sheet that is shown, by its place
 * @param headers which of the first rows could be the row of column names, as links
 * @param header the row that is taken for it, by its place
 * @param columns the names of the columns
 * @param rows the first rows below the header
 * @param questions what is asked, in order
 * @param values what was answered, by the name of the question
 * @param error what to change; null where nothing is wrong
 */
public record MappingPage(
        Head head,
        int batch,
        List<Link> sheets,
        int sheet,
        List<Link> headers,
        int header,
        List<String> columns,
        List<List<String>> rows,
        List<Question> questions,
        Map<String, String> values,
        @Nullable String error) {

    public MappingPage {
        sheets = List.copyOf(sheets);
        headers = List.copyOf(headers);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        questions = List.copyOf(questions);
        values = Map.copyOf(values);
    }

    /**
     * One question of the form.
     *
     * @param choices what can be chosen; empty where the answer is typed
     */
    public record Question(String name, String label, String hint, List<Choice> choices) {
        public Question {
            choices = List.copyOf(choices);
        }
    }

    /** One thing that can be chosen. */
    public record Choice(String value, String text) {}

    /** What was answered to a question. */
    public String answer(String question) {
        return values.getOrDefault(question, "");
    }
}
