package health.cairn.projects;

import health.cairn.directory.AreaCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Projects, their parts, and everything that was ever written in them. */
@Repository
class ProjectStore {

    private final JdbcClient jdbc;
    private final SummaryStore summaries;

    ProjectStore(JdbcClient jdbc, SummaryStore summaries) {
        this.jdbc = jdbc;
        this.summaries = summaries;
    }

    /** Who writes, and when. */
    record Writer(long account, String name, Instant at) {}

    long start(Optional<AreaCode> home, Optional<Long> origin, Writer writer) {
        summaries.changed();
        return jdbc.sql("""
                        insert into projects.project (home, origin, started_at, started_by, started_by_name, changed_at)
                        values (:home, :origin, :at, :by, :byName, :at)
                        returning project
                        """)
                .param("home", home.map(AreaCode::value).orElse(null))
                .param("origin", origin.orElse(null))
                .param("at", writer.at().atOffset(ZoneOffset.UTC))
                .param("by", writer.account())
                .param("byName", writer.name())
                .query(Long.class)
                .single();
    }

    /** Makes writers of one project wait for one another, until the transaction ends. */
    boolean lock(long project) {
        return jdbc.sql("select project from projects.project where project = :project for update")
                .param("project", project)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** The version of a project, and whether anybody may read it. */
    record Stamp(long version, boolean published) {}

    Optional<Stamp> stamp(long project) {
        return jdbc.sql(
                        "select version, published_at is not null as published from projects.project where project = :project")
                .param("project", project)
                .query((row, _) -> new Stamp(row.getLong("version"), row.getBoolean("published")))
                .optional();
    }

    /** The project as it stands, with its parts. */
    Optional<Project> find(long project) {
        // One statement, so that head and parts are of one moment.
        List<Row> rows = jdbc.sql("""
                        select p.version as project_version, p.home, p.origin as project_origin, p.programme, p.started_at,
                               p.started_by_name, p.changed_at as project_changed_at, p.archived_at, p.published_at,
                               part.part, part.kind, part.version, part.body::text as body, part.archived, part.origin,
                               part.changed_at, part.changed_by_name
                          from projects.project p
                          join projects.part using (project)
                         where project = :project
                         order by part.part
                        """)
                .param("project", project)
                .query((row, _) -> new Row(head(project, row), part(row)))
                .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Part<?>> parts =
                rows.stream().map(Row::part).collect(Collectors.toMap(Part::number, Function.identity()));
        Project head = rows.getFirst().head();
        return Optional.of(new Project(
                head.number(),
                head.version(),
                head.home(),
                head.origin(),
                head.programme(),
                head.startedAt(),
                head.startedBy(),
                head.changedAt(),
                head.archived(),
                head.publishedAt(),
                parts));
    }

    private record Row(Project head, Part<?> part) {}

    /** Adds a part and writes down that it was. */
    Part<?> add(long project, PartBody body, Optional<Long> origin, Change.What what, String note, Writer writer) {
        PartKind kind = PartKind.of(body.getClass());
        String json = PartJson.write(body).toString();
        long part = jdbc.sql("""
                        insert into projects.part (project, kind, body, origin, changed_at, changed_by, changed_by_name)
                        values (:project, :kind, :body::jsonb, :origin, :at, :by, :byName)
                        returning part
                        """)
                .param("project", project)
                .param("kind", kind.name())
                .param("body", json)
                .param("origin", origin.orElse(null))
                .param("at", writer.at().atOffset(ZoneOffset.UTC))
                .param("by", writer.account())
                .param("byName", writer.name())
                .query(Long.class)
                .single();
        record(project, Optional.of(part), Optional.of(kind), what, 1, json, note, writer);
        return new Part<>(part, kind, 1, body, false, origin, writer.at(), writer.name());
    }

    /**
     * Writes the next version of a part and writes down that it was written; the project is locked.
     *
     * @return the part; empty where it is no longer at this version
     */
    Optional<Part<?>> write(
            long project, Part<?> from, PartBody body, boolean archived, Change.What what, String note, Writer writer) {
        String json = PartJson.write(body).toString();
        int version = from.version() + 1;
        int written = jdbc.sql("""
                        update projects.part
                           set version = :version,
                               body = :body::jsonb,
                               archived = :archived,
                               changed_at = :at,
                               changed_by = :by,
                               changed_by_name = :byName
                         where project = :project
                           and part = :part
                           and version = :from
                        """)
                .param("version", version)
                .param("body", json)
                .param("archived", archived)
                .param("at", writer.at().atOffset(ZoneOffset.UTC))
                .param("by", writer.account())
                .param("byName", writer.name())
                .param("project", project)
                .param("part", from.number())
                .param("from", from.version())
                .update();
        if (written == 0) {
            return Optional.empty();
        }
        record(project, Optional.of(from.number()), Optional.of(from.kind()), what, version, json, note, writer);
        return Optional.of(new Part<>(
                from.number(), from.kind(), version, body, archived, from.origin(), writer.at(), writer.name()));
    }

    /** Writes down something done, and that the project is no longer what it was. */
    void record(
            long project,
            Optional<Long> part,
            Optional<PartKind> kind,
            Change.What what,
            int version,
            @Nullable String body,
            String note,
            Writer writer) {
        jdbc.sql("""
                        insert into projects.change (project, part, kind, what, version, body, note, changed_at, changed_by,
                                                     changed_by_name)
                        values (:project, :part, :kind, :what, :version, :body::jsonb, :note, :at, :by, :byName)
                        """)
                .param("project", project)
                .param("part", part.orElse(null))
                .param("kind", kind.map(PartKind::name).orElse(null))
                .param("what", what.name())
                .param("version", part.isPresent() ? version : null)
                .param("body", body)
                .param("note", note)
                .param("at", writer.at().atOffset(ZoneOffset.UTC))
                .param("by", writer.account())
                .param("byName", writer.name())
                .update();
    }

    /** The next version of the project; last in a transaction that changed anything. */
    void changed(long project, Writer writer) {
        jdbc.sql(
                        "update projects.project set version = version + 1, changed_at = :at, stale = true where project = :project")
                .param("at", writer.at().atOffset(ZoneOffset.UTC))
                .param("project", project)
                .update();
        summaries.changed();
    }

    void archived(long project, boolean archived, Writer writer) {
        jdbc.sql("update projects.project set archived_at = case when :archived then :at end where project = :project")
                .param("archived", archived)
                .param("at", writer.at().atOffset(ZoneOffset.UTC))
                .param("project", project)
                .update();
    }

    void published(long project, boolean published, Writer writer) {
        jdbc.sql(
                        "update projects.project set published_at = case when :published then :at end where project = :project")
                .param("published", published)
                .param("at", writer.at().atOffset(ZoneOffset.UTC))
                .param("project", project)
                .update();
    }

    void belongs(long project, Optional<Long> programme) {
        jdbc.sql("update projects.project set programme = :programme where project = :project")
                .param("programme", programme.orElse(null))
                .param("project", project)
                .update();
    }

    /** Ends at once that boards show it to everybody; other lines follow when it is summarised again. */
    void hideSummary(long project) {
        jdbc.sql("delete from projects.summary where project = :project and released")
                .param("project", project)
                .update();
        summaries.changed();
    }

    /** Published projects and those among some, with a smaller number, the newest first. */
    List<ProjectLine> lines(long before, int limit, Collection<Long> among, boolean archived) {
        return jdbc.sql("""
                        select project, body ->> 'name' as name, body ->> 'aim' as aim, archived_at is not null as archived,
                               published_at is not null as published, p.started_at, p.started_by_name,
                               p.changed_at as project_changed_at
                          from projects.project p
                          join projects.part using (project)
                         where kind = 'CHARTER'
                           and project < :before
                           and (project = any (:among) or published_at is not null)
                           and (archived_at is not null) = :archived
                         order by project desc
                         limit :limit
                        """)
                .param("before", before)
                .param("among", among.toArray(Long[]::new))
                .param("archived", archived)
                .param("limit", limit)
                .query(ProjectStore::line)
                .list();
    }

    /** Published projects and those among some whose name or aim hold all these words, the latest changed first. */
    List<ProjectLine> search(List<String> words, int limit, Collection<Long> among) {
        String[] likes = words.stream()
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
        return jdbc.sql("""
                        select project, body ->> 'name' as name, body ->> 'aim' as aim, false as archived,
                               published_at is not null as published, p.started_at, p.started_by_name,
                               p.changed_at as project_changed_at
                          from projects.project p
                          join projects.part using (project)
                         where kind = 'CHARTER'
                           and (project = any (:among) or published_at is not null)
                           and archived_at is null
                           and (body ->> 'name') || ' ' || (body ->> 'aim') ilike all (:likes)
                         order by p.changed_at desc
                         limit :limit
                        """)
                .param("among", among.toArray(Long[]::new))
                .param("likes", likes)
                .param("limit", limit)
                .query(ProjectStore::line)
                .list();
    }

    private static ProjectLine line(ResultSet row, int index) throws SQLException {
        return new ProjectLine(
                row.getLong("project"),
                row.getString("name"),
                row.getString("aim"),
                row.getBoolean("archived"),
                row.getBoolean("published"),
                instant(row, "started_at"),
                row.getString("started_by_name"),
                instant(row, "project_changed_at"));
    }

    /** What a project is called. */
    Optional<String> name(long project) {
        return jdbc.sql(
                        "select body ->> 'name' as name from projects.part where project = :project and kind = 'CHARTER'")
                .param("project", project)
                .query((row, _) -> row.getString("name"))
                .optional();
    }

    /** Changes with a smaller number, the latest first; of one part or of all. */
    List<Change> changes(long project, Optional<Long> part, long before, int limit) {
        return jdbc.sql("""
                        select change, part, kind, what, version, body::text as body, note, changed_at, changed_by_name
                          from projects.change
                         where project = :project
                           and (:part::bigint is null or part = :part)
                           and change < :before
                         order by change desc
                         limit :limit
                        """)
                .param("project", project)
                .param("part", part.orElse(null))
                .param("before", before)
                .param("limit", limit)
                .query(ProjectStore::change)
                .list();
    }

    /** What one person wrote of parts of some kinds, the latest first. */
    List<Change> changesBy(long project, long account, Collection<PartKind> kinds, int limit) {
        return jdbc.sql("""
                        select change, part, kind, what, version, body::text as body, note, changed_at, changed_by_name
                          from projects.change
                         where project = :project
                           and changed_by = :account
                           and kind = any (:kinds)
                           and what <> 'MET_A_NEWER'
                         order by change desc
                         limit :limit
                        """)
                .param("project", project)
                .param("account", account)
                .param("kinds", kinds.stream().map(PartKind::name).toArray(String[]::new))
                .param("limit", limit)
                .query(ProjectStore::change)
                .list();
    }

    /** What a part said in a version. */
    Optional<PartBody> version(long part, int version) {
        return jdbc.sql("""
                        select kind, body::text as body
                          from projects.change
                         where part = :part
                           and version = :version
                           and what <> 'MET_A_NEWER'
                        """)
                .param("part", part)
                .param("version", version)
                .query((row, _) -> PartJson.read(PartKind.valueOf(row.getString("kind")), row.getString("body")))
                .optional();
    }

    /** Where a part was copied to. */
    record Use(long project, long part, String projectName) {}

    List<Use> usesOf(Collection<Long> parts) {
        return jdbc.sql("""
                        select copy.project, copy.part, charter.body ->> 'name' as name
                          from projects.part copy
                          join projects.part charter on charter.project = copy.project and charter.kind = 'CHARTER'
                         where copy.origin = any (:parts)
                         order by copy.part
                        """)
                .param("parts", parts.toArray(Long[]::new))
                .query((row, _) -> new Use(row.getLong("project"), row.getLong("part"), row.getString("name")))
                .list();
    }

    /** The project that a part belongs to. */
    Optional<Long> projectOf(long part) {
        return jdbc.sql("select project from projects.part where part = :part")
                .param("part", part)
                .query(Long.class)
                .optional();
    }

    private static Project head(long project, ResultSet row) throws SQLException {
        String home = row.getString("home");
        long origin = row.getLong("project_origin");
        boolean copied = !row.wasNull();
        long programme = row.getLong("programme");
        boolean belongs = !row.wasNull();
        OffsetDateTime published = row.getObject("published_at", OffsetDateTime.class);
        return new Project(
                project,
                row.getLong("project_version"),
                Optional.ofNullable(home).map(AreaCode::new),
                copied ? Optional.of(origin) : Optional.empty(),
                belongs ? Optional.of(programme) : Optional.empty(),
                instant(row, "started_at"),
                row.getString("started_by_name"),
                instant(row, "project_changed_at"),
                row.getObject("archived_at") != null,
                Optional.ofNullable(published).map(OffsetDateTime::toInstant),
                Map.of());
    }

    private static Part<?> part(ResultSet row) throws SQLException {
        PartKind kind = PartKind.valueOf(row.getString("kind"));
        long origin = row.getLong("origin");
        boolean copied = !row.wasNull();
        return new Part<>(
                row.getLong("part"),
                kind,
                row.getInt("version"),
                PartJson.read(kind, row.getString("body")),
                row.getBoolean("archived"),
                copied ? Optional.of(origin) : Optional.empty(),
                instant(row, "changed_at"),
                row.getString("changed_by_name"));
    }

    private static Change change(ResultSet row, int index) throws SQLException {
        long part = row.getLong("part");
        boolean ofPart = !row.wasNull();
        Optional<PartKind> kind = Optional.ofNullable(row.getString("kind")).map(PartKind::valueOf);
        String body = row.getString("body");
        return new Change(
                row.getLong("change"),
                ofPart ? Optional.of(part) : Optional.empty(),
                kind,
                Change.What.valueOf(row.getString("what")),
                row.getInt("version"),
                kind.flatMap(k -> Optional.ofNullable(body).map(text -> PartJson.read(k, text))),
                row.getString("note"),
                instant(row, "changed_at"),
                row.getString("changed_by_name"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
