package health.cairn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption;
import fixtures.badmodules.Market;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules, who may use whom, and the picture of it in ARCHITECTURE.md. */
class ModulesTest {

    /**
     * The arithmetic is a library below all modules; that it knows none of them is for Maven to see. Templates are made from
     * files and belong to the module whose page they draw.
     */
    static final ApplicationModules MODULES = ApplicationModules.of(
            CairnApplication.class, resideInAnyPackage("health.cairn.statistics..", "health.cairn.templates.."));

    private static final Path ARCHITECTURE = Path.of("..", "ARCHITECTURE.md");
    private static final Pattern PICTURE = Pattern.compile("(?s)```mermaid\n.*?```");

    @Test
    void modulesUseOnlyTheModulesTheyDeclareAndOnlyTheirPublicFace() {
        MODULES.verify();
        assertThatThrownBy(() -> ApplicationModules.of(Market.class, (ImportOption) location -> true)
                        .verify())
                .hasMessageContaining("Module 'till' depends on non-exposed type")
                .hasMessageContaining("Stock");
    }

    /** Run with {@code -Dcairn.draw=true} to draw the picture anew after a change. */
    @Test
    void pictureInTheArchitectureIsOfTheModulesAsTheyAre() throws IOException {
        String text = Files.readString(ARCHITECTURE);
        String drawn = PICTURE.matcher(text).replaceFirst(java.util.regex.Matcher.quoteReplacement(picture()));
        if (Boolean.getBoolean("cairn.draw")) {
            Files.writeString(ARCHITECTURE, drawn);
        }
        assertThat(Files.readString(ARCHITECTURE))
                .as(
                        "draw it anew: mvn -pl statistics,app test -Dtest=ModulesTest -Dcairn.draw=true -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(drawn);
    }

    private static String picture() {
        var lines = new TreeSet<String>();
        for (ApplicationModule module : MODULES) {
            String name = module.getIdentifier().toString();
            module.getDirectDependencies(MODULES)
                    .uniqueModules()
                    .map(other -> "  %s --> %s".formatted(name, other.getIdentifier()))
                    .forEach(lines::add);
            lines.add("  %s[\"%s\"]".formatted(name, name.toLowerCase(Locale.ROOT)));
        }
        return lines.stream().collect(Collectors.joining("\n", "```mermaid\ngraph TD\n", "\n```"));
    }
}
