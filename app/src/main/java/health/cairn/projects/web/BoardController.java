package health.cairn.projects.web;

import health.cairn.directory.AreaCode;
import health.cairn.pages.NotFound;
import health.cairn.people.Scope;
import health.cairn.projects.BoardLine.Stage;
import health.cairn.projects.Boards;
import health.cairn.projects.Boards.Asked;
import health.cairn.projects.Boards.Moved;
import health.cairn.projects.Boards.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /projects/board}: projects side by side; the whole state of the board is in its address. */
@Controller
class BoardController {

    private final Boards boards;
    private final BoardPages pages;

    BoardController(Boards boards, BoardPages pages) {
        this.boards = boards;
        this.pages = pages;
    }

    @GetMapping("/projects/board")
    String board(@RequestParam MultiValueMap<String, String> asked, Scope scope, Model model) {
        Asked wanted = read(asked);
        model.addAttribute("page", pages.board(wanted, boards.board(wanted, scope), page(asked), scope));
        return "projects/board";
    }

    @GetMapping("/projects/board/measure")
    String across(@RequestParam MultiValueMap<String, String> asked, Scope scope, Model model) {
        Asked wanted = read(asked);
        String key = given(asked, "key").orElse("");
        model.addAttribute(
                "page",
                pages.across(
                        wanted,
                        boards.across(key, wanted, scope)
                                .orElseThrow(() -> new NotFound(
                                        "None of these projects has that measure.",
                                        List.of(new health.cairn.pages.Head.Link(
                                                "The board", BoardPages.address(wanted, 1))))),
                        scope));
        return "projects/across";
    }

    /** @throws NotFound where the address asks for what there is not */
    static Asked read(MultiValueMap<String, String> asked) {
        return new Asked(
                given(asked, "within")
                        .map(code -> AreaCode.parse(code)
                                .orElseThrow(() -> unknown("within", code, "the code of an area, such as U12345"))),
                given(asked, "programme").map(number -> {
                    if (!number.matches("\\d{1,18}")) {
                        throw unknown("programme", number, "the number of a programme");
                    }
                    return Long.valueOf(number);
                }),
                given(asked, "stage").map(text -> one(Stage.class, "stage", text)),
                given(asked, "moved").map(text -> one(Moved.class, "moved", text)),
                given(asked, "calls").isPresent(),
                given(asked, "q").orElse(""),
                given(asked, "order")
                        .map(text -> one(Order.class, "order", text))
                        .orElse(Order.CALLS));
    }

    private static <E extends Enum<E>> E one(Class<E> of, String name, String text) {
        return Arrays.stream(of.getEnumConstants())
                .filter(value -> slug(value).equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(
                        name,
                        text,
                        "one of "
                                + Arrays.stream(of.getEnumConstants())
                                        .map(BoardController::slug)
                                        .collect(Collectors.joining(", "))));
    }

    /** A choice as it stands in an address. */
    static String slug(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static NotFound unknown(String name, String found, String expected) {
        return new NotFound(name + " is '" + found + "'; expected " + expected + ".");
    }

    private static int page(MultiValueMap<String, String> asked) {
        return given(asked, "page")
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::valueOf)
                .orElse(1);
    }

    private static Optional<String> given(MultiValueMap<String, String> asked, String name) {
        return Optional.ofNullable(asked.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
