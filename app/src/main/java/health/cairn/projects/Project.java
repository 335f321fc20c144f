package health.cairn.projects;

import health.cairn.directory.AreaCode;
import health.cairn.people.ObjectRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A project with all its parts, as it stands at one version.
 *
 * @param version grows with every change of any part
 * @param home the organisation it was started at
 * @param origin the project it was copied from
 * @param programme the programme it belongs to
 * @param startedBy the name of the person who started it, as it was then
 * @param parts those put away too, by number
 */
public record Project(
        long number,
        long version,
        Optional<AreaCode> home,
        Optional<Long> origin,
        Optional<Long> programme,
        Instant startedAt,
        String startedBy,
        Instant changedAt,
        boolean archived,
        Optional<Instant> publishedAt,
        Map<Long, Part<?>> parts) {

    /** What the kind is called where things are shared. */
    public static final String KIND = "project";

    public Project {
        parts = java.util.Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** A project as a thing that can be shared. */
    public static ObjectRef shared(long project) {
        return new ObjectRef(KIND, Long.toString(project));
    }

    /** The parts of a kind that are not put away, in the order they were made. */
    public <B extends PartBody> List<Part<B>> all(Class<B> type) {
        return of(type).filter(part -> !part.archived()).toList();
    }

    /** The parts of a kind that are put away. */
    public <B extends PartBody> List<Part<B>> putAway(Class<B> type) {
        return of(type).filter(Part::archived).toList();
    }

    private <B extends PartBody> java.util.stream.Stream<Part<B>> of(Class<B> type) {
        Collection<Part<?>> all = parts.values();
        return all.stream().filter(part -> type.isInstance(part.body())).map(Project::<B>typed);
    }

    /** A part of a kind by its number, put away or not. */
    public <B extends PartBody> Optional<Part<B>> part(Class<B> type, long number) {
        return Optional.<Part<?>>ofNullable(parts.get(number))
                .filter(part -> type.isInstance(part.body()))
                .map(Project::<B>typed);
    }

    @SuppressWarnings("unchecked") // The body was looked at by those who ask.
    private static <B extends PartBody> Part<B> typed(Part<?> part) {
        return (Part<B>) part;
    }

    /** What the team wants to accomplish. */
    public Part<Charter> charter() {
        return all(Charter.class).getFirst();
    }

    /** What the project is called. */
    public String name() {
        return charter().body().name();
    }

    /** Whether anybody may read it. */
    public boolean published() {
        return publishedAt.isPresent();
    }

    /** Without what people wrote. */
    @Override
    public String toString() {
        return "Project[" + number + ", version " + version + "]";
    }
}
