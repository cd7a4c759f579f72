package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;
import static muster.crosswalk.CrosswalkSite.PASSWORD;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.util.List;
import muster.testing.Answer;
import muster.testing.BrowserSession;
import muster.testing.ConsoleBrowser;
import muster.testing.Json;
import tools.jackson.databind.JsonNode;

/** API keys, which open every door. */
final class KeyActs {
    static final Topic TOPIC = new Topic(
            "API keys",
            "A key that is not made for one door alone opens all of them, as `Key`, `Bearer` or whatever the platform's clients send. What a key made at one door ends at is every door.",
            List.of(make(), end()));

    private static final String SESSIONS_ALONE = "The platform has sessions alone; keys made elsewhere open it.";

    private KeyActs() {}

    private static Somebody keyless(CrosswalkSite site) {
        Somebody ada = site.nobody();
        site.connect()
                .create(muster.testing.ConnectDoor.newUser(
                        ada.name(), "password", PASSWORD, "first_name", "Ada", "last_name", "Roth"));
        return ada.located(site);
    }

    private static Act make() {
        return Act.of("Make a key", "Its secret is told once.")
                .from(KeyActs::keyless)
                .at(CONNECT, "`POST v1/users/{guid}/keys`", KeyActs::makeAtConnect)
                .at(ARVADOS, "`POST api_client_authorizations`", KeyActs::makeAtArvados)
                .not(SESSIONS_ALONE, CRYOSPARC, CLOUDOMATION)
                .at(CONSOLE, "*API keys* in *My account*", (who, site) -> {
                    ConsoleBrowser own = site.console().loggedIn(who.name(), PASSWORD);
                    String page = done(own.post("/account/keys", "label", "made at the console"))
                            .text();
                    who.holds(page.replaceFirst("(?s).*<p><code>([^<]+)</code></p>.*", "$1"));
                })
                .at(
                        COMMAND_LINE,
                        "`muster key create`",
                        (who, site) -> who.holds(site.server().keyFor(who.name())));
    }

    private static void makeAtConnect(Somebody who, CrosswalkSite site) {
        JsonNode made = json(BrowserSession.of(site.server(), who.name(), PASSWORD)
                .writing()
                .post("v1/users/" + who.id() + "/keys", Json.object("name", "made at Connect")));
        who.holds(Json.text(made, "key"));
        who.keep("key id", Json.text(made, "id"));
    }

    private static void makeAtArvados(Somebody who, CrosswalkSite site) {
        JsonNode wanted = Json.object("api_client_authorization", Json.object("owner_uuid", who.uuid()));
        JsonNode made = json(site.arvados().admin().post("api_client_authorizations", wanted));
        who.holds(Json.text(made, "api_token"));
        who.keep("secret", Json.text(made, "api_token"));
        who.keep("token", Json.text(made, "uuid"));
    }

    private static Act end() {
        return Act.of("End a key", "Its secret opens nothing any more, at no door and never again.")
                .from(KeyActs::keyless)
                .shows("everywhere: API key refused")
                .at(CONNECT, "`DELETE v1/users/{guid}/keys/{id}`", (who, site) -> {
                    makeAtConnect(who, site);
                    done(BrowserSession.of(site.server(), who.name(), PASSWORD)
                            .writing()
                            .delete("v1/users/" + who.id() + "/keys/" + who.kept("key id")));
                })
                .at(ARVADOS, "`DELETE api_client_authorizations/{uuid}`", (who, site) -> {
                    makeAtArvados(who, site);
                    json(site.arvados()
                            .with(who.kept("secret"))
                            .delete("api_client_authorizations/" + who.kept("token")));
                })
                .not(SESSIONS_ALONE, CRYOSPARC, CLOUDOMATION)
                .at(CONSOLE, "*API keys* in *My account*; *Access* on the page of the person", (who, site) -> {
                    who.holds(site.server().keyFor(who.name()));
                    Answer page = site.administrator().get("/admin/users/" + who.id() + "/access");
                    String path = page.text().replaceFirst("(?s).*action=\"([^\"]+/access/keys/[^\"]+/end)\".*", "$1");
                    done(site.administrator().post(path));
                })
                .at(COMMAND_LINE, "`muster key end`", (who, site) -> {
                    who.holds(site.server().keyFor(who.name()));
                    String key = site.server().command("key", "list", who.name(), "--json");
                    site.command("key", "end", who.name(), Json.text(Json.parse(key), "id"));
                });
    }
}
