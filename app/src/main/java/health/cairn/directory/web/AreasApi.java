package health.cairn.directory.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaHistory;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.directory.Groups;
import health.cairn.directory.Histories;
import health.cairn.pages.ApiProblem;
import health.cairn.pages.Cursor;
import health.cairn.pages.Unchanged;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Areas for programs. An unknown type or code is named, with what it may have meant; an empty answer says why. */
@Tag(name = "Areas", description = "Who belongs to whom, and when")
@RestController
@RequestMapping("/api/v1/areas")
class AreasApi {

    private static final int MOST = 1_000;

    /** An area in a list. */
    record ListedArea(String code, AreaType type, String name, boolean open) {
        static ListedArea of(Area area) {
            return new ListedArea(area.code().value(), area.type(), area.name(), area.open());
        }
    }

    /**
     * A page of a list.
     *
     * @param on the day of the map, where one was needed
     * @param next the address of the next page; absent on the last
     * @param note why the list is empty; absent where it is not
     */
    record Listing(
            long version,
            @Nullable LocalDate on,
            List<ListedArea> areas,
            @Nullable String next,
            @Nullable String note) {}

    /** An area with its history. */
    record WholeArea(
            long version,
            ListedArea area,
            @Nullable String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            @Nullable LocalDate closedKnownBy,
            @Nullable LocalDate dormantSince,
            List<String> otherCodes,
            List<AreaHistory.Name> names,
            List<Membership> memberships,
            List<Membership> members) {}

    /** A membership, half-open; parent is absent where it is known that there was none. */
    record Membership(
            String child,
            AreaType type,
            @Nullable String parent,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate fromKnownBy,
            @Nullable LocalDate untilKnownBy) {
        static Membership of(AreaHistory.Stay stay) {
            AreaCode parent = stay.parent();
            return new Membership(
                    stay.child().value(),
                    stay.type(),
                    parent == null ? null : parent.value(),
                    stay.from(),
                    stay.until(),
                    stay.fromKnownBy(),
                    stay.untilKnownBy());
        }
    }

    private final Directory directory;
    private final Histories histories;
    private final Groups groups;
    private final Clock clock;

    AreasApi(Directory directory, Histories histories, Groups groups, Clock clock) {
        this.directory = directory;
        this.histories = histories;
        this.groups = groups;
        this.clock = clock;
    }

    @Operation(
            summary = "Areas of a type, inside an area, or like a text",
            description = "Without a day and without a parent all areas are listed, closed ones too.")
    @GetMapping
    @Nullable
    ResponseEntity<Listing> list(
            @Parameter(description = "One of the types of area, capitals or not", example = "PCN")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(description = "Only areas inside this one, on the day of the map", example = "U89141")
                    @RequestParam(required = false)
                    @Nullable
                    String parent,
            @Parameter(description = "Only areas like this text, best first and without further pages")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "The day of the map; today where it is needed and not given")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate on,
            @Parameter(description = "The cursor that came with the page before") @RequestParam(defaultValue = "")
                    String after,
            @Parameter(description = "1 to 1,000") @RequestParam(defaultValue = "100") int limit,
            ServletWebRequest request) {
        Cursor.checkLimit(limit, MOST);
        String from = Cursor.read(after, 1).map(List::getFirst).orElse("");
        Optional<AreaType> wanted = Optional.ofNullable(type).map(AreasApi::type);
        Optional<Area> inside = Optional.ofNullable(parent).map(code -> area("parent", code));
        long version = directory.version();
        if (Unchanged.since(etag(version), request)) {
            return null;
        }
        LocalDate day = on == null && inside.isPresent() ? LocalDate.now(clock) : on;
        AreaMap map = day == null ? null : directory.mapOn(day);
        List<ListedArea> page = candidates(wanted, inside, q, map).stream()
                .filter(area -> q != null || area.code().value().compareTo(from) > 0)
                .limit(limit + 1L)
                .map(ListedArea::of)
                .toList();
        List<ListedArea> shown = page.stream().limit(limit).toList();
        String next = q == null && page.size() > limit
                ? Cursor.next(request.getRequest(), shown.getLast().code())
                : null;
        Listing listing = new Listing(version, day, shown, next, shown.isEmpty() ? note(wanted, inside, q, day) : null);
        var answer = ResponseEntity.ok();
        return (next == null ? answer : answer.header(HttpHeaders.LINK, Cursor.link(next))).body(listing);
    }

    @Operation(summary = "One area with its names, its status and its memberships over time")
    @GetMapping("/{code}")
    @Nullable
    ResponseEntity<WholeArea> one(
            @Parameter(description = "Its code", example = "A81001") @PathVariable String code,
            ServletWebRequest request) {
        Area area = area("code", code);
        long version = directory.version();
        if (Unchanged.since(etag(version), request)) {
            return null;
        }
        return ResponseEntity.ok(histories
                .of(area.code())
                .map(history -> whole(version, history))
                .orElseGet(() -> group(version, area)));
    }

    private List<Area> candidates(
            Optional<AreaType> wanted, Optional<Area> inside, @Nullable String q, @Nullable AreaMap map) {
        Stream<Area> areas;
        if (q != null) {
            areas = directory.search(q, 100).stream().filter(area -> wanted.isEmpty() || area.type() == wanted.get());
        } else {
            areas = wanted.map(Stream::of)
                    .orElseGet(() -> Arrays.stream(AreaType.values()))
                    .flatMap(type -> map == null ? directory.ofType(type).stream() : on(map, type))
                    .sorted(Comparator.comparing(Area::code));
        }
        return areas.filter(area -> map == null || isInside(area, inside, map)).toList();
    }

    private Stream<Area> on(AreaMap map, AreaType type) {
        return directory.findAll(map.areasOf(type)).values().stream();
    }

    private static boolean isInside(Area area, Optional<Area> inside, AreaMap map) {
        if (inside.isEmpty()) {
            return !map.practicesOf(area.code()).isEmpty();
        }
        Area parent = inside.get();
        if (parent.type() == AreaType.GROUP) {
            List<AreaCode> practices = map.practicesOf(area.code());
            return !practices.isEmpty() && map.practicesOf(parent.code()).containsAll(practices);
        }
        return map.parentOf(area.code(), parent.type())
                .filter(parent.code()::equals)
                .isPresent();
    }

    private String note(Optional<AreaType> wanted, Optional<Area> inside, @Nullable String q, @Nullable LocalDate day) {
        String what = wanted.map(AreaType::many).orElse("areas");
        return "The directory knows no " + what
                + (q == null ? "" : " like '" + q + "'")
                + inside.map(area -> " inside " + AreaWords.named(area)).orElse("")
                + (day == null ? "." : " on " + day + "; who belonged to whom on that day may not have been loaded.");
    }

    private WholeArea whole(long version, AreaHistory history) {
        return new WholeArea(
                version,
                ListedArea.of(history.area()),
                history.postcode(),
                history.opened(),
                history.closed(),
                history.closedKnownBy(),
                history.dormantSince(),
                history.otherCodes().stream().map(AreaCode::value).toList(),
                history.names(),
                history.parents().stream().map(Membership::of).toList(),
                history.children().stream().map(Membership::of).toList());
    }

    /** A group has no history; its members are those it is made of. */
    private WholeArea group(long version, Area area) {
        LocalDate today = LocalDate.now(clock);
        List<Membership> members = groups.find(area.code()).stream()
                .flatMap(group -> group.members().stream())
                .map(member -> new Membership(
                        member.value(), AreaType.GROUP, area.code().value(), today, null, null, null))
                .toList();
        return new WholeArea(
                version, ListedArea.of(area), null, null, null, null, null, List.of(), List.of(), List.of(), members);
    }

    private String etag(long version) {
        return version + "-" + LocalDate.now(clock);
    }

    private static AreaType type(String text) {
        return AreaType.parse(text)
                .orElseThrow(() -> ApiProblem.badRequest("type", text, "a type of area", AreaType.names()));
    }

    private Area area(String parameter, String text) {
        return AreaCode.parse(text).flatMap(directory::find).orElseThrow(() -> {
            List<String> near =
                    directory.nearCodes(text, 5).stream().map(AreaWords::named).toList();
            return parameter.equals("code")
                    ? ApiProblem.notFound(parameter, text, "the code of an area that the directory knows", near)
                    : ApiProblem.badRequest(parameter, text, "the code of an area that the directory knows", near);
        });
    }
}
