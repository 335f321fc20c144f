package health.cairn.projects;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bytes of files, once for each project and content. */
@Component
class ProjectFileStore {

    private final JdbcClient jdbc;

    ProjectFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(long project, String sha256, byte[] content, Instant at) {
        jdbc.sql("""
                        insert into projects.file (project, sha256, content, kept_at)
                        values (:project, :sha256, :content, :at)
                        on conflict (project, sha256) do nothing
                        """)
                .param("project", project)
                .param("sha256", sha256)
                .param("content", content)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<byte[]> read(long project, String sha256) {
        return jdbc.sql("select content from projects.file where project = :project and sha256 = :sha256")
                .param("project", project)
                .param("sha256", sha256)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    /** How many bytes a project keeps. */
    long kept(long project) {
        return jdbc.sql("select coalesce(sum(length(content)), 0) from projects.file where project = :project")
                .param("project", project)
                .query(Long.class)
                .single();
    }
}
