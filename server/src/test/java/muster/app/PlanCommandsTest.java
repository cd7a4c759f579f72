package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands that take a file or write one, given at a shell. */
class PlanCommandsTest {
    private static final Pattern PLAN = Pattern.compile("Plan ([0-9a-f-]{36}) ");
    private static final Map<String, String> ON_A_FREE_PORT = Map.of("MUSTER_LISTEN", "127.0.0.1:0");

    /** What the shell is told. */
    private record Told(int exit, String out, String err) {}

    @TempDir
    Path folder;

    @BeforeEach
    void begin() {
        assertThat(run("user", "create", "--username", "iris", "--password", "a long password")
                        .exit())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aPlanIsShownCarriedOutAndTakenBack() throws Exception {
        Path file = file("people.csv", "username,first_name\niris,Iris\nben,Ben\n");

        Told planned = run("plan", file.toString());

        assertThat(planned.exit()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(planned.out())
                .contains("people.csv: 1 added, 1 changed", "added", "ben (line 3)", "(none) -> Iris", "muster apply ");
        assertThat(run("user", "show", "ben").exit()).isEqualTo(ExitCode.REFUSED);

        Told applied = run("apply", id(planned));
        assertThat(applied).isEqualTo(new Told(ExitCode.DONE, "2 done, 0 not done\n", ""));
        assertThat(run("user", "show", "ben").exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("apply", id(planned)).out()).isEqualTo("2 done, 0 not done\n");
        assertThat(run("plan", file.toString()).exit()).isEqualTo(ExitCode.DONE);

        assertThat(run("undo", id(planned), "--yes").exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("user", "show", "iris").out()).doesNotContain("Iris");
        assertThat(run("plans").out()).contains("undone", "undoing people.csv");
    }

    @Test
    void theSameIsDoneByARunningServer() throws Exception {
        Path file = file("people.jsonl", "{\"username\": \"ben\", \"rank\": \"auditor\"}\n");
        try (Application _ = Application.start(Configuration.read(data(), ON_A_FREE_PORT, Map.of()))) {
            Told planned = run("plan", file.toString());
            assertThat(planned.exit()).isEqualTo(ExitCode.DIFFERENCES);
            assertThat(run("apply", id(planned)).out()).isEqualTo("1 done, 0 not done\n");
            assertThat(run("user", "show", "ben").out()).contains("auditor");
            assertThat(run("export", "--format", "jsonl").out()).contains("\"username\":\"ben\"");
            assertThat(names(data())).noneMatch(name -> name.startsWith("command-file"));
        }
    }

    @Test
    void twoFilesThatComeAtOnceAreNotMixedUp() {
        try (Application _ = Application.start(Configuration.read(data(), ON_A_FREE_PORT, Map.of()))) {
            List<CompletableFuture<String>> both = Stream.of("ben", "cem")
                    .map(name -> CompletableFuture.supplyAsync(() -> imported(name, 300)))
                    .toList();

            assertThat(both.stream().map(CompletableFuture::join))
                    .containsExactly("300 done, 0 not done\n", "300 done, 0 not done\n");
            assertThat(run("user", "list", "--prefix", "ben", "--limit", "1").out())
                    .contains("1 of 300");
        }
    }

    private String imported(String name, int times) {
        String file = IntStream.range(0, times).mapToObj(i -> name + i + "\n").collect(Collectors.joining());
        GatheredAnswer answer = new GatheredAnswer();
        CommandRequest request = new CommandRequest(List.of("import", "-", "--yes"), null, true);
        InputStream bytes = new ByteArrayInputStream(("username\n" + file).getBytes(StandardCharsets.UTF_8));
        int exit = ControlClient.ask(data().resolve("control.socket"), request, bytes, answer)
                .orElseThrow();
        return answer.answer(exit).out();
    }

    @Test
    void aFileCanComeFromStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("username\nben\n".getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run("import", "-", "--yes").out()).isEqualTo("1 done, 0 not done\n");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void nobodyIsAskedWhereNobodyIsAndNothingIsDone() throws Exception {
        Told told = run("import", file("x.csv", "username\nben\n").toString());

        assertThat(told.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(told.err()).startsWith("Nothing was changed; ./muster apply ");
        assertThat(run("user", "show", "ben").exit()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void whatIsWrongWithAFileIsToldLineByLineAndNothingIsPlanned() throws Exception {
        Told told =
                run("plan", file("x.csv", "username,rank\nben\ncem,viewer,x\n").toString());

        assertThat(told.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(told.err())
                .isEqualTo("muster: Line 2: The line has 1 values and not as many as there are columns.\n"
                        + "muster: Line 3: The line has 3 values and not as many as there are columns.\n");
        assertThat(run("plans", "--json").out()).isEmpty();
        assertThat(run("plan", folder.resolve("none.csv").toString()).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run("plan", folder.toString()).err()).contains("it is a folder");
    }

    @Test
    void rowsWithProblemsAreToldAndTheOthersDone() throws Exception {
        Path file = file("x.csv", "username,rank,groups\nben,emperor,\ncem,,\ndee,,No such group\n");

        Told planned = run("plan", file.toString());
        assertThat(planned.exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(planned.out())
                .contains("1 added, 0 changed, 2 with problems", "There is no group named No such group.");

        assertThat(run("apply", id(planned)).exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("user", "show", "cem").exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whoeverWouldSuspendManyNamesTheirNumber() throws Exception {
        String people = IntStream.range(0, 20)
                .mapToObj(i -> "user" + i + ",h" + i + "\n")
                .collect(Collectors.joining());
        String head = "username,external_id\n";
        run("import", file("all.csv", head + people).toString(), "--source", "hr", "--yes");
        Path fewer = file("fewer.csv", head + "user0,h0\n");

        Told planned = run("plan", fewer.toString(), "--source", "hr", "--complete", "suspend");
        assertThat(planned.out()).contains("19 suspended", "--brake-off 19");
        assertThat(run("apply", id(planned)).err())
                .contains("19 of 20", "./muster apply " + id(planned) + " --brake-off 19.");
        assertThat(run("export").out()).doesNotContain("disabled");

        assertThat(run("apply", id(planned), "--brake-off", "19").out()).isEqualTo("19 done, 0 not done\n");
        assertThat(run("export").out().split("disabled", -1)).hasSize(20);
    }

    @Test
    void programsReadAnObjectALine() throws Exception {
        Told told = run("plan", file("x.csv", "username\nben\n").toString(), "--json", "--source", "hr");

        List<JsonNode> lines =
                told.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("counts").path("added").asInt()).isEqualTo(1);
        assertThat(lines.getFirst().path("source").asString()).isEqualTo("hr");
        assertThat(lines.getFirst().path("digest").asString()).hasSize(64);
        assertThat(lines.get(1).path("kind").asString()).isEqualTo("added");
        assertThat(lines.get(1).path("line").asInt()).isEqualTo(2);
    }

    @Test
    void rowsAreNumberedAndTheirFieldsAreCalledAsInFiles() throws Exception {
        Path file = file("x.csv", "username,first_name,rank\nben,Ben,publisher\niris,Iris,\n");

        List<JsonNode> lines = run("plan", file.toString(), "--json")
                .out()
                .lines()
                .<JsonNode>map(JsonMapper.shared()::readTree)
                .toList();

        assertThat(lines.subList(1, 3))
                .extracting(line -> line.path("row").asLong())
                .containsExactly(1L, 2L);
        assertThat(lines.get(1).path("fields"))
                .extracting(field -> field.path("field").asString() + "="
                        + field.path("after").asString())
                .containsExactly("username=ben", "first_name=Ben", "rank=publisher");
    }

    @Test
    void whatGoesOutComesBackUnchangedInEveryFormat() throws Exception {
        run("import", file("x.csv", """
                username,email,first_name,last_name,display_name,description,rank
                ben,ben@lab.example,Ben,=1+1,"Ben ""B\""","two
                lines",auditor
                cem,,no,null,~,Ünï 🧪,viewer
                """).toString(), "--yes");
        run("group", "create", "a: b", "--description", "Lenses");
        run("group", "members", "a: b", "--add", "ben");
        for (String format : List.of("csv", "jsonl", "ldif", "yaml")) {
            Path out = folder.resolve("out." + format);

            assertThat(run("export", "--to", out.toString())).isEqualTo(new Told(ExitCode.DONE, "", ""));

            Told planned = run("plan", out.toString());
            assertThat(planned.out())
                    .as(format)
                    .contains("0 added, 0 changed, ")
                    .doesNotContain("with problems");
            assertThat(planned.exit()).isEqualTo(ExitCode.DONE);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void anExportThatIsRefusedLeavesTheFileAsItWas() throws Exception {
        Path out = file("kept.csv", "as it was");

        assertThat(run("export", "--format", "records", "--to", out.toString()).exit())
                .isEqualTo(ExitCode.USAGE);

        assertThat(out).hasContent("as it was");
        assertThat(names(folder)).noneMatch(name -> name.contains(".part"));
    }

    @Test
    void driftIsThePlanOfTheDeclaredState() throws Exception {
        Path state = file("lab.yaml", """
                muster: 1
                groups:
                  - {name: Optics, description: Lenses, owner: iris}
                people:
                  - username: ben
                    groups: [Optics]
                """);

        Told told = run("plan", state.toString());
        assertThat(told.out()).contains("2 added", "group Optics", "ben");
        assertThat(run("apply", state.toString(), "--yes").exit()).isEqualTo(ExitCode.DONE);

        assertThat(run("plan", state.toString()).exit()).isEqualTo(ExitCode.DONE);
        assertThat(run("group", "members", "optics").out()).contains("ben", "1 of 1");
        run("group", "members", "Optics", "--remove", "ben");
        assertThat(run("plan", state.toString()).out()).contains("1 changed", "Optics");
        assertThat(run("group", "list").out()).contains("Optics", "Lenses", "1 of 1");
        assertThat(run("group", "show", "Optics").out()).contains("Lenses");
    }

    private static String id(Told planned) {
        Matcher named = PLAN.matcher(planned.out());
        assertThat(named.find()).as(planned.toString()).isTrue();
        return named.group(1);
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private Told run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data().toString()));
        PrintStream out = System.out;
        PrintStream err = System.err;
        var toldOut = new ByteArrayOutputStream();
        var toldErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(toldOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(toldErr, true, StandardCharsets.UTF_8));
            int exit = Main.run(all.toArray(String[]::new), Map.of());
            return new Told(exit, toldOut.toString(StandardCharsets.UTF_8), toldErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }
}
