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
import health.cairn.people.Grantee;
import health.cairn.people.Scope;
import health.cairn.people.Sharing;
import health.cairn.projects.ProjectMeasure.Shape;
import health.cairn.projects.Projects.IfNewer;
import health.cairn.projects.Projects.Started;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Who sees and writes a project, what leaves it, and what becomes of it. */
@CairnTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsTest extends WithProjects {

    @Autowired
    Sharing sharing;

    @Autowired
    Copies copies;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

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
        assertThatThrownBy(() -> projects.publish(number, Samples.CONSENT, member()))
                .isInstanceOf(AccessDeniedException.class);
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
        assertThat(copies.usedBy(measure, elsewhere()).seen()).hasSize(1);
        assertThat(copies.usedBy(measure, lead()))
                .as("that there is a copy is told, where it is not")
                .isEqualTo(new Copies.UsedBy(1, List.of()));
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
        assertThat(projects.publish(number, new Consent(true, false, true), lead()))
                .containsOnlyKeys("named");
        assertThat(projects.find(number, visitor())).isEmpty();
        assertThat(projects.publish(number, Samples.CONSENT, lead())).isEmpty();
        assertThat(projects.changes(projects.find(number, lead()).orElseThrow(), Optional.empty(), Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(change -> assertThat(change.note()).contains("the sponsor"));
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
        projects.withdraw(number, lead());
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
