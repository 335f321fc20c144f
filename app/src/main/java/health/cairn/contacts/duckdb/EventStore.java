package health.cairn.contacts.duckdb;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.ContactKind;
import health.cairn.contacts.ContactMapping;
import health.cairn.contacts.ContactProblem.Kind;
import health.cairn.contacts.Field;
import health.cairn.contacts.Mode;
import health.cairn.contacts.Planned;
import health.cairn.contacts.Professional;
import health.cairn.contacts.Reason;
import health.cairn.contacts.Setting;
import health.cairn.contacts.duckdb.PeopleStore.Practice;
import health.cairn.contacts.duckdb.SourceStore.Source;
import health.cairn.contacts.engine.LakeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The contacts of a delivery, in two steps: each file is read once, joined to its people and laid aside by bucket; then each
 * bucket is sorted in memory and written by practice.
 */
final class EventStore {

    /** Rows with a problem are laid aside here. */
    private static final int REJECTED = -1;

    /** Whole days of minutes, and more of them than from 1900 to 2100. */
    private static final long MINUTES_OF_A_PERSON = 1_440L << 17;

    private static final String COLUMNS =
            "person, started_at, ended_on, setting, organisation, professional, mode, kind, status, planned, reason, booked_on";

    private EventStore() {}

    /**
     * How a file of contacts is read.
     *
     * @param keyIsNhsNumber whether people are named by their NHS numbers
     */
    record Reading(ContactMapping mapping, Map<String, String> organisations, boolean keyIsNhsNumber) {}

    /** Reads one file and lays its rows aside below a folder. */
    static void stage(DuckDbStore duckDb, DeliveryFiles.Contacts file, Path folder) {
        duckDb.run("""
                copy (select %s, place, problem, case when problem = 0 then bucket else %d end as part from (%s))
                  to %s (format parquet, compression uncompressed, partition_by (part), overwrite_or_ignore true,
                         filename_pattern %s)
                """.formatted(
                        COLUMNS,
                        REJECTED,
                        select(file.source(), file.reading(), false),
                        DuckDbStore.text(folder.toString()),
                        DuckDbStore.text("file" + file.number() + "_{i}")));
    }

    /** SQL that reads one file row by row, with what is wrong with each. */
    static String select(Source source, Reading reading, boolean numbered) {
        var field = new FieldSql(reading.mapping(), source.header(), reading.organisations());
        // A code is short, of one word and no number; whatever else stands there could be about somebody.
        String organisation = """
                case when strlen(%1$s) between 3 and 8 and strpos(%1$s, ' ') = 0
                          and (%1$s >= 'A' or try_cast(%1$s as bigint) is null)
                     then upper(%1$s) end""".formatted(field.organisation(Field.ORGANISATION));
        return """
                select event.* exclude (key), person_key.* exclude (key),
                       case when deleted then %d
                            when confidential then %d
                            when person_key.key is null then %d
                            when person_key.person is null then %d
                            when started_at is null or started_at < timestamp '1900-01-01' or started_at >= timestamp '2100-01-01' then %d
                            when setting is null then %d
                            when mode is null or professional is null or kind is null or status is null
                                 or planned is null or reason is null then %d
                            else 0 end::utinyint as problem
                  from (select %s%s as raw_key, %s as key, %s as started_at, %s as ended_on, %s as setting,
                               %s as organisation,
                               %s as professional, %s as mode, %s as kind, %s as status, %s as planned, %s as reason,
                               %s as booked_on, %s as deleted, %s as confidential
                          from %s as source) as event
                  left join person_key on person_key.key = event.key
                """.formatted(
                        Kind.DELETED.code(),
                        Kind.CONFIDENTIAL.code(),
                        Kind.PERSON.code(),
                        Kind.OF_NOBODY_KEPT.code(),
                        Kind.STARTED_AT.code(),
                        Kind.SETTING.code(),
                        Kind.TERM.code(),
                        numbered ? "row_number() over () + %d as source_row, ".formatted(source.headerRows()) : "",
                        numbered ? field.raw(Field.KEY) : "null",
                        PeopleStore.key(field, reading.keyIsNhsNumber()),
                        field.moment(Field.STARTED_AT),
                        field.day(Field.ENDED_ON),
                        field.code(Field.SETTING, Setting.values(), Optional.empty()),
                        organisation,
                        field.code(Field.PROFESSIONAL, Professional.values(), Optional.of(Professional.UNKNOWN)),
                        field.code(Field.MODE, Mode.values(), Optional.of(Mode.UNKNOWN)),
                        field.code(Field.KIND, ContactKind.values(), Optional.of(ContactKind.CARE)),
                        field.code(Field.STATUS, Attendance.values(), Optional.of(Attendance.UNKNOWN)),
                        field.code(Field.PLANNED, Planned.values(), Optional.of(Planned.UNKNOWN)),
                        field.code(Field.REASON, Reason.values(), Optional.of(Reason.UNKNOWN)),
                        field.day(Field.BOOKED_ON),
                        field.flag(Field.DELETED),
                        field.flag(Field.CONFIDENTIAL),
                        source.reader());
    }

    /** SQL for the rows of one file that were set aside, with their numbers. */
    static String numbered(Source source, Reading reading) {
        return "select source_row, problem, raw_key from (" + select(source, reading, true)
                + ") where problem between 1 and 19";
    }

    /** The first and last day of contacts until a day; empty where there is none. */
    static List<LocalDate[]> days(DuckDbStore duckDb, Path folder, LocalDate today) {
        if (bucketFolders(folder).isEmpty()) {
            return List.of();
        }
        return duckDb.rows(
                """
                        select min(started_at)::date, max(started_at)::date
                          from read_parquet([%s], hive_partitioning = false)
                         where started_at < timestamp '%s'
                        having count(*) > 0
                        """.formatted(
                                String.join(
                                        ", ",
                                        bucketFolders(folder).stream()
                                                .map(part -> glob(part, "*.parquet"))
                                                .toList()),
                                today.plusDays(1)),
                row -> new LocalDate[] {row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)});
    }

    private static List<Path> bucketFolders(Path folder) {
        try (var parts = Files.list(folder)) {
            return parts.filter(part -> !part.endsWith("part=" + REJECTED))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("What was laid aside cannot be read", e);
        }
    }

    /** SQL for how many rows of a file have a problem, by its code; empty where no row of any file has one. */
    static Optional<String> problems(int file, Path folder) {
        Path rejected = folder.resolve("part=" + REJECTED);
        return Files.isDirectory(rejected)
                ? Optional.of("""
                        select problem, count(*)
                          from read_parquet(%s, hive_partitioning = false, filename = true)
                         where contains(filename, '/file%d_')
                         group by problem
                        """.formatted(glob(rejected, "*.parquet"), file))
                : Optional.empty();
    }

    /**
     * Sorts what was laid aside of a bucket and writes it by practice. The database must work with one thread: then rows keep
     * their order on the way into the files.
     *
     * @return how many contacts each practice has, of those that have any
     */
    static Map<String, Long> write(DuckDbStore duckDb, Path staged, int bucket, List<Practice> practices, Path batch) {
        Path part = staged.resolve("part=" + bucket);
        if (!Files.isDirectory(part)) {
            return Map.of();
        }
        // One number to sort by: people in order of practice and pseudonym, and minutes since 1900 within them.
        duckDb.run("""
                create or replace temp table sorted as
                select place::bigint * %d + (epoch(started_at)::bigint + 2208988800) // 60 as minute, %s
                  from read_parquet(%s, hive_partitioning = false)
                 order by minute
                """.formatted(MINUTES_OF_A_PERSON, COLUMNS, glob(part, "*.parquet")));
        var written = new TreeMap<String, Long>();
        for (Practice practice : practices) {
            String ofPractice = "minute >= %d and minute < %d"
                    .formatted(
                            practice.firstPlace() * MINUTES_OF_A_PERSON,
                            (practice.firstPlace() + practice.people()) * MINUTES_OF_A_PERSON);
            long contacts = duckDb.number("select count(*) from sorted where " + ofPractice);
            if (contacts > 0) {
                write(duckDb, practice.code(), ofPractice, LakeFolder.contacts(batch, practice.code()));
                written.put(practice.code(), contacts);
            }
        }
        return written;
    }

    private static void write(DuckDbStore duckDb, String practice, String ofPractice, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The contacts could not be written to the lake", e);
        }
        duckDb.run("""
                copy (select %s as practice, %s,
                             coalesce(minute // 1440 = lag(minute // 1440) over (), false)
                             or coalesce(minute // 1440 = lead(minute // 1440) over (), false) as shared_day
                        from sorted
                       where %s)
                  to %s (format parquet)
                """.formatted(
                        DuckDbStore.text(practice),
                        COLUMNS,
                        ofPractice,
                        DuckDbStore.text(folder.resolve("contacts.parquet").toString())));
    }

    private static String glob(Path folder, String files) {
        return DuckDbStore.text(folder.resolve(files).toString());
    }
}
