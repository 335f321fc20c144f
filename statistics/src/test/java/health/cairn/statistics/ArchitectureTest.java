package health.cairn.statistics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arithmetic is plain Java, and the same input gives the same result. Each rule is seen to catch a bad example. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("health.cairn.statistics");

    private static final ArchRule PLAIN_JAVA = classes()
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("health.cairn.statistics..", "java..", "org.apache.commons..", "org.jspecify..")
                            .or(resideInAnyPackage("fixtures..")))
            .because("the arithmetic must be usable, and checkable, without the platform");

    private static final ArchRule NO_CLOCK = noClasses()
            .should()
            .accessTargetWhere(
                    calls("a clock", Set.of("now", "currentTimeMillis", "nanoTime", "systemUTC", "systemDefaultZone")))
            .because("time is an argument");

    private static final ArchRule NO_DICE = noClasses()
            .should()
            .accessTargetWhere(unseeded())
            .because("the same input and the same seed give the same result to the last digit");

    private static final ArchRule NO_LOG = noClasses()
            .should()
            .dependOnClassesThat(
                    assignableTo(System.Logger.class).or(resideInAnyPackage("java.util.logging..", "org.slf4j..")))
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a function has a result and nothing beside it");

    @Test
    void theArithmeticIsPlainJava() {
        PLAIN_JAVA.check(OURS);
        catches(PLAIN_JAVA, "ReadsJson", "ObjectMapper");
    }

    @Test
    void theArithmeticAsksNoClock() {
        NO_CLOCK.check(OURS);
        catches(NO_CLOCK, "AsksTheClock", "LocalDate.now");
    }

    @Test
    void theArithmeticRollsNoDiceWithoutASeed() {
        NO_DICE.check(OURS);
        catches(NO_DICE, "RollsDice", "java.util.Random.<init>()");
        catches(NO_DICE, "RollsDice", "Math.random");
    }

    @Test
    void theArithmeticKeepsNoLog() {
        NO_LOG.check(OURS);
        catches(NO_LOG, "KeepsALog", "System.out");
        catches(NO_LOG, "KeepsALog", "Logger");
    }

    private static void catches(ArchRule rule, String badExample, String naming) {
        JavaClasses bad = new ClassFileImporter().importPackages("fixtures.bad").that(named(badExample));
        assertThatThrownBy(() -> rule.check(bad))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(naming);
        assertThatCode(() -> rule.check(OURS)).doesNotThrowAnyException();
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> named(String name) {
        return DescribedPredicate.describe(
                "named " + name, type -> type.getSimpleName().equals(name));
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String what, Set<String> names) {
        return DescribedPredicate.describe(
                "a call of " + what,
                access -> names.contains(access.getName())
                        && access.getTargetOwner().getPackageName().matches("java\\.(lang|time|util).*"));
    }

    private static DescribedPredicate<JavaAccess<?>> unseeded() {
        return DescribedPredicate.describe("chance without a seed", access -> {
            String target = access.getTarget().getFullName();
            return target.startsWith("java.security.SecureRandom")
                    || target.startsWith("java.util.concurrent.ThreadLocalRandom")
                    || target.startsWith("java.lang.Math.random")
                    || target.equals("java.util.Random.<init>()")
                    || target.equals("java.util.SplittableRandom.<init>()")
                    || target.startsWith("java.util.UUID.randomUUID");
        });
    }
}
