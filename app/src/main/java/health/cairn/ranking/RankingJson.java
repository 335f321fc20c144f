package health.cairn.ranking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import health.cairn.directory.AreaCode;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Questions, evidence and answers as JSON: how a frozen run is kept and what the API and the command line speak. */
public final class RankingJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(AreaCode.class, Code.class)
            .addMixIn(Evidence.Pooled.class, Kinds.class)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RankingJson() {}

    private record Whole(Question question, Evidence evidence, Answer answer) {}

    /** A ranking as one document: what was asked, the counts it was asked of, and the answer. */
    public static String of(Question question, Evidence evidence, Answer answer) {
        return MAPPER.writeValueAsString(new Whole(question, evidence, answer));
    }

    private interface Code {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static AreaCode of(String value) {
            return new AreaCode(value);
        }

        @JsonValue
        String value();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Evidence.Pooled.Proportion.class, name = "proportion"),
        @JsonSubTypes.Type(value = Evidence.Pooled.Rate.class, name = "rate"),
        @JsonSubTypes.Type(value = Evidence.Pooled.Value.class, name = "value"),
        @JsonSubTypes.Type(value = Evidence.Pooled.Suppressed.class, name = "suppressed"),
        @JsonSubTypes.Type(value = Evidence.Pooled.Missing.class, name = "missing")
    })
    private interface Kinds {}
}
