package health.cairn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    /** The arithmetic is a library below all modules; that it knows none of them is for Maven to see. */
    static final ApplicationModules MODULES =
            ApplicationModules.of(CairnApplication.class, resideInAnyPackage("health.cairn.statistics..", "health.cairn.templates.."));

    @Test
    void modulesUseOnlyTheModulesTheyDeclareAndOnlyTheirPublicFace() {
        MODULES.verify();
    }
}
