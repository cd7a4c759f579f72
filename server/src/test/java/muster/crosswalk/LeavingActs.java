package muster.crosswalk;

import static muster.crosswalk.Column.ARVADOS;
import static muster.crosswalk.Column.CLOUDOMATION;
import static muster.crosswalk.Column.COMMAND_LINE;
import static muster.crosswalk.Column.CONNECT;
import static muster.crosswalk.Column.CONSOLE;
import static muster.crosswalk.Column.CRYOSPARC;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.ConnectDoor;
import muster.testing.Json;

/** The trash, the end, and two accounts that become one. */
final class LeavingActs {
    static final Topic TOPIC = new Topic(
            "Leaving",
            "Who is in the trash is nowhere to be found and can come back. Who is purged cannot.",
            List.of(trash(), restore(), purge(), mergeWithRedirect(), mergeWithoutRedirect()));

    private static final String GONE = "everywhere: found no, signs in no, API key refused";
    private static final Pattern VERSIONS = Pattern.compile("name=\"versions\" value=\"([^\"]+)\"");

    private LeavingActs() {}

    private static Act trash() {
        return Act.of(
                        "Trash",
                        "The account is hidden, with all that belongs to it. Its name stays taken, its addresses are free.")
                .shows(GONE)
                .shows("own api: found yes, state trashed")
                .not("The platform removes nobody.", CONNECT)
                .at(
                        ARVADOS,
                        "`DELETE users/{uuid}`",
                        (who, site) -> json(site.arvados().admin().delete("users/" + who.uuid())))
                .at(
                        CRYOSPARC,
                        "`users.delete`",
                        (who, site) -> done(site.cryosparc().delete("users/" + who.cryosparcId())))
                .at(CLOUDOMATION, "`DELETE user/{id}`", LeavingActs::trashIt)
                .at(
                        CONSOLE,
                        "*Put in the trash* on the page of the person",
                        (who, site) -> site.form(who, "/acts/trash"))
                .not("`muster apply` of a file does; that is tested apart from this table.", COMMAND_LINE);
    }

    private static void trashIt(Somebody who, CrosswalkSite site) {
        done(site.cloudomation().admin().delete("user/" + who.id()));
    }

    private static Act restore() {
        return Act.of("Restore", "All of it comes back, and the address unless somebody else has claimed it.")
                .from(site -> site.after(LeavingActs::trashIt))
                .not("The platform has no trash.", CONNECT)
                .not("The platform brings nobody back.", ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`POST user/{id}/restore`",
                        (who, site) -> json(site.cloudomation().admin().send("POST", "user/" + who.id() + "/restore")))
                .at(
                        CONSOLE,
                        "*Restore* in *Trash*",
                        (who, site) -> done(site.administrator().post("/admin/trash/" + who.id() + "/restore")))
                .not("The console and Cloudomation do it.", COMMAND_LINE);
    }

    private static Act purge() {
        return Act.of(
                        "Purge",
                        "An account in the trash is removed for good. Its names at platforms are never given again.")
                .from(site -> site.after(LeavingActs::trashIt))
                .shows(GONE)
                .not("The platform has no trash.", CONNECT)
                .not("The platform's delete goes to the trash.", ARVADOS, CRYOSPARC)
                .at(
                        CLOUDOMATION,
                        "`DELETE user/{id}?permanently=true`",
                        (who, site) ->
                                done(site.cloudomation().admin().delete("user/" + who.id() + "?permanently=true")))
                .at(
                        CONSOLE,
                        "*Remove for good* in *Trash*",
                        (who, site) -> done(site.administrator().post("/admin/trash/" + who.id() + "/purge")))
                .not("The console and Cloudomation do it.", COMMAND_LINE);
    }

    private static Act mergeWithRedirect() {
        return Act.of(
                        "Merge into another account, with redirect",
                        "Of the old account nothing is left but its keys and addresses, which go to Ben.")
                .shows("everywhere: found no, signs in no, API key acts as ben")
                .not("The platform merges nobody.", CONNECT, CRYOSPARC, CLOUDOMATION)
                .at(
                        ARVADOS,
                        "`POST users/merge` with `redirect_to_new_user`",
                        (who, site) -> mergeAtArvados(who, site, true))
                .at(CONSOLE, "*Merge*, sent on", (who, site) -> mergeAtTheConsole(who, site, true))
                .not(
                        "`muster user merge` does, which shows first what would change; that is tested apart from this table.",
                        COMMAND_LINE);
    }

    private static Act mergeWithoutRedirect() {
        return Act.of(
                        "Merge into another account, without redirect",
                        "The old account's keys and password end. Arvados alone still shows a shell of it.")
                .shows(GONE)
                .shows("arvados: found yes, is_active false, is_invited false")
                .not("The platform merges nobody.", CONNECT, CRYOSPARC, CLOUDOMATION)
                .at(
                        ARVADOS,
                        "`POST users/merge` without `redirect_to_new_user`",
                        (who, site) -> mergeAtArvados(who, site, false))
                .at(CONSOLE, "*Merge*, not sent on", (who, site) -> mergeAtTheConsole(who, site, false))
                .not(
                        "`muster user merge` does, which shows first what would change; that is tested apart from this table.",
                        COMMAND_LINE);
    }

    /** The id of Ben, who is made beside somebody for a merge. */
    private static String ben(Somebody who, CrosswalkSite site) {
        return Json.text(
                site.connect().create(ConnectDoor.newUser(who.other("ben"), "password", CrosswalkSite.NEXT)), "guid");
    }

    static void mergeAtArvados(Somebody who, CrosswalkSite site, boolean redirect) {
        ben(who, site);
        String filters = muster.testing.ArvadosDoor.condition("username", "=", who.other("ben"));
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

    static void mergeAtTheConsole(Somebody who, CrosswalkSite site, boolean redirect) {
        String ben = ben(who, site);
        String sentOn = redirect ? "&redirect=on" : "";
        String plan = site.administrator()
                .get("/admin/users/" + who.id() + "/merge/plan?into=" + ben + sentOn)
                .text();
        Matcher versions = VERSIONS.matcher(plan);
        if (!versions.find()) {
            throw new AssertionError("no plan: " + plan);
        }
        Object[] fields = {"into", ben, "versions", versions.group(1), "redirect", "on"};
        site.form(who, "/merge", redirect ? fields : java.util.Arrays.copyOf(fields, 4));
    }
}
