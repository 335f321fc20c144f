package health.cairn.contacts.engine;

import health.cairn.contacts.Attendance;
import health.cairn.contacts.Coded;
import health.cairn.contacts.ContactKind;
import health.cairn.contacts.Criteria;
import health.cairn.contacts.Mode;
import health.cairn.contacts.Planned;
import health.cairn.contacts.Professional;
import health.cairn.contacts.Reason;
import health.cairn.contacts.Setting;
import health.cairn.contacts.Touch;
import health.cairn.contacts.engine.Cuts.Stratum;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The questions as SQL that every engine understands. */
public abstract class SqlContactQueries implements ContactEngine {

    private static final int SETTINGS = Setting.values().length;

    private final LakeSql lake;

    protected SqlContactQueries(LakeSql lake) {
        this.lake = lake;
    }

    /** A connection for one question, closed after it. */
    protected abstract Connection connect() throws SQLException;

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> ask(String sql, RowReader<T> reader) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("The lake could not be asked", e);
        }
    }

    @Override
    public List<Frequency> histogram(Slice slice, int period, Stratum stratum) {
        String by = switch (stratum) {
            case EVERYBODY -> "";
            case AGE_SEX -> "sex, band, ";
            case PRACTICE -> "practice, ";
        };
        return ask(
                """
                select %scontacts, sum(people) as people
                  from %s
                 where period = %d
                 group by %scontacts
                 order by %scontacts
                """.formatted(by, table(slice, SummaryTable.FREQUENCY), period, by, by),
                row -> new Frequency(
                        stratum == Stratum.PRACTICE ? row.getString("practice") : "",
                        stratum == Stratum.AGE_SEX ? row.getInt("sex") : -1,
                        stratum == Stratum.AGE_SEX ? row.getInt("band") : -1,
                        row.getInt("contacts"),
                        row.getLong("people")));
    }

    @Override
    public List<Use> use(Slice slice, int period, Cuts cuts) {
        var often = new OftenSql(cuts, "f", "band", "contacts", "c");
        String sums = """
                sum(people) as people, sum(people * contacts) as contacts,
                coalesce(sum(people) filter (where often), 0) as often_people,
                coalesce(sum(people * contacts) filter (where often), 0) as often_contacts""";
        return ask(
                """
                with counted as (
                    select f.practice, f.sex, f.band, cast(f.people as bigint) as people, f.contacts, %1$s as often
                      from %2$s f %3$s
                     where f.period = %4$d),
                by_decile as (
                    select f.deprivation, cast(f.people as bigint) as people, f.contacts, %1$s as often
                      from %5$s f %3$s
                     where f.period = %4$d)
                select grouping(practice, sex, band) as told, practice, sex, band, null as deprivation, %6$s
                  from counted
                 group by grouping sets ((), (practice), (sex), (band))
                 union all
                select 8 as told, null as practice, null as sex, null as band, deprivation, %6$s
                  from by_decile
                 group by deprivation
                 order by told, practice, sex, band, deprivation
                """.formatted(
                                often.condition(),
                                table(slice, SummaryTable.FREQUENCY),
                                often.join(),
                                period,
                                table(slice, SummaryTable.DEPRIVATION),
                                sums),
                row -> {
                    Dimension dimension = switch (row.getInt("told")) {
                        case 7 -> Dimension.ALL;
                        case 3 -> Dimension.PRACTICE;
                        case 5 -> Dimension.SEX;
                        case 6 -> Dimension.AGE;
                        default -> Dimension.DEPRIVATION;
                    };
                    int value = switch (dimension) {
                        case ALL, PRACTICE -> 0;
                        case SEX -> row.getInt("sex");
                        case AGE -> row.getInt("band");
                        case DEPRIVATION -> row.getInt("deprivation");
                    };
                    return new Use(
                            dimension,
                            dimension == Dimension.PRACTICE ? row.getString("practice") : "",
                            value,
                            row.getLong("people"),
                            row.getLong("contacts"),
                            row.getLong("often_people"),
                            row.getLong("often_contacts"));
                });
    }

    @Override
    public List<Service> services(Slice slice, int period, Cuts cuts) {
        var often = new OftenSql(cuts, "f", "band", "contacts", "c");
        String sums = IntStream.rangeClosed(1, SETTINGS)
                .mapToObj(setting ->
                        "coalesce(sum(s%1$d), 0) as all%1$d, coalesce(sum(s%1$d) filter (where often), 0) as often%1$d"
                                .formatted(setting))
                .collect(Collectors.joining(", "));
        return ask(
                        """
                        select %s
                          from (select f.*, %s as often from %s f %s where f.period = %d) counted
                        """.formatted(
                                sums, often.condition(), table(slice, SummaryTable.FREQUENCY), often.join(), period),
                        row -> {
                            var services = new ArrayList<Service>();
                            for (int setting = 1; setting <= SETTINGS; setting++) {
                                services.add(new Service(
                                        setting, row.getLong("all" + setting), row.getLong("often" + setting)));
                            }
                            return services;
                        })
                .getFirst();
    }

    @Override
    public List<Transition> transitions(Slice slice, int older, Cuts olderCuts, Cuts newerCuts) {
        int newer = older - 1;
        var before = new OftenSql(olderCuts, "p", "band" + older, "n" + older, "a");
        var after = new OftenSql(newerCuts, "p", "band" + newer, "n" + newer, "b");
        return ask(
                """
                select sex, band, contacts, often_before, sum(people) as people, sum(people * after) as contacts_after,
                       coalesce(sum(people) filter (where often_after), 0) as often_after
                  from (select p.sex, p.band%1$d as band, p.n%1$d as contacts, %2$s as often_before, p.n%3$d as after,
                               %4$s as often_after, p.people
                          from %5$s p %6$s %7$s
                         where p.r%1$d and p.r%3$d) counted
                 group by sex, band, contacts, often_before
                 order by sex, band, contacts, often_before
                """.formatted(
                                older,
                                before.condition(),
                                newer,
                                after.condition(),
                                course(slice, olderCuts, newerCuts),
                                before.join(),
                                after.join()),
                row -> new Transition(
                        row.getInt("sex"),
                        row.getInt("band"),
                        row.getInt("contacts"),
                        row.getBoolean("often_before"),
                        row.getLong("people"),
                        row.getLong("contacts_after"),
                        row.getLong("often_after")));
    }

    @Override
    public List<Pattern> patterns(Slice slice, Cuts first, Cuts second, Cuts third) {
        var one = new OftenSql(first, "p", "band1", "n1", "a");
        var two = new OftenSql(second, "p", "band2", "n2", "b");
        var three = new OftenSql(third, "p", "band3", "n3", "c");
        return ask(
                """
                select in3, in2, in1, sum(people) as people, sum(people * n1) as contacts1, sum(people * n2) as contacts2,
                       sum(people * n3) as contacts3
                  from (select p.people, p.n1, p.n2, p.n3, %s as in1, %s as in2, %s as in3
                          from %s p %s %s %s
                         where p.r1 and p.r2 and p.r3) counted
                 group by in3, in2, in1
                 order by in3, in2, in1
                """.formatted(
                                one.condition(),
                                two.condition(),
                                three.condition(),
                                course(slice, first, second, third),
                                one.join(),
                                two.join(),
                                three.join()),
                row -> new Pattern(
                        row.getBoolean("in3"),
                        row.getBoolean("in2"),
                        row.getBoolean("in1"),
                        row.getLong("people"),
                        new Pattern.Counts(
                                row.getLong("contacts1"), row.getLong("contacts2"), row.getLong("contacts3"))));
    }

    @Override
    public List<Absence> absence(Slice slice) {
        return ask(
                """
                select practice, sex, age, registered1, absent1, registered2, absent2, registered3, absent3
                  from %s
                 order by practice, sex, age
                """.formatted(table(slice, SummaryTable.ABSENCE)),
                row -> new Absence(
                        row.getString("practice"),
                        row.getInt("sex"),
                        row.getInt("age"),
                        row.getLong("registered1"),
                        row.getLong("absent1"),
                        row.getLong("registered2"),
                        row.getLong("absent2"),
                        row.getLong("registered3"),
                        row.getLong("absent3")));
    }

    @Override
    public List<Appointments> attendance(Slice slice, int period) {
        return ask(
                """
                select practice, dimension, value, attended, missed, late, cancelled, unknown
                  from %s
                 where period = %d
                 order by practice, dimension, value
                """.formatted(table(slice, SummaryTable.ATTENDANCE), period),
                row -> new Appointments(
                        row.getString("practice"),
                        Aspect.values()[row.getInt("dimension")],
                        row.getInt("value"),
                        row.getLong("attended"),
                        row.getLong("missed"),
                        row.getLong("late"),
                        row.getLong("cancelled"),
                        row.getLong("unknown")));
    }

    @Override
    public List<CohortCount> cohort(Slice slice, Criteria criteria) {
        return ask(
                """
                select practice, sex, band1 as band, count(*) as people, sum(n1) as contacts
                  from %s p
                 where %s
                 group by practice, sex, band1
                 order by practice, sex, band1
                """.formatted(table(slice, SummaryTable.PERSON), CriteriaSql.meets(criteria, lake)),
                row -> new CohortCount(
                        row.getString("practice"),
                        row.getInt("sex"),
                        row.getInt("band"),
                        row.getLong("people"),
                        row.getLong("contacts")));
    }

    @Override
    public List<PersonRow> people(Slice slice, Criteria criteria, Optional<Cuts> often, int limit) {
        Optional<OftenSql> condition = often.map(cuts -> new OftenSql(cuts, "p", "band1", "n1", "c"));
        String settings = IntStream.rangeClosed(1, SETTINGS)
                .mapToObj(setting -> Packed.count(lake, "p.s" + setting, 1) + " as s" + setting)
                .collect(Collectors.joining(", "));
        return ask(
                """
                select p.practice, p.person, p.sex, p.age, p.deprivation, p.n1, p.n2, p.n3, cast(p.last_contact as varchar) as last_contact, %s
                  from %s p %s
                 where %s and %s
                 order by p.n1 desc, p.practice, p.person
                 limit %d
                """.formatted(
                                settings,
                                table(slice, SummaryTable.PERSON),
                                condition.map(OftenSql::join).orElse(""),
                                CriteriaSql.meets(criteria, lake),
                                condition.map(OftenSql::condition).orElse("true"),
                                limit),
                row -> {
                    var bySetting = new ArrayList<Integer>();
                    for (int setting = 1; setting <= SETTINGS; setting++) {
                        bySetting.add(row.getInt("s" + setting));
                    }
                    return new PersonRow(
                            row.getString("practice"),
                            row.getLong("person"),
                            row.getInt("sex"),
                            row.getInt("age"),
                            decile(row.getInt("deprivation")),
                            List.of(row.getInt("n1"), row.getInt("n2"), row.getInt("n3")),
                            List.copyOf(bySetting),
                            day(row, "last_contact"));
                });
    }

    @Override
    public List<Touch> touches(Slice.Part part, long person, LocalDate from, LocalDate until) {
        return ask(
                """
                select cast(started_at as varchar) as started, cast(ended_on as varchar) as ended_on, setting, organisation,
                       professional, mode, kind, status, planned, reason
                  from %s contact
                 where person = %d and started_at >= timestamp '%s 00:00:00' and started_at < timestamp '%s 00:00:00'
                 order by started_at, setting, professional, mode, kind, status
                """.formatted(lake.contacts(part.batch(), part.practice()), person, from, until),
                row -> new Touch(
                        LocalDateTime.parse(row.getString("started").replace(' ', 'T')),
                        day(row, "ended_on"),
                        term(Setting.values(), row.getInt("setting")),
                        Optional.ofNullable(row.getString("organisation")).orElse(""),
                        term(Professional.values(), row.getInt("professional")),
                        term(Mode.values(), row.getInt("mode")),
                        term(ContactKind.values(), row.getInt("kind")),
                        term(Attendance.values(), row.getInt("status")),
                        term(Planned.values(), row.getInt("planned")),
                        term(Reason.values(), row.getInt("reason"))));
    }

    /** Days and moments come as text: drivers differ in what else they make of them. */
    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(LocalDate::parse);
    }

    private static <E extends Coded> E term(E[] terms, int code) {
        return Arrays.stream(terms)
                .filter(term -> term.code() == code)
                .findFirst()
                .orElseThrow();
    }

    /** Contacts in the three periods, person by person or, where practices do not matter, for all alike together. */
    private String course(Slice slice, Cuts... cuts) {
        boolean alike = slice.parts().stream().allMatch(part -> slice.whole().contains(part.batch()))
                && Arrays.stream(cuts).noneMatch(cut -> cut.stratum() == Stratum.PRACTICE);
        return alike
                ? "(select sex, band1, band2, band3, r1, r2, r3, n1, n2, n3, cast(people as bigint) as people from "
                        + table(slice, SummaryTable.COURSE) + " alike)"
                : "(select practice, sex, band1, band2, band3, r1, r2, r3, n1, n2, n3, cast(1 as bigint) as people from "
                        + table(slice, SummaryTable.PERSON) + " single)";
    }

    /** One table of all batches in question, with the practices in question. */
    private String table(Slice slice, SummaryTable table) {
        var byBatch = slice.parts().stream()
                .collect(Collectors.groupingBy(Slice.Part::batch, TreeMap::new, Collectors.toList()));
        return byBatch.entrySet().stream()
                .map(batch -> {
                    Set<Integer> buckets = batch.getValue().stream()
                            .map(Slice.Part::bucket)
                            .collect(Collectors.toCollection(TreeSet::new));
                    String from = lake.summary(batch.getKey(), slice.definition(), table, buckets);
                    if (slice.whole().contains(batch.getKey())) {
                        return "select * from " + from;
                    }
                    return "select * from " + from + " where practice in ("
                            + batch.getValue().stream()
                                    .map(part -> "'" + part.practice() + "'")
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ")";
                })
                .collect(Collectors.joining(" union all ", "(", ")"));
    }

    /** A decile that is not known is 0 in the lake. */
    private static OptionalInt decile(int code) {
        return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }
}
