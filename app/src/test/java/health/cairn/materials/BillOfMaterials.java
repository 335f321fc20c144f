package health.cairn.materials;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others made and the jar carries, by the CycloneDX files that the build puts into it. */
record BillOfMaterials(List<Part> parts) {

    /**
     * A library.
     *
     * @param ecosystem where it is from, as osv.dev calls it: {@code Maven} or {@code npm}
     * @param name as osv.dev has it: {@code group:name} for Maven
     * @param licences it may be used under; any one of them is enough
     */
    record Part(String ecosystem, String name, String version, List<String> licences) {}

    static BillOfMaterials ofThisBuild() throws IOException {
        var parts = new ArrayList<Part>();
        for (String file : List.of("application", "frontend")) {
            try (InputStream text = BillOfMaterials.class.getResourceAsStream("/META-INF/sbom/" + file + ".cdx.json")) {
                parts.addAll(parts(JsonMapper.shared()
                        .readTree(Objects.requireNonNull(text, "the build made no bill of materials " + file))));
            }
        }
        return new BillOfMaterials(parts);
    }

    private static List<Part> parts(JsonNode bom) {
        var parts = new ArrayList<Part>();
        for (JsonNode component : bom.path("components")) {
            var licences = new ArrayList<String>();
            for (JsonNode entry : component.path("licenses")) {
                JsonNode licence = entry.path("license");
                licences.add(
                        licence.has("id")
                                ? licence.path("id").asString()
                                : licence.path("name")
                                        .asString(entry.path("expression").asString("")));
            }
            String group = component.path("group").asString("");
            String name = component.path("name").asString();
            parts.add(new Part(
                    component.path("purl").asString("").startsWith("pkg:npm/") ? "npm" : "Maven",
                    group.isEmpty() ? name : group + ":" + name,
                    component.path("version").asString(),
                    licences));
        }
        return parts;
    }
}
