package health.cairn.contacts.duckdb;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.ContactDefinition;
import health.cairn.contacts.Setting;
import health.cairn.contacts.engine.LakeFolder;
import health.cairn.contacts.engine.Periods;
import health.cairn.contacts.engine.SummaryTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Adds up one bucket of a batch by one definition: its contacts are read once, everything else comes from its people. */
final class SummaryStore {

    private static final int SETTINGS = Setting.values().length;
    private static final int CELLS_OF_A_NUMBER = 3;
    private static final int BITS_OF_A_CELL = 21;

    private final DuckDbStore duckDb;
    private final ContactDefinition definition;
    private final Periods periods;

    SummaryStore(DuckDbStore duckDb, ContactDefinition definition, Periods periods) {
        this.duckDb = duckDb;
        this.definition = definition;
        this.periods = periods;
    }

    /**
     * Writes the summary tables of a bucket.
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
        people(LakeFolder.people(batch, bucket));
        duckDb.run("create or replace temp table counted as " + counted(contacts));
        duckDb.run("create or replace temp table summary as " + summary());
        // One thread, so people stay in the order of their file: by practice and pseudonym.
        write("select * from summary", to, SummaryTable.PERSON, bucket);
        write(frequency(), to, SummaryTable.FREQUENCY, bucket);
        write(deprivation(), to, SummaryTable.DEPRIVATION, bucket);
        write(absence(), to, SummaryTable.ABSENCE, bucket);
        write(attendance(contacts), to, SummaryTable.ATTENDANCE, bucket);
    }

    private void write(String select, Path to, SummaryTable table, int bucket) {
        Path file = to.resolve(table.folder()).resolve("bucket-%03d.parquet".formatted(bucket));
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("The summaries could not be written to the lake", e);
        }
        duckDb.run("copy (" + select + ") to " + DuckDbStore.text(file.toString()) + " (format parquet)");
    }

    /** The people of the bucket with their age on the last day of period 1. */
    private void people(Path file) {
        int months = Periods.months(periods.until()) - 1;
        duckDb.run("""
                create or replace temp table person as
                select practice, person, sex, deprivation,
                       ((%d - (year(born) * 12 + month(born) - 1)) // 12)::smallint as age,
                       greatest(coalesce(registered_from, born), born) as since,
                       registered_until
                  from read_parquet(%s)
                """.formatted(months, DuckDbStore.text(file.toString())));
    }

    /** Contacts of each person by setting and period: 1 to 12 are the settings of period 1, 13 to 24 those of period 2. */
    private String counted(String contacts) {
        String event = """
                select person, professional, shared_day, started_at::date as day, setting
                  from %s
                 where %s and started_at >= date '%s' and started_at < date '%s'
                """.formatted(contacts, counts(true), periods.from(Periods.COUNT), periods.until());
        String once = definition.onceADay() ? """
                  select person, day, setting from event where not shared_day
                  union all
                  select person, day, setting
                    from (select distinct person, day, setting, professional from event where shared_day)
                  """ : "select person, day, setting from event";
        // Three counts to a number: a third of the sums, and a fraction of the time of a count for each cell.
        String sums = IntStream.range(0, SETTINGS * Periods.COUNT / CELLS_OF_A_NUMBER)
                .mapToObj(number ->
                        "sum(case when cell between %1$d and %2$d then 1::bigint << (%3$d * (cell - %1$d)) else 0 end)::bigint as w%4$d"
                                .formatted(
                                        number * CELLS_OF_A_NUMBER + 1,
                                        (number + 1) * CELLS_OF_A_NUMBER,
                                        BITS_OF_A_CELL,
                                        number))
                .collect(Collectors.joining(", "));
        String columns = cells(cell -> "((w%d >> %d) & %d)::smallint as %s"
                .formatted(
                        (cell - 1) / CELLS_OF_A_NUMBER,
                        (cell - 1) % CELLS_OF_A_NUMBER * BITS_OF_A_CELL,
                        (1L << BITS_OF_A_CELL) - 1,
                        name(cell)));
        return """
                with event as (%s),
                     once as (%s),
                     placed as (select person, day, setting, (setting + case when day >= date '%s' then 0
                                                                              when day >= date '%s' then %d
                                                                              else %d end)::tinyint as cell,
                                       (%d - (year(day) * 12 + month(day) - 1))::tinyint as months_ago
                                  from once),
                     added as (select person, %s,
                                      bit_or(1::bigint << months_ago) filter (setting in (%s)) as months,
                                      max(day) filter (setting in (%s)) as last_contact
                                 from placed
                                group by person)
                select person, %s, months, last_contact
                  from added
                """.formatted(
                        event,
                        once,
                        periods.from(1),
                        periods.from(2),
                        SETTINGS,
                        2 * SETTINGS,
                        Periods.months(periods.until()) - 1,
                        sums,
                        ContactDefinition.codes(definition.settings()),
                        ContactDefinition.codes(definition.settings()),
                        columns);
    }

    private String summary() {
        String counts = IntStream.rangeClosed(1, Periods.COUNT)
                .mapToObj(period -> definition.settings().stream()
                        .map(setting -> "coalesce(" + name(cell(setting.code(), period)) + ", 0)")
                        .sorted()
                        .collect(Collectors.joining(" + ", "(", ")::smallint as n" + period)))
                .collect(Collectors.joining(", "));
        String registered = IntStream.rangeClosed(1, Periods.COUNT)
                .mapToObj(period ->
                        "since <= date '%s' and (registered_until is null or registered_until >= date '%s') as r%d"
                                .formatted(periods.from(period), periods.until(period), period))
                .collect(Collectors.joining(", "));
        return """
                select practice, person, sex, age, coalesce(deprivation, 0)::tinyint as deprivation, %s, %s, %s, %s,
                       coalesce(months, 0) as months, last_contact
                  from person left join counted using (person)
                """.formatted(
                        bands(),
                        registered,
                        counts,
                        cells(cell -> "coalesce(%1$s, 0)::smallint as %1$s".formatted(name(cell))));
    }

    /** The band of age on the last day of each period. */
    private static String bands() {
        return IntStream.rangeClosed(1, Periods.COUNT)
                .mapToObj(period -> "least((age - %d) // 5, %d)::tinyint as band%d"
                        .formatted(period - 1, Periods.OLDEST_BAND, period))
                .collect(Collectors.joining(", "));
    }

    private String frequency() {
        return IntStream.rangeClosed(1, Periods.COUNT)
                        .mapToObj(period -> """
                        select %1$d::tinyint as period, practice, sex,
                               band%1$d as band, n%1$d as contacts, count(*)::int as people, %2$s
                          from summary
                         where r%1$d
                         group by all
                        """.formatted(
                                        period,
                                        settings(setting ->
                                                "sum(%s)::int as s%d".formatted(name(cell(setting, period)), setting))))
                        .collect(Collectors.joining(" union all "))
                + " order by period, practice, sex, band, contacts";
    }

    private static String deprivation() {
        return IntStream.rangeClosed(1, Periods.COUNT)
                        .mapToObj("""
                        select %1$d::tinyint as period, practice, sex, band%1$d as band, deprivation,
                               n%1$d as contacts, count(*)::int as people
                          from summary
                         where r%1$d
                         group by all
                        """::formatted)
                        .collect(Collectors.joining(" union all "))
                + " order by period, practice, sex, band, deprivation, contacts";
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

    /** Appointments in the definition's settings, whatever became of them: in all, and by one thing at a time. */
    private String attendance(String contacts) {
        return """
                with appointment as (
                    select practice, person, mode, isodow(started_at)::tinyint as weekday,
                           case when started_at >= date '%s' then 1 when started_at >= date '%s' then 2 else 3 end::tinyint as period,
                           ((year(started_at) * 12 + month(started_at) - 1 - %d) %% 12 + 1)::tinyint as month,
                           %s::tinyint as lead, status
                      from %s
                     where %s and started_at >= date '%s' and started_at < date '%s'),
                fine as (
                    select a.practice, period, month, mode, weekday, lead,
                           least(greatest(age - period + 1, 0) // 5, %d)::tinyint as band,
                           count(*) filter (status = %d) as attended, count(*) filter (status = %d) as missed,
                           count(*) filter (status = %d) as late, count(*) filter (status in (%d, %d)) as cancelled,
                           count(*) filter (status in (%d, %d)) as unknown
                      from appointment a join person on person.person = a.person
                     group by a.practice, period, month, mode, weekday, lead, band)
                select period, practice,
                       case grouping(mode, weekday, lead, band, month)
                            when 31 then 0 when 15 then 1 when 23 then 2 when 27 then 3 when 29 then 4
                            else 5 end::tinyint as dimension,
                       coalesce(mode, weekday, lead, band, month, 0)::tinyint as value,
                       sum(attended)::int as attended, sum(missed)::int as missed, sum(late)::int as late,
                       sum(cancelled)::int as cancelled, sum(unknown)::int as unknown
                  from fine
                 group by grouping sets ((period, practice), (period, practice, mode), (period, practice, weekday),
                                         (period, practice, lead), (period, practice, band), (period, practice, month))
                 order by period, practice, dimension, value
                """.formatted(
                        periods.from(1),
                        periods.from(2),
                        Periods.months(periods.from(Periods.COUNT)),
                        lead(),
                        contacts,
                        "setting in (" + ContactDefinition.codes(definition.settings()) + ") and " + counts(false),
                        periods.from(Periods.COUNT),
                        periods.until(),
                        Periods.OLDEST_BAND,
                        Attendance.ATTENDED.code(),
                        Attendance.DID_NOT_ATTEND.code(),
                        Attendance.LATE_NOT_SEEN.code(),
                        Attendance.CANCELLED_BY_PATIENT.code(),
                        Attendance.CANCELLED_BY_PROVIDER.code(),
                        Attendance.UNKNOWN.code(),
                        Attendance.BOOKED.code());
    }

    /** Bands of days from booking to appointment, as NHS England publishes them; 0 where that is not known. */
    private static String lead() {
        return """
                case when booked_on is null or booked_on > started_at::date then 0
                     when started_at::date - booked_on = 0 then 1
                     when started_at::date - booked_on = 1 then 2
                     when started_at::date - booked_on <= 7 then 3
                     when started_at::date - booked_on <= 14 then 4
                     when started_at::date - booked_on <= 21 then 5
                     when started_at::date - booked_on <= 28 then 6
                     else 7 end""";
    }

    private String counts(boolean byStatus) {
        return "kind in (" + ContactDefinition.codes(definition.kinds()) + ")"
                + (definition.modes().isEmpty()
                        ? ""
                        : " and mode in (" + ContactDefinition.codes(definition.modes()) + ")")
                + (byStatus ? " and status in (" + ContactDefinition.codes(definition.statuses()) + ")" : "");
    }

    private static String noContacts() {
        return """
                (select ''::varchar as practice, 0::bigint as person, null::timestamp as started_at, 0::tinyint as setting,
                        0::tinyint as professional, 0::tinyint as mode, 0::tinyint as kind, 0::tinyint as status,
                        null::date as booked_on, false as shared_day where false)""";
    }

    private static int cell(int setting, int period) {
        return (period - 1) * SETTINGS + setting;
    }

    private static String name(int cell) {
        return "s%d_%d".formatted((cell - 1) % SETTINGS + 1, (cell - 1) / SETTINGS + 1);
    }

    private static String cells(IntFunction<String> column) {
        return IntStream.rangeClosed(1, SETTINGS * Periods.COUNT)
                .mapToObj(column)
                .collect(Collectors.joining(", "));
    }

    private static String settings(IntFunction<String> column) {
        return IntStream.rangeClosed(1, SETTINGS).mapToObj(column).collect(Collectors.joining(", "));
    }
}
