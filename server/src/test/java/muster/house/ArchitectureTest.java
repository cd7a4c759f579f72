package muster.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import muster.app.Main;
import org.junit.jupiter.api.Test;

/**
 * The house, from the ground up: what each package may import. Beside what a row names, each may import itself, the JDK
 * and the null annotations. A failure names the import with its file, and with its line where the class file
 * still knows it.
 */
class ArchitectureTest {
    private static final String[] EVERYWHERE = {"java..", "javax..", "org.jspecify.."};
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..", "org.postgresql.."};
    private static final String MODEL = "muster.model..";
    private static final String DIRECTORY = "muster.directory..";
    private static final String HTTP = "muster.http..";
    private static final String YAML = "muster.yaml..";
    private static final String FAR = "muster.far..";
    private static final String CLIENT = "muster.client..";
    private static final String BOUNCY_CASTLE = "org.bouncycastle..";
    private static final String JACKSON = "tools.jackson..";
    private static final String JACKSON_ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final String LOGGING = "org.slf4j..";

    private static final JavaClasses HOUSE = new ClassFileImporter().importPath(compiledClasses());

    @Test
    void modelImportsNothingButTheJdk() {
        mayImport(MODEL);
    }

    @Test
    void directoryImportsTheModel() {
        mayImport(DIRECTORY, MODEL);
    }

    @Test
    void credentialImportsModelAndDirectory() {
        mayImport("muster.credential..", MODEL, DIRECTORY, BOUNCY_CASTLE, "com.eatthepath.otp..", LOGGING);
    }

    @Test
    void storeImportsModelAndDirectory() {
        mayImport(
                "muster.store..",
                MODEL,
                DIRECTORY,
                "org.jdbi..",
                "org.sqlite..",
                "org.postgresql..",
                "org.flywaydb..",
                "com.zaxxer.hikari..",
                "com.github.benmanes.caffeine..",
                JACKSON,
                JACKSON_ANNOTATIONS,
                LOGGING);
    }

    @Test
    void mailImportsModelAndDirectory() {
        mayImport(
                "muster.mail..",
                MODEL,
                DIRECTORY,
                "org.simplejavamail..",
                "org.eclipse.angus.mail..",
                "jakarta.mail..",
                LOGGING);
    }

    @Test
    void yamlImportsNothingButTheJdk() {
        mayImport(YAML);
    }

    @Test
    void fileImportsModelAndDirectory() {
        mayImport(
                "muster.file..",
                MODEL,
                DIRECTORY,
                YAML,
                JACKSON,
                JACKSON_ANNOTATIONS,
                "de.siegmar.fastcsv..",
                "com.unboundid..",
                "org.snakeyaml.engine..",
                LOGGING);
    }

    @Test
    void farImportsTheDirectoryAndTheClientLibrary() {
        mayImport(FAR, MODEL, DIRECTORY, CLIENT, JACKSON);
    }

    @Test
    void onlyFarAndCommandsSeeTheClientLibrary() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackages(FAR, "muster.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLIENT));
    }

    @Test
    void backupImportsTheStore() {
        mayImport("muster.backup..", "muster.store..", BOUNCY_CASTLE, JACKSON, JACKSON_ANNOTATIONS);
    }

    @Test
    void httpImportsNothingOfTheHouse() {
        mayImport(HTTP, "org.eclipse.jetty..", "io.micrometer..", "io.prometheus..", BOUNCY_CASTLE, LOGGING);
    }

    @Test
    void dialectInterfaceImportsHttpAndTheDirectory() {
        mayImport("muster.dialect", DIRECTORY, HTTP, JACKSON, JACKSON_ANNOTATIONS);
    }

    @Test
    void eachDialectImportsModelDirectoryAndHttp() {
        mayImport(
                "muster.dialect.*..",
                "muster.dialect",
                MODEL,
                DIRECTORY,
                HTTP,
                YAML,
                JACKSON,
                JACKSON_ANNOTATIONS,
                "com.nimbusds..",
                "org.snakeyaml.engine..",
                LOGGING);
    }

    @Test
    void noDialectImportsAnother() {
        holds(slices().matching("muster.dialect.(*)..").should().notDependOnEachOther());
    }

    @Test
    void consoleImportsModelDirectoryAndHttp() {
        mayImport("muster.console..", MODEL, DIRECTORY, HTTP, "gg.jte..", "io.nayuki.qrcodegen..", LOGGING);
    }

    @Test
    void commandsImportModelDirectoryAndFar() {
        mayImport("muster.cli..", MODEL, DIRECTORY, FAR, CLIENT, JACKSON, "picocli..");
    }

    @Test
    void benchImportsTheModelHashesAndTheStore() {
        mayImport(
                "muster.bench..",
                MODEL,
                DIRECTORY,
                "muster.store..",
                "muster.backup..",
                "muster.credential..",
                JACKSON,
                JACKSON_ANNOTATIONS,
                "picocli..");
    }

    @Test
    void nothingImportsTheApp() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("muster.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("muster.app.."));
    }

    @Test
    void onlyHttpSeesTheHttpLibrary() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage(HTTP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty.."));
    }

    @Test
    void onlyTheStoreSpeaksSql() {
        holds(noClasses()
                .that()
                .resideOutsideOfPackage("muster.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL));
    }

    @Test
    void everyPackageHasItsRowHere() {
        holds(classes()
                .that()
                .resideInAPackage("muster..")
                .should()
                .resideInAnyPackage(
                        MODEL,
                        DIRECTORY,
                        HTTP,
                        YAML,
                        "muster.credential..",
                        "muster.store..",
                        "muster.mail..",
                        "muster.file..",
                        FAR,
                        "muster.backup..",
                        "muster.dialect..",
                        "muster.console..",
                        "muster.cli..",
                        "muster.bench..",
                        "muster.app.."));
    }

    private static void mayImport(String who, String... whom) {
        String[] allowed = Stream.of(Stream.of(who), Stream.of(EVERYWHERE), Stream.of(whom))
                .flatMap(each -> each)
                .toArray(String[]::new);
        holds(classes().that(resideInAPackage(who)).should().onlyDependOnClassesThat(resideInAnyPackage(allowed)));
    }

    /** A package that does not exist yet breaks no rule. */
    private static void holds(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }

    private static Path compiledClasses() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
