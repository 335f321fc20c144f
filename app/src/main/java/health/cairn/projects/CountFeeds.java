package health.cairn.projects;

import health.cairn.directory.AreaCode;
import health.cairn.people.Agreements;
import health.cairn.people.Organisations;
import health.cairn.people.Scope;
import health.cairn.projects.MonthlyCounts.Sight;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The counts of other modules that feed measures, and what may be seen of them. */
@Component
class CountFeeds {

    private final List<MonthlyCounts> all;
    private final Organisations organisations;
    private final Agreements agreements;
    private final Clock clock;

    CountFeeds(ObjectProvider<MonthlyCounts> all, Organisations organisations, Agreements agreements, Clock clock) {
        this.all = all.orderedStream().toList();
        this.organisations = organisations;
        this.agreements = agreements;
        this.clock = clock;
    }

    Optional<MonthlyCounts> named(String name) {
        return all.stream().filter(counts -> counts.name().equals(name)).findFirst();
    }

    /** Another number whenever any of them publishes or takes something back: each of theirs only grows. */
    long version() {
        return all.stream().mapToLong(MonthlyCounts::version).sum();
    }

    /** What this viewer may see of an area. */
    static Sight seenBy(Scope scope, AreaCode area) {
        return new Sight(scope.practicesCounted(area.value()), scope.maySeeIdentifiable(area.value()));
    }

    /**
     * What boards hold of an area: the counts of a practice, or of the practices that share theirs with the network or larger
     * area. Boards show it to whoever may see the counts of each of these, and to nobody else.
     */
    Sight shared(AreaCode area) {
        LocalDate today = LocalDate.now(clock);
        var practices = new HashSet<>(agreements.sharingWith(area.value(), today));
        practices.add(area.value());
        practices.retainAll(organisations.practicesOf(area.value(), today));
        return new Sight(practices, false);
    }

    /** Of each area that counts feed a project from, what may be seen; empty where a project has no such measure. */
    static Map<AreaCode, Sight> sights(Project project, Function<AreaCode, Sight> sight) {
        var sights = new LinkedHashMap<AreaCode, Sight>();
        for (Part<ProjectMeasure> measure : project.all(ProjectMeasure.class)) {
            if (measure.body().feed() instanceof ProjectMeasure.Feed.Counts counts) {
                counts.areas().forEach(area -> sights.computeIfAbsent(area, sight));
            }
        }
        if (!sights.isEmpty()) {
            project.all(Site.class).stream()
                    .flatMap(site -> Optional.ofNullable(site.body().area()).stream())
                    .forEach(area -> sights.computeIfAbsent(area, sight));
        }
        return Map.copyOf(sights);
    }
}
