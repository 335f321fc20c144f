package health.cairn;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;

/** Rules that hold in every module. Each is seen to catch a bad example. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // A build that got as far as the jar has left the wiring worked out ahead of time beside what people wrote.
            .withImportOption(location -> !location.contains("__") && !location.contains("$$"))
            .importPackages("health.cairn")
            .that(DescribedPredicate.not(resideInAnyPackage("health.cairn.templates..")));

    private static final DescribedPredicate<JavaClass> DATABASE_ACCESS =
            resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..");

    /** A type may know how it is read from a row; sending a statement is for stores and queries. */
    private static final DescribedPredicate<JavaClass> SENDING_STATEMENTS = resideInAnyPackage(
                    "org.springframework.jdbc..", "org.postgresql..")
            .or(DescribedPredicate.describe(
                    "send statements",
                    type -> Set.of("java.sql.Connection", "java.sql.DriverManager", "java.sql.Statement")
                            .contains(type.getName())));

    private static final ArchRule SQL_IN_STORES_AND_QUERIES = noClasses()
            .that(DescribedPredicate.describe(
                    "are not part of a *Store or *Queries",
                    type -> !outermost(type).getSimpleName().matches(".*(Store|Queries)")))
            .and()
            .resideOutsideOfPackage("health.cairn.database")
            .should()
            .dependOnClassesThat(SENDING_STATEMENTS)
            .because("who looks for the SQL of a module must find it by the name of the class");

    private static final ArchRule CONTROLLERS_ARE_PRIVATE_AND_IN_WEB = classes()
            .that(metaAnnotatedWith(Controller.class))
            .should()
            .bePackagePrivate()
            .andShould()
            .resideInAnyPackage("..web", "health.cairn.pages")
            .because("a page is nobody else's business");

    private static final ArchRule CONTROLLERS_DO_NOT_ASK_THE_DATABASE = noClasses()
            .that(metaAnnotatedWith(Controller.class))
            .should()
            .dependOnClassesThat(DATABASE_ACCESS)
            .because("controllers parse, ask and show");

    private static final ArchRule NAMES_SAY_WHAT = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Dto|DTO)")
            .orShould()
            .resideInAnyPackage(
                    "..service..", "..dto..", "..util..", "..common..", "..impl..", "..entity..", "..mapper..")
            .because("a name says what a thing is in the users' language");

    /** Names of components that hold what must not reach a log. */
    private static final Set<String> PERSONAL = Set.of("email", "password", "token", "nhsNumber", "dateOfBirth");

    private static final ArchRule PERSONAL_RECORDS_MASK_THEMSELVES = classes()
            .that(DescribedPredicate.describe(
                    "are records with personal components",
                    type -> type.isRecord()
                            && type.getFields().stream().anyMatch(field -> PERSONAL.contains(field.getName()))))
            .should(writeTheirOwnToString())
            .because("what a record prints by itself ends in logs");

    /** What a person typed can then never make this server ask another one (SSRF). */
    private static final ArchRule NOTHING_IS_FETCHED = noClasses()
            .that(DescribedPredicate.describe(
                    "are not the rehearsal, which asks itself, the sign-in providers that settings name, or the database's own start",
                    type -> !Set.of("Rehearse", "ProviderDiscovery")
                            .contains(outermost(type).getSimpleName())))
            .and()
            .resideOutsideOfPackage("health.cairn.database")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "ask other servers",
                    type -> type.getPackageName().startsWith("java.net.http")
                            || Set.of(
                                            "java.net.URL",
                                            "java.net.URLConnection",
                                            "java.net.Socket",
                                            "org.springframework.web.client.RestClient",
                                            "org.springframework.web.client.RestTemplate",
                                            "org.springframework.core.io.UrlResource")
                                    .contains(type.getName())))
            .because("nothing that a person typed may make this server ask another one");

    private static final ArchRule ENGINES_ARE_BEHIND_THEIR_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackages("health.cairn.contacts.duckdb..", "health.cairn.contacts.trino..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.duckdb..", "io.trino.."))
            .because("what answers questions about contacts can be exchanged");

    private static final ArchRule SMALL_NUMBERS_PASS_ONE_GATE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "health.cairn.privacy..", "health.cairn.statistics..", "health.cairn.conformance..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("health.cairn.statistics.suppression.."))
            .because("counts of patients leave through one gate");

    @Test
    void nothingThatAPersonTypedMakesThisServerAskAnother() {
        NOTHING_IS_FETCHED.check(OURS);
        catches(NOTHING_IS_FETCHED, "FetchesWhatIsTyped");
    }

    @Test
    void enginesAreBehindTheirAdapters() {
        ENGINES_ARE_BEHIND_THEIR_ADAPTERS.check(OURS);
        catches(ENGINES_ARE_BEHIND_THEIR_ADAPTERS, "OpensDuckDb");
    }

    @Test
    void smallNumbersPassOneGate() {
        SMALL_NUMBERS_PASS_ONE_GATE.check(OURS);
        catches(SMALL_NUMBERS_PASS_ONE_GATE, "HidesByItself");
    }

    @Test
    void sqlIsInStoresAndQueriesOnly() {
        SQL_IN_STORES_AND_QUERIES.check(OURS);
        catches(SQL_IN_STORES_AND_QUERIES, "AsksTheDatabase");
    }

    @Test
    void controllersArePackagePrivateInWebAndDoNotAskTheDatabase() {
        CONTROLLERS_ARE_PRIVATE_AND_IN_WEB.check(OURS);
        catches(CONTROLLERS_ARE_PRIVATE_AND_IN_WEB, "OpenController");
        catches(CONTROLLERS_ARE_PRIVATE_AND_IN_WEB, "MisplacedController");
        CONTROLLERS_DO_NOT_ASK_THE_DATABASE.check(OURS);
        catches(CONTROLLERS_DO_NOT_ASK_THE_DATABASE, "BusyController");
    }

    @Test
    void namesSayWhatThingsAre() {
        NAMES_SAY_WHAT.check(OURS);
        catches(NAMES_SAY_WHAT, "DateUtils");
    }

    @Test
    void recordsOfPeopleMaskTheirText() {
        PERSONAL_RECORDS_MASK_THEMSELVES.check(OURS);
        catches(PERSONAL_RECORDS_MASK_THEMSELVES, "TellsTheAddress");
    }

    /** A type is named in back quotes and begins with a capital; a package begins with {@code health.cairn.}. */
    @Test
    void architectureNamesOnlyTypesAndPackagesThatExist() throws IOException {
        Set<String> types = OURS.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        Set<String> packages = OURS.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        String text = Files.readString(Path.of("..", "ARCHITECTURE.md"));
        assertThat(unknown(text, types, packages)).isEmpty();
        assertThat(text).contains("`Scope`");
        assertThat(unknown("`Scope` is decided by `ScopeOracle` in `health.cairn.oracles`", types, packages))
                .containsExactly("ScopeOracle", "health.cairn.oracles");
    }

    private static List<String> unknown(String text, Set<String> types, Set<String> packages) {
        return Pattern.compile("`(health\\.cairn\\.[a-z.]+|[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(?:\\.[A-Z]\\w+)*)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> name.startsWith("health.")
                        ? !packages.contains(name)
                        : !types.contains(name.substring(name.lastIndexOf('.') + 1)))
                .toList();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    /** A record that writes its own text does not leave it to the method that makes the text of all records. */
    private static ArchCondition<JavaClass> writeTheirOwnToString() {
        return new ArchCondition<>("write their own toString") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean generated = toStringIsGenerated(type);
                events.add(new SimpleConditionEvent(
                        type, !generated, type.getName() + (generated ? " prints all it holds" : " masks itself")));
            }
        };
    }

    private static boolean toStringIsGenerated(JavaClass type) {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = ArchitectureTest.class.getResourceAsStream(file)) {
            return ClassFile.of().parse(java.util.Objects.requireNonNull(bytes).readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString("toString"))
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> code.elementStream())
                    .anyMatch(element -> element instanceof InvokeDynamicInstruction call
                            && call.invokedynamic()
                                    .bootstrap()
                                    .bootstrapMethod()
                                    .reference()
                                    .owner()
                                    .asInternalName()
                                    .equals("java/lang/runtime/ObjectMethods"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void catches(ArchRule rule, String badExample) {
        JavaClasses bad = new ClassFileImporter()
                .importPackages("fixtures.bad")
                .that(DescribedPredicate.describe(
                        "the bad example", type -> type.getSimpleName().equals(badExample)));
        assertThat(bad).isNotEmpty();
        assertThatThrownBy(() -> rule.check(bad))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(badExample);
    }
}
