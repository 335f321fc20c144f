package health.cairn.comparison.web;

import health.cairn.directory.Area;
import health.cairn.directory.AreaCode;
import health.cairn.directory.AreaMap;
import health.cairn.directory.AreaType;
import health.cairn.directory.Directory;
import health.cairn.directory.Registered;
import health.cairn.pages.Head;
import health.cairn.pages.Numbers;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From where a page is looked at: the area asked for, else the viewer's own, else England. */
@Component
class Viewpoint {

    private final Directory directory;
    private final Registered registered;
    private final Clock clock;

    Viewpoint(Directory directory, Registered registered, Clock clock) {
        this.directory = directory;
        this.registered = registered;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    AreaMap map() {
        return directory.mapOn(today());
    }

    /** The area with this code; empty where the text is no code or no such area is known. */
    Optional<Area> area(@Nullable String code) {
        return Optional.ofNullable(code)
                .map(c -> c.strip().toUpperCase(java.util.Locale.ROOT))
                .filter(AreaCode::isValid)
                .flatMap(c -> directory.find(new AreaCode(c)));
    }

    /** The area a page starts from where the address names none. */
    Area from(@Nullable String asked, Scope scope) {
        return area(asked)
                .or(() -> scope.viewer() instanceof Viewer.Person person
                        ? area(person.home().orElse(null))
                        : Optional.empty())
                .or(() -> directory.find(AreaCode.ENGLAND))
                .orElseGet(() -> new Area(AreaCode.ENGLAND, AreaType.ENGLAND, "England", true));
    }

    /** The bar under the header. */
    Head.Place place(Area area) {
        int practices = map().practicesOf(area.code()).size();
        String what = area.type() == AreaType.PRACTICE || practices == 0
                ? capital(area.type().one())
                : Numbers.count(practices) + (practices == 1 ? " practice" : " practices");
        String line = registered
                .people(area.code(), today())
                .map(p -> what + ", " + Numbers.count(Math.rint(p.people())) + " people registered on "
                        + Numbers.day(p.on())
                        + (p.practices() < p.ofPractices()
                                ? " at " + p.practices() + " of " + p.ofPractices() + " practices"
                                : ""))
                .orElse(what);
        return new Head.Place(area.name(), area.code().value(), line, "You see public counts; no patients");
    }

    /** Words in a row: "a, b and c". */
    static String list(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
