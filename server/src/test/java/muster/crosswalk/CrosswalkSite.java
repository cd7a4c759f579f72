package muster.crosswalk;

import static muster.testing.RunningMuster.ADMINISTRATOR_PASSWORD;
import static muster.testing.RunningMuster.ADMINISTRATOR_USERNAME;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicInteger;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.CloudomationDoor;
import muster.testing.ConnectDoor;
import muster.testing.ConsoleBrowser;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import tools.jackson.databind.JsonNode;

/**
 * One server with an administrator at each of its doors. Whoever proves nothing yet comes from an address of his own, as behind a
 * reverse proxy, so that what fails in one test is not held against the next one.
 */
final class CrosswalkSite implements AutoCloseable {
    static final String PASSWORD = CloudomationDoor.PASSWORD;
    static final String NEXT = CloudomationDoor.OTHER_PASSWORD;
    static final String WRONG = "a wrong river stone";

    private static final AtomicInteger SOURCES = new AtomicInteger();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RunningMuster server;
    private final ConnectDoor connect;
    private final ArvadosDoor arvados;
    private final CloudomationDoor cloudomation;
    private final ThreadLocal<ConsoleBrowser> console =
            ThreadLocal.withInitial(() -> console().loggedIn(ADMINISTRATOR_USERNAME, ADMINISTRATOR_PASSWORD));
    private final String cryosparcToken;

    CrosswalkSite() {
        this(ArvadosDoor.cluster("mail=capture", "trusted-proxies=127.0.0.1"));
    }

    /** @param server one with captured mails, behind a proxy on this machine, and with the cluster id of {@link ArvadosDoor} */
    CrosswalkSite(RunningMuster server) {
        this.server = server;
        connect = new ConnectDoor(server);
        arvados = new ArvadosDoor(server);
        cloudomation = new CloudomationDoor(server);
        Answer signedIn = atCryosparc(ADMINISTRATOR_USERNAME + "@lab.example", ADMINISTRATOR_PASSWORD);
        cryosparcToken = Json.text(json(signedIn), "access_token");
    }

    RunningMuster server() {
        return server;
    }

    ConnectDoor connect() {
        return connect;
    }

    ArvadosDoor arvados() {
        return arvados;
    }

    CloudomationDoor cloudomation() {
        return cloudomation;
    }

    /** Requests of the administrator below {@code /api/cmd/}, signed in with the password. */
    Http cryosparc() {
        return new CryosparcDoor(server).with(cryosparcToken);
    }

    /** The console of the administrator. */
    ConsoleBrowser administrator() {
        return console.get();
    }

    /** A console in which nobody is logged in. */
    ConsoleBrowser console() {
        return ConsoleBrowser.at(somebodyElse(""));
    }

    /** Requests below this path from an address that nobody had before. */
    Http somebodyElse(String path) {
        int source = SOURCES.incrementAndGet();
        String address = "10.%d.%d.%d".formatted(source >> 16 & 255, source >> 8 & 255, source & 255);
        return Http.at(server.url() + path).with("X-Forwarded-For", address);
    }

    /** Somebody who has no account yet. */
    Somebody nobody() {
        return new Somebody(ConnectDoor.fresh("ada"));
    }

    /** Ada Roth, a viewer with a password and an API key. */
    Somebody active() {
        Somebody ada = nobody();
        connect.create(ConnectDoor.newUser(
                ada.name(), "password", PASSWORD, "first_name", "Ada", "last_name", "Roth", "user_role", "viewer"));
        ada.holds(server.keyFor(ada.name()));
        return ada.located(this);
    }

    /** Somebody of this rank, one that the command line knows. */
    Somebody ranked(String rank) {
        Somebody ada = active();
        server.command("user", "rank", ada.name(), rank);
        return ada;
    }

    /** An ordinary account after this was done to it. */
    Somebody after(Way.Doing doing) {
        Somebody ada = active();
        doing.to(ada, this);
        return ada;
    }

    void command(String... arguments) {
        server.command(arguments);
    }

    /** Sends a form of the console about somebody; the path goes on behind the one of the person. */
    void form(Somebody who, String path, Object... fields) {
        done(administrator().post("/admin/users/" + who.id() + path, fields));
    }

    Answer atConnect(String name, String password) {
        return somebodyElse("").post("__login__", Json.object("username", name, "password", password));
    }

    Answer atArvados(String name, String password) {
        return somebodyElse("/arvados/v1")
                .post("users/authenticate", Json.object("username", name, "password", password));
    }

    Answer atCryosparc(String address, String password) {
        String form =
                Http.query("grant_type", "password", "username", address, "password", CryosparcDoor.digest(password));
        return somebodyElse("/api/cmd").send("POST", "login", FORM, BodyPublishers.ofString(form.substring(1)));
    }

    Answer atCloudomation(String name, String password) {
        return cloudomation.signIn(name, password);
    }

    Answer atConsole(String name, String password) {
        return console().post("/login", "email", name, "password", password);
    }

    /** The body of an answer that had to be fine. */
    static JsonNode json(Answer answer) {
        return done(answer).json();
    }

    /** The answer, which must not refuse. */
    static Answer done(Answer answer) {
        if (answer.status() >= 400) {
            throw new AssertionError("refused: " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        server.close();
    }
}
