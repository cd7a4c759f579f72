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
import muster.crosswalk.FileWays.Sheet;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.Http;
import muster.testing.Json;
import tools.jackson.databind.JsonNode;

/** Groups of the directory, which are groups at Connect and groups of class role at Arvados. */
final class GroupActs {
    static final Topic TOPIC = new Topic(
            "Groups",
            "Connect's groups and Arvados' groups of class `role` are the same groups.",
            List.of(create(), join(), leave(), rename(), remove()));

    private static final String NO_GROUPS = "The platform knows no groups.";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final String IN_IT = "everywhere: group crystals";

    private GroupActs() {}

    private static Act create() {
        return Act.of("Make a group", "Here Ada is put into it at Connect afterwards.")
                .shows(IN_IT)
                .at(CONNECT, "`POST v1/groups`", (who, site) -> {
                    make(who, site);
                    joinAtConnect(who, site);
                })
                .at(ARVADOS, "`POST groups` with `group_class` role", (who, site) -> {
                    JsonNode group = Json.object("name", named(who), "group_class", "role");
                    json(site.arvados().admin().post("groups", Json.object("group", group)));
                    lookUp(who, site);
                    joinAtConnect(who, site);
                })
                .not(NO_GROUPS, CRYOSPARC, CLOUDOMATION)
                .at(CONSOLE, "*Groups*", (who, site) -> {
                    done(site.administrator().post("/admin/groups", "name", named(who)));
                    lookUp(who, site);
                    joinAtConnect(who, site);
                })
                .at(COMMAND_LINE, "`muster group create`", (who, site) -> {
                    site.command("group", "create", named(who));
                    lookUp(who, site);
                    joinAtConnect(who, site);
                });
    }

    /** The name of the group that is looked at. */
    static String named(Somebody who) {
        who.keep("group name", who.other("crystals"));
        return who.kept("group name");
    }

    private static void make(Somebody who, CrosswalkSite site) {
        who.isLookedAtIn(Json.text(site.connect().group(named(who)), "guid"));
    }

    static void lookUp(Somebody who, CrosswalkSite site) {
        String prefix = Http.query("prefix", who.kept("group name"));
        who.isLookedAtIn(
                Json.text(json(site.connect().admin().get("v1/groups" + prefix)).at("/results/0"), "guid"));
    }

    static void joinAtConnect(Somebody who, CrosswalkSite site) {
        done(site.connect().admin().post("v1/groups/" + who.group() + "/members", Json.object("user_guid", who.id())));
    }

    private static Somebody besideAGroup(CrosswalkSite site) {
        return site.after(GroupActs::make);
    }

    private static Somebody inAGroup(CrosswalkSite site) {
        Somebody ada = besideAGroup(site);
        joinAtConnect(ada, site);
        return ada;
    }

    private static Act join() {
        return Act.of("Put into a group", "What the group may see is seen from then on.")
                .from(GroupActs::besideAGroup)
                .shows(IN_IT)
                .at(CONNECT, "`POST v1/groups/{guid}/members`", GroupActs::joinAtConnect)
                .at(ARVADOS, "`POST links` of class `permission` from the user to the group", (who, site) -> {
                    JsonNode link = Json.object(
                            "link_class",
                            "permission",
                            "name",
                            "can_read",
                            "tail_uuid",
                            who.uuid(),
                            "head_uuid",
                            atArvados(who, site));
                    json(site.arvados().admin().post("links", Json.object("link", link)));
                })
                .not(NO_GROUPS, CRYOSPARC, CLOUDOMATION)
                .at(
                        CONSOLE,
                        "*Groups* on the page of the person, or *Members* on that of the group",
                        (who, site) -> site.form(who, "/groups", "act", "add", "group", who.group()))
                .at(
                        COMMAND_LINE,
                        "`muster group members --add`",
                        (who, site) -> site.command("group", "members", who.kept("group name"), "--add", who.id()));
    }

    /** The group's uuid. */
    static String atArvados(Somebody who, CrosswalkSite site) {
        String filters = ArvadosDoor.condition("name", "=", who.kept("group name"));
        JsonNode found = json(site.arvados().admin().get("groups" + Http.query("filters", filters)));
        return found.get("items").isEmpty() ? "" : Json.text(found.at("/items/0"), "uuid");
    }

    /** Links from the user to the group. */
    static List<JsonNode> links(Somebody who, CrosswalkSite site) {
        String filters = Json.object(
                        "filters",
                        List.of(List.of("tail_uuid", "=", who.uuid()), List.of("head_uuid", "=", atArvados(who, site))))
                .get("filters")
                .toString();
        return Json.list(json(site.arvados().admin().get("links" + Http.query("filters", filters)))
                .get("items"));
    }

    private static Act leave() {
        return Act.of("Take out of a group", "What the group may see is seen no more. People leave by themselves, too.")
                .from(GroupActs::inAGroup)
                .at(
                        CONNECT,
                        "`DELETE v1/groups/{guid}/members/{user_guid}`",
                        (who, site) -> done(
                                site.connect().admin().delete("v1/groups/" + who.group() + "/members/" + who.id())))
                .at(
                        ARVADOS,
                        "`DELETE links/{uuid}`",
                        (who, site) -> json(site.arvados()
                                .admin()
                                .delete("links/" + Json.text(links(who, site).getFirst(), "uuid"))))
                .not(NO_GROUPS, CRYOSPARC, CLOUDOMATION)
                .at(
                        CONSOLE,
                        "*Groups* on the page of the person, or *Members* on that of the group",
                        (who, site) -> site.form(who, "/groups", "act", "remove", "group", who.group()))
                .at(
                        COMMAND_LINE,
                        "`muster group members --remove`",
                        (who, site) -> site.command("group", "members", who.kept("group name"), "--remove", who.id()));
    }

    private static Act rename() {
        return Act.of("Rename a group", "Who is in it stays in it.")
                .from(GroupActs::inAGroup)
                .shows("everywhere: group quartz")
                .at(
                        CONNECT,
                        "`PATCH v1/groups/{guid}`",
                        (who, site) -> json(site.connect()
                                .admin()
                                .patch("v1/groups/" + who.group(), Json.object("name", renamed(who)))))
                .at(ARVADOS, "`PUT groups/{uuid}`", (who, site) -> {
                    String uuid = atArvados(who, site);
                    JsonNode group = Json.object("name", renamed(who));
                    json(site.arvados().admin().put("groups/" + uuid, Json.object("group", group)));
                })
                .not(NO_GROUPS, CRYOSPARC, CLOUDOMATION)
                .at(CONSOLE, "The page of the group", (who, site) -> {
                    Answer page = site.administrator().get("/admin/groups/" + who.group());
                    Matcher version = VERSION.matcher(page.text());
                    if (!version.find()) {
                        throw new AssertionError("no version in " + page);
                    }
                    done(site.administrator()
                            .post(
                                    "/admin/groups/" + who.group(),
                                    "name",
                                    renamed(who),
                                    "owner",
                                    "iris",
                                    "version",
                                    version.group(1)));
                })
                .not("No command renames a group.", COMMAND_LINE);
    }

    static String renamed(Somebody who) {
        who.keep("group name", who.other("quartz"));
        return who.kept("group name");
    }

    private static Act remove() {
        return Act.of("Remove a group", "Who was in it is not, anywhere.")
                .from(GroupActs::inAGroup)
                .at(
                        CONNECT,
                        "`DELETE v1/groups/{guid}`",
                        (who, site) -> done(site.connect().admin().delete("v1/groups/" + who.group())))
                .at(
                        ARVADOS,
                        "`DELETE groups/{uuid}`",
                        (who, site) -> json(site.arvados().admin().delete("groups/" + atArvados(who, site))))
                .not(NO_GROUPS, CRYOSPARC, CLOUDOMATION)
                .at(
                        CONSOLE,
                        "*Remove* on the page of the group",
                        (who, site) -> done(site.administrator().post("/admin/groups/" + who.group() + "/remove")))
                .at(
                        COMMAND_LINE,
                        "`muster apply` of a declared state in which the group is `absent`",
                        (who, site) -> FileWays.atTheHost(
                                who,
                                site,
                                Sheet.of("muster: 1\ngroups:\n  - {name: " + who.kept("group name")
                                        + ", absent: true}\n")));
    }
}
