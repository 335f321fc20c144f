package health.cairn.projects;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The driver diagram of a project: aim, drivers and change ideas, linked without circles. Parts that were put away are not in
 * it; what served only such parts serves the aim until it is linked anew.
 *
 * @param nodes the aim first, then drivers and ideas in the order they were made
 */
public record DriverGraph(List<Node> nodes) {

    /** The number of the aim among its nodes. */
    public static final long AIM = 0;

    public DriverGraph {
        nodes = List.copyOf(nodes);
    }

    /** The columns of the diagram. */
    public enum Level {
        AIM("Aim"),
        PRIMARY("Primary drivers"),
        SECONDARY("Secondary drivers"),
        IDEA("Change ideas");

        private final String heading;

        Level(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }

    /**
     * One box.
     *
     * @param part the driver or idea; null for the aim
     * @param serves the numbers of the nodes it serves; empty for the aim
     * @param loose whether it is an idea that serves no driver yet
     * @param measures the measures that hang on it; on the aim those of outcome
     * @param cycles the cycles that test it, in their order
     */
    public record Node(
            long number,
            Level level,
            String text,
            @Nullable Part<?> part,
            List<Long> serves,
            boolean loose,
            List<Part<ProjectMeasure>> measures,
            List<Part<Cycle>> cycles) {
        public Node {
            serves = List.copyOf(serves);
            measures = List.copyOf(measures);
            cycles = List.copyOf(cycles);
        }

        /** Where an idea stands; null for all else. */
        public ChangeIdea.@Nullable State state() {
            return part != null && part.body() instanceof ChangeIdea idea ? idea.state() : null;
        }

        /** Without what people wrote. */
        @Override
        public String toString() {
            return "Node[" + number + ", " + level + "]";
        }
    }

    /**
     * A line of the outline.
     *
     * @param depth 0 for the aim
     * @param under the node it stands under here
     * @param again whether it stood further up already, under another driver
     */
    public record Line(Node node, int depth, long under, boolean again) {}

    /** The diagram of a project. */
    public static DriverGraph of(Project project) {
        Charter charter = project.charter().body();
        List<Part<ProjectMeasure>> outcomes = project.all(ProjectMeasure.class).stream()
                .filter(measure -> measure.body().type() == ProjectMeasure.MeasureType.OUTCOME)
                .toList();
        var nodes = new ArrayList<Node>();
        nodes.add(new Node(
                AIM,
                Level.AIM,
                charter.aim().isBlank() ? charter.name() : charter.aim(),
                null,
                List.of(),
                false,
                outcomes,
                List.of()));
        Set<Long> drivers = new HashSet<>();
        project.all(Driver.class).forEach(driver -> drivers.add(driver.number()));
        for (Part<Driver> driver : project.all(Driver.class)) {
            List<Long> serves = present(driver.body().serves(), drivers);
            nodes.add(new Node(
                    driver.number(),
                    serves.isEmpty() ? Level.PRIMARY : Level.SECONDARY,
                    driver.body().text(),
                    driver,
                    serves.isEmpty() ? List.of(AIM) : serves,
                    false,
                    measures(project, driver.body().measures()),
                    List.of()));
        }
        for (Part<ChangeIdea> idea : project.all(ChangeIdea.class)) {
            List<Long> serves = present(idea.body().serves(), drivers);
            nodes.add(new Node(
                    idea.number(),
                    Level.IDEA,
                    idea.body().text(),
                    idea,
                    serves.isEmpty() ? List.of(AIM) : serves,
                    serves.isEmpty(),
                    measures(project, idea.body().measures()),
                    project.all(Cycle.class).stream()
                            .filter(cycle -> Long.valueOf(idea.number())
                                    .equals(cycle.body().tests()))
                            .toList()));
        }
        return new DriverGraph(nodes);
    }

    private static List<Long> present(List<Long> serves, Set<Long> drivers) {
        return serves.stream().filter(drivers::contains).distinct().toList();
    }

    private static List<Part<ProjectMeasure>> measures(Project project, List<Long> numbers) {
        return project.all(ProjectMeasure.class).stream()
                .filter(measure -> numbers.contains(measure.number()))
                .toList();
    }

    /** Whether there is anything but the aim. */
    public boolean begun() {
        return nodes.size() > 1;
    }

    /** The nodes of one column. */
    public List<Node> at(Level level) {
        return nodes.stream().filter(node -> node.level() == level).toList();
    }

    /** Aim, drivers and ideas as an indented list: whatever serves several stands under each, in full under the first. */
    public List<Line> outline() {
        var below = new LinkedHashMap<Long, List<Node>>();
        nodes.forEach(node -> node.serves()
                .forEach(up -> below.computeIfAbsent(up, _ -> new ArrayList<>()).add(node)));
        var lines = new ArrayList<Line>();
        outline(nodes.getFirst(), 0, AIM, below, new HashSet<>(), lines);
        return lines;
    }

    private static void outline(
            Node node, int depth, long under, Map<Long, List<Node>> below, Set<Long> seen, List<Line> lines) {
        boolean first = seen.add(node.number());
        lines.add(new Line(node, depth, under, !first));
        if (first) {
            below.getOrDefault(node.number(), List.of())
                    .forEach(next -> outline(next, depth + 1, node.number(), below, seen, lines));
        }
    }

    /** Drivers so that each stands after those it serves: the order in which they can be copied. */
    static List<Part<Driver>> servedFirst(Project project) {
        var ordered = new LinkedHashMap<Long, Part<Driver>>();
        project.all(Driver.class).forEach(driver -> visit(driver, project, ordered, new HashSet<>()));
        return List.copyOf(ordered.values());
    }

    private static void visit(Part<Driver> driver, Project project, Map<Long, Part<Driver>> ordered, Set<Long> open) {
        if (ordered.containsKey(driver.number()) || !open.add(driver.number())) {
            return;
        }
        driver.body()
                .serves()
                .forEach(up -> project.part(Driver.class, up)
                        .filter(part -> !part.archived())
                        .ifPresent(part -> visit(part, project, ordered, open)));
        ordered.put(driver.number(), driver);
    }
}
