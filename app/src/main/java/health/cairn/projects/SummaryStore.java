package health.cairn.projects;

import health.cairn.database.Recent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines of boards, kept until their project changes. */
@Repository
class SummaryStore {

    /** How a line is written; those written otherwise are made anew. */
    private static final int FORM = 2;

    private final JdbcClient jdbc;
    private final Recent<Integer, Look> look = new Recent<>(this::readLook);

    SummaryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which line: as those it is shared with see the project, or as everybody does once it is published. */
    record Which(long project, boolean released) {}

    /**
     * How the lines are.
     *
     * @param state a number that is another one whenever any line was made anew
     * @param stale projects whose line is to be made anew
     */
    record Look(long state, List<Long> stale) {}

    /** @param limit of those to be made anew */
    Look look(int limit) {
        return look.get(limit);
    }

    /** Lines are not what they were, or are to be made anew. */
    void changed() {
        look.changed();
    }

    private Look readLook(int limit) {
        return jdbc.sql("""
                        select (select coalesce(sum(derived), 0)::bigint from projects.summary) as state,
                               array(select project from projects.project where stale order by project limit :limit) as stale
                        """)
                .param("limit", limit)
                .query((row, _) -> new Look(row.getLong("state"), List.of((Long[])
                        row.getArray("stale").getArray())))
                .single();
    }

    /** Those that feed themselves are to be made anew where other data are published, and those of another form. */
    void outdate(long readings) {
        jdbc.sql("""
                        update projects.project
                           set stale = true
                         where not stale
                           and project in (select project
                                             from projects.summary
                                            where fed and readings <> :readings or form <> :form)
                        """).param("readings", readings).param("form", FORM).update();
        changed();
    }

    /**
     * @param readings a number that is another one whenever other data are published
     * @param words all that it says
     */
    void put(Which which, long version, boolean fed, long readings, BoardLine line, String words) {
        jdbc.sql("""
                        insert into projects.summary (project, released, version, form, fed, readings, body, words)
                        values (:project, :released, :version, :form, :fed, :readings, :body::jsonb,
                                to_tsvector('english', :words))
                        on conflict (project, released)
                           do update set derived = nextval('projects.derivation'),
                                         version = excluded.version,
                                         form = excluded.form,
                                         fed = excluded.fed,
                                         readings = excluded.readings,
                                         body = excluded.body,
                                         words = excluded.words
                               where summary.version <= excluded.version
                        """)
                .param("project", which.project())
                .param("released", which.released())
                .param("version", version)
                .param("form", FORM)
                .param("fed", fed)
                .param("readings", readings)
                .param("body", PartJson.text(line))
                .param("words", words)
                .update();
        changed();
    }

    /** The lines that hold what was typed, as people type it into a search: words, "phrases", or, -not; the best first. */
    List<Which> search(String typed, int limit) {
        return jdbc.sql("""
                        select project, released
                          from projects.summary, websearch_to_tsquery('english', :typed) as asked
                         where words @@ asked
                         order by ts_rank(words, asked) desc, project desc
                         limit :limit
                        """)
                .param("typed", typed)
                .param("limit", limit)
                .query((row, _) -> new Which(row.getLong("project"), row.getBoolean("released")))
                .list();
    }

    /** Says that the lines of a project are of this version, unless it has changed again. */
    void fresh(long project, long version) {
        jdbc.sql("update projects.project set stale = false where project = :project and version = :version and stale")
                .param("project", project)
                .param("version", version)
                .update();
        changed();
    }

    /** When each line was made, as a number that only grows. */
    Map<Which, Long> derivations() {
        var derivations = new HashMap<Which, Long>();
        jdbc.sql("select project, released, derived from projects.summary where form = :form")
                .param("form", FORM)
                .query(row -> {
                    derivations.put(
                            new Which(row.getLong("project"), row.getBoolean("released")), row.getLong("derived"));
                });
        return derivations;
    }

    /** A line with the number of its making. */
    record Made(Which which, long derived, BoardLine line) {}

    List<Made> lines(Collection<Long> derivations) {
        return jdbc.sql("""
                        select project, released, derived, body::text as body
                          from projects.summary
                         where derived = any (:derivations)
                        """)
                .param("derivations", derivations.toArray(Long[]::new))
                .query((row, _) -> new Made(
                        new Which(row.getLong("project"), row.getBoolean("released")),
                        row.getLong("derived"),
                        PartJson.derived(row.getString("body"), BoardLine.class)))
                .list();
    }

    /** The measures that the measures of a project were copied from in the end; copies alone, by number. */
    Map<Long, Long> roots(long project) {
        var roots = new HashMap<Long, Long>();
        jdbc.sql("""
                        with recursive up (part, above) as (
                            select part, origin
                              from projects.part
                             where project = :project and kind = 'MEASURE' and origin is not null
                            union
                            select up.part, above.origin
                              from up
                              join projects.part above on above.part = up.above
                             where above.origin is not null)
                        select part, min(above) as root
                          from up
                         group by part
                        """).param("project", project).query(row -> {
            roots.put(row.getLong("part"), row.getLong("root"));
        });
        return roots;
    }
}
