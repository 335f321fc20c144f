package health.cairn.directory;

import health.cairn.directory.DirectoryLoading.FactWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes the facts of one batch by COPY, in one transaction of its own. */
final class FactWriterStore implements FactWriter {

    private final int batch;
    private final Connection connection;
    private final CopyTextStore organisations;
    private final CopyTextStore memberships;
    private final CopyTextStore listings;
    private final CopyTextStore otherCodes;
    private final CopyTextStore dormant;
    private final CopyTextStore listSizes;

    FactWriterStore(DataSource dataSource, int batch) {
        this.batch = batch;
        try {
            connection = dataSource.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to write facts of batch " + batch, e);
        }
        organisations = new CopyTextStore(
                connection, "directory.organisation_fact (batch, code, type, name, postcode, opened, closed, as_of)");
        memberships = new CopyTextStore(
                connection,
                "directory.membership_fact (batch, child, parent_type, parent, from_day, until_day, as_of)");
        listings = new CopyTextStore(connection, "directory.listing_fact (batch, type, as_of)");
        otherCodes = new CopyTextStore(connection, "directory.other_code_fact (batch, code, other_code, as_of)");
        dormant = new CopyTextStore(connection, "directory.dormant_fact (batch, code, as_of)");
        listSizes = new CopyTextStore(
                connection, "directory.list_size_fact (batch, practice, on_day, sex, age_from, age_to, people)");
    }

    @Override
    public void organisation(
            AreaCode code,
            AreaType type,
            String name,
            @Nullable String postcode,
            @Nullable LocalDate opened,
            @Nullable LocalDate closed,
            LocalDate asOf) {
        organisations.row(batch, code, type.name(), name, postcode, opened, closed, asOf);
    }

    @Override
    public void membership(
            AreaCode child,
            AreaType parentType,
            AreaCode parent,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            LocalDate asOf) {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("A membership ends after it begins; found " + child + " in " + parent
                    + " from " + from + " until " + until);
        }
        memberships.row(batch, child, parentType.name(), parent, from, until, asOf);
    }

    @Override
    public void noParent(AreaCode child, AreaType parentType, LocalDate asOf) {
        memberships.row(batch, child, parentType.name(), null, null, null, asOf);
    }

    @Override
    public void listing(AreaType type, LocalDate asOf) {
        listings.row(batch, type.name(), asOf);
    }

    @Override
    public void otherCode(AreaCode code, AreaCode other, LocalDate asOf) {
        otherCodes.row(batch, code, other, asOf);
    }

    @Override
    public void dormant(AreaCode code, LocalDate asOf) {
        dormant.row(batch, code, asOf);
    }

    @Override
    public void listSize(
            AreaCode practice, LocalDate on, String sex, int ageFrom, @Nullable Integer ageTo, double people) {
        listSizes.row(batch, practice, on, sex, ageFrom, ageTo, people);
    }

    @Override
    public void close() {
        try (connection) {
            List.of(organisations, memberships, listings, otherCodes, dormant, listSizes)
                    .forEach(CopyTextStore::flush);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("The database did not keep the facts of batch " + batch, e);
        }
    }
}
