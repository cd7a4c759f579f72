package muster.crosswalk;

import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.ArvadosDoor;
import muster.testing.ConnectDoor;
import muster.testing.Json;

/** How somebody is merged into Ben, who is made for that, and how that is undone. */
final class MergeWays {
    private static final Pattern VERSIONS = Pattern.compile("name=\"versions\" value=\"([^\"]+)\"");
    private static final Pattern UNDOING = Pattern.compile("muster user unmerge ([0-9a-f-]{36})");

    private MergeWays() {}

    private static String ben(Somebody who, CrosswalkSite site) {
        return Json.text(
                site.connect().create(ConnectDoor.newUser(who.other("ben"), "password", CrosswalkSite.NEXT)), "guid");
    }

    static void atArvados(Somebody who, CrosswalkSite site, boolean redirect) {
        ben(who, site);
        String filters = ArvadosDoor.condition("username", "=", who.other("ben"));
        String ben = site.arvados().uuids("filters", filters).getFirst();
        json(site.arvados()
                .admin()
                .post(
                        "users/merge",
                        Json.object(
                                "old_user_uuid",
                                who.uuid(),
                                "new_user_uuid",
                                ben,
                                "new_owner_uuid",
                                ben,
                                "redirect_to_new_user",
                                redirect)));
    }

    static void atTheConsole(Somebody who, CrosswalkSite site, boolean redirect) {
        String ben = ben(who, site);
        String sentOn = redirect ? "&redirect=on" : "";
        String seen = versions(site, "/admin/users/" + who.id() + "/merge/plan?into=" + ben + sentOn);
        Object[] fields = {"into", ben, "versions", seen, "redirect", "on"};
        site.form(who, "/merge", redirect ? fields : java.util.Arrays.copyOf(fields, 4));
    }

    private static String versions(CrosswalkSite site, String path) {
        String plan = done(site.administrator().get(path)).text();
        Matcher versions = VERSIONS.matcher(plan);
        if (!versions.find()) {
            throw new AssertionError("no plan: " + plan);
        }
        return versions.group(1);
    }

    static void withTheOwnApi(Somebody who, CrosswalkSite site, boolean redirect) {
        json(OwnApi.handlingCredentials(site)
                .post("accounts/" + who.id() + "/merge", Json.object("into", ben(who, site), "redirect", redirect)));
    }

    static void atTheHost(Somebody who, CrosswalkSite site, boolean redirect) {
        String ben = ben(who, site);
        String printed = redirect
                ? site.server().command("user", "merge", who.id(), ben, "--yes", "--redirect")
                : site.server().command("user", "merge", who.id(), ben, "--yes");
        Matcher undoing = UNDOING.matcher(printed);
        if (!undoing.find()) {
            throw new AssertionError("not merged: " + printed);
        }
        who.keep("merge", undoing.group(1));
    }

    static void undoneAtTheConsole(Somebody who, CrosswalkSite site) {
        String path = "/admin/merges/" + who.kept("merge");
        done(site.administrator().post(path, "versions", versions(site, path)));
    }

    static void undoneWithTheOwnApi(Somebody who, CrosswalkSite site) {
        json(OwnApi.handlingCredentials(site).post("merges/" + who.kept("merge") + "/undo", Json.object()));
    }

    static void undoneAtTheHost(Somebody who, CrosswalkSite site) {
        site.command("user", "unmerge", who.kept("merge"), "--yes");
    }
}
