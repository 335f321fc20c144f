package health.cairn.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of reference cases.
 *
 * @param peer the name of the package that answered
 * @param version of the package
 */
record ReferenceFile(String peer, String version, List<ReferenceCase> cases) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Reads a file; an {@link UnknownForm} when it is not one of reference cases. */
    static ReferenceFile read(Path file) {
        JsonNode root;
        try {
            root = MAPPER.readTree(file.toFile());
        } catch (JacksonException e) {
            throw new UnknownForm("Not a JSON file: " + e.getOriginalMessage());
        }
        if (!root.path("peer").isString() || !root.path("cases").isArray()) {
            throw new UnknownForm("A file of reference cases has a peer and a list of cases");
        }
        String category = root.path("category").asString("");
        List<ReferenceCase> cases = new ArrayList<>();
        root.get("cases").forEach(node -> cases.add(new ReferenceCase(category, node)));
        if (cases.isEmpty()) {
            throw new UnknownForm("A file of reference cases has at least one case");
        }
        return new ReferenceFile(
                root.get("peer").stringValue(), root.path("version").asString(""), cases);
    }
}
