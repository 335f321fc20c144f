package health.cairn.projects;

import static health.cairn.people.TestOrganisations.NETWORK;
import static health.cairn.people.TestOrganisations.OTHER_NETWORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cairn.CairnTest;
import health.cairn.audit.Act;
import health.cairn.audit.Audit;
import health.cairn.audit.AuditRecord;
import health.cairn.people.Access;
import health.cairn.people.Account;
import health.cairn.people.Grantee;
import health.cairn.people.Role;
import health.cairn.people.Roles;
import health.cairn.people.Scope;
import health.cairn.people.Scopes;
import health.cairn.people.Sharing;
import health.cairn.people.TestOrganisations;
import health.cairn.people.TestPeople;
import health.cairn.people.Viewer;
import health.cairn.projects.Cycle.Decision;
import health.cairn.projects.Cycle.Stage;
import health.cairn.projects.ProjectMeasure.Shape;
import health.cairn.projects.Projects.Beginning;
import health.cairn.projects.Projects.IfNewer;
import health.cairn.projects.Projects.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.node.ObjectNode;

/** Projects as people write them: nobody's words are lost, and who may not see one does not know of it. */
@CairnTest
@Import(TestOrganisations.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsTest {

    @Autowired
    TestOrganisations world;

    @Autowired
    TestPeople people;

    @Autowired
    Scopes scopes;

    @Autowired
    Roles roles;

    @Autowired
    Sharing sharing;

    @Autowired
    Projects projects;

    @Autowired
    ProjectData data;

    @Autowired
    ProjectCharts charts;

    @Autowired
    Cycles cycles;

    @Autowired
    Copies copies;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void twoNetworks() {
        world.publish();
    }

    private Scope scope(Account account) {
        return scopes.of(new Viewer.Person(
                account.number(), account.name(), account.administrator(), account.home(), roles.of(account.number())));
    }

    private Scope lead() {
        return scope(people.holding(Role.NETWORK_LEAD, NETWORK));
    }

    private Scope member() {
        return scope(people.holding(Role.MEMBER, NETWORK));
    }

    private Scope elsewhere() {
        return scope(people.holding(Role.MEMBER, OTHER_NETWORK));
    }

    private Scope visitor() {
        return scopes.of(new Viewer.Visitor());
    }

    private long start(String name) {
        return ((Started.Done) projects.start(Beginning.of(Samples.charter(name)), lead())).project();
    }

    private Project project(long number) {
        return projects.find(number, lead()).orElseThrow().project();
    }

    private static ObjectNode json(String text) {
        return PartJson.parse(text);
    }

    private Part<?> part(long number, long part) {
        return Objects.requireNonNull(project(number).parts().get(part));
    }

    private Part<?> added(long project, PartBody body) {
        return done(projects.add(project, body, lead()));
    }

    private static Part<?> done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).part();
    }

    private static Task task(String what) {
        return new Task(what, "", null, "", "", false, null);
    }

    @Test
    void aProjectIsItsMakersAndPrivateUntilShared() {
        long number = start("Evening clinics");
        assertThat(project(number).all(Member.class))
                .singleElement()
                .satisfies(part -> assertThat(part.body().role()).isEqualTo(Member.TeamRole.LEAD));
        for (Scope other : List.of(member(), elsewhere(), visitor())) {
            assertThat(projects.find(number, other)).isEmpty();
            assertThat(projects.before(Long.MAX_VALUE, 100, false, other))
                    .extracting(ProjectLine::number)
                    .doesNotContain(number);
            assertThat(projects.search("evening", 10, other)).isEmpty();
            assertThatThrownBy(() -> projects.add(number, task("x"), other)).isInstanceOf(AccessDeniedException.class);
        }
        sharing.share(lead(), Project.shared(number), new Grantee.Organisation(NETWORK), Access.VIEW);
        Opened seen = projects.find(number, member()).orElseThrow();
        assertThat(seen.mayEdit()).isFalse();
        assertThat(projects.search("CLINICS even", 10, member()))
                .extracting(ProjectLine::number)
                .contains(number);
        assertThatThrownBy(() -> projects.add(number, task("x"), member())).isInstanceOf(AccessDeniedException.class);
        assertThat(projects.find(number, elsewhere())).isEmpty();
        sharing.share(lead(), Project.shared(number), new Grantee.Organisation(NETWORK), Access.EDIT);
        done(projects.add(number, task("x"), member()));
        assertThatThrownBy(() -> projects.publish(number, true, member())).isInstanceOf(AccessDeniedException.class);
    }

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

    private List<Change> changes(long number, long part) {
        return projects.changes(projects.find(number, lead()).orElseThrow(), Optional.of(part), Long.MAX_VALUE, 1_000);
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

    @Test
    void aNumberThatCouldBeAnNhsNumberIsNeitherKeptNorRepeated() {
        long number = start("No patients");
        long task = added(number, task("Call back")).number();
        String text = "{\"how\": \"about 943 476 5919\"}";
        for (int from : new int[] {1, 1}) {
            assertThat(projects.save(number, task, from, json(text), IfNewer.MERGE, lead()))
                    .isInstanceOfSatisfying(
                            Saved.Refused.class,
                            refused -> assertThat(refused.problems().get("how")).doesNotContain("943"));
            // The second time it begins from a version that is no longer the latest: a clash keeps no such words
            // either.
            done(projects.save(
                    number,
                    task,
                    part(number, task).version(),
                    PartJson.nothing()
                            .put("how", "otherwise " + from + project(number).version()),
                    IfNewer.MERGE,
                    lead()));
        }
        assertThat(jdbc.sql("select count(*) from projects.change where body::text like '%943 476%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aPredictionIsStampedWhenTheTestBeginsAndAdaptingOpensTheNextCycle() {
        long number = start("Ramp");
        long measure = added(number, Samples.measure(Shape.PROPORTION)).number();
        ObjectNode plan = PartJson.nothing().put("title", "Six women").put("idea", "A call from her own nurse");
        plan.putArray("measures").add(measure);
        Part<?> cycle = done(projects.add(number, PartKind.CYCLE, plan, lead()));
        assertThat(cycles.begin(number, cycle.number(), 1, lead()))
                .as("nothing is predicted yet")
                .isInstanceOf(Saved.Refused.class);
        Part<?> prediction = added(
                number, new Prediction(cycle.number(), "Will they book?", "2 of 6", "", Prediction.Came.NOT_YET, null));
        assertThat(projects.save(
                        number, prediction.number(), 1, json("{\"observed\": \"4 of 6\"}"), IfNewer.MERGE, lead()))
                .as("there is nothing to see before the test")
                .isInstanceOf(Saved.Refused.class);
        Part<?> begun = done(cycles.begin(number, cycle.number(), 1, lead()));
        assertThat(((Cycle) begun.body()).stage()).isEqualTo(Stage.DOING);
        Part<Prediction> stamped =
                project(number).part(Prediction.class, prediction.number()).orElseThrow();
        assertThat(stamped.body().stampedAt()).isEqualTo(((Cycle) begun.body()).begunAt());
        assertThat(project(number)
                        .part(ProjectMeasure.class, measure)
                        .orElseThrow()
                        .body()
                        .baselineUntil())
                .as("the baseline is frozen")
                .isNotNull();
        assertThat(projects.save(
                        number,
                        prediction.number(),
                        stamped.version(),
                        json("{\"prediction\": \"4 of 6\"}"),
                        IfNewer.MERGE,
                        lead()))
                .isInstanceOfSatisfying(
                        Saved.Refused.class,
                        refused ->
                                assertThat(refused.problems().get("prediction")).contains("stamped"));
        assertThat(projects.takeBack(number, prediction.number(), 1, lead()))
                .as("a version before the stamp keeps the stamp")
                .isInstanceOfSatisfying(
                        Saved.Done.class,
                        back -> assertThat(((Prediction) back.part().body()).stampedAt())
                                .isNotNull());
        assertThat(projects.add(
                        number,
                        new Prediction(cycle.number(), "", "too late", "", Prediction.Came.NOT_YET, null),
                        lead()))
                .isInstanceOf(Saved.Refused.class);
        done(projects.save(
                number,
                prediction.number(),
                part(number, prediction.number()).version(),
                json("{\"observed\": \"4 of 6\", \"came\": \"NO\"}"),
                IfNewer.MERGE,
                lead()));
        assertThat(cycles.decide(number, cycle.number(), 2, Decision.ADAPT, "evenings", "", lead()))
                .as("not before it was studied")
                .isInstanceOf(Saved.Refused.class);
        done(cycles.study(number, cycle.number(), 2, lead()));
        assertThat(cycles.decide(number, cycle.number(), 3, Decision.ADAPT, "evenings", "", lead()))
                .as("not without results")
                .isInstanceOf(Saved.Refused.class);
        done(projects.save(number, cycle.number(), 3, json("{\"results\": \"4 of 6 booked\"}"), IfNewer.MERGE, lead()));
        assertThat(cycles.decide(number, cycle.number(), 4, Decision.ADAPT, " ", "", lead()))
                .isInstanceOf(Saved.Refused.class);
        Cycle closed =
                (Cycle) done(cycles.decide(number, cycle.number(), 4, Decision.ADAPT, "Tuesday evenings", "", lead()))
                        .body();
        assertThat(closed.stage()).isEqualTo(Stage.CLOSED);
        Cycle next = project(number)
                .part(Cycle.class, Objects.requireNonNull(closed.next()))
                .orElseThrow()
                .body();
        assertThat(next.previous()).isEqualTo(cycle.number());
        assertThat(next.objective()).isEqualTo("Tuesday evenings");
        assertThat(next.stage()).isEqualTo(Stage.PLANNING);
        assertThat(Cycles.ramps(project(number)))
                .singleElement()
                .satisfies(ramp -> assertThat(ramp.cycles()).hasSize(2));
        assertThat(Cycles.foresight(project(number))).isEqualTo(new Cycles.Foresight(0, 0, 1, 0));
        assertThat(cycles.decide(number, cycle.number(), 5, Decision.ADOPT, "again", "", lead()))
                .as("a cycle is decided once")
                .isInstanceOf(Saved.Refused.class);
    }

    @Test
    void aChangedDefinitionBeginsANewSeriesUnlessOnlyTheWordsAreClearer() {
        long number = start("Definitions");
        long measure = added(number, Samples.measure(Shape.PROPORTION)).number();
        data.enter(number, measure, data.pasted("2026-01-01,30,100\n2026-02-01,31,100", body(number, measure)), lead());
        done(projects.save(
                number,
                measure,
                1,
                json("{\"numerator\": \"women screened in time\", \"sameMeaning\": true}"),
                IfNewer.MERGE,
                lead()));
        assertThat(body(number, measure).definition()).isEqualTo(1);
        done(projects.save(
                number, measure, 2, json("{\"exclusions\": \"after hysterectomy\"}"), IfNewer.MERGE, lead()));
        assertThat(body(number, measure).definition()).isEqualTo(2);
        data.enter(number, measure, data.pasted("2026-02-01,29,90", body(number, measure)), lead());
        assertThat(chart(number, measure, lead()).whole().stretches())
                .extracting(Charted.Stretch::begins)
                .containsExactly(Charted.Begins.FIRST, Charted.Begins.DEFINITION);
    }

    private ProjectCharts.Chart chart(long number, long measure, Scope scope) {
        Opened opened = projects.find(number, scope).orElseThrow();
        return Objects.requireNonNull(charts.of(opened, scope).get(measure));
    }

    private ProjectMeasure body(long number, long measure) {
        return project(number).part(ProjectMeasure.class, measure).orElseThrow().body();
    }

    @Test
    void rowsAddAndCorrectAndACorrectedPointKeepsWhatStoodThere() {
        long number = start("Data");
        long measure = added(number, Samples.measure(Shape.PROPORTION)).number();
        ProjectMeasure body = body(number, measure);
        assertThat(data.enter(
                        number,
                        measure,
                        data.pasted("2026-01-01,30,100,New year\n2026-02-01,120,100\n2027-13-01,1,2", body),
                        lead()))
                .satisfies(entered -> {
                    assertThat(entered.added()).isEqualTo(1);
                    assertThat(entered.problems()).hasSize(2);
                    assertThat(entered.problems().getLast().sentence()).contains("no more counted than there are");
                });
        ProjectData.Entered again =
                data.enter(number, measure, data.pasted("2026-01-01,30,100\n2026-02-01,33,100", body), lead());
        assertThat(again).isEqualTo(new ProjectData.Entered(1, 0, 1, List.of()));
        assertThat(data.enter(number, measure, data.pasted("2026-01-01,29,100", body), lead()))
                .isEqualTo(new ProjectData.Entered(0, 1, 0, List.of()));
        Part<Point> january = project(number).all(Point.class).getFirst();
        assertThat(january.body().numerator()).isEqualTo(29);
        assertThat(january.body().note())
                .as("a row without a note leaves the note")
                .isEqualTo("New year");
        assertThat(changes(number, january.number()).reversed())
                .extracting(change -> ((Point) change.body().orElseThrow()).numerator())
                .containsExactly(30.0, 29.0);
        assertThat(projects.add(number, january.body(), lead()))
                .as("a second point for the same day")
                .isInstanceOf(Saved.Refused.class);
    }

    @Test
    void copiesLeadBackAndTheOriginalSaysWhoUsesIt() {
        long number = start("Original");
        long measure = added(number, Samples.measure(Shape.PROPORTION)).number();
        data.enter(number, measure, data.pasted("2026-01-01,30,100", body(number, measure)), lead());
        Part<?> cycle = done(projects.add(number, PartKind.CYCLE, json("{\"title\": \"One day\"}"), lead()));
        added(number, new Prediction(cycle.number(), "", "a third", "", Prediction.Came.NOT_YET, null));
        sharing.share(lead(), Project.shared(number), new Grantee.Organisation(OTHER_NETWORK), Access.VIEW);
        Opened source = projects.find(number, elsewhere()).orElseThrow();
        long copy = ((Started.Done) copies.project(source, "Ours", elsewhere())).project();
        Project ours = projects.find(copy, elsewhere()).orElseThrow().project();
        assertThat(ours.name()).isEqualTo("Ours");
        assertThat(ours.origin()).contains(number);
        assertThat(ours.all(ProjectMeasure.class))
                .singleElement()
                .satisfies(part -> assertThat(part.origin()).contains(measure));
        assertThat(ours.all(Point.class)).as("data stay where they are").isEmpty();
        assertThat(projects.usedBy(measure, elsewhere()).seen()).hasSize(1);
        assertThat(projects.usedBy(measure, lead()))
                .as("that there is a copy is told, where it is not")
                .isEqualTo(new Projects.UsedBy(1, List.of()));
        done(copies.part(source, cycle.number(), copy, elsewhere()));
        Project with = projects.find(copy, elsewhere()).orElseThrow().project();
        assertThat(with.all(Prediction.class))
                .singleElement()
                .satisfies(part -> assertThat(part.body().cycle())
                        .isEqualTo(with.all(Cycle.class).getFirst().number()));
        assertThatThrownBy(() -> copies.part(source, cycle.number(), number, elsewhere()))
                .isInstanceOf(AccessDeniedException.class);
    }

    /** HES_2018, the rule an installation begins with: 1 to 7 are hidden, others rounded to 5. */
    @Test
    void aPublishedProjectIsReadByEverybodyWithSmallCountsHeldBack() {
        long number = start("Published");
        long measure = added(number, Samples.measure(Shape.PROPORTION)).number();
        data.enter(number, measure, data.pasted("2026-01-01,4,101\n2026-02-01,33,102", body(number, measure)), lead());
        assertThat(projects.find(number, visitor())).isEmpty();
        projects.publish(number, true, lead());
        Opened seen = projects.find(number, visitor()).orElseThrow();
        assertThat(seen.asThePublic()).isTrue();
        assertThat(seen.mayEdit()).isFalse();
        ProjectCharts.Chart shown = chart(number, measure, visitor());
        assertThat(shown.whole().points()).extracting(ChartPoint::numerator).containsExactly(null, 35.0);
        assertThat(shown.whole().points().getFirst().missing()).isEqualTo("held back");
        assertThat(shown.rule()).contains("1 to 7");
        assertThat(chart(number, measure, lead()).whole().points())
                .extracting(ChartPoint::numerator)
                .containsExactly(4.0, 33.0);
        projects.publish(number, false, lead());
        assertThat(projects.find(number, visitor())).isEmpty();
        assertThat(audit.find(Audit.Filter.ALL, Optional.empty(), 50))
                .filteredOn(record ->
                        record.kind().equals("project") && record.key().equals(Long.toString(number)))
                .extracting(AuditRecord::act)
                .contains(Act.PUBLISHED, Act.WITHDRAWN);
    }

    @Test
    void aProjectPutAwayIsReadAndNotWrittenAndComesBack() {
        long number = start("Put away");
        projects.archive(number, true, lead());
        assertThat(projects.find(number, lead()).orElseThrow().mayEdit()).isFalse();
        assertThatThrownBy(() -> projects.add(number, task("x"), lead())).isInstanceOf(AccessDeniedException.class);
        assertThat(projects.before(Long.MAX_VALUE, 100, false, lead()))
                .extracting(ProjectLine::number)
                .doesNotContain(number);
        assertThat(projects.before(Long.MAX_VALUE, 100, true, lead()))
                .extracting(ProjectLine::number)
                .contains(number);
        projects.archive(number, false, lead());
        added(number, task("x"));
    }
}
