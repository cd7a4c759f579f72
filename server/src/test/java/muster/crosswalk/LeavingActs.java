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

/** The trash, the end, and two accounts that become one. */
final class LeavingActs {
    static final Topic TOPIC = new Topic(
            "Leaving",
            "Who is in the trash is nowhere to be found and can come back. Who is purged cannot.",
            List.of(trash(), restore(), purge(), mergeWithRedirect(), mergeWithoutRedirect(), unmerge()));

    static final String IN_THE_TRASH = "own api: found yes, state trashed";
    static final String GONE = "everywhere: found no, signs in no, API key refused";

    private LeavingActs() {}

    private static Act trash() {
        return Act.of(
                        "Trash",
                        "The account is hidden, with all that belongs to it. Its name stays taken, its addresses are free.")
                .shows(GONE)
                .shows(IN_THE_TRASH)
                .not("The platform removes nobody.", CONNECT)
                .at(
                        ARVADOS,
                        "`DELETE users/{uuid}`",
                        (who, site) -> json(site.arvados().admin().delete("users/" + who.uuid())))
                .at(
                        CRYOSPARC,
                        "`users.delete`",
                        (who, site) -> done(site.cryosparc().delete("users/" + who.cryosparcId())))
                .at(CLOUDOMATION, "`DELETE user/{id}`", Ways::trash)
                .at(
                        CONSOLE,
                        "*Put in the trash* on the page of the person",
                        (who, site) -> site.form(who, "/acts/trash"))
                .at(COMMAND_LINE, "`muster apply` of a file with `state` trashed", FileWays.told("state", "trashed"));
    }

    private static Act restore() {
        return Act.of("Restore", "All of it comes back, and the address unless somebody else has claimed it.")
                .from(site -> site.after(Ways::trash))
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
                .at(COMMAND_LINE, "`muster apply` of a file with `state` active", FileWays.told("state", "active"));
    }

    private static Act purge() {
        return Act.of(
                        "Purge",
                        "An account in the trash is removed for good. Its names at platforms are never given again.")
                .from(site -> site.after(Ways::trash))
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
                .not("No command removes anybody for good.", COMMAND_LINE);
    }

    private static Act mergeWithRedirect() {
        return Act.of(
                        "Merge into another account, with redirect",
                        "Of the old account nothing is left but its keys and addresses, which go to Ben.")
                .shows("everywhere: found no, signs in no, API key acts as Ben")
                .not("The platform merges nobody.", CONNECT, CRYOSPARC, CLOUDOMATION)
                .at(
                        ARVADOS,
                        "`POST users/merge` with `redirect_to_new_user`",
                        (who, site) -> MergeWays.atArvados(who, site, true))
                .at(CONSOLE, "*Merge*, sent on", (who, site) -> MergeWays.atTheConsole(who, site, true))
                .at(
                        COMMAND_LINE,
                        "`muster user merge --redirect --yes`",
                        (who, site) -> MergeWays.atTheHost(who, site, true));
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
                        (who, site) -> MergeWays.atArvados(who, site, false))
                .at(CONSOLE, "*Merge*, not sent on", (who, site) -> MergeWays.atTheConsole(who, site, false))
                .at(COMMAND_LINE, "`muster user merge --yes`", (who, site) -> MergeWays.atTheHost(who, site, false));
    }

    private static Act unmerge() {
        return Act.of("Undo a merge", "The old account is back, without its password.")
                .from(site -> site.after((who, _) -> MergeWays.atTheHost(who, site, true)))
                .shows("everywhere: signs in no")
                .not("The platform undoes no merge.", CONNECT, ARVADOS, CRYOSPARC, CLOUDOMATION)
                .at(CONSOLE, "*Undo* in *Merges*", MergeWays::undoneAtTheConsole)
                .at(COMMAND_LINE, "`muster user unmerge --yes`", MergeWays::undoneAtTheHost);
    }
}
