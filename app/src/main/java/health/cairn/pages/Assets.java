package health.cairn.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The scripts and styles under the names that carry their content's hash, so that browsers may keep them for ever. */
public final class Assets {

    private final Map<String, String> hashed;

    private Assets(Map<String, String> hashed) {
        this.hashed = Map.copyOf(hashed);
    }

    /** Reads the manifest that the front-end build wrote. */
    static Assets read() {
        try (InputStream manifest = Assets.class.getResourceAsStream("/static/assets/manifest.json")) {
            if (manifest == null) {
                throw new IllegalStateException(
                        "The scripts and styles are missing from the program; build it again with Node 20 or newer");
            }
            return new Assets(JsonMapper.shared().readValue(manifest, new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a script or style, for example {@code cairn.css}. */
    public String path(String name) {
        String file = hashed.get(name);
        if (file == null) {
            throw new IllegalArgumentException(
                    "There is no script or style called " + name + ", only " + hashed.keySet());
        }
        return "/assets/" + file;
    }
}
