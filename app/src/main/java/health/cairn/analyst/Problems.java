package health.cairn.analyst;

import java.io.PrintWriter;

/** What is wrong with the input, written to standard error: the first few in full, the others counted. */
final class Problems {

    private static final int MOST_WRITTEN = 20;

    private final PrintWriter err;
    private long count;

    Problems(PrintWriter err) {
        this.err = err;
    }

    void cell(long line, String column, String expected, String found) {
        add("line " + line + ", column \"" + column + "\": expected " + expected + ", found "
                + (found.isEmpty() ? "nothing" : "\"" + found + "\""));
    }

    void group(Group group, String problem) {
        String lines = group.firstLine() == group.lastLine()
                ? "line " + group.firstLine()
                : "lines " + group.firstLine() + " to " + group.lastLine();
        add(lines + (group.key().isEmpty() ? "" : " (" + String.join(", ", group.key()) + ")") + ": " + problem);
    }

    void add(String problem) {
        count++;
        if (count <= MOST_WRITTEN) {
            err.println(problem);
        }
    }

    /** Says how many were not written out; whether there were any. */
    boolean finish() {
        if (count > MOST_WRITTEN) {
            err.println("and " + (count - MOST_WRITTEN) + " more");
        }
        err.flush();
        return count > 0;
    }
}
