package health.cairn.measures;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Series and their numbers. A series keeps its number for good, so what was read once is remembered. */
@Repository
class SeriesStore {

    private final JdbcClient jdbc;
    private final Map<SeriesKey, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, SeriesKey> keys = new ConcurrentHashMap<>();

    SeriesStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of a series; it gets one where it has none. */
    int numberFor(SeriesKey key) {
        Integer known = numbers.get(key);
        return known != null ? known : register(key);
    }

    private int register(SeriesKey key) {
        // "do update" returns the row also where it was there before; "do nothing" would not.
        int number = jdbc.sql("""
                        insert into measures.series (measure, sex, age)
                        values (:measure, :sex, :age)
                        on conflict (measure, sex, age) do update set sex = excluded.sex
                        returning series
                        """)
                .param("measure", key.measure().value())
                .param("sex", key.sex())
                .param("age", key.age())
                .query(Integer.class)
                .single();
        numbers.put(key, number);
        keys.put(number, key);
        return number;
    }

    /** The number of a series, where it has one. */
    Optional<Integer> number(SeriesKey key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Integer> found = jdbc.sql("""
                        select series from measures.series
                         where measure = :measure and sex = :sex and age = :age
                        """)
                .param("measure", key.measure().value())
                .param("sex", key.sex())
                .param("age", key.age())
                .query(Integer.class)
                .optional();
        found.ifPresent(n -> {
            numbers.put(key, n);
            keys.put(n, key);
        });
        return found;
    }

    /** The series with a number. */
    SeriesKey key(int series) {
        return keys.computeIfAbsent(
                series,
                n -> jdbc.sql("select measure, sex, age from measures.series where series = :n")
                        .param("n", n)
                        .query((rs, row) -> new SeriesKey(
                                new MeasureId(rs.getString("measure")), rs.getString("sex"), rs.getString("age")))
                        .single());
    }
}
