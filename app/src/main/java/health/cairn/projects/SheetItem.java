package health.cairn.projects;

import java.util.List;
import java.util.Map;

/** Something on the sheet of a tool: a step, a cause, a force. */
public interface SheetItem extends PartBody {

    /** The number of the sheet it stands on. */
    long sheet();

    /** The items on a sheet, in the order they were made. */
    static <I extends SheetItem> List<Part<I>> on(Project project, long sheet, Class<I> type) {
        return project.all(type).stream()
                .filter(item -> item.body().sheet() == sheet)
                .toList();
    }

    /** What will not do of the sheet it names. */
    default void sheetIn(PartContext context, Tool tool, Map<String, String> problems) {
        boolean there = context.project()
                .part(Sheet.class, sheet())
                .filter(found -> found.body().tool() == tool)
                .isPresent();
        if (!there) {
            problems.put("sheet", "There is no " + tool.words() + " " + sheet() + " in this project");
        }
    }
}
