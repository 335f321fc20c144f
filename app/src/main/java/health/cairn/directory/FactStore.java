package health.cairn.directory;

import health.cairn.directory.DirectoryLoading.FactWriter;
import health.cairn.directory.history.Facts;
import health.cairn.directory.history.Facts.DormantFact;
import health.cairn.directory.history.Facts.ListingFact;
import health.cairn.directory.history.Facts.MembershipFact;
import health.cairn.directory.history.Facts.OrganisationFact;
import health.cairn.directory.history.Facts.OtherCodeFact;
import health.cairn.directory.history.Merged;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** Facts by batch, and the merged tables that are made of them. */
@Repository
class FactStore {

    private static final List<String> FACT_TABLES = List.of(
            "organisation_fact",
            "membership_fact",
            "listing_fact",
            "other_code_fact",
            "dormant_fact",
            "list_size_fact");

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    FactStore(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Writes facts of a batch, in a transaction of its own that ends when the writer is closed. */
    FactWriter writer(int batch) {
        return new FactWriterStore(dataSource, batch);
    }

    void delete(int batch) {
        for (String table : FACT_TABLES) {
            jdbc.sql("delete from directory." + table + " where batch = :batch")
                    .param("batch", batch)
                    .update();
        }
    }

    boolean isPublished(int batch) {
        return jdbc.sql("select count(*) from directory.publication where batch = :batch")
                        .param("batch", batch)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether any fact was written for the batch. */
    boolean holds(int batch) {
        return FACT_TABLES.stream()
                .anyMatch(table -> jdbc.sql("select exists (select from directory." + table + " where batch = :batch)")
                        .param("batch", batch)
                        .query(Boolean.class)
                        .single());
    }

    /** Publishing again puts a batch at the end of the order. */
    void markPublished(int batch) {
        jdbc.sql("""
                insert into directory.publication (batch, published_order)
                values (:batch, nextval('directory.publication_order'))
                    on conflict (batch) do update set published_order = excluded.published_order
                """).param("batch", batch).update();
    }

    boolean markWithdrawn(int batch) {
        return jdbc.sql("delete from directory.publication where batch = :batch")
                        .param("batch", batch)
                        .update()
                > 0;
    }

    /** The version as this transaction sees it. */
    long version() {
        return jdbc.sql("select areas + groups from directory.version")
                .query(Long.class)
                .single();
    }

    /** One rebuild at a time; released at the end of the transaction. */
    void lockForRebuild() {
        jdbc.sql("select areas from directory.version for update")
                .query(Long.class)
                .single();
    }

    Facts publishedFacts() {
        return new Facts(
                jdbc.sql("""
                        select p.published_order, f.code, f.type, f.name, f.postcode, f.opened, f.closed, f.as_of
                          from directory.organisation_fact f
                          join directory.publication p using (batch)
                        """)
                        .query((row, _) -> new OrganisationFact(
                                row.getLong(1),
                                new AreaCode(row.getString(2)),
                                AreaType.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getString(5),
                                day(row, 6),
                                day(row, 7),
                                knownDay(row, 8)))
                        .list(),
                jdbc.sql("""
                        select p.published_order, f.child, f.parent_type, f.parent, f.from_day, f.until_day, f.as_of
                          from directory.membership_fact f
                          join directory.publication p using (batch)
                        """)
                        .query((row, _) -> new MembershipFact(
                                row.getLong(1),
                                new AreaCode(row.getString(2)),
                                AreaType.valueOf(row.getString(3)),
                                row.getString(4) == null ? null : new AreaCode(row.getString(4)),
                                day(row, 5),
                                day(row, 6),
                                knownDay(row, 7)))
                        .list(),
                jdbc.sql("""
                        select p.published_order, f.type, f.as_of
                          from directory.listing_fact f
                          join directory.publication p using (batch)
                        """)
                        .query((row, _) ->
                                new ListingFact(row.getLong(1), AreaType.valueOf(row.getString(2)), knownDay(row, 3)))
                        .list(),
                jdbc.sql("""
                        select p.published_order, f.code, f.other_code, f.as_of
                          from directory.other_code_fact f
                          join directory.publication p using (batch)
                        """)
                        .query((row, _) -> new OtherCodeFact(
                                row.getLong(1),
                                new AreaCode(row.getString(2)),
                                new AreaCode(row.getString(3)),
                                knownDay(row, 4)))
                        .list(),
                jdbc.sql("""
                        select p.published_order, f.code, f.as_of
                          from directory.dormant_fact f
                          join directory.publication p using (batch)
                        """)
                        .query((row, _) ->
                                new DormantFact(row.getLong(1), new AreaCode(row.getString(2)), knownDay(row, 3)))
                        .list());
    }

    /** Replaces the merged tables, within the caller's transaction, and counts the version up. */
    void replaceMerged(Merged merged) {
        for (String table : List.of("area", "area_name", "membership", "other_code")) {
            jdbc.sql("delete from directory." + table).update();
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyTextStore areas = new CopyTextStore(
                    connection,
                    "directory.area (code, type, name, postcode, opened, closed, closed_known_by, dormant_since)");
            CopyTextStore names =
                    new CopyTextStore(connection, "directory.area_name (code, name, from_day, until_day)");
            for (Merged.Organisation area : merged.organisations()) {
                areas.row(
                        area.code(),
                        area.type().name(),
                        area.name(),
                        area.postcode(),
                        area.opened(),
                        area.closed(),
                        area.closedKnownBy(),
                        area.dormantSince());
                for (Merged.DatedName name : area.names()) {
                    names.row(area.code(), name.name(), name.from(), name.until());
                }
            }
            areas.flush();
            names.flush();
            CopyTextStore memberships = new CopyTextStore(
                    connection,
                    "directory.membership (child, parent_type, parent, from_day, until_day, from_known_by, until_known_by)");
            for (Merged.Membership membership : merged.memberships()) {
                memberships.row(
                        membership.child(),
                        membership.parentType().name(),
                        membership.parent(),
                        membership.from(),
                        membership.until(),
                        membership.fromKnownBy(),
                        membership.untilKnownBy());
            }
            memberships.flush();
            CopyTextStore otherCodes = new CopyTextStore(connection, "directory.other_code (other_code, code)");
            merged.otherCodes().forEach((other, code) -> otherCodes.row(other, code));
            otherCodes.flush();
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        jdbc.sql("update directory.version set areas = areas + 1").update();
        for (String table : List.of("area", "area_name", "membership", "other_code")) {
            jdbc.sql("analyze directory." + table).update();
        }
    }

    private static @Nullable LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static LocalDate knownDay(ResultSet row, int column) throws SQLException {
        LocalDate day = day(row, column);
        if (day == null) {
            throw new IllegalStateException("A fact without the day it speaks of");
        }
        return day;
    }
}
