package health.cairn.measures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The definitions that come with Cairn: one readable file each, under {@code measures/} on the class path. */
final class Definitions {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Definitions() {}

    /**
     * Every definition, by file name.
     *
     * @throws IllegalStateException if one cannot be read; the message names the file and what is wrong
     */
    static List<Measure> read() {
        var measures = new ArrayList<Measure>();
        try {
            for (Resource file : files()) {
                measures.add(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The definitions of measures could not be read", e);
        }
        measures.sort(Comparator.comparing(m -> m.id().value()));
        return measures;
    }

    /** Stands for all definitions, names and contents; reading them as YAML takes far longer. */
    static String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Resource file : files()) {
                digest.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("The definitions of measures could not be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Resource[] files() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:measures/*.yaml");
        Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
        return files;
    }

    private static Measure read(Resource file) throws IOException {
        String name = String.valueOf(file.getFilename());
        try (var in = file.getInputStream()) {
            return YAML.readValue(in, Sheet.class).measure(name.substring(0, name.length() - ".yaml".length()));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalStateException("The definition " + name + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** A definition file. The id is the name of the file. */
    record Sheet(
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
            @Nullable List<Measure.Target> targets,
            String source,
            @Nullable Integer fingertips,
            Measure.@Nullable Reliability reliability,
            String authoredBy,
            String checkedBy,
            LocalDate nextReview) {

        Measure measure(String id) {
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
                    targets == null ? List.of() : targets,
                    source,
                    fingertips == null ? OptionalInt.empty() : OptionalInt.of(fingertips),
                    reliability,
                    authoredBy,
                    checkedBy,
                    nextReview,
                    true);
        }
    }
}
