package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.CairnTest;
import health.cairn.projects.Projects.IfNewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody's words are lost: whatever was acknowledged stays in the history, whoever writes at the same time. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionsTest extends WithProjects {

    @Autowired
    JdbcClient jdbc;

    @Test
    void twoWhoWriteDifferentFieldsBothKeepTheirWordsAndInTheSameFieldAPersonDecides() {
        long number = start("Two at once");
        long charter = project(number).charter().number();
        done(projects.save(number, charter, 1, json("{\"problem\": \"Long waits\"}"), IfNewer.MERGE, lead()));
        done(projects.save(number, charter, 1, json("{\"where\": \"Two practices\"}"), IfNewer.MERGE, lead()));
        Charter both = project(number).charter().body();
        assertThat(both.problem()).isEqualTo("Long waits");
        assertThat(both.where()).isEqualTo("Two practices");
        Saved second = projects.save(number, charter, 1, json("{\"problem\": \"No evenings\"}"), IfNewer.MERGE, lead());
        assertThat(second).isInstanceOfSatisfying(Saved.Clash.class, clash -> {
            assertThat(clash.fields()).containsExactly("problem");
            assertThat(((Charter) clash.saved().body()).problem()).isEqualTo("Long waits");
            assertThat(((Charter) clash.mine()).problem()).isEqualTo("No evenings");
            assertThat(((Charter) clash.mine()).where()).isEqualTo("Two practices");
        });
        assertThat(project(number).charter().version()).isEqualTo(3);
        assertThat(changes(number, charter))
                .as("the words that came second are kept too")
                .anySatisfy(change -> {
                    assertThat(change.what()).isEqualTo(Change.What.MET_A_NEWER);
                    assertThat(((Charter) change.body().orElseThrow()).problem())
                            .isEqualTo("No evenings");
                });
        assertThat(projects.save(number, charter, 1, json("{\"where\": \"x\"}"), IfNewer.CLASH, lead()))
                .as("a program that sent If-Match")
                .isInstanceOf(Saved.Clash.class);
        assertThat(projects.save(number, charter, 9, json("{\"where\": \"x\"}"), IfNewer.MERGE, lead()))
                .isInstanceOf(Saved.Refused.class);
    }

    /**
     * Three people write the same parts at once, each from the version they read last. Whatever was acknowledged is a version
     * in the history, as it was acknowledged; whatever was not is among the words that met a newer version; versions have no
     * gap and none is written twice.
     */
    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13})
    void threePeopleEditingAtOnceLoseNoAcknowledgedChange(int seed) throws Exception {
        long number = start("Three at once " + seed);
        long charter = project(number).charter().number();
        long task = added(number, task("Shared task")).number();
        var acknowledged = new ConcurrentLinkedQueue<Part<?>>();
        var unanswered = new ConcurrentLinkedQueue<String>();
        var fields = List.of("problem", "evidence", "aim", "forWhom");
        var writers = new ArrayList<Callable<Boolean>>();
        for (int person = 0; person < 3; person++) {
            var random = new Random(seed * 100L + person);
            int who = person;
            writers.add(() -> {
                for (int i = 0; i < 25; i++) {
                    Project now = project(number);
                    boolean onTask = random.nextInt(4) == 0;
                    long part = onTask ? task : charter;
                    int from = onTask
                            ? now.part(Task.class, task).orElseThrow().version()
                            : now.charter().version();
                    String text = "person " + who + " wrote " + i;
                    String field = onTask ? "how" : fields.get(random.nextInt(fields.size()));
                    Thread.sleep(random.nextInt(4));
                    switch (projects.save(
                            number, part, from, PartJson.nothing().put(field, text), IfNewer.MERGE, lead())) {
                        case Saved.Done(Part<?> saved) -> acknowledged.add(saved);
                        case Saved.Clash _ -> unanswered.add(text);
                        case Saved.Refused refused ->
                            throw new AssertionError(refused.problems().toString());
                    }
                }
                return true;
            });
        }
        try (var executor = Executors.newFixedThreadPool(3)) {
            for (var result : executor.invokeAll(writers)) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(acknowledged.size() + unanswered.size()).isEqualTo(75);
        assertThat(acknowledged).hasSizeGreaterThan(25);
        for (long part : new long[] {charter, task}) {
            List<Change> history = changes(number, part).reversed();
            List<Change> versions = history.stream()
                    .filter(change -> change.what() != Change.What.MET_A_NEWER)
                    .toList();
            assertThat(versions).extracting(Change::version).isSorted().doesNotHaveDuplicates();
            assertThat(versions.getLast().version()).isEqualTo(versions.size());
            for (Part<?> saved : acknowledged) {
                if (saved.number() == part) {
                    assertThat(versions).anySatisfy(change -> {
                        assertThat(change.version()).isEqualTo(saved.version());
                        assertThat(change.body()).contains(saved.body());
                    });
                }
            }
            assertThat(part(number, part).body())
                    .isEqualTo(versions.getLast().body().orElseThrow());
        }
        String everything =
                projects
                        .changes(projects.find(number, lead()).orElseThrow(), Optional.empty(), Long.MAX_VALUE, 1_000)
                        .stream()
                        .filter(change -> change.what() == Change.What.MET_A_NEWER)
                        .map(change ->
                                PartJson.write(change.body().orElseThrow()).toString())
                        .reduce("", String::concat);
        assertThat(unanswered).allSatisfy(text -> assertThat(everything).contains(text));
    }

    @Test
    void anEarlierVersionCanHoldAgainAndNothingIsDeleted() {
        long number = start("Back and forth");
        long task = added(number, task("First words")).number();
        done(projects.save(number, task, 1, json("{\"what\": \"Second words\"}"), IfNewer.MERGE, lead()));
        done(projects.takeBack(number, task, 1, lead()));
        Part<Task> now = project(number).part(Task.class, task).orElseThrow();
        assertThat(now.body().what()).isEqualTo("First words");
        assertThat(now.version()).isEqualTo(3);
        done(projects.archive(number, task, true, lead()));
        assertThat(project(number).all(Task.class)).isEmpty();
        assertThat(project(number).putAway(Task.class)).hasSize(1);
        assertThat(projects.save(number, task, 4, json("{\"what\": \"x\"}"), IfNewer.MERGE, lead()))
                .isInstanceOf(Saved.Refused.class);
        done(projects.archive(number, task, false, lead()));
        assertThat(project(number).all(Task.class)).hasSize(1);
        assertThat(changes(number, task).reversed())
                .extracting(Change::what)
                .containsExactly(
                        Change.What.MADE,
                        Change.What.CHANGED,
                        Change.What.TAKEN_BACK,
                        Change.What.ARCHIVED,
                        Change.What.RESTORED);
        assertThat(projects.archive(number, project(number).charter().number(), true, lead()))
                .isInstanceOf(Saved.Refused.class);
        for (String sql : List.of(
                "delete from projects.part where part = :part",
                "delete from projects.change where part = :part",
                "update projects.change set note = 'x' where part = :part")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param("part", task).update())
                    .hasMessageContaining("never changed or deleted");
        }
    }
}
