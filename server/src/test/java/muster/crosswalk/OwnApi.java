package muster.crosswalk;

import static java.util.Map.entry;
import static muster.crosswalk.CrosswalkSite.PASSWORD;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;
import tools.jackson.databind.JsonNode;

/** How acts are done with Muster's own API, by the name of the act. */
final class OwnApi {
    private static final String SCOPE = ", with a key that has the scope `credentials`";

    private static final Map<String, Way> WAYS = Map.ofEntries(
            entry(
                    "Create with a password",
                    way("`POST accounts` with `password`", (who, site) -> create(who, site, "password", PASSWORD))),
            entry("Invite", way("`POST accounts`", (who, site) -> create(who, site, "start", "invited"))),
            entry("Set up", act("welcome")),
            entry("Activate for somebody", act("activate")),
            entry("Withdraw activation", act("withdraw")),
            entry("Lock", act("disable")),
            entry("Unlock", act("enable")),
            entry("Archive", act("archive")),
            entry("Bring back", act("bring-back")),
            entry("Unlock somebody on hold", act("enable")),
            entry("Expire", change("expires_at", "2001-01-31T00:00:00Z")),
            entry(
                    "No longer expire",
                    way(
                            "`PATCH accounts/{id}` with `expires_at` null",
                            (who, site) -> done(
                                    http(site).patch("accounts/" + who.id(), Json.parse("{\"expires_at\":null}"))))),
            entry(
                    "Trash",
                    way("`DELETE accounts/{id}`", (who, site) -> done(http(site).delete("accounts/" + who.id())))),
            entry(
                    "Restore",
                    way(
                            "`POST trash/{id}/restore`",
                            (who, site) -> done(http(site).send("POST", "trash/" + who.id() + "/restore")))),
            entry(
                    "Purge",
                    way("`DELETE trash/{id}`", (who, site) -> done(http(site).delete("trash/" + who.id())))),
            entry("Rename", way("`PATCH accounts/{id}` with `username`", (who, site) -> {
                who.isCalled(who.other("ruth"));
                patch(who, site, "username", who.nameNow());
            })),
            entry(
                    "Change given and family name",
                    way(
                            "`PATCH accounts/{id}` with `first_name`, `last_name`",
                            (who, site) -> patch(who, site, "first_name", "Ruth", "last_name", "Berg"))),
            entry("Change somebody's address", way("`PATCH accounts/{id}` with `email`", (who, site) -> {
                who.isAt(who.other("ruth") + "@lab.example");
                patch(who, site, "email", who.addressNow());
            })),
            entry(
                    "Wish for another address",
                    refused(
                            "An address that is written counts at once; `PATCH accounts/{id}` only clears one that waits.")),
            entry(
                    "Confirm the address that waits",
                    handling("`POST accounts/{id}/pending-email/confirm`", (who, site) -> {
                        who.isAt(who.other("ruth") + "@lab.example");
                        json(handlingCredentials(site)
                                .post(
                                        "accounts/" + who.id() + "/pending-email/confirm",
                                        Json.object("address", who.addressNow())));
                    })),
            entry("Make read-only", change("readonly", true)),
            entry("Allow changes again", change("readonly", false)),
            entry(
                    "Put into a project",
                    way(
                            "`PATCH accounts/{id}` with `project`",
                            (who, site) -> patch(
                                    who, site, "project", site.cloudomation().project(who.other("project"))))),
            entry(
                    "Issue a code for another password",
                    handling(
                            "`POST accounts/{id}/codes`",
                            (who, site) ->
                                    json(handlingCredentials(site).send("POST", "accounts/" + who.id() + "/codes")))),
            entry("Set a password with a code", refused("Codes are for people who have no key.")),
            entry("Set a password with a mailed link", refused("Links are for people who have no key.")),
            entry(
                    "Reset somebody's second factor",
                    handling(
                            "`DELETE accounts/{id}/second-factor`",
                            (who, site) ->
                                    done(handlingCredentials(site).delete("accounts/" + who.id() + "/second-factor")))),
            entry("Hold", refused(LifeActs.NO_HOLD)),
            entry("Lift the hold", refused(LifeActs.NO_HOLD)),
            entry("Off-board", refused(DepartureActs.NOT_HERE)),
            entry("Re-hire", refused(DepartureActs.NOT_HERE)),
            entry("Set somebody's password at the host", refused("Nobody sets somebody else's password here.")),
            entry("Turn the second factor on", refused("People set up their own phones.")),
            entry("Turn the second factor off", refused("It resets the factor of others, see below.")),
            entry("Merge into another account, with redirect", merge("", true)),
            entry("Merge into another account, without redirect", merge(" with `redirect` false", false)),
            entry("Undo a merge", handling("`POST merges/{merge}/undo`", MergeWays::undoneWithTheOwnApi)),
            entry("Choose the first password", refused("Who has no password has no key.")),
            entry("Change the own password", handling("`PUT me/password`", (who, site) -> {
                Http own = with(site, site.server().keyFor(who.name(), "--credentials"));
                done(own.put("me/password", Json.object("current", PASSWORD, "password", CrosswalkSite.NEXT)));
                who.chose(CrosswalkSite.NEXT);
            })),
            entry("Be locked out by wrong passwords", refused("Nobody signs in there.")),
            entry("End a lock-out", act("unlock")),
            entry("Make a group", way("`POST groups`", (who, site) -> {
                json(http(site).post("groups", Json.object("name", GroupActs.named(who))));
                GroupActs.lookUp(who, site);
                GroupActs.joinAtConnect(who, site);
            })),
            entry(
                    "Put into a group",
                    way(
                            "`PUT groups/{group}/members/{id}`",
                            (who, site) ->
                                    done(http(site).send("PUT", "groups/" + who.group() + "/members/" + who.id())))),
            entry(
                    "Take out of a group",
                    way(
                            "`DELETE groups/{group}/members/{id}`",
                            (who, site) -> done(http(site).delete("groups/" + who.group() + "/members/" + who.id())))),
            entry(
                    "Rename a group",
                    way(
                            "`PATCH groups/{group}`",
                            (who, site) -> json(http(site)
                                    .patch("groups/" + who.group(), Json.object("name", GroupActs.renamed(who)))))),
            entry(
                    "Remove a group",
                    way(
                            "`DELETE groups/{group}`",
                            (who, site) -> done(http(site).delete("groups/" + who.group())))),
            entry(
                    "Make a key",
                    way(
                            "`POST me/keys`, with a key that one has",
                            (who, site) -> who.holds(Json.text(
                                    json(own(who, site).post("me/keys", Json.object("label", "made with another"))),
                                    "secret")))),
            entry(
                    "End a key",
                    way("`DELETE me/keys/{key}`; `DELETE accounts/{id}/keys/{key}`" + SCOPE, OwnApi::endKey)));

    private OwnApi() {}

    /** The act with the way to it through the API. */
    static Act added(Act act) {
        if (act.ways().containsKey(Column.OWN_API)) {
            return act;
        }
        Way way = WAYS.get(act.name());
        if (way == null) {
            throw new IllegalArgumentException("nothing is told of " + act.name() + " with the API");
        }
        return way.exists() ? act.at(Column.OWN_API, way.told(), way.doing()) : act.not(way.told(), Column.OWN_API);
    }

    static Http http(CrosswalkSite site) {
        return with(site, RunningMuster.ADMINISTRATOR_KEY);
    }

    /** Requests of the administrator with a key that handles credentials. */
    static Http handlingCredentials(CrosswalkSite site) {
        return with(site, site.server().keyFor(RunningMuster.ADMINISTRATOR_USERNAME, "--credentials"));
    }

    static Http with(CrosswalkSite site, String key) {
        return site.somebodyElse("/api/muster/v1").with("Authorization", "Bearer " + key);
    }

    private static Http own(Somebody who, CrosswalkSite site) {
        return with(site, site.server().keyFor(who.name()));
    }

    private static Way way(String told, Way.Doing doing) {
        return new Way(told, doing, "");
    }

    private static Way handling(String told, Way.Doing doing) {
        return way(told + SCOPE, doing);
    }

    private static Way merge(String how, boolean redirect) {
        return handling(
                "`POST accounts/{id}/merge`" + how, (who, site) -> MergeWays.withTheOwnApi(who, site, redirect));
    }

    private static Way refused(String reason) {
        return new Way(reason, null, "");
    }

    private static Way act(String verb) {
        return way(
                "`POST accounts/{id}/" + verb + "`",
                (who, site) -> json(http(site).post("accounts/" + who.id() + "/" + verb, Json.object())));
    }

    private static Way change(String field, Object value) {
        return way("`PATCH accounts/{id}` with `" + field + "`", (who, site) -> patch(who, site, field, value));
    }

    static void patch(Somebody who, CrosswalkSite site, Object... changes) {
        json(http(site).patch("accounts/" + who.id(), Json.object(changes)));
    }

    /** Looks at an act on many, here one, and does it as it was looked at. */
    static void bulk(Somebody who, CrosswalkSite site, Object... act) {
        Http http = http(site);
        JsonNode previewed = json(http.post("bulk/preview", onMany(act, Map.of("account", who.id()))))
                .at("/items/0");
        long version = previewed.get("version").longValue();
        JsonNode line = json(http.post("bulk", onMany(act, Map.of("account", who.id(), "version", version))))
                .at("/items/0");
        if (!Json.text(line, "result").equals("done")) {
            throw new AssertionError("not done: " + line);
        }
    }

    private static JsonNode onMany(Object[] act, Map<String, Object> chosen) {
        List<Object> fields = new ArrayList<>(List.of(act));
        fields.addAll(List.of("accounts", List.of(chosen)));
        return Json.object(fields.toArray());
    }

    /** @param what sessions, or everything */
    static void endAll(Somebody who, CrosswalkSite site, String what) {
        json(handlingCredentials(site).post("accounts/" + who.id() + "/end-keys", Json.object("what", what)));
    }

    private static void create(Somebody who, CrosswalkSite site, String how, String value) {
        json(http(site)
                .post(
                        "accounts",
                        Json.object(
                                "username",
                                who.name(),
                                "email",
                                who.address(),
                                "first_name",
                                "Ada",
                                "last_name",
                                "Roth",
                                how,
                                value)));
    }

    private static void endKey(Somebody who, CrosswalkSite site) {
        who.holds(site.server().keyFor(who.name()));
        Http own = with(site, who.key());
        String id = Json.text(json(own.get("me/keys")).at("/items/0"), "id");
        done(own.delete("me/keys/" + id));
    }
}
