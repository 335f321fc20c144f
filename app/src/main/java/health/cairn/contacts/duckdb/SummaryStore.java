package health.cairn.contacts.duckdb;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.Setting;
import health.cairn.contacts.engine.ContactEngine.Dimension;
import health.cairn.contacts.engine.LakeFolder;
import health.cairn.contacts.engine.Packed;
import health.cairn.contacts.engine.Periods;
import health.cairn.contacts.engine.SummaryTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Adds up one bucket of a batch by one definition: its contacts are read once, everything else comes from its people. What is
 * wanted without practices is put together when all buckets are there.
 */
final class SummaryStore {

    private static final int SETTINGS = Setting.values().length;

    /** Groups told apart by so many bits of small numbers are counted in an array, which costs time even where it stays empty. */
    private static final int BITS_OF_AN_ARRAY = 14;

    /** What a contact adds to the number of its setting. */
    private static final String ONE = "(1::bigint << (%d * (period - 1)))".formatted(Packed.BITS);

    private final DuckDbStore duckDb;
    private final ContactDefinition definition;
    private final Periods periods;

    SummaryStore(DuckDbStore duckDb, ContactDefinition definition, Periods periods) {
        this.duckDb = duckDb;
        this.definition = definition;
        this.periods = periods;
    }

    /**
     * Writes the summary tables of a bucket, and its part of those without practices.
     *
     * @param practices those of the bucket that have contacts
     */
    void build(Path batch, Path to, int bucket, List<String> practices) {
        String contacts = practices.isEmpty()
                ? noContacts()
                : practices.stream()
                        .map(practice -> DuckDbStore.text(LakeFolder.contacts(batch, practice)
                                .resolve("*.parquet")
                                .toString()))
                        .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
        duckDb.run("set perfect_ht_threshold = " + BITS_OF_AN_ARRAY);
        people(LakeFolder.people(batch, bucket));
        duckDb.run("create or replace temp table event as " + event(contacts));
        Set<Integer> settings =
                Set.copyOf(duckDb.rows("select distinct setting from event order by setting", row -> row.getInt(1)));
        duckDb.run("create or replace temp table counted as " + counted(settings));
        duckDb.run("create or replace temp table summary as " + summary(settings));
        duckDb.run("create or replace temp table frequency as " + frequency());
        // Cohorts are mostly of some ages, and pass over the others where these lie together.
        write("select * exclude (number) from summary order by sex, age", to, SummaryTable.PERSON, bucket);
        write(named("(" + course("number") + ")", "practice"), to, SummaryTable.PRACTICE_COURSE, bucket);
        write(named("frequency", "period, practice, sex, band, contacts"), to, SummaryTable.FREQUENCY, bucket);
        write(named("(" + use() + ")", "period, dimension, practice, value, contacts"), to, SummaryTable.USE, bucket);
        write(absence(), to, SummaryTable.ABSENCE, bucket);
        write(attendance(), to, SummaryTable.ATTENDANCE, bucket);
        write(deprivation(), parts(to), SummaryTable.DEPRIVATION, bucket);
        write(course("sex, band1, band2, band3"), parts(to), SummaryTable.COURSE, bucket);
    }

    /**
     * Puts together what the buckets have in tables without practices, when all of them are written.
     *
     * @param duckDb has all threads, where a bucket has one
     */
    static void together(DuckDbStore duckDb, Path to) {
        together(
                duckDb,
                to,
                to,
                SummaryTable.FREQUENCY,
                SummaryTable.SERVICES,
                "period, sex, band, contacts",
                bySetting());
        together(
                duckDb,
                parts(to),
                to,
                SummaryTable.DEPRIVATION,
                SummaryTable.DEPRIVATION,
                "period, sex, band, deprivation, contacts",
                "");
        together(
                duckDb,
                parts(to),
                to,
                SummaryTable.COURSE,
                SummaryTable.COURSE,
                "sex, band1, band2, band3, r1, r2, r3, n1, n2, n3",
                "");
        LakeStore.delete(parts(to));
    }

    private static void together(
            DuckDbStore duckDb, Path from, Path to, SummaryTable buckets, SummaryTable table, String by, String sums) {
        String files = DuckDbStore.text(
                from.resolve(buckets.folder()).resolve("*.parquet").toString());
        write(
                duckDb,
                "select %1$s, sum(people)::int as people%2$s from read_parquet(%3$s) group by all order by %1$s"
                        .formatted(by, sums, files),
                LakeFolder.together(to.resolve(table.folder())),
                table);
    }

    /** Where buckets put what is only a part of a table. */
    private static Path parts(Path to) {
        return to.resolve("parts");
    }

    private void write(String select, Path to, SummaryTable table, int bucket) {
        write(duckDb, select, LakeFolder.bucket(to.resolve(table.folder()), bucket), table);
    }

    private static void write(DuckDbStore duckDb, String select, Path file, SummaryTable table) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("The summaries could not be written to the lake", e);
        }
        duckDb.run("copy (" + select + ") to " + DuckDbStore.text(file.toString()) + " (format parquet, row_group_size "
                + rowsReadTogether(table) + ")");
    }

    /** Few, so that tables in order of their period or practice are read for one of them only; none of a course is passed over. */
    private static int rowsReadTogether(SummaryTable table) {
        return switch (table) {
            case PERSON -> 16_384;
            case COURSE, PRACTICE_COURSE -> 122_880;
            default -> 8_192;
        };
    }

    /** The people of the bucket, numbered as they stand in the file, with their age on the last day of period 1. */
    private void people(Path file) {
        duckDb.run("""
                create or replace temp table person as
                select practice, (dense_rank() over (order by practice))::smallint as number,
                       person, file_row_number::int as place, sex, deprivation,
                       ((%d - (year(born) * 12 + month(born) - 1)) // 12)::smallint as age,
                       greatest(coalesce(registered_from, born), born) as since,
                       registered_until
                  from read_parquet(%s, file_row_number = true)
                """.formatted(latestMonth(), DuckDbStore.text(file.toString())));
    }

    /**
     * What may count, whatever became of it: the one time that contacts are read. Days are counted from the first of the earliest
     * period, months back from the latest; the lead is in days up to 29, and -1 where it is not known.
     */
    private String event(String contacts) {
        return """
                select place, number, age, setting, professional, mode, status, shared_day, (day - date '%1$s')::smallint as day,
                       months_ago, (months_ago // 12 + 1)::tinyint as period,
                       coalesce(case when booked_on <= day then least(day - booked_on, 29) end, -1)::tinyint as lead
                  from (select person, setting, professional, mode, status, shared_day, booked_on, started_at::date as day,
                               (%3$d - (year(started_at) * 12 + month(started_at) - 1))::tinyint as months_ago
                          from %4$s
                         where %5$s and started_at >= date '%1$s' and started_at < date '%2$s')
                  join person using (person)
                """.formatted(periods.from(Periods.COUNT), periods.until(), latestMonth(), contacts, mayCount());
    }

    /** Contacts of each person by setting, three periods to a number; see {@link Packed}. */
    private String counted(Set<Integer> settings) {
        String counts = "status in (" + ContactDefinition.codes(definition.statuses()) + ")";
        String once = definition.onceADay()
                ? """
                select place, day, months_ago, period, setting from event where %1$s and not shared_day
                union all
                select place, day, months_ago, period, setting
                  from (select distinct place, day, months_ago, period, setting, professional from event where %1$s and shared_day)
                """.formatted(counts)
                : "select place, day, months_ago, period, setting from event where " + counts;
        // Only for settings that are there: three such sums cost as much as reading the contacts does.
        String sums = settings.stream()
                .sorted()
                .map("sum(case when setting = %1$d then one else 0 end)::bigint as s%1$d, "::formatted)
                .collect(Collectors.joining());
        return """
                with once as (%1$s),
                     placed as (select place, setting, %2$s as one,
                                       case when setting in (%3$s) then 1::bigint << months_ago else 0 end as month,
                                       case when setting in (%3$s) then day end as day
                                  from once)
                select place, %4$s bit_or(month) as months, max(day) as last_day
                  from placed
                 group by place
                """.formatted(once, ONE, ContactDefinition.codes(definition.settings()), sums);
    }

    private String summary(Set<Integer> settings) {
        String all = definition.settings().stream()
                .map(Setting::code)
                .filter(settings::contains)
                .sorted()
                .map(setting -> " + coalesce(s" + setting + ", 0)")
                .collect(Collectors.joining("", "(0::bigint", ")"));
        String counts = each(period -> count(all, period) + "::smallint as n" + period);
        String registered = each(
                period -> "since <= date '%s' and (registered_until is null or registered_until >= date '%s') as r%d"
                        .formatted(periods.from(period), periods.until(period), period));
        String bySetting = IntStream.rangeClosed(1, SETTINGS)
                .mapToObj(setting -> (settings.contains(setting) ? "coalesce(s%1$d, 0) as s%1$d" : "0::bigint as s%1$d")
                        .formatted(setting))
                .collect(Collectors.joining(", "));
        return """
                select number, practice, person, sex, age, coalesce(deprivation, 0)::tinyint as deprivation, %s, %s, %s, %s,
                       coalesce(months, 0) as months, date '%s' + last_day as last_contact
                  from person left join counted using (place)
                """.formatted(bands(), registered, counts, bySetting, periods.from(Periods.COUNT));
    }

    /** The band of age on the last day of each period. */
    private static String bands() {
        return each(period ->
                "least((age - %d) // 5, %d)::tinyint as band%d".formatted(period - 1, Periods.OLDEST_BAND, period));
    }

    private static String course(String of) {
        return """
                select %s, r1, r2, r3, n1, n2, n3, count(*)::int as people
                  from summary
                 where r1 or r2
                 group by all
                """.formatted(of);
    }

    /** By practices' numbers, which are faster to tell apart than their codes. */
    private static String frequency() {
        return eachPeriod(
                """
                select %1$d::tinyint as period, number, sex, band%1$d as band, n%1$d as contacts, count(*)::int as people, %2$s
                  from summary
                 where r%1$d
                 group by all
                """,
                period -> IntStream.rangeClosed(1, SETTINGS)
                        .mapToObj(setting -> "sum(%s)::int as s%d".formatted(count("s" + setting, period), setting))
                        .collect(Collectors.joining(", ")));
    }

    /** Settings only where they are asked for, which is of each practice as a whole. */
    private static String use() {
        String none = IntStream.rangeClosed(1, SETTINGS)
                .mapToObj(setting -> ", null::int as s" + setting)
                .collect(Collectors.joining());
        return """
                select period, %1$d::tinyint as dimension, number, 0::tinyint as value, contacts, sum(people)::int as people%5$s
                  from frequency
                 group by all
                 union all
                select period, %2$d::tinyint, number, sex, contacts, sum(people)::int%6$s from frequency group by all
                 union all
                select period, %3$d::tinyint, number, band, contacts, sum(people)::int%6$s from frequency group by all
                 union all
                select * from (%4$s)
                """.formatted(
                        Dimension.PRACTICE.ordinal(),
                        Dimension.SEX.ordinal(),
                        Dimension.AGE.ordinal(),
                        eachPeriod("""
                                select %1$d::tinyint, %2$s::tinyint, number, deprivation, n%1$d, count(*)::int""" + none + """

                                  from summary
                                 where r%1$d
                                 group by all
                                """, _ -> String.valueOf(Dimension.DEPRIVATION.ordinal())),
                        bySetting(),
                        none);
    }

    private static String bySetting() {
        return IntStream.rangeClosed(1, SETTINGS)
                .mapToObj(", sum(s%1$d)::int as s%1$d"::formatted)
                .collect(Collectors.joining());
    }

    private static String deprivation() {
        return eachPeriod("""
                select %1$d::tinyint as period, sex, band%1$d as band, deprivation, n%1$d as contacts, count(*)::int as people
                  from summary
                 where r%1$d
                 group by all
                """, _ -> "");
    }

    /** With the code of each practice in place of its number. */
    private static String named(String table, String order) {
        return """
                select practice, counted.* exclude (number)
                  from %s counted join (select distinct number, practice from person) using (number)
                 order by %s
                """.formatted(table, order);
    }

    private static String eachPeriod(String select, IntFunction<String> more) {
        return IntStream.rangeClosed(1, Periods.COUNT)
                .mapToObj(period -> select.formatted(period, more.apply(period)))
                .collect(Collectors.joining(" union all "));
    }

    private static String absence() {
        return """
                select practice, sex, age,
                       count(*) filter (r1)::int                                                 as registered1,
                       count(*) filter (r1 and n1 = 0)::int                                      as absent1,
                       count(*) filter (r1 and r2)::int                                          as registered2,
                       count(*) filter (r1 and r2 and n1 = 0 and n2 = 0)::int                    as absent2,
                       count(*) filter (r1 and r2 and r3)::int                                   as registered3,
                       count(*) filter (r1 and r2 and r3 and n1 = 0 and n2 = 0 and n3 = 0)::int  as absent3
                  from summary
                 group by practice, sex, age
                having count(*) filter (r1) > 0
                 order by practice, sex, age
                """;
    }

    /**
     * Appointments in the definition's settings, whatever became of them: in all, and by one thing at a time. Counted by small
     * numbers first, and put into bands when few are left.
     */
    private String attendance() {
        return """
                with appointment as (select * from event where setting in (%1$s)),
                by_mode as (select number, period, mode, status, count(*) as n from appointment group by all),
                by_lead as (select number, period, lead, status, count(*) as n from appointment group by all),
                by_age as (select number, period, age, status, count(*) as n from appointment group by all),
                by_day as (select number, period, day, status, count(*) as n from appointment group by all),
                dated as (select number, period, status, n, date '%2$s' + day as date from by_day),
                counted as (
                    select number, period, 0 as dimension, 0 as value, status, n from by_mode
                     union all
                    select number, period, 1, mode, status, n from by_mode
                     union all
                    select number, period, 2, isodow(date), status, n from dated
                     union all
                    select number, period, 3, %3$s, status, n from by_lead
                     union all
                    select number, period, 4, least(greatest(age - period + 1, 0) // 5, %4$d), status, n from by_age
                     union all
                    select number, period, 5, (month(date) - %5$d + 12) %% 12 + 1, status, n from dated)
                select period, practice, dimension::tinyint as dimension, value::tinyint as value,
                       %6$s as attended, %7$s as missed, %8$s as late, %9$s as cancelled, %10$s as unknown
                  from counted join (select distinct number, practice from person) using (number)
                 group by all
                 order by period, practice, dimension, value
                """.formatted(
                        ContactDefinition.codes(definition.settings()),
                        periods.from(Periods.COUNT),
                        lead(),
                        Periods.OLDEST_BAND,
                        periods.until().getMonthValue(),
                        with(Attendance.ATTENDED),
                        with(Attendance.DID_NOT_ATTEND),
                        with(Attendance.LATE_NOT_SEEN),
                        with(Attendance.CANCELLED_BY_PATIENT, Attendance.CANCELLED_BY_PROVIDER),
                        with(Attendance.UNKNOWN, Attendance.BOOKED));
    }

    private static String with(Attendance... statuses) {
        return "coalesce(sum(n) filter (status in (" + ContactDefinition.codes(Set.of(statuses)) + ")), 0)::int";
    }

    /** Bands of days from booking to appointment, as NHS England publishes them; 0 where that is not known. */
    private static String lead() {
        return """
                case when lead < 0 then 0 when lead <= 1 then lead + 1 when lead <= 7 then 3 when lead <= 14 then 4
                     when lead <= 21 then 5 when lead <= 28 then 6 else 7 end""";
    }

    /** What a contact must be to count, whatever became of it. */
    private String mayCount() {
        return "kind in (" + ContactDefinition.codes(definition.kinds()) + ")"
                + (definition.modes().isEmpty()
                        ? ""
                        : " and mode in (" + ContactDefinition.codes(definition.modes()) + ")");
    }

    private static String noContacts() {
        return """
                (select 0::bigint as person, null::timestamp as started_at, 0::tinyint as setting,
                        0::tinyint as professional, 0::tinyint as mode, 0::tinyint as kind, 0::tinyint as status,
                        null::date as booked_on, false as shared_day where false)""";
    }

    private int latestMonth() {
        return Periods.months(periods.until()) - 1;
    }

    private static String count(String numbers, int period) {
        return "((%s >> %d) & %d)".formatted(numbers, Packed.shift(period), Packed.MASK);
    }

    private static String each(IntFunction<String> column) {
        return IntStream.rangeClosed(1, Periods.COUNT).mapToObj(column).collect(Collectors.joining(", "));
    }
}
