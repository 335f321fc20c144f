package health.cairn.contacts.duckdb;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.Coded;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contacts of a delivery, in two steps: each file is read once, joined to its people and laid aside by bucket; then each
 * bucket is sorted in memory and written by practice.
 */
final class EventStore {

    /** Rows with a problem are laid aside in a folder of this and the problem's code, the others in one of their bucket. */
    private static final String REJECTED = "part=-";

    private static final int SECONDS_OF_A_DAY = 86_400;

    /** Whole days of seconds, and more of them than from 1900 to 2100. */
    private static final long SECONDS_OF_A_PERSON = (long) SECONDS_OF_A_DAY << 17;

    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;

    /** What is said of a contact in one of a few words, by their codes: in this order one number, eight bits each. */
    private static final List<String> TERMS =
            List.of("setting", "professional", "mode", "kind", "status", "planned", "reason");

    private static final int BITS_OF_A_TERM = 8;

    /**
     * What is laid aside of a contact, which costs time by the column. The moment is the person's place and the second in one
     * number, to sort by.
     */
    private static final String LAID_ASIDE = "moment, ended_on, organisation, booked_on, terms";

    private static final String STARTED_AT =
            "make_timestamp((moment %% %d - %d) * 1000000)".formatted(SECONDS_OF_A_PERSON, SECONDS_FROM_1900_TO_1970);

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
                copy (select %s, case when problem = 0 then bucket else -problem::int end as part from (%s))
                  to %s (format parquet, compression uncompressed, partition_by (part), overwrite_or_ignore true,
                         filename_pattern %s)
                """.formatted(
                        LAID_ASIDE,
                        select(file.source(), file.reading(), false),
                        DuckDbStore.text(folder.toString()),
                        DuckDbStore.text(fileName(file.number(), "{i}"))));
    }

    /** SQL that reads one file row by row, with what is wrong with each. */
    static String select(Source source, Reading reading, boolean numbered) {
        var field = new FieldSql(reading.mapping(), source.header(), reading.organisations());
        // A code is short, of one word and no number; whatever else stands there could be about somebody.
        String organisation = """
                case when strlen(%1$s) between 3 and 8 and strpos(%1$s, ' ') = 0
                          and (%1$s >= 'A' or try_cast(%1$s as bigint) is null)
                     then upper(%1$s) end""".formatted(field.organisation(Field.ORGANISATION));
        // What is wrong with the row itself is told before it is joined, as what goes through the join costs time by
        // the column.
        return """
                select %1$s ended_on, organisation, booked_on, terms, bucket, place * %2$d + second as moment,
                       case when fault in (%3$d, %4$d) then fault
                            when person_key.key is null then %5$d
                            when place is null then %6$d
                            else fault end::utinyint as problem
                  from (select %1$s key, epoch_us(started_at) // 1000000 + %7$d as second, ended_on, organisation, booked_on,
                               %8$s as terms,
                               case when deleted then %3$d
                                    when confidential then %4$d
                                    when started_at is null or started_at < timestamp '1900-01-01' or started_at >= timestamp '2100-01-01' then %9$d
                                    when setting is null then %10$d
                                    when terms is null then %11$d
                                    else 0 end::utinyint as fault
                          from (select %12$s %13$s as key, %14$s as started_at, %15$s as ended_on, %16$s as organisation,
                                       %17$s, %18$s as booked_on, %19$s as deleted, %20$s as confidential
                                  from %21$s as source)) as event
                  left join person_key on person_key.key = event.key
                """.formatted(
                        numbered ? "source_row, raw_key," : "",
                        SECONDS_OF_A_PERSON,
                        Kind.DELETED.code(),
                        Kind.CONFIDENTIAL.code(),
                        Kind.PERSON.code(),
                        Kind.OF_NOBODY_KEPT.code(),
                        SECONDS_FROM_1900_TO_1970,
                        String.join(" + ", TERMS),
                        Kind.STARTED_AT.code(),
                        Kind.SETTING.code(),
                        Kind.TERM.code(),
                        numbered
                                ? "row_number() over () + %d as source_row, %s as raw_key,"
                                        .formatted(source.headerRows(), field.raw(Field.KEY))
                                : "",
                        PeopleStore.key(field, reading.keyIsNhsNumber()),
                        field.moment(Field.STARTED_AT),
                        field.day(Field.ENDED_ON),
                        organisation,
                        terms(field),
                        field.day(Field.BOOKED_ON),
                        field.flag(Field.DELETED),
                        field.flag(Field.CONFIDENTIAL),
                        source.reader());
    }

    /** SQL for each term, in its place of the number that holds them all; null where it is not known. */
    private static String terms(FieldSql field) {
        return String.join(
                ", ",
                List.of(
                        term(field, Field.SETTING, Setting.values(), Optional.empty()),
                        term(field, Field.PROFESSIONAL, Professional.values(), Optional.of(Professional.UNKNOWN)),
                        term(field, Field.MODE, Mode.values(), Optional.of(Mode.UNKNOWN)),
                        term(field, Field.KIND, ContactKind.values(), Optional.of(ContactKind.CARE)),
                        term(field, Field.STATUS, Attendance.values(), Optional.of(Attendance.UNKNOWN)),
                        term(field, Field.PLANNED, Planned.values(), Optional.of(Planned.UNKNOWN)),
                        term(field, Field.REASON, Reason.values(), Optional.of(Reason.UNKNOWN))));
    }

    private static <E extends Enum<E> & Coded> String term(
            FieldSql field, Field term, E[] words, Optional<E> whenEmpty) {
        String name = term.name().toLowerCase(Locale.ROOT);
        return field.code(term, words, whenEmpty, TERMS.indexOf(name) * BITS_OF_A_TERM) + " as " + name;
    }

    /** SQL for a term out of that number. */
    private static String unpacked(String term) {
        return "((terms >> %d) & %d)::tinyint as %s"
                .formatted(TERMS.indexOf(term) * BITS_OF_A_TERM, (1 << BITS_OF_A_TERM) - 1, term);
    }

    /** SQL for the rows of one file that were set aside, with their numbers. */
    static String numbered(Source source, Reading reading) {
        return "select source_row, problem, raw_key from (" + select(source, reading, true)
                + ") where problem between 1 and 19";
    }

    /** The first and last day of contacts until a day; empty where there is none. */
    static List<LocalDate[]> days(DuckDbStore duckDb, Path folder, LocalDate today) {
        List<Path> buckets =
                partFolders(folder).filter(part -> !isRejected(part)).toList();
        if (buckets.isEmpty()) {
            return List.of();
        }
        return duckDb.rows(
                """
                        select min(started_at)::date, max(started_at)::date
                          from (select %s as started_at from read_parquet([%s], hive_partitioning = false))
                         where started_at < timestamp '%s'
                        having count(*) > 0
                        """.formatted(
                                STARTED_AT,
                                String.join(
                                        ", ",
                                        buckets.stream()
                                                .map(part -> glob(part, "*.parquet"))
                                                .toList()),
                                today.plusDays(1)),
                row -> new LocalDate[] {row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)});
    }

    private static Stream<Path> partFolders(Path folder) {
        try (var parts = Files.list(folder)) {
            return parts.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("What was laid aside cannot be read", e);
        }
    }

    private static boolean isRejected(Path part) {
        return String.valueOf(part.getFileName()).startsWith(REJECTED);
    }

    /** SQL for how many rows of a file have a problem, by its code; empty where no row of it has one. */
    static Optional<String> problems(int file, Path folder) {
        String rejected = partFolders(folder)
                .filter(part -> isRejected(part) && hasFileOf(file, part))
                .map(part -> glob(part, fileName(file, "*") + ".parquet"))
                .collect(Collectors.joining(", "));
        return rejected.isEmpty() ? Optional.empty() : Optional.of("""
                        select -part as problem, count(*)
                          from read_parquet([%s], hive_partitioning = true, hive_types = {'part': int})
                         group by problem
                        """.formatted(rejected));
    }

    private static boolean hasFileOf(int file, Path part) {
        try (var files = Files.newDirectoryStream(part, fileName(file, "*"))) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException("What was laid aside cannot be read", e);
        }
    }

    /**
     * Sorts what was laid aside of a bucket and writes it by practice. The database must work with one thread: then rows keep
     * their order on the way into the files.
     *
     * @param practices those of the bucket
     * @return how many contacts each practice has, of those that have any
     */
    static Map<String, Long> write(DuckDbStore duckDb, Path staged, int bucket, List<Practice> practices, Path batch) {
        Path part = staged.resolve("part=" + bucket);
        if (!Files.isDirectory(part)) {
            return Map.of();
        }
        duckDb.run(
                "create or replace temp table sorted as select %s from read_parquet(%s, hive_partitioning = false) order by moment"
                        .formatted(LAID_ASIDE, glob(part, "*.parquet")));
        duckDb.run("""
                create or replace temp table person as
                select %d + file_row_number as place, person from read_parquet(%s, file_row_number = true)
                """.formatted(
                        practices.stream().mapToLong(Practice::firstPlace).min().orElseThrow(),
                        DuckDbStore.text(LakeFolder.people(batch, bucket).toString())));
        // Contacts look up their people, never the other way round, so that a join leaves them in their order.
        duckDb.run("set disabled_optimizers = 'build_side_probe_side'");
        var written = new TreeMap<String, Long>();
        for (Practice practice : practices) {
            long contacts = duckDb.number("select count(*) from sorted where " + contactsOf(practice));
            if (contacts > 0) {
                write(duckDb, practice, LakeFolder.contacts(batch, practice.code()));
                written.put(practice.code(), contacts);
            }
        }
        return written;
    }

    private static String contactsOf(Practice practice) {
        return between("moment", practice, SECONDS_OF_A_PERSON);
    }

    private static String between(String column, Practice practice, long ofAPerson) {
        long first = practice.firstPlace();
        return "%1$s >= %2$d and %1$s < %3$d"
                .formatted(column, first * ofAPerson, (first + practice.people()) * ofAPerson);
    }

    private static void write(DuckDbStore duckDb, Practice practice, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The contacts could not be written to the lake", e);
        }
        duckDb.run("""
                copy (select person, %1$s as started_at, ended_on, %2$s, organisation, %3$s, booked_on, shared_day
                        from (select *, moment // %4$d as place,
                                     coalesce(moment // %5$d = lag(moment // %5$d) over (), false)
                                     or coalesce(moment // %5$d = lead(moment // %5$d) over (), false) as shared_day
                                from sorted
                               where %6$s) as contact
                        join (select place, person from person where %7$s) as listed using (place))
                  to %8$s (format parquet)
                """.formatted(
                        STARTED_AT,
                        unpacked("setting"),
                        TERMS.stream().skip(1).map(EventStore::unpacked).collect(Collectors.joining(", ")),
                        SECONDS_OF_A_PERSON,
                        SECONDS_OF_A_DAY,
                        contactsOf(practice),
                        between("place", practice, 1),
                        DuckDbStore.text(folder.resolve("contacts.parquet").toString())));
    }

    /** @param part which of the files that its threads write */
    private static String fileName(int file, String part) {
        return "file" + file + "_" + part;
    }

    private static String glob(Path folder, String files) {
        return DuckDbStore.text(folder.resolve(files).toString());
    }
}
