package health.cairn.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Custom groups and their members. */
@Repository
class GroupStore {

    private record GroupRow(AreaCode code, String name, long owner) {}

    private final JdbcClient jdbc;

    GroupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All groups that are not deleted. */
    Map<AreaCode, CustomGroup> all() {
        Map<AreaCode, List<AreaCode>> members = new HashMap<>();
        jdbc.sql("select code, member from directory.custom_group_member")
                .query((row, _) -> Map.entry(new AreaCode(row.getString(1)), new AreaCode(row.getString(2))))
                .list()
                .forEach(entry -> members.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(entry.getValue()));
        Map<AreaCode, CustomGroup> groups = new LinkedHashMap<>();
        jdbc.sql("""
                select code, name, owner
                  from directory.custom_group
                 where deleted_at is null
                 order by name, code
                """)
                .query((row, _) ->
                        new GroupRow(new AreaCode(row.getString("code")), row.getString("name"), row.getLong("owner")))
                .list()
                .forEach(row -> groups.put(
                        row.code(),
                        new CustomGroup(
                                row.code(), row.name(), row.owner(), members.getOrDefault(row.code(), List.of()))));
        return groups;
    }

    void insert(CustomGroup group, Instant now) {
        jdbc.sql("""
                insert into directory.custom_group (code, name, owner, created_at, changed_at)
                values (:code, :name, :owner, :now, :now)
                """)
                .param("code", group.code().value())
                .param("name", group.name())
                .param("owner", group.owner())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        insertMembers(group);
        countUp();
    }

    /** @return whether there is such a group of this owner */
    boolean update(CustomGroup group, Instant now) {
        int updated = jdbc.sql("""
                update directory.custom_group
                   set name = :name, changed_at = :now
                 where code = :code and owner = :owner and deleted_at is null
                """)
                .param("code", group.code().value())
                .param("name", group.name())
                .param("owner", group.owner())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (updated == 0) {
            return false;
        }
        jdbc.sql("delete from directory.custom_group_member where code = :code")
                .param("code", group.code().value())
                .update();
        insertMembers(group);
        countUp();
        return true;
    }

    /** @return whether there was such a group of this owner */
    boolean delete(AreaCode code, long owner, Instant now) {
        int deleted = jdbc.sql("""
                update directory.custom_group
                   set deleted_at = :now
                 where code = :code and owner = :owner and deleted_at is null
                """)
                .param("code", code.value())
                .param("owner", owner)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (deleted > 0) {
            countUp();
        }
        return deleted > 0;
    }

    /** @return whether there was such a deleted group of this owner */
    boolean restore(AreaCode code, long owner) {
        int restored =
                jdbc.sql("""
                update directory.custom_group
                   set deleted_at = null
                 where code = :code and owner = :owner and deleted_at is not null
                """).param("code", code.value()).param("owner", owner).update();
        if (restored > 0) {
            countUp();
        }
        return restored > 0;
    }

    Set<AreaCode> keptBy(long account) {
        return Set.copyOf(jdbc.sql("select code from directory.kept_group where account = :account")
                .param("account", account)
                .query((row, _) -> new AreaCode(row.getString("code")))
                .list());
    }

    void keep(long account, AreaCode code, boolean keep) {
        String sql = keep
                ? "insert into directory.kept_group (account, code) values (:account, :code) on conflict do nothing"
                : "delete from directory.kept_group where account = :account and code = :code";
        jdbc.sql(sql).param("account", account).param("code", code.value()).update();
    }

    private void insertMembers(CustomGroup group) {
        for (AreaCode member : group.members()) {
            jdbc.sql("insert into directory.custom_group_member (code, member) values (:code, :member)")
                    .param("code", group.code().value())
                    .param("member", member.value())
                    .update();
        }
    }

    private void countUp() {
        jdbc.sql("update directory.version set groups = groups + 1").update();
    }
}
