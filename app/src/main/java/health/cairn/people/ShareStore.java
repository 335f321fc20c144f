package health.cairn.people;

import health.cairn.database.Recent;
import health.cairn.people.Sharing.Share;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shared things and with whom they are shared. */
@Repository
class ShareStore {

    private final JdbcClient jdbc;
    private final Recent<ObjectRef, List<Share>> reaching = new Recent<>(this::readReaching);
    private final Recent<Reach, Set<String>> viewable = new Recent<>(this::readViewable);

    /** Whom the things of a kind are to reach. */
    private record Reach(String kind, long account, Set<String> codes) {}

    ShareStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(ObjectRef object, Optional<ObjectRef> parent) {
        jdbc.sql("""
                        insert into people.shared_object (kind, id, parent_kind, parent_id)
                        values (:kind, :id, :parentKind, :parentId)
                        on conflict (kind, id) do nothing
                        """)
                .param("kind", object.kind())
                .param("id", object.id())
                .param("parentKind", parent.map(ObjectRef::kind).orElse(null))
                .param("parentId", parent.map(ObjectRef::id).orElse(null))
                .update();
        changed();
    }

    void belong(ObjectRef object, Optional<ObjectRef> parent) {
        jdbc.sql(
                        "update people.shared_object set parent_kind = :parentKind, parent_id = :parentId where kind = :kind and id = :id")
                .param("kind", object.kind())
                .param("id", object.id())
                .param("parentKind", parent.map(ObjectRef::kind).orElse(null))
                .param("parentId", parent.map(ObjectRef::id).orElse(null))
                .update();
        changed();
    }

    /** Makes changes to how one thing is shared wait for one another, until the transaction ends. */
    void lock(ObjectRef object) {
        jdbc.sql("select 1 from people.shared_object where kind = :kind and id = :id for update")
                .param("kind", object.kind())
                .param("id", object.id())
                .query((row, _) -> 0)
                .list();
    }

    void put(ObjectRef object, Share share, Optional<Long> by, Instant at) {
        jdbc.sql("""
                        insert into people.share (kind, id, account, organisation, custom_group, access, granted_by, granted_at)
                        values (:kind, :id, :account, :organisation, :group, :access, :by, :at)
                        on conflict (kind, id, account, organisation, custom_group)
                           do update set access = excluded.access,
                                         granted_by = excluded.granted_by,
                                         granted_at = excluded.granted_at
                        """)
                .param("kind", object.kind())
                .param("id", object.id())
                .param("account", account(share.grantee()))
                .param("organisation", organisation(share.grantee()))
                .param("group", group(share.grantee()))
                .param("access", share.access().name())
                .param("by", by.orElse(null))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        changed();
    }

    /** @return whether there was one */
    boolean remove(ObjectRef object, Grantee grantee) {
        int removed = jdbc.sql("""
                        delete from people.share
                         where kind = :kind
                           and id = :id
                           and account is not distinct from :account::bigint
                           and organisation is not distinct from :organisation::text
                           and custom_group is not distinct from :group::text
                        """)
                .param("kind", object.kind())
                .param("id", object.id())
                .param("account", account(grantee))
                .param("organisation", organisation(grantee))
                .param("group", group(grantee))
                .update();
        changed();
        return removed > 0;
    }

    private void changed() {
        reaching.changed();
        viewable.changed();
    }

    /** The shares of a thing itself, people first, in the order they were made. */
    List<Share> of(ObjectRef object) {
        return jdbc.sql("""
                        select account, organisation, custom_group, access
                          from people.share
                         where kind = :kind and id = :id
                         order by account is null, granted_at, account, organisation, custom_group
                        """)
                .param("kind", object.kind())
                .param("id", object.id())
                .query(ShareStore::share)
                .list();
    }

    /** The shares of a thing and of everything it belongs to. */
    List<Share> reaching(ObjectRef object) {
        return reaching.get(object);
    }

    private List<Share> readReaching(ObjectRef object) {
        return jdbc.sql("""
                        with recursive chain (kind, id) as (
                            select :kind, :id
                            union
                            select thing.parent_kind, thing.parent_id
                              from chain
                              join people.shared_object thing using (kind, id)
                             where thing.parent_id is not null)
                        select account, organisation, custom_group, access
                          from chain
                          join people.share using (kind, id)
                        """)
                .param("kind", object.kind())
                .param("id", object.id())
                .query(ShareStore::share)
                .list();
    }

    /** The ids of the things of a kind that reach this account, or somebody at one of these organisations and groups. */
    Set<String> viewable(String kind, long account, Set<String> codes) {
        return viewable.get(new Reach(kind, account, codes));
    }

    private Set<String> readViewable(Reach reach) {
        // In one row, as there may be hundreds; only what holds other things is followed downwards.
        return jdbc.sql("""
                        with recursive mine (kind, id) as (
                            select kind, id
                              from people.share
                             where account = :account
                                or organisation = any (:codes)
                                or custom_group = any (:codes)),
                        reached (kind, id) as (
                            select kind, id
                              from mine
                             where (kind, id) in (select parent_kind, parent_id
                                                    from people.shared_object
                                                   where parent_id is not null)
                            union
                            select inside.kind, inside.id
                              from reached
                              join people.shared_object inside
                                on inside.parent_kind = reached.kind
                               and inside.parent_id = reached.id)
                        select array(select id from mine where kind = :kind
                                      union
                                     select id from reached where kind = :kind)
                        """)
                .param("kind", reach.kind())
                .param("account", reach.account())
                .param("codes", reach.codes().toArray(String[]::new))
                .query((row, _) -> Set.of((String[]) row.getArray(1).getArray()))
                .single();
    }

    private static Share share(ResultSet row, int index) throws SQLException {
        String organisation = row.getString("organisation");
        String group = row.getString("custom_group");
        Grantee grantee = organisation != null
                ? new Grantee.Organisation(organisation)
                : group != null ? new Grantee.Group(group) : new Grantee.Person(row.getLong("account"));
        return new Share(grantee, Access.valueOf(row.getString("access")));
    }

    private static @Nullable Long account(Grantee grantee) {
        return grantee instanceof Grantee.Person(long account) ? account : null;
    }

    private static @Nullable String organisation(Grantee grantee) {
        return grantee instanceof Grantee.Organisation(String code) ? code : null;
    }

    private static @Nullable String group(Grantee grantee) {
        return grantee instanceof Grantee.Group(String code) ? code : null;
    }
}
