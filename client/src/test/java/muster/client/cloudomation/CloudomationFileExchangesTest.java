package muster.client.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientException.Refused;
import muster.client.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports, imports and their reports, and what goes with users: projects, roles, the table of properties. */
class CloudomationFileExchangesTest {
    private static final UserFile FILE = UserFile.yaml("user:\n  name: ilse.brandt\n  description: Straße\n");

    private static String report(boolean isDryRun, boolean isApplied) {
        return """
                {"dry_run":%s,"applied":%s,"summary":{"created":0,"updated":1,"unchanged":0,"skipped":0,"failed":1},
                 "results":[{"index":0,"type":"user","name":"ilse.brandt","action":"updated","id":"%s",
                             "changes":{"description":{"old":"Beamline 4","new":null},"is_enabled":{"old":true,"new":false}},
                             "errors":[]},
                            {"index":1,"type":null,"name":null,"action":"failed","id":null,"changes":{},
                             "errors":[{"field":"roles","code":"not_importable"},{"field":null,"code":"duplicate"}]}]}""".formatted(isDryRun, isApplied, Recorded.ILSE_ID);
    }

    @Test
    void filesGoOutInTheFormatThatWasAskedFor() {
        List<String> accepted = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            accepted.addAll(exchange.getRequestHeaders().get("Accept"));
            ScriptedServer.answer(exchange, 200, FILE.text());
        })) {
            CloudomationClient client = Recorded.client(server);
            UserQuery query = UserQuery.ALL.allowDeleted().orderBy(UserProperties.ID.ascending());
            assertThat(client.users().export(query, UserFile.Format.YAML)).isEqualTo(FILE);
            assertThat(client.user("ilse").export(UserFile.Format.JSON).format())
                    .isEqualTo(UserFile.Format.JSON);
            assertThat(accepted).containsExactly("application/yaml", "application/json");
            assertThat(server.asked())
                    .containsExactly(
                            "GET /api/latest/user?allow_deleted=true&download=export&format=yaml",
                            "GET /api/latest/user/ilse?by=name&download=export&format=json");
        }
    }

    @Test
    void anImportTellsOfEachDocument() {
        List<String> types = new CopyOnWriteArrayList<>();
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            types.addAll(exchange.getRequestHeaders().get("Content-Type"));
            boolean isDryRun = exchange.getRequestURI().getQuery().contains("dry_run=true");
            ScriptedServer.answer(exchange, 200, report(isDryRun, !isDryRun));
        })) {
            UserImport importing = Recorded.client(server).importing(FILE).onConflict(UserImport.OnConflict.SKIP);
            ImportReport report = importing.dryRun();
            assertThat(report.isDryRun()).isTrue();
            assertThat(report.count(ImportReport.Action.UPDATED)).isOne();
            assertThat(report.results().get(0).id()).contains(UUID.fromString(Recorded.ILSE_ID));
            assertThat(report.results().get(0).changes())
                    .isEqualTo(Map.of(
                            "description", new ImportReport.Change("Beamline 4", null),
                            "is_enabled", new ImportReport.Change("true", "false")));
            assertThat(report.results().get(1).errors())
                    .containsExactly(
                            new ImportReport.Problem("roles", "not_importable"),
                            new ImportReport.Problem(null, "duplicate"));
            assertThat(importing.run().isApplied()).isTrue();
            assertThat(types).containsExactly("application/yaml", "application/yaml");
            assertThat(server.asked())
                    .containsExactly(
                            "POST /api/latest/import?on_conflict=skip&dry_run=true " + FILE.text(),
                            "POST /api/latest/import?on_conflict=skip " + FILE.text());
        }
    }

    @Test
    void aFileThatWasRefusedForItsDocumentsIsToldByItsReport() {
        String answer = "422 {\"error\":{\"code\":\"import_failed\",\"message\":\"No.\",\"report\":"
                + report(false, false) + "}}";
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            ImportReport report = Recorded.client(server).importing(FILE).run();
            assertThat(report.isApplied()).isFalse();
            assertThat(report.results().get(1).action()).isEqualTo(ImportReport.Action.FAILED);
        }
    }

    @Test
    void aFileThatCannotBeReadIsRefused() {
        try (ScriptedServer server = ScriptedServer.answering(Recorded.refusal(400, "bad_request"))) {
            assertThatThrownBy(() -> Recorded.client(server).importing(FILE).run())
                    .isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {}",
                "302 {}",
                "200 {\"dry_run\":true,\"applied\":false,\"summary\":{},\"results\":[]}",
                "422 {\"error\":7}",
                "422 {\"error\":{\"report\":[]}}"
            })
    void whatIsNoReportIsMisunderstood(String answer) {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            assertThatThrownBy(() -> Recorded.client(server).importing(FILE).dryRun())
                    .isInstanceOf(Misunderstood.class);
        }
    }

    @Test
    void aRehearsalThatWasTakenInIsNotTakenForOne() {
        try (ScriptedServer server = ScriptedServer.answering("200" + report(false, true))) {
            assertThatThrownBy(() -> Recorded.client(server).importing(FILE).dryRun())
                    .isInstanceOf(Misunderstood.class)
                    .hasMessageContaining("a report of something else");
        }
    }

    @Test
    void projectsAreMadeFoundAndChanged() {
        String project = """
                {"id":"%s","name":"Beamlines","description":null,"is_readonly":false,"created_at":"2026-03-01T09:15:00Z"}""".formatted(Recorded.ILSE_ID);
        UUID id = UUID.fromString(Recorded.ILSE_ID);
        Project known = new Project(id, "Beamlines", null, false, Instant.parse("2026-03-01T09:15:00Z"));
        try (ScriptedServer server = ScriptedServer.answering(
                "201" + project,
                "200" + project,
                "200" + project,
                "200" + project,
                Recorded.page(1, 500, 0, project))) {
            Projects projects = Recorded.client(server).projects();
            assertThat(projects.create("Beamlines")).isEqualTo(known);
            assertThat(projects.get(id)).isEqualTo(known);
            assertThat(projects.getByName("Beam lines")).isEqualTo(known);
            projects.update(
                    id,
                    ProjectChanges.changing().clearDescription().readonly(true).build());
            assertThat(projects.list()).containsExactly(known);
            assertThat(server.asked())
                    .containsExactly(
                            "POST /api/latest/project {\"name\":\"Beamlines\"}",
                            "GET /api/latest/project/" + id,
                            "GET /api/latest/project/Beam%20lines?by=name",
                            "PATCH /api/latest/project/" + id + " {\"description\":null,\"is_readonly\":true}",
                            "GET /api/latest/project?limit=500&offset=0");
        }
    }

    @Test
    void rolesAndPropertiesAreRead() {
        try (ScriptedServer server =
                ScriptedServer.answering(Recorded.page(1, 1, 0, "{\"name\":\"default\",\"rank\":0}"), """
                200 {"name":"user","base":"resource","properties":[
                      {"name":"email","type":"String","length":128,"nullable":true,"import_export":"export only",
                       "read":"priv","write":"the server"},
                      {"name":"record_type","type":"Enum","enum_name":"tabletype","values":["USER","FLOW"],"nullable":false,
                       "import_export":"neither","read":"all","write":"the server"}]}""")) {
            CloudomationClient client = Recorded.client(server);
            assertThat(client.roles()).containsExactly(new Role(Role.DEFAULT, 0));
            List<PropertyInfo> properties = client.properties();
            assertThat(properties.get(0).length()).hasValue(128);
            assertThat(properties.get(1).values()).containsExactly("USER", "FLOW");
            assertThat(properties.get(1).length()).isEmpty();
        }
    }

    @Test
    void nothingPrintsWhomAFileOrAChangeIsAbout() {
        assertThat(FILE).hasToString("UserFile[YAML, " + FILE.text().length() + " characters]");
        assertThat(UserChanges.changing().name("ilse").clearPendingEmail().build())
                .hasToString("UserChanges[name, pending_email]");
    }
}
