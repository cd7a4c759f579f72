package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import muster.http.Route;
import muster.testing.Answer;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks every route of the console who may come in, also those that nobody has thought of here. */
class ConsoleRoutesTest {
    /** These carry a secret of their own, or a file. */
    private static final List<String> OTHER_FORMS = List.of("/setup", "/admin/files");

    private static List<Route> routes;
    private static RunningMuster server;
    private static ConnectDoor door;
    private static ConnectDoor.Person ada;
    private static ConsoleBrowser administrator;

    @BeforeAll
    static void readTheRoutes(@TempDir Path folder) {
        routes = RouteTables.mounts(folder).getLast().routes().all();
        server = RunningMuster.with();
        door = new ConnectDoor(server);
        ada = door.viewer();
        administrator = ConsoleBrowser.ofAdministrator(server);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void theSweepMeetsTheRoutesThatThereAre() {
        assertThat(of("GET", "/admin/")).contains("/admin/users", path("/admin/users/{id}/emails"));
        assertThat(of("POST", "/account")).contains("/account/password", "/account/keys");
    }

    @Test
    void whoIsNotLoggedInIsSentToLogInFromEveryPage() {
        ConsoleBrowser nobody = ConsoleBrowser.at(server);
        for (String start : List.of("/account", "/admin")) {
            for (String page : of("GET", start)) {
                Answer answer = nobody.get(page);
                assertThat(answer.status()).as(page).isEqualTo(303);
                assertThat(answer.header("Location")).as(page).isEqualTo("/login?next=" + page.replace("/", "%2F"));
            }
        }
    }

    @Test
    void whoIsNotLoggedInChangesNothing() {
        ConsoleBrowser nobody = ConsoleBrowser.at(server);
        String before = told();
        for (String start : List.of("/account", "/admin")) {
            for (String form : of("POST", start)) {
                Answer answer = send(nobody, form);
                assertThat(answer.status()).as(form).isEqualTo(303);
                assertThat(answer.header("Location")).as(form).startsWith("/login");
            }
        }
        assertThat(told()).isEqualTo(before);
    }

    @Test
    void aViewerSeesAndChangesNothingBelowAdministration() {
        ConsoleBrowser viewer = ConsoleBrowser.of(server, ada.username(), ada.password());
        String before = told();
        for (String page : of("GET", "/admin")) {
            assertThat(viewer.get(page).status()).as(page).isIn(403, 404, 422);
        }
        for (String form : of("POST", "/admin")) {
            assertThat(send(viewer, form).status()).as(form).isIn(403, 404, 422);
        }
        assertThat(told()).isEqualTo(before);
    }

    @Test
    void noFormWithoutItsTokenDoesAnything() {
        String before = told();
        for (String forged : List.of("", "forged")) {
            for (String form : of("POST", "/")) {
                if (!form.equals("/setup")) {
                    Answer answer = OTHER_FORMS.contains(form)
                            ? administrator.uploadForged(form, forged, new byte[0])
                            : administrator.postForged(form, forged, "username", "mallory");
                    assertThat(answer.status()).as(form).isEqualTo(403);
                }
            }
        }
        assertThat(administrator.get("/account").status()).isEqualTo(200);
        assertThat(told()).isEqualTo(before);
    }

    @Test
    void noPageBreaksOnAnIdThatIsNone() {
        for (Route route : routes) {
            if (route.method().equals("GET") && route.template().contains("{")) {
                for (String value : List.of(
                        "no-id",
                        "7b1f0000-0000-4000-8000-000000000000",
                        "%3Cscript%3E",
                        "..%2F",
                        "%E2%80%AE",
                        "-1",
                        "0")) {
                    String page = route.template().replaceAll("\\{[^}]+}", value);
                    Answer answer = administrator.get(page);
                    assertThat(answer.status()).as(page).isLessThan(500);
                    assertThat(answer.text()).as(page).doesNotContain("<script>");
                }
            }
        }
    }

    @Test
    void noFormBreaksWhenItsFieldsAreMissing() {
        for (String form : of("POST", "/")) {
            if (!form.equals("/logout")) {
                String nobodys = form.replace(ada.guid(), ConnectDoor.UNUSED_GUID);
                assertThat(send(administrator, nobodys).status()).as(nobodys).isLessThan(500);
                administrator.get("/account");
            }
        }
    }

    private static Answer send(ConsoleBrowser who, String form) {
        return form.equals("/admin/files") ? who.upload(form, new byte[0]) : who.post(form);
    }

    /** Paths of these routes, with somebody who is there, and acts that there are. */
    private static List<String> of(String method, String start) {
        return routes.stream()
                .filter(route ->
                        route.method().equals(method) && route.template().startsWith(start))
                .map(route -> path(route.template()))
                .toList();
    }

    private static String path(String template) {
        return template.replace("{act}", "lock").replaceAll("\\{[^}]+}", ada.guid());
    }

    /** The newest event of the ledger: another one is there when anything was changed. */
    private static String told() {
        Answer newest = door.admin().get("v1/audit_logs?limit=1&ascOrder=false");
        assertThat(newest.status()).isEqualTo(200);
        return newest.text();
    }
}
