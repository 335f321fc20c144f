package health.cairn.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.cairn.materials.BillOfMaterials.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Known weaknesses of what the jar carries, by the advisories of osv.dev for Maven. They are read from a file, so that the
 * check needs no network: {@code CAIRN_OSV} names the {@code all.zip} of the Maven ecosystem.
 */
class AdvisoriesTest {

    private static final String SAMPLE = """
            {"id": "GHSA-example", "affected": [{"package": {"ecosystem": "Maven", "name": "org.example:library"},
             "versions": ["1.0", "1.1"]}]}
            """;

    @Test
    void noPartHasAKnownWeakness() throws IOException {
        String file = Objects.requireNonNullElse(System.getenv("CAIRN_OSV"), "");
        if (file.isEmpty()) {
            System.out.println("Known weaknesses were not looked for: CAIRN_OSV names no advisories");
        }
        assumeTrue(!file.isEmpty(), "CAIRN_OSV names no advisories");
        List<Part> parts = BillOfMaterials.ofThisBuild().parts();
        var found = new ArrayList<String>();
        try (var zip = new ZipFile(Path.of(file).toFile())) {
            for (var entry : zip.stream().toList()) {
                try (var text = zip.getInputStream(entry)) {
                    found.addAll(concerning(JsonMapper.shared().readTree(text), parts));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void anAdvisoryConcernsTheVersionsItNames() {
        JsonNode advisory = JsonMapper.shared().readTree(SAMPLE);
        var old = new Part("org.example", "library", "1.1", List.of());
        assertThat(concerning(advisory, List.of(old))).containsExactly("GHSA-example: org.example:library 1.1");
        assertThat(concerning(advisory, List.of(new Part("org.example", "library", "1.2", List.of()))))
                .isEmpty();
        assertThat(concerning(advisory, List.of(new Part("org.other", "library", "1.1", List.of()))))
                .isEmpty();
    }

    private static List<String> concerning(JsonNode advisory, List<Part> parts) {
        var found = new ArrayList<String>();
        if (advisory.has("withdrawn")) {
            return found;
        }
        for (JsonNode affected : advisory.path("affected")) {
            String name = affected.path("package").path("name").asString("");
            for (Part part : parts) {
                if (part.coordinates().equals(name)) {
                    affected.path("versions").forEach(version -> {
                        if (version.asString().equals(part.version())) {
                            found.add(advisory.path("id").asString() + ": " + name + " " + part.version());
                        }
                    });
                }
            }
        }
        return found;
    }
}
