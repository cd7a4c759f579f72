package muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./muster} promises: it finds its JDK, builds when it must, and gives way to the program. */
class LauncherTest {
    @TempDir
    private Path folder;

    private Checkout checkout;
    private Map<String, String> environment;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = new Checkout(folder);
        checkout.mavenBuilds();
        environment = Map.of("JAVA_HOME", checkout.jdk("25.0.3").toString());
    }

    @Test
    void argumentsAndFolderOfTheCallerArriveAtTheProgram() throws Exception {
        var ended = checkout.run(environment, "muster", "user", "create", "--name", "Ada  L *");
        assertThat(ended.code()).isZero();
        assertThat(ended.output()).contains(" in " + folder.toRealPath() + "\n");
        assertThat(ended.output())
                .endsWith("argument -jar\nargument " + checkout.root.toRealPath()
                        + "/server/target/app/muster-server.jar\nargument user\nargument create\nargument --name\n"
                        + "argument Ada  L *\n");
    }

    @Test
    void shellGivesWayToTheProgram() throws Exception {
        var ended = checkout.run(environment, "muster", "serve");
        assertThat(ended.output()).contains("process " + ended.process() + " in");
    }

    @Test
    void jdkOfAnotherVersionIsPassedOver() throws Exception {
        String old = checkout.jdk("17.0.15").toString();
        String places = old + ":" + checkout.jdk("25");
        var ended = checkout.run(Map.of("JAVA_HOME", old, "MUSTER_JDK_PLACES", places), "muster", "version");
        assertThat(ended.code()).isZero();
        assertThat(ended.output()).contains("argument version");
    }

    @Test
    void withoutJdkItSaysWhatIsMissing() throws Exception {
        var ended =
                checkout.run(Map.of("MUSTER_JDK_PLACES", checkout.jdk("17.0.15").toString()), "muster", "serve");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).startsWith("muster: a JDK 25 is missing").contains("https://adoptium.net");
    }

    @Test
    void withoutMavenItSaysWhatIsMissing() throws Exception {
        Files.delete(checkout.tools.resolve("mvn"));
        var ended = checkout.run(environment, "muster", "serve");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("muster: Maven (mvn) is missing");
    }

    @Test
    void secondStartDoesNotBuild() throws Exception {
        checkout.run(environment, "muster", "serve");
        var second = checkout.run(environment, "muster", "serve");
        assertThat(checkout.builds()).isEqualTo(1);
        assertThat(second.output()).startsWith("process ");
    }

    @Test
    void changedOrRemovedSourceIsBuilt() throws Exception {
        checkout.run(environment, "muster", "serve");
        Path source = checkout.root.resolve("server/src/main/java/Main.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        checkout.run(environment, "muster", "serve");
        assertThat(checkout.builds()).isEqualTo(2);

        Files.delete(source);
        checkout.run(environment, "muster", "serve");
        assertThat(checkout.builds()).isEqualTo(3);
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        Process first = checkout.start(environment, "muster", "serve");
        Process second = checkout.start(environment, "muster", "serve");
        assertThat(Checkout.end(first).output()).contains("argument serve");
        assertThat(Checkout.end(second).output()).contains("argument serve");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void twoStartsAtOnceBuildOnceWhereThereIsNoFlock() throws Exception {
        Files.delete(checkout.tools.resolve("flock"));
        twoStartsAtOnceBuildOnce();
        assertThat(checkout.root.resolve("server/target/build.lock.d")).doesNotExist();
    }

    @Test
    void failedBuildShowsItsLogAndIsTriedAgain() throws Exception {
        checkout.mavenDoes("echo 'Main.java: a semicolon is missing'; exit 1\n");
        var ended = checkout.run(environment, "muster", "serve");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains("Main.java: a semicolon is missing", "the build failed");

        checkout.mavenBuilds();
        assertThat(checkout.run(environment, "muster", "serve").code()).isZero();
    }

    @Test
    void failedTrainingCostsOnlyTheCache() throws Exception {
        var first = checkout.run(environment, "muster", "serve");
        var second = checkout.run(environment, "muster", "serve");
        assertThat(first.code()).isZero();
        assertThat(first.output()).contains("starts will be slower").doesNotContain("AOTCache=");
        assertThat(second.output()).startsWith("process ").doesNotContain("AOTCache=");
    }

    @Test
    void cacheServesOneJdkAlone() throws Exception {
        Path first = trainable(checkout.jdk("25.0.3"));
        Path other = trainable(checkout.jdk("25.0.4"));
        checkout.run(Map.of("JAVA_HOME", first.toString()), "muster", "serve");
        var again = checkout.run(Map.of("JAVA_HOME", first.toString()), "muster", "serve");
        assertThat(again.output()).startsWith("process ").contains("argument -XX:AOTCache=");

        var afterwards = checkout.run(Map.of("JAVA_HOME", other.toString()), "muster", "serve");
        assertThat(afterwards.output()).contains("preparing a fast start", "argument -XX:AOTCache=");
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void trainingSeesNothingOfTheCallersSettings() throws Exception {
        Path jdk = checkout.jdk("25.0.3");
        var production = Map.of(
                "JAVA_HOME", jdk.toString(),
                "MUSTER_DATABASE", "jdbc:postgresql://production/muster",
                "MUSTER_DATA", "/var/lib/muster");
        checkout.run(production, "muster", "serve");
        assertThat(jdk.resolve("bin/trained.with"))
                .content()
                .contains("MUSTER_LISTEN=127.0.0.1:0\n")
                .doesNotContain("MUSTER_DATABASE", "/var/lib/muster");
    }

    @Test
    void ownJavaOptionsComeLastAndMayChooseTheCollector() throws Exception {
        var options = Map.of("JAVA_HOME", environment.get("JAVA_HOME"), "MUSTER_JAVA_OPTS", "-Xmx1g -XX:+UseG1GC");
        var ended = checkout.run(options, "muster", "serve");
        assertThat(ended.output())
                .contains("argument -Xmx256m\n", "argument -Xmx1g\nargument -XX:+UseG1GC\nargument -jar\n")
                .doesNotContain("UseSerialGC");
    }

    private static Path trainable(Path jdk) throws IOException {
        return Files.createFile(jdk.resolve("bin/trainable")).getParent().getParent();
    }
}
