package health.cairn.materials;

import static org.assertj.core.api.Assertions.assertThat;

import health.cairn.materials.BillOfMaterials.Part;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Everything in the jar may be given on under Apache-2.0, or under one of its licences that allows it. */
class LicencesTest {

    /** Permissive licences, and weak copyleft ones that ask nothing of a program that only uses the library. */
    private static final Pattern ALLOWED = Pattern.compile(
            "Apache-2\\.0|Apache License.*2\\.0.*|MIT(-0)?|MIT No Attribution|BSD-[23]-Clause|BSD Zero Clause License|0BSD|CC0-1\\.0|EPL-[12]\\.0|EDL 1\\.0|"
                    + "LGPL-2\\.1(-only|-or-later)?|MPL-2\\.0|PostgreSQL|Bouncy Castle Licence|Public Domain|Unlicense|UPL-1\\.0|GPL-2\\.0-with-classpath-exception",
            Pattern.CASE_INSENSITIVE);

    @Test
    void everyPartHasALicenceThatAllowsIt() throws IOException {
        List<Part> parts = BillOfMaterials.ofThisBuild().parts();
        assertThat(parts).hasSizeGreaterThan(50).anyMatch(part -> part.name().equals("spring-core"));
        assertThat(notAllowed(parts)).isEmpty();
    }

    @Test
    void aPartUnderTheGplAloneIsSeen() {
        var strong = new Part("org.example", "strong", "1", List.of("GPL-3.0-only"));
        var either = new Part("org.example", "either", "1", List.of("GPL-2.0-only", "MIT"));
        var unknown = new Part("org.example", "unknown", "1", List.of());
        assertThat(notAllowed(List.of(strong, either, unknown))).containsExactly(strong, unknown);
    }

    private static List<Part> notAllowed(List<Part> parts) {
        return parts.stream()
                .filter(part -> !part.group().equals("health.cairn"))
                .filter(part -> part.licences().stream()
                        .noneMatch(licence -> ALLOWED.matcher(licence).matches()))
                .toList();
    }
}
