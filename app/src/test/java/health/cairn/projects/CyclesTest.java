package health.cairn.projects;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.CairnTest;
import health.cairn.projects.Cycle.Decision;
import health.cairn.projects.Cycle.Stage;
import health.cairn.projects.ProjectMeasure.Shape;
import health.cairn.projects.Projects.IfNewer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** What was predicted, defined and counted stays as it was, and what follows is written beside it. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CyclesTest extends WithProjects {

    @Autowired
    Cycles cycles;

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
}
