package health.cairn.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums over the lists of patients of published batches; of two for the same day and band the one published last counts. */
@Repository
class ListSizeQueries {

    /**
     * People of one band on one day, over several practices.
     *
     * @param sex {@code M}, {@code F} or {@code P}
     * @param practices how many practices have a number for it
     */
    record Sum(
            LocalDate on, String sex, int ageFrom, @Nullable Integer ageTo, double people, int practices) {

        boolean isTotal() {
            return sex.equals("P") && ageFrom == 0 && ageTo == null;
        }
    }

    private final JdbcClient jdbc;

    ListSizeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All days, sexes and bands. */
    List<Sum> sums(Collection<AreaCode> practices) {
        return jdbc.sql("""
                with heard as (
                    select distinct on (f.practice, f.on_day, f.sex, f.age_from, f.age_to)
                           f.practice, f.on_day, f.sex, f.age_from, f.age_to, f.people
                      from directory.list_size_fact f
                      join directory.publication p using (batch)
                     where f.practice = any(:practices)
                     order by f.practice, f.on_day, f.sex, f.age_from, f.age_to, p.published_order desc
                )
                select on_day, sex, age_from, age_to, sum(people) as people, count(*) as practices
                  from heard
                 group by on_day, sex, age_from, age_to
                """)
                .param("practices", codes(practices))
                .query((row, _) -> new Sum(
                        row.getObject("on_day", LocalDate.class),
                        row.getString("sex"),
                        row.getInt("age_from"),
                        row.getObject("age_to", Integer.class),
                        row.getDouble("people"),
                        row.getInt("practices")))
                .list();
    }

    /** The latest list that gives one number for everybody. */
    Map<AreaCode, Registered.People> latest(Collection<AreaCode> practices) {
        Map<AreaCode, Registered.People> latest = new TreeMap<>();
        jdbc.sql("""
                select distinct on (f.practice) f.practice, f.on_day, f.people
                  from directory.list_size_fact f
                  join directory.publication p using (batch)
                 where f.practice = any(:practices)
                   and f.sex = 'P' and f.age_from = 0 and f.age_to is null
                 order by f.practice, f.on_day desc, p.published_order desc
                """)
                .param("practices", codes(practices))
                .query((row, _) -> Map.entry(
                        new AreaCode(row.getString("practice")),
                        new Registered.People(row.getObject("on_day", LocalDate.class), row.getDouble("people"), 1, 1)))
                .list()
                .forEach(entry -> latest.put(entry.getKey(), entry.getValue()));
        return latest;
    }

    /** The bands of each practice's latest list. */
    Map<AreaCode, List<Sum>> latestBands(Collection<AreaCode> practices) {
        Map<AreaCode, List<Sum>> bands = new TreeMap<>();
        jdbc.sql("""
                with latest as (
                    select f.practice, max(f.on_day) as on_day
                      from directory.list_size_fact f
                      join directory.publication p using (batch)
                     where f.practice = any(:practices)
                     group by f.practice
                )
                select distinct on (f.practice, f.sex, f.age_from, f.age_to)
                       f.practice, f.on_day, f.sex, f.age_from, f.age_to, f.people
                  from latest
                  join directory.list_size_fact f using (practice, on_day)
                  join directory.publication p using (batch)
                 order by f.practice, f.sex, f.age_from, f.age_to, p.published_order desc
                """)
                .param("practices", codes(practices))
                .query((row, _) -> Map.entry(
                        new AreaCode(row.getString("practice")),
                        new Sum(
                                row.getObject("on_day", LocalDate.class),
                                row.getString("sex"),
                                row.getInt("age_from"),
                                row.getObject("age_to", Integer.class),
                                row.getDouble("people"),
                                1)))
                .list()
                .forEach(entry -> bands.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(entry.getValue()));
        return bands;
    }

    /** Every day, sex and band that any list gives; the numbers are none. */
    List<Sum> bands() {
        return jdbc.sql("""
                        select distinct on_day, sex, age_from, age_to
                          from directory.list_size_fact
                          join directory.publication using (batch)
                        """)
                .query((row, _) -> new Sum(
                        row.getObject("on_day", LocalDate.class),
                        row.getString("sex"),
                        row.getInt("age_from"),
                        row.getObject("age_to", Integer.class),
                        0,
                        0))
                .list();
    }

    /** People of all practices on a day, added up over some sexes and bands. */
    Map<AreaCode, Registered.Older> older(LocalDate day, Collection<String> sexes, List<AgeBands.Span> spans, int age) {
        Map<AreaCode, Registered.Older> older = new TreeMap<>();
        jdbc.sql("""
                with heard as (
                    select distinct on (f.practice, f.sex, f.age_from)
                           f.practice, f.age_from, f.people
                      from directory.list_size_fact f
                      join directory.publication p using (batch)
                      join unnest(:from, :to) as span (age_from, age_to)
                        on span.age_from = f.age_from and span.age_to = coalesce(f.age_to, -1)
                     where f.on_day = :day and f.sex = any(:sexes)
                     order by f.practice, f.sex, f.age_from, p.published_order desc
                )
                select practice, sum(people) as people, coalesce(sum(people) filter (where age_from >= :age), 0) as older
                  from heard
                 group by practice
                """)
                .param("day", day)
                .param("sexes", sexes.toArray(String[]::new))
                .param("from", spans.stream().mapToInt(AgeBands.Span::from).toArray())
                .param("to", spans.stream().mapToInt(ListSizeQueries::to).toArray())
                .param("age", age)
                .query((row, _) -> Map.entry(
                        new AreaCode(row.getString("practice")),
                        new Registered.Older(day, row.getDouble("people"), row.getDouble("older"))))
                .list()
                .forEach(entry -> older.put(entry.getKey(), entry.getValue()));
        return older;
    }

    private static int to(AgeBands.Span span) {
        Integer to = span.to();
        return to == null ? -1 : to;
    }

    private static String[] codes(Collection<AreaCode> practices) {
        return practices.stream().map(AreaCode::value).toArray(String[]::new);
    }
}
