package health.cairn.projects;

import static health.cairn.projects.Samples.driver;
import static health.cairn.projects.Samples.idea;
import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.projects.Change.What;
import health.cairn.projects.DriverGraph.Level;
import health.cairn.projects.DriverGraph.Line;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Driver diagrams without a database: levels, circles, the outline, and what undo takes next. */
class DriverGraphTest {

    private static Map<String, String> problems(Project project, long number, Driver wanted) {
        Part<?> written = project.parts().get(number);
        return wanted.problems(Samples.writing(project, Optional.ofNullable(written)));
    }

    @Test
    void whatServesNoDriverIsPrimaryAndWhatServesOneIsSecondary() {
        DriverGraph graph = DriverGraph.of(
                Samples.project(driver("Trust"), driver("A known voice", 2L), idea("Call by her nurse", 3L, 2L)));
        assertThat(graph.nodes())
                .extracting(DriverGraph.Node::level)
                .containsExactly(Level.AIM, Level.PRIMARY, Level.SECONDARY, Level.IDEA);
        assertThat(graph.nodes().get(3).serves()).containsExactly(3L, 2L);
    }

    @Test
    void anIdeaThatServesNothingHangsLooseOnTheAim() {
        DriverGraph graph = DriverGraph.of(Samples.project(idea("Double slot")));
        assertThat(graph.nodes().get(1).loose()).isTrue();
        assertThat(graph.nodes().get(1).serves()).containsExactly(DriverGraph.AIM);
    }

    /** 2 drives the aim, 3 drives 2, 4 drives 3: linking 2 to 4 would close a circle of three. */
    @Test
    void aCircleIsRefusedWithTheNamesOfBoth() {
        Project project = Samples.project(driver("Trust"), driver("A known voice", 2L), driver("Calls", 3L));
        assertThat(problems(project, 2, driver("Trust", 4L)).get("serves"))
                .contains("Trust")
                .contains("Calls")
                .contains("no circles");
        assertThat(problems(project, 4, driver("Calls", 4L)).get("serves")).isEqualTo("A driver cannot drive itself");
        assertThat(problems(project, 4, driver("Calls", 3L, 2L)))
                .as("to serve two drivers of one line is no circle")
                .isEmpty();
        assertThat(problems(project, 4, driver("Calls", 99L)).get("serves")).contains("no driver 99");
    }

    @Test
    void theOutlineShowsWhatServesTwoUnderBothAndInFullOnce() {
        DriverGraph graph =
                DriverGraph.of(Samples.project(driver("Trust"), driver("Her week"), idea("Evening clinic", 2L, 3L)));
        assertThat(graph.outline())
                .extracting(line -> line.node().text(), Line::depth, Line::again)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Made up", 0, false),
                        org.assertj.core.groups.Tuple.tuple("Trust", 1, false),
                        org.assertj.core.groups.Tuple.tuple("Evening clinic", 2, false),
                        org.assertj.core.groups.Tuple.tuple("Her week", 1, false),
                        org.assertj.core.groups.Tuple.tuple("Evening clinic", 2, true));
    }

    /** Whatever links people try, in any order: what is let in has no circle, so the outline ends and names every node. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void noOrderOfLinkingMakesACircle(int seed) {
        var random = new Random(seed);
        int count = 7;
        var drivers = new ArrayList<Driver>();
        for (int i = 0; i < count; i++) {
            drivers.add(driver("driver " + i));
        }
        int refused = 0;
        for (int trial = 0; trial < 60; trial++) {
            Project project = Samples.project(drivers.toArray(PartBody[]::new));
            int at = random.nextInt(count);
            var serves = new HashSet<>(drivers.get(at).serves());
            serves.add(2L + random.nextInt(count));
            Driver wanted = new Driver(drivers.get(at).text(), "", List.copyOf(serves), List.of());
            if (problems(project, at + 2L, wanted).isEmpty()) {
                drivers.set(at, wanted);
            } else {
                refused++;
            }
        }
        assertThat(refused).as("some of the links tried would have closed one").isPositive();
        DriverGraph graph = DriverGraph.of(Samples.project(drivers.toArray(PartBody[]::new)));
        assertThat(graph.outline().stream().map(line -> line.node().number()).distinct())
                .hasSize(count + 1);
        var order = DriverGraph.servedFirst(Samples.project(drivers.toArray(PartBody[]::new)));
        var before = new HashSet<Long>();
        for (Part<Driver> driver : order) {
            assertThat(before).containsAll(driver.body().serves());
            before.add(driver.number());
        }
    }

    @Test
    void aPickChartAdvisesByTheMiddleOfBothScales() {
        assertThat(pick(5.0, 5.0)).isEqualTo("Implement");
        assertThat(pick(5.0, 4.9)).isEqualTo("Challenge");
        assertThat(pick(4.9, 5.0)).isEqualTo("Possible");
        assertThat(pick(4.9, 4.9)).isEqualTo("Leave for now");
        assertThat(pick(null, 4.9)).isEmpty();
    }

    private static String pick(@org.jspecify.annotations.Nullable Double impact, double ease) {
        return new ChangeIdea("x", "", ChangeIdea.State.TESTING, List.of(), impact, ease, List.of()).advice();
    }

    @Test
    void impactAndEaseLieOnTheirScale() {
        var beyond = new ChangeIdea("x", "", ChangeIdea.State.TESTING, List.of(), 10.1, -0.1, List.of());
        assertThat(beyond.problems(Samples.writing(Samples.project(), Optional.empty())))
                .containsOnlyKeys("impact", "ease");
        var edges = new ChangeIdea("x", "", ChangeIdea.State.TESTING, List.of(), 10.0, 0.0, List.of());
        assertThat(edges.problems(Samples.writing(Samples.project(), Optional.empty())))
                .isEmpty();
    }

    private static Change change(long number, String note) {
        return new Change(
                number,
                Optional.of(2L),
                Optional.of(PartKind.DRIVER),
                What.CHANGED,
                1,
                Optional.empty(),
                note,
                Instant.EPOCH,
                "Noor Ash");
    }

    /** Held against two stacks, as every editor has them: a deed empties what could be done again. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void undoAndRedoReadFromTheHistoryAreThoseOfTwoStacks(int seed) {
        var random = new Random(seed);
        var history = new ArrayList<Change>();
        var done = new ArrayDeque<Long>();
        var undone = new ArrayDeque<Long>();
        for (long number = 1; number < 80; number++) {
            var latestFirst = history.reversed();
            assertThat(Undoing.undoable(latestFirst).isPresent()).isEqualTo(!done.isEmpty());
            assertThat(Undoing.redoable(latestFirst).isPresent()).isEqualTo(!undone.isEmpty());
            int choice = random.nextInt(3);
            if (choice == 1 && !done.isEmpty()) {
                assertThat(Undoing.undoable(latestFirst).orElseThrow().number()).isEqualTo(done.pop());
                history.add(change(number, Undoing.UNDONE));
                undone.push(number);
            } else if (choice == 2 && !undone.isEmpty()) {
                assertThat(Undoing.redoable(latestFirst).orElseThrow().number()).isEqualTo(undone.pop());
                history.add(change(number, Undoing.REDONE));
                done.push(number);
            } else {
                history.add(change(number, ""));
                done.push(number);
                undone.clear();
            }
        }
    }
}
