package muster.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import muster.house.Checkout.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./check} promises: it is green only if every test ran and passed. */
class CheckTest {
    @TempDir
    private Path folder;

    private Checkout checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = new Checkout(folder);
    }

    @Test
    void allTestsPassed() throws Exception {
        var ended = afterMaven(report("A", 3, 0, 0, 0) + report("B", 2, 0, 0, 0));
        assertThat(ended.code()).isZero();
        assertThat(ended.output()).endsWith("\n5 passed, 0 failed\n");
    }

    @Test
    void failuresAndErrorsFail() throws Exception {
        var ended = afterMaven(report("A", 3, 1, 1, 0) + "exit 1\n");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).endsWith("\n1 passed, 2 failed\n");
    }

    @Test
    void skippedTestFails() throws Exception {
        var ended = afterMaven(report("A", 3, 0, 0, 1));
        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("1 tests were skipped").endsWith("\n2 passed, 1 failed\n");
    }

    @Test
    void noTestAtAllFails() throws Exception {
        var ended = afterMaven("true\n");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("no test was run").endsWith("\n0 passed, 0 failed\n");
    }

    @Test
    void buildThatBreaksOffFails() throws Exception {
        var ended = afterMaven(report("A", 3, 0, 0, 0) + "exit 1\n");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("the build broke off").endsWith("\n3 passed, 1 failed\n");
    }

    @Test
    void wrongFormatFailsAndTheTestsRunAllTheSame() throws Exception {
        checkout.mavenDoes("case \"$*\" in *spotless:check*) exit 1 ;; esac\n" + report("A", 3, 0, 0, 0));
        var ended = check();
        assertThat(ended.code()).isNotZero();
        assertThat(ended.output()).contains("./check format").endsWith("\n3 passed, 1 failed\n");
    }

    @Test
    void withoutABrowserItSaysSoAndGoesOn() throws Exception {
        var ended = afterMaven(report("A", 3, 0, 0, 0));
        assertThat(ended.output()).contains("muster: there is no Chromium on the PATH; the tests of pages will fail");
        var quick = check("quick");
        assertThat(quick.output())
                .contains("muster: there is no Chromium on the PATH; the tests of pages are not part");
    }

    @Test
    void aBrowserOnThePathIsEnough() throws Exception {
        checkout.tool("google-chrome", "exit 1\n");
        checkout.tool("apt-get", "echo apt-get was called >&2\n");
        var ended = afterMaven(report("A", 3, 0, 0, 0));
        assertThat(ended.output()).doesNotContain("Chromium", "apt-get was called");
    }

    @Test
    void whoMayInstallsABrowser() throws Exception {
        checkout.tool("id", "echo 0\n");
        checkout.tool("apt-get", """
                echo "apt-get $*" >>"$0.calls"
                case $* in *install*) printf '#!/bin/sh\\n' >"${0%/*}/chromium"; chmod +x "${0%/*}/chromium" ;; esac
                """);
        var ended = afterMaven(report("A", 3, 0, 0, 0));
        assertThat(ended.output()).contains("installing Chromium").doesNotContain("will fail");
        assertThat(checkout.tools.resolve("apt-get.calls"))
                .hasContent("apt-get update -q\napt-get install -y -q --no-install-recommends chromium");
    }

    @Test
    void whoMayNotInstallIsToldWhatIsMissing() throws Exception {
        checkout.tool("id", "echo 1000\n");
        checkout.tool("sudo", "exit 1\n");
        checkout.tool("apt-get", "echo apt-get was called >&2\n");
        var ended = afterMaven(report("A", 3, 0, 0, 0));
        assertThat(ended.output()).contains("there is no Chromium on the PATH").doesNotContain("apt-get was called");
    }

    @Test
    void anInstallationThatFailsTellsWhy() throws Exception {
        checkout.tool("id", "echo 0\n");
        checkout.tool("apt-get", "echo 'E: Unable to locate package chromium'; exit 100\n");
        var ended = afterMaven(report("A", 3, 0, 0, 0));
        assertThat(ended.output())
                .contains("E: Unable to locate package chromium")
                .contains("there is no Chromium on the PATH; the tests of pages will fail");
    }

    @Test
    void theSmallestPiecesAreMeasuredWithTheFlagsOfTheServer() throws Exception {
        checkout.mavenDoes(
                "echo \"$*\" >>\"$0.calls\"; mkdir -p benchmarks/target; echo lib.jar >benchmarks/target/classpath");
        var ended = check("jmh", "Routing", "-i", "3");
        assertThat(checkout.tools.resolve("mvn.calls"))
                .content()
                .contains("-pl benchmarks -am -DskipTests test-compile");
        assertThat(ended.output())
                .contains("benchmarks/target/classes:lib.jar", "argument org.openjdk.jmh.Main", "-XX:+UseSerialGC")
                .endsWith("argument Routing\nargument -i\nargument 3\n");
    }

    @Test
    void knownVulnerabilitiesAreAskedForWithWhatTheTestsHave() throws Exception {
        checkout.mavenDoes("mkdir -p server/target; echo lib.jar >server/target/test-classpath");
        var ended = check("vulnerabilities");
        assertThat(ended.output())
                .contains("server/target/classes:lib.jar")
                .endsWith("argument muster.house.KnownVulnerabilities\n");
    }

    @Test
    void fuzzingIsForAsLongAsOneLikes() throws Exception {
        checkout.mavenDoes(
                "echo \"$*\" >>\"$0.calls\"; mkdir -p server/target; echo lib.jar >server/target/test-classpath");
        var ended = check("fuzz", "90s", "json.body");
        assertThat(checkout.tools.resolve("mvn.calls")).content().contains("-pl server -am -DskipTests test-compile");
        assertThat(ended.output())
                .contains("server/target/classes:lib.jar", "argument muster.fuzz.LongRun", "server/target/fuzz\n")
                .endsWith("argument 90s\nargument json.body\n");
    }

    @Test
    void theCrashTestRunsForSoManyRounds() throws Exception {
        checkout.mavenDoes(
                "echo \"$*\" >>\"$0.calls\"; mkdir -p server/target; echo lib.jar >server/target/test-classpath");
        assertThat(check("crash", "7").output())
                .contains("server/target/classes:lib.jar")
                .endsWith("argument muster.crash.CrashRounds\nargument 7\n");
        assertThat(check("crash").output()).endsWith("argument muster.crash.CrashRounds\nargument 300\n");
    }

    private Ended afterMaven(String script) throws IOException, InterruptedException {
        checkout.mavenDoes("case \"$*\" in *spotless:check*) exit 0 ;; esac\n" + script);
        return check();
    }

    private Ended check(String... arguments) throws IOException, InterruptedException {
        return checkout.run(Map.of("JAVA_HOME", checkout.jdk("25").toString()), "check", arguments);
    }

    private static String report(String name, int tests, int failures, int errors, int skipped) {
        return """
                mkdir -p server/target/check/surefire-reports
                cat >server/target/check/surefire-reports/TEST-%s.xml <<'END'
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="%s" time="0.1" tests="%d" errors="%d" skipped="%d" failures="%d">
                </testsuite>
                END
                """.formatted(name, name, tests, errors, skipped, failures);
    }
}
