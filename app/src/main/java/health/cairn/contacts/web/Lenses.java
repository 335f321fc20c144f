package health.cairn.contacts.web;

import health.cairn.contacts.ContactAnalyses;
import health.cairn.pages.Head;
import health.cairn.pages.NotFound;
import health.cairn.people.Organisations;
import health.cairn.people.Organisations.Kind;
import health.cairn.people.Organisations.Organisation;
import health.cairn.people.Scope;
import health.cairn.people.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Decides by a scope of whom a page may tell. */
@Component
class Lenses {

    private final ContactAnalyses analyses;
    private final Organisations organisations;
    private final Clock clock;

    Lenses(ContactAnalyses analyses, Organisations organisations, Clock clock) {
        this.analyses = analyses;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The area that is asked for, or the viewer's own where none is.
     *
     * @return empty where none is asked for and the viewer may see counts of none
     * @throws NotFound where there is no such organisation
     * @throws AccessDeniedException where the viewer may not see its counts
     */
    Optional<Lens> of(Optional<String> area, Scope scope) {
        Optional<String> wanted = area.map(String::strip).filter(code -> !code.isEmpty());
        if (wanted.isPresent()) {
            Organisation organisation = organisations
                    .find(wanted.get())
                    .filter(found -> found.kind() != Kind.GROUP)
                    .orElseThrow(() -> new NotFound(
                            "There is no practice or network " + wanted.get() + ".",
                            List.of(new Head.Link("Unmet need", "/unmet-need"))));
            if (!scope.maySeeAggregates(organisation.code())) {
                throw new AccessDeniedException("Counts of contacts are seen by the practice and whom it shares with");
            }
            return Optional.of(lens(organisation, scope));
        }
        return areas(scope).stream().findFirst().map(found -> lens(found, scope));
    }

    /** An area as whoever sees it who may see the counts of these practices; empty where there is none. */
    Optional<Lens> of(String area, Set<String> practices, boolean inside) {
        return organisations
                .find(area)
                .filter(found -> found.kind() != Kind.GROUP)
                .map(found -> lens(found, practices, inside));
    }

    /** The same area seen from its surroundings: every practice whose counts the viewer may see. */
    Lens widest(Lens lens, Scope scope) {
        Set<String> practices = new TreeSet<>(lens.practices());
        for (Organisation organisation : areas(scope)) {
            practices.addAll(scope.practicesCounted(organisation.code()));
        }
        practices.retainAll(analyses.practices());
        return new Lens(
                lens.area(),
                lens.name(),
                lens.practice(),
                practices,
                practices.size(),
                lens.inside(),
                names(practices));
    }

    /** What the viewer may choose from: organisations above practices first, then practices, by name. */
    List<Organisation> areas(Scope scope) {
        if (!(scope.viewer() instanceof Viewer.Person person)) {
            return List.of();
        }
        Set<String> published = analyses.practices();
        var codes = new LinkedHashSet<String>();
        person.roles().forEach(role -> {
            Set<String> counted = scope.practicesCounted(role.organisation());
            if (counted.stream().anyMatch(published::contains)) {
                codes.add(role.organisation());
                counted.stream().filter(published::contains).forEach(codes::add);
            }
        });
        return organisations.listed(codes);
    }

    /** The practices whose patients the viewer may see, by name. */
    List<Organisation> own(Scope scope) {
        return areas(scope).stream()
                .filter(organisation -> scope.maySeeIdentifiable(organisation.code()))
                .toList();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private Lens lens(Organisation organisation, Scope scope) {
        return lens(
                organisation,
                scope.practicesCounted(organisation.code()),
                scope.maySeeIdentifiable(organisation.code()));
    }

    private Lens lens(Organisation organisation, Set<String> practices, boolean inside) {
        Set<String> counted = new TreeSet<>(practices);
        counted.retainAll(analyses.practices());
        boolean practice = organisation.kind() == Kind.PRACTICE;
        Map<String, String> names = new LinkedHashMap<>(names(counted));
        names.put(organisation.code(), organisation.name());
        return new Lens(
                organisation.code(),
                organisation.name(),
                practice,
                counted,
                organisations.practicesOf(organisation.code(), today()).size(),
                practice && inside,
                names);
    }

    private Map<String, String> names(Set<String> practices) {
        Map<String, String> names = new TreeMap<>();
        for (String code : practices) {
            organisations.find(code).ifPresent(found -> names.put(code, found.name()));
        }
        return names;
    }
}
