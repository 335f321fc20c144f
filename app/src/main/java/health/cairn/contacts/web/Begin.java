package health.cairn.contacts.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a project begins: the address of the form, with what the finding says already written in. */
final class Begin {

    private Begin() {}

    /** @param baseline what the finding measured; null where there is no number to begin from */
    static String project(String name, String problem, @Nullable Double baseline, String unit) {
        var fields = new ArrayList<>(List.of("name", "problem"));
        var values = new ArrayList<Object>(List.of(name, problem));
        if (baseline != null) {
            fields.addAll(List.of("baseline", "unit"));
            values.addAll(List.of(Math.round(baseline * 10) / 10.0, unit));
        }
        var address = UriComponentsBuilder.fromPath("/projects/new").queryParam("fields", String.join(",", fields));
        fields.forEach(field -> address.queryParam(field, "{" + field + "}"));
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    /** The same for a project with a measure that goes on being fed by these counts ({@link health.cairn.projects.MonthlyCounts}). */
    static String fed(String project, String counts, String area, String which) {
        return project
                + UriComponentsBuilder.newInstance()
                        .queryParam("counts", "{counts}")
                        .queryParam("area", "{area}")
                        .queryParam("which", "{which}")
                        .encode()
                        .buildAndExpand(counts, area, which)
                        .toUriString()
                        .replaceFirst("\\?", "&");
    }
}
