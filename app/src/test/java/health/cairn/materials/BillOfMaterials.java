package health.cairn.materials;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CycloneDX bill of materials that the build puts into the jar. */
record BillOfMaterials(List<Part> parts) {

    /** A library, with the licences it may be used under: any one of them is enough. */
    record Part(String group, String name, String version, List<String> licences) {
        String coordinates() {
            return group + ":" + name;
        }
    }

    static BillOfMaterials ofThisBuild() throws IOException {
        try (InputStream file = BillOfMaterials.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            return of(
                    JsonMapper.shared().readTree(Objects.requireNonNull(file, "the build made no bill of materials")));
        }
    }

    static BillOfMaterials of(JsonNode bom) {
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
            parts.add(new Part(
                    component.path("group").asString(""),
                    component.path("name").asString(),
                    component.path("version").asString(),
                    licences));
        }
        return new BillOfMaterials(parts);
    }
}
