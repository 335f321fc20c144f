package health.cairn.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.cairn.materials.BillOfMaterials.Part;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Known weaknesses of what the jar carries, by the advisories of osv.dev. They are read from files, so that the check needs
 * no network: {@code CAIRN_OSV} names the {@code all.zip} of the Maven and of the npm ecosystem, with the path separator
 * between them. Without it the build says that it did not look.
 */
class AdvisoriesTest {

    private static final String FILES = Objects.requireNonNullElse(System.getenv("CAIRN_OSV"), "");

    @Test
    void noPartHasAKnownWeakness() throws IOException {
        if (FILES.isEmpty()) {
            System.out.println("Known weaknesses were not looked for: CAIRN_OSV names no advisories");
        }
        assumeTrue(!FILES.isEmpty(), "CAIRN_OSV names no advisories");
        List<Part> parts = BillOfMaterials.ofThisBuild().parts();
        var found = new ArrayList<String>();
        int read = 0;
        for (String file : FILES.split(Pattern.quote(File.pathSeparator))) {
            try (var zip = new ZipFile(Path.of(file).toFile())) {
                for (var entry : zip.stream().toList()) {
                    try (var text = zip.getInputStream(entry)) {
                        found.addAll(concerning(JsonMapper.shared().readTree(text), parts));
                        read++;
                    }
                }
            }
        }
        System.out.printf("%d advisories held against %d parts%n", read, parts.size());
        assertThat(read).as("advisories in " + FILES).isPositive();
        assertThat(found).isEmpty();
    }

    /** Both ends of a range: the first version that has the weakness, and the first that no longer has it. */
    @ParameterizedTest
    @CsvSource({
        "1.1,    false",
        "1.2,    true",
        "1.10,   true",
        "1.11.4, true",
        "1.11.5, false",
        "2.0-RC1, true",
        "2.0,    true",
        "2.1,    true",
        "2.1.1,  false"
    })
    void anAdvisoryConcernsTheVersionsWithinItsRanges(String version, boolean concerned) {
        JsonNode advisory = advisory("""
                "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.2"}, {"fixed": "1.11.5"}]},
                           {"type": "ECOSYSTEM", "events": [{"introduced": "2.0-M1"}, {"last_affected": "2.1"}]}]
                """);
        assertThat(!concerning(advisory, List.of(part("Maven", "org.example:library", version)))
                        .isEmpty())
                .isEqualTo(concerned);
    }

    @Test
    void anAdvisoryConcernsThePartAndTheVersionsItNames() {
        JsonNode advisory = advisory("""
                "versions": ["1.0", "1.1"]
                """);
        assertThat(concerning(advisory, List.of(part("Maven", "org.example:library", "1.1"))))
                .containsExactly("GHSA-example: org.example:library 1.1");
        assertThat(concerning(
                        advisory,
                        List.of(
                                part("Maven", "org.example:library", "1.2"),
                                part("Maven", "org.other:library", "1.1"),
                                part("npm", "org.example:library", "1.1"))))
                .isEmpty();
        JsonNode everyVersion = advisory("""
                "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}]
                """);
        assertThat(concerning(everyVersion, List.of(part("Maven", "org.example:library", "9"))))
                .hasSize(1);
    }

    private static Part part(String ecosystem, String name, String version) {
        return new Part(ecosystem, name, version, List.of());
    }

    private static JsonNode advisory(String affected) {
        return JsonMapper.shared().readTree("""
                {"id": "GHSA-example", "affected": [
                  {"package": {"ecosystem": "Maven", "name": "org.example:library"}, %s}]}
                """.formatted(affected));
    }

    private static List<String> concerning(JsonNode advisory, List<Part> parts) {
        var found = new ArrayList<String>();
        if (advisory.has("withdrawn")) {
            return found;
        }
        for (JsonNode affected : advisory.path("affected")) {
            String ecosystem = affected.path("package").path("ecosystem").asString("");
            String name = affected.path("package").path("name").asString("");
            for (Part part : parts) {
                if (part.ecosystem().equals(ecosystem) && part.name().equals(name) && has(affected, part.version())) {
                    found.add(advisory.path("id").asString() + ": " + name + " " + part.version());
                }
            }
        }
        return found;
    }

    private static boolean has(JsonNode affected, String version) {
        return affected.path("versions")
                        .valueStream()
                        .anyMatch(one -> one.asString().equals(version))
                || affected.path("ranges")
                        .valueStream()
                        .filter(range -> !range.path("type").asString("").equals("GIT"))
                        .anyMatch(range -> within(range.path("events"), version));
    }

    /** As osv.dev's schema says: the events in the order of their versions, each switching the weakness on or off. */
    private static boolean within(JsonNode events, String version) {
        var asked = new ComparableVersion(version);
        var inOrder = new ArrayList<Map.Entry<ComparableVersion, String>>();
        for (JsonNode event : events) {
            event.properties()
                    .forEach(what -> inOrder.add(
                            Map.entry(new ComparableVersion(what.getValue().asString()), what.getKey())));
        }
        inOrder.sort(Map.Entry.comparingByKey());
        boolean within = false;
        for (var event : inOrder) {
            int reached = asked.compareTo(event.getKey());
            within = switch (event.getValue()) {
                case "introduced" ->
                    within || reached >= 0 || event.getKey().toString().equals("0");
                case "fixed" -> within && reached < 0;
                case "last_affected" -> within && reached <= 0;
                default -> within;
            };
        }
        return within;
    }
}
