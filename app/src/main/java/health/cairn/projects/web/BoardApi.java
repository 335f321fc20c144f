package health.cairn.projects.web;

import health.cairn.directory.AreaCode;
import health.cairn.pages.ApiProblem;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import health.cairn.projects.BoardLine;
import health.cairn.projects.BoardLine.Call;
import health.cairn.projects.BoardLine.Stage;
import health.cairn.projects.Boards;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Boards for programs. */
@Tag(name = "Projects")
@RestController
@RequestMapping("/api/v1/projects")
class BoardApi {

    private final Boards boards;

    BoardApi(Boards boards) {
        this.boards = boards;
    }

    /** A project as the board shows it. */
    record ProjectOnBoard(
            long number,
            String name,
            List<String> areas,

            @Schema(description = "The programme it belongs to; absent for none") @Nullable
            Long programme,

            Stage stage,

            @Schema(description = "0.5 to 5, as the team says; absent where nobody has said") @Nullable
            Double score,

            @Schema(description = "The last day that has data; absent for none") @Nullable
            LocalDate lastData,

            @Schema(description = "When a cycle was last begun or decided; absent for never") @Nullable
            LocalDate lastCycle,

            @Schema(description = "Measures whose latest point shows a change as wanted")
            int improving,

            @Schema(description = "Measures whose latest point shows a change that is not wanted")
            int concerning,

            @Schema(description = "Why the team may be glad of a call")
            List<Call> calls) {
        static ProjectOnBoard of(BoardLine line, LocalDate today) {
            LocalDate lastData = line.lastData();
            return new ProjectOnBoard(
                    line.project(),
                    line.name(),
                    line.areas().stream().map(AreaCode::value).toList(),
                    line.programme(),
                    line.stage(),
                    line.score(),
                    lastData == null ? null : lastData.minusDays(1),
                    line.lastCycle(),
                    line.improving(),
                    line.concerning(),
                    line.calls(today));
        }
    }

    /** A board. */
    record BoardOfProjects(
            List<ProjectOnBoard> projects,

            @Schema(description = "Whether some lines are of an earlier version and being made anew")
            boolean pending) {}

    @Operation(
            summary = "The projects you may see side by side",
            description = "State, score, last data, last cycle, signals, and who may be glad of a call")
    @GetMapping("/board")
    BoardOfProjects board(
            @Parameter(description = "The code of an area", example = "U12345") @RequestParam(defaultValue = "")
                    String within,
            @Parameter(description = "The number of a programme") @RequestParam(defaultValue = "") String programme,
            @Parameter(description = "setting-up, measuring, testing or holding") @RequestParam(defaultValue = "")
                    String stage,
            @Parameter(description = "as-wanted, not-as-wanted or no-signal") @RequestParam(defaultValue = "")
                    String moved,
            @Parameter(description = "Only those that may be glad of a call") @RequestParam(defaultValue = "false")
                    boolean calls,
            @Parameter(description = "Words of name or aim") @RequestParam(defaultValue = "") String q,
            Scope scope) {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("within", within);
        asked.add("programme", programme);
        asked.add("stage", stage);
        asked.add("moved", moved);
        asked.add("calls", calls ? "yes" : "");
        asked.add("q", q);
        try {
            Boards.Board board = boards.board(BoardController.read(asked), scope);
            return new BoardOfProjects(
                    board.lines().stream()
                            .map(line -> ProjectOnBoard.of(line, board.today()))
                            .toList(),
                    board.pending());
        } catch (NotFound e) {
            throw ApiProblem.badRequest("query", "", String.valueOf(e.getMessage()), List.of());
        }
    }
}
