package health.cairn.materials;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.materials.BillOfMaterials.Part;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Everything in the jar may be given on under Apache-2.0, or under one of its licences that allows it. */
class LicencesTest {

    /**
     * Permissive licences, and weak copyleft ones that ask nothing of a program that only uses the library; those
     * after the identifiers of SPDX by the names that projects give them in their pom.
     */
    private static final Pattern ALLOWED =
            Pattern.compile("Apache-2\\.0|MIT|ISC|BSD-[23]-Clause|0BSD|Unlicense|EPL-2\\.0|MPL-2\\.0"
                    + "|Bouncy Castle Licence|FreeBSD License|Mozilla Public License Version 2\\.0");

    @Test
    void everyPartHasALicenceThatAllowsIt() throws IOException {
        List<Part> parts = BillOfMaterials.ofThisBuild().parts();
        assertThat(parts)
                .hasSizeGreaterThan(100)
                .anyMatch(part -> part.name().equals("org.springframework:spring-core"))
                .anyMatch(part -> part.name().equals("htmx.org"));
        assertThat(notAllowed(parts)).isEmpty();
    }

    @Test
    void aPartUnderTheGplAloneIsSeen() {
        var strong = new Part("Maven", "org.example:strong", "1", List.of("GPL-3.0-only"));
        var network = new Part("npm", "network", "1", List.of("AGPL-3.0-or-later"));
        var either = new Part("Maven", "org.example:either", "1", List.of("GPL-2.0-only", "MIT"));
        var unknown = new Part("Maven", "org.example:unknown", "1", List.of());
        assertThat(notAllowed(List.of(strong, network, either, unknown))).containsExactly(strong, network, unknown);
    }

    private static List<Part> notAllowed(List<Part> parts) {
        return parts.stream()
                .filter(part -> !part.name().startsWith("health.cairn:"))
                .filter(part -> part.licences().stream()
                        .noneMatch(licence -> ALLOWED.matcher(licence).matches()))
                .toList();
    }
}
