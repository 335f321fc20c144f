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
import health.cairn.contacts.engine.SliceSql.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The questions as SQL that every engine understands. */
public abstract class SqlContactQueries implements ContactEngine {

    private static final int SETTINGS = Setting.values().length;

    /** Months of a period. */
    private static final int MONTHS = 12;

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
            case EVERYBODY -> "everybody";
            case AGE_SEX -> "sex, band";
            case PRACTICE -> "practice";
        };
        return askAndSpread(
                """
                select %1$s, %2$s as counts
                  from (select %1$s, contacts, sum(people) as people from %3$s counted group by %1$s, contacts) counted
                 group by %1$s
                 order by %1$s
                """.formatted(
                                by,
                                together("contacts", "people"),
                                byContacts(slice, period, stratum, "people, 0 as everybody")),
                row -> {
                    String practice = stratum == Stratum.PRACTICE ? row.getString("practice") : "";
                    int sex = stratum == Stratum.AGE_SEX ? row.getInt("sex") : -1;
                    int band = stratum == Stratum.AGE_SEX ? row.getInt("band") : -1;
                    return counts(row, 2).map(c -> new Frequency(practice, sex, band, (int) c[0], c[1]));
                });
    }

    /**
     * SQL for some numbers of all rows of a group as one text, in order of the first: a country has 100,000 of them, and a row
     * for each takes far longer to hand over than to count.
     */
    private String together(String... numbers) {
        return lake.joined(
                Arrays.stream(numbers).map("cast(%s as varchar)"::formatted).collect(Collectors.joining(" || ' ' || ")),
                numbers[0]);
    }

    /** What {@link #together} put together, so many numbers at a time. */
    private static Stream<long[]> counts(ResultSet row, int numbers) throws SQLException {
        var texts = new StringTokenizer(row.getString("counts"), " ");
        var all = new ArrayList<long[]>();
        while (texts.hasMoreTokens()) {
            var next = new long[numbers];
            for (int number = 0; number < numbers; number++) {
                next[number] = Long.parseLong(texts.nextToken());
            }
            all.add(next);
        }
        return all.stream();
    }

    private <T> List<T> askAndSpread(String sql, RowReader<Stream<T>> reader) {
        return ask(sql, reader).stream().flatMap(rows -> rows).toList();
    }

    @Override
    public List<Use> use(Slice slice, int period, Cuts cuts) {
        List<Use> told = ask(
                new UseSql(new SliceSql(lake, slice), period, cuts).sql(),
                row -> new Use(
                        Dimension.values()[row.getInt("dimension")],
                        row.getString("practice"),
                        row.getInt("value"),
                        row.getLong("people"),
                        row.getLong("contacts"),
                        row.getLong("often_people"),
                        row.getLong("often_contacts")));
        var all = new ArrayList<Use>();
        all.add(together(told));
        all.addAll(told);
        return all;
    }

    /** Everybody is everybody of some practice. */
    private static Use together(List<Use> told) {
        return told.stream()
                .filter(row -> row.dimension() == Dimension.PRACTICE)
                .reduce(
                        new Use(Dimension.ALL, "", 0, 0, 0, 0, 0),
                        (sum, row) -> new Use(
                                Dimension.ALL,
                                "",
                                0,
                                sum.people() + row.people(),
                                sum.contacts() + row.contacts(),
                                sum.oftenPeople() + row.oftenPeople(),
                                sum.oftenContacts() + row.oftenContacts()));
    }

    /** People by their contacts within the groups of a stratum, from the table that has the fewest rows. */
    private String byContacts(Slice slice, int period, Stratum stratum, String columns) {
        var rows = new SliceSql(lake, slice);
        String ofPeriod = "period = " + period;
        if (stratum == Stratum.AGE_SEX) {
            String all = "sex, band, contacts, " + columns;
            return rows.of(
                    new Rows(SummaryTable.SERVICES, all, ofPeriod), new Rows(SummaryTable.FREQUENCY, all, ofPeriod));
        }
        return rows.of(new Rows(
                SummaryTable.USE,
                "practice, contacts, " + columns,
                ofPeriod + " and dimension = " + Dimension.PRACTICE.ordinal()));
    }

    @Override
    public List<Service> services(Slice slice, int period, Cuts cuts) {
        var often = new OftenSql(lake, cuts, "f", "band", "contacts", "c");
        List<String> settings = IntStream.rangeClosed(1, SETTINGS)
                .mapToObj(setting -> "s" + setting)
                .toList();
        Map<Boolean, List<Long>> sums = ask(
                        """
                        select %s as often, %s
                          from %s f %s
                         group by 1
                        """.formatted(
                                        often.condition(),
                                        settings.stream()
                                                .map("coalesce(sum(f.%1$s), 0) as %1$s"::formatted)
                                                .collect(Collectors.joining(", ")),
                                        byContacts(slice, period, cuts.stratum(), String.join(", ", settings)),
                                        OftenSql.joins(often)),
                        row -> {
                            var contacts = new ArrayList<Long>();
                            for (String setting : settings) {
                                contacts.add(row.getLong(setting));
                            }
                            return Map.entry(row.getBoolean("often"), List.copyOf(contacts));
                        })
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<Long> nothing = Collections.nCopies(SETTINGS, 0L);
        List<Long> ofOften = sums.getOrDefault(true, nothing);
        List<Long> ofOthers = sums.getOrDefault(false, nothing);
        return IntStream.range(0, SETTINGS)
                .mapToObj(setting ->
                        new Service(setting + 1, ofOften.get(setting) + ofOthers.get(setting), ofOften.get(setting)))
                .toList();
    }

    @Override
    public List<Transition> transitions(Slice slice, Cuts first, Cuts second, Optional<Cuts> third) {
        boolean byAge = second.stratum() == Stratum.AGE_SEX;
        var one = new OftenSql(lake, first, "p", "band1", "n1", "a");
        var two = new OftenSql(lake, second, "p", "band2", "n2", "b");
        Optional<OftenSql> three = third.map(cuts -> new OftenSql(lake, cuts, "p", "band3", "n3", "c"));
        return ask(
                """
                select %1$s contacts, often, earlier, sum(people) as people, sum(people * after) as contacts_after,
                       coalesce(sum(people) filter (where often_after), 0) as often_after
                  from (select %2$s p.n2 as contacts, %3$s as often, %4$s as earlier, p.n1 as after, %5$s as often_after, p.people
                          from %6$s p %7$s
                         where p.r1 and p.r2) counted
                 group by %1$s contacts, often, earlier
                 order by %1$s contacts, often, earlier
                """.formatted(
                                byAge ? "sex, band," : "",
                                byAge ? "p.sex, p.band2 as band," : "",
                                two.condition(),
                                three.map(often -> "case when not p.r3 then %d when %s then %d else %d end"
                                                .formatted(
                                                        Earlier.NOT_LISTED.ordinal(),
                                                        often.condition(),
                                                        Earlier.OFTEN.ordinal(),
                                                        Earlier.NOT_OFTEN.ordinal()))
                                        .orElse(String.valueOf(Earlier.NOT_LISTED.ordinal())),
                                one.condition(),
                                course(slice, second),
                                OftenSql.joins(Stream.concat(Stream.of(one, two), three.stream())
                                        .toArray(OftenSql[]::new))),
                row -> new Transition(
                        byAge ? row.getInt("sex") : -1,
                        byAge ? row.getInt("band") : -1,
                        row.getInt("contacts"),
                        row.getBoolean("often"),
                        Earlier.values()[row.getInt("earlier")],
                        row.getLong("people"),
                        row.getLong("contacts_after"),
                        row.getLong("often_after")));
    }

    @Override
    public List<Absence> absence(Slice slice, int periods) {
        return askAndSpread(
                """
                select practice, sex, %1$s as counts
                  from %2$s
                 where registered%3$d > 0
                 group by practice, sex
                 order by practice, sex
                """.formatted(
                                together("age", "registered" + periods, "absent" + periods),
                                table(slice, SummaryTable.ABSENCE),
                                periods),
                row -> {
                    String practice = row.getString("practice");
                    int sex = row.getInt("sex");
                    return counts(row, 3).map(c -> new Absence(practice, sex, (int) c[0], c[1], c[2]));
                });
    }

    @Override
    public List<Appointments> attendance(Slice slice, int period) {
        return ask(
                """
                select dimension, case when dimension = %1$d then practice else '' end as practice,
                       case when dimension = %2$d then %3$d * (%4$d - period) + value else value end as value,
                       sum(attended) as attended, sum(missed) as missed, sum(late) as late, sum(cancelled) as cancelled,
                       sum(unknown) as unknown
                  from %5$s counted
                 group by 1, 2, 3
                 order by 1, 2, 3
                """.formatted(
                        Aspect.ALL.ordinal(),
                        Aspect.MONTH.ordinal(),
                        MONTHS,
                        Periods.COUNT,
                        new SliceSql(lake, slice)
                                .of(new Rows(
                                        SummaryTable.ATTENDANCE,
                                        "*",
                                        "(period = %d or dimension = %d)".formatted(period, Aspect.MONTH.ordinal())))),
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
        // Every cohort is shown beside everybody, who are in a table of fewer rows.
        String chosen = criteria.equals(Criteria.EVERYBODY)
                ? new SliceSql(lake, slice)
                        .of(new Rows(
                                SummaryTable.FREQUENCY,
                                "practice, sex, band, contacts, cast(people as bigint) as people",
                                "period = 1"))
                : "(select practice, sex, band1 as band, n1 as contacts, cast(1 as bigint) as people from %s p where %s)"
                        .formatted(table(slice, SummaryTable.PERSON), CriteriaSql.meets(criteria, lake));
        return ask(
                """
                select practice, sex, band, sum(people) as people, sum(people * contacts) as contacts
                  from %s counted
                 group by practice, sex, band
                 order by practice, sex, band
                """.formatted(chosen),
                row -> new CohortCount(
                        row.getString("practice"),
                        row.getInt("sex"),
                        row.getInt("band"),
                        row.getLong("people"),
                        row.getLong("contacts")));
    }

    @Override
    public List<PersonRow> people(Slice slice, Criteria criteria, Optional<Cuts> often, int limit) {
        Optional<OftenSql> condition = often.map(cuts -> new OftenSql(lake, cuts, "p", "band1", "n1", "c"));
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
                                condition.map(OftenSql::joins).orElse(""),
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

    /** People by their contacts in the three periods, from the table with the fewest rows that tells them apart as asked. */
    private String course(Slice slice, Cuts cuts) {
        var rows = new SliceSql(lake, slice);
        String periods = "r1, r2, r3, n1, n2, n3, cast(%s as bigint) as people";
        if (cuts.stratum() == Stratum.AGE_SEX) {
            String ages = "sex, band1, band2, band3, " + periods;
            return rows.of(
                    new Rows(SummaryTable.COURSE, ages.formatted("people"), "true"),
                    new Rows(SummaryTable.PERSON, ages.formatted("1"), "(r1 or r2)"));
        }
        return rows.of(new Rows(SummaryTable.PRACTICE_COURSE, "practice, " + periods.formatted("people"), "true"));
    }

    /** One table of all batches in question, with the practices in question. */
    private String table(Slice slice, SummaryTable table) {
        return new SliceSql(lake, slice).of(new Rows(table, "*", "true"));
    }

    /** A decile that is not known is 0 in the lake. */
    private static OptionalInt decile(int code) {
        return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }
}
