package health.cairn.measures;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Definitions as they are kept in the database: whole, as JSON. */
@Repository
class MeasureStore {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;

    MeasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the definitions that were written last have this digest. */
    boolean holds(String digest) {
        return jdbc.sql("select exists (select from measures.definition_set where digest = :digest)")
                .param("digest", digest)
                .query(Boolean.class)
                .single();
    }

    /**
     * Writes definitions, replacing those of the same id; the digest last, so that what was interrupted is done again.
     *
     * @param digest stands for the whole set
     */
    void put(Collection<Measure> measures, String digest) {
        put(measures);
        jdbc.sql("""
                        insert into measures.definition_set (digest) values (:digest)
                        on conflict (one) do update set digest = excluded.digest
                        """).param("digest", digest).update();
    }

    private void put(Collection<Measure> measures) {
        for (Measure measure : measures) {
            jdbc.sql("""
                            insert into measures.measure (id, definition, name, fingertips_id)
                            values (:id, :definition::jsonb, :name, :fingertips)
                            on conflict (id) do update
                               set definition = excluded.definition, name = excluded.name,
                                   fingertips_id = excluded.fingertips_id, loaded_at = now()
                             where measures.measure.definition is distinct from excluded.definition
                            """)
                    .param("id", measure.id().value())
                    .param("definition", JSON.writeValueAsString(Written.of(measure)))
                    .param("name", measure.name())
                    .param(
                            "fingertips",
                            measure.fingertips().isPresent()
                                    ? measure.fingertips().getAsInt()
                                    : null)
                    .update();
        }
    }

    /** Adds a definition unless there is one of this id. */
    void putIfAbsent(Measure measure) {
        jdbc.sql("""
                        insert into measures.measure (id, definition, name, fingertips_id)
                        values (:id, :definition::jsonb, :name, :fingertips)
                        on conflict (id) do nothing
                        """)
                .param("id", measure.id().value())
                .param("definition", JSON.writeValueAsString(Written.of(measure)))
                .param("name", measure.name())
                .param(
                        "fingertips",
                        measure.fingertips().isPresent() ? measure.fingertips().getAsInt() : null)
                .update();
    }

    /** All of them, by id. */
    Map<MeasureId, Measure> all() {
        var all = new LinkedHashMap<MeasureId, Measure>();
        jdbc.sql("select definition::text as definition from measures.measure order by id")
                .query(String.class)
                .list()
                .forEach(text -> {
                    Measure measure = JSON.readValue(text, Written.class).measure();
                    all.put(measure.id(), measure);
                });
        return all;
    }

    /** A definition as it is written down; {@link Measure} with plain types for what JSON has none for. */
    @JsonAutoDetect
    record Written(
            String id,
            String name,
            String shortName,
            String topic,
            String why,
            String numerator,
            String denominator,
            Measure.Kind kind,
            double multiplier,
            String unit,
            Measure.Polarity polarity,
            String sex,
            String age,
            Measure.Calendar calendar,
            Measure.Comparison comparison,
            List<Measure.Target> targets,
            String source,
            @Nullable Integer fingertips,
            Measure.@Nullable Reliability reliability,
            String authoredBy,
            @Nullable String checkedBy,
            java.time.@Nullable LocalDate nextReview,
            boolean reviewed) {

        static Written of(Measure m) {
            return new Written(
                    m.id().value(),
                    m.name(),
                    m.shortName(),
                    m.topic(),
                    m.why(),
                    m.numerator(),
                    m.denominator(),
                    m.kind(),
                    m.multiplier(),
                    m.unit(),
                    m.polarity(),
                    m.sex(),
                    m.age(),
                    m.calendar(),
                    m.comparison(),
                    m.targets(),
                    m.source(),
                    m.fingertips().isPresent() ? m.fingertips().getAsInt() : null,
                    m.reliability(),
                    m.authoredBy(),
                    m.checkedBy(),
                    m.nextReview(),
                    m.reviewed());
        }

        Measure measure() {
            return new Measure(
                    new MeasureId(id),
                    name,
                    shortName,
                    topic,
                    why,
                    numerator,
                    denominator,
                    kind,
                    multiplier,
                    unit,
                    polarity,
                    sex,
                    age,
                    calendar,
                    comparison,
                    targets,
                    source,
                    fingertips == null ? OptionalInt.empty() : OptionalInt.of(fingertips),
                    reliability,
                    authoredBy,
                    checkedBy,
                    nextReview,
                    reviewed);
        }
    }
}
