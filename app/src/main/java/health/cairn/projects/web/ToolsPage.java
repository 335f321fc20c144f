package health.cairn.projects.web;

import health.cairn.pages.Head;
import java.util.List;

/** The tools that a team thinks with, each with what was made with it. */
public record ToolsPage(ProjectShell shell, List<Entry> tools) {

    public ToolsPage {
        tools = List.copyOf(tools);
    }

    /**
     * A tool.
     *
     * @param begin the address of a new one; empty for readers
     */
    public record Entry(String name, String purpose, List<Head.Link> sheets, String begin) {
        public Entry {
            sheets = List.copyOf(sheets);
        }
    }
}
