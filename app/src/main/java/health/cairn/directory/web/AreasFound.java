package health.cairn.directory.web;

import health.cairn.directory.AreaMap;
import health.cairn.directory.Directory;
import health.cairn.directory.Groups;
import health.cairn.pages.Searchable;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Finds areas, and the person's own groups by name. */
@Component
@Order(10)
class AreasFound implements Searchable {

    private final Directory directory;
    private final Groups groups;
    private final Clock clock;

    AreasFound(Directory directory, Groups groups, Clock clock) {
        this.directory = directory;
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public String heading() {
        return "Areas";
    }

    @Override
    public List<Found> search(String text, int limit, Scope scope) {
        AreaMap map = directory.mapOn(LocalDate.now(clock));
        Stream<Found> own = scope.viewer() instanceof Viewer.Person person ? ownGroups(text, person) : Stream.empty();
        Stream<Found> areas = directory.search(text, limit).stream()
                .map(area ->
                        new Found(area.name(), AreaWords.href(area.code()), AreaWords.detail(area, map, directory)));
        return Stream.concat(own, areas).limit(limit).toList();
    }

    private Stream<Found> ownGroups(String text, Viewer.Person person) {
        String part = text.strip().toLowerCase(Locale.UK);
        return Stream.concat(groups.ownedBy(person).stream(), groups.keptBy(person).stream())
                .filter(group -> group.name().toLowerCase(Locale.UK).contains(part))
                .map(group -> new Found(group.name(), AreaWords.href(group.code()), "custom group"));
    }
}
